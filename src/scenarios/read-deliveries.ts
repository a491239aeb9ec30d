// Deliveries from outside: reached at their date, or late. Each becomes an issue without work that stands at its date, and what
// may go wrong becomes a risk that delays it, so links, progress and reports know nothing new.
import { PLAIN_ISSUE, PLAIN_RISK } from '../plan/plain.ts';
import type { CivilInstant, Estimate, Issue, Provenance, Risk } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { isEmpty, type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { type Fields, openFields, openNamed } from './fields.ts';
import { DELIVERY_FALLBACK_KEYS, DELIVERY_KEYS } from './keys-of-supply.ts';
import { LARGEST_LINK_FACTOR } from './links.ts';
import { originOf, readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readNumber, readText } from './scalars.ts';
import { readChance } from './scales.ts';

/** What is done without a delivery: after `waitMinutes` of working time the work goes on, multiplied by so many thousandths. */
export interface Fallback {
  readonly delivery: string;
  readonly title: string;
  readonly due: CivilInstant;
  readonly waitMinutes: number;
  readonly factor: number;
  readonly origin: Provenance;
}
export interface Deliveries {
  readonly issues: readonly Issue[];
  readonly risks: readonly Risk[];
  readonly fallbacks: ReadonlyMap<string, Fallback>;
}
type DeliveryFields = Fields<keyof typeof DELIVERY_KEYS>;

export const NO_WORK: Estimate = { distribution: { kind: 'fixed', value: 0 }, likely: 0, single: false, text: '0' };
const CERTAIN = { low: 1, high: 1 };

/** The deliveries, in document order. */
export function readDeliveries(reading: Reading, place: Place | undefined): Deliveries {
  const issues: Issue[] = [];
  const risks: Risk[] = [];
  const fallbacks = new Map<string, Fallback>();
  for (const [id, value] of openNamed(reading.complaints, place, 'deliveries')) {
    const fields = openFields(reading.complaints, value, DELIVERY_KEYS, `the delivery ${shorten(id)}`);
    if (fields === null) continue;
    requireKeys(reading.complaints, fields, DELIVERY_KEYS, `the delivery ${shorten(id)}`);
    const issue = readDelivery(reading, fields, id);
    const risk = readLateness(reading, fields, issue);
    const fallback = readFallback(reading, fields, issue);
    issues.push(issue);
    if (risk !== null) risks.push(risk);
    if (fallback !== null) fallbacks.set(id, fallback);
  }
  return { issues, risks, fallbacks };
}

function readDelivery(reading: Reading, fields: DeliveryFields, id: string): Issue {
  const { complaints } = reading;
  const due = readDate(reading, fields.at('due'), 'end', 'due');
  readText(complaints, fields.at('from'), 'from');
  return {
    ...PLAIN_ISSUE,
    id,
    title: readText(complaints, fields.at('title'), 'title') ?? id,
    work: 'elapsed',
    estimate: NO_WORK,
    who: { kind: 'nobody' },
    notBefore: due,
    due,
    implied: 'delivery',
    ...readProvenance(complaints, fields),
  };
}

function readLateness(reading: Reading, fields: DeliveryFields, { id, title }: Issue): Risk | null {
  const { complaints, calendar, ranges, scales } = reading;
  const onTime = readChance(reading, fields.at('onTime'), scales, 'onTime') ?? CERTAIN;
  const latePlace = fields.at('late');
  const late = readEstimate(complaints, latePlace, workMeasure(calendar), ranges, 'late');
  const isSaid = fields.at('onTime') !== undefined;
  if (isSaid && onTime.low < 1 && latePlace === undefined && !fields.misspells(['late'])) {
    complaints.add('E121', fields.at('onTime') as Place, `${shorten(id)} may be late, but by how much?`, {
      hint: 'give late: 1-3d',
    });
  }
  if (latePlace !== undefined && !isSaid && !fields.misspells(['onTime'])) {
    complaints.add('E121', latePlace, `${shorten(id)} may be late, but how likely?`, {
      atKey: true,
      hint: 'give onTime: 80%',
    });
  }
  if (late === null || onTime.low >= 1) return null;
  return {
    ...PLAIN_RISK,
    id: `late/${id}`,
    title: `${title} is late`,
    owner: null,
    probability: { low: rest(onTime.high), high: rest(onTime.low) },
    impacts: [{ kind: 'delay', by: late }],
    hits: [id],
    window: null,
    mitigation: null,
    family: 'late',
    ...readProvenance(complaints, fields),
  };
}

/** What a share leaves, without the dust of binary fractions. */
function rest(share: number): number {
  return Number((1 - share).toFixed(9));
}

function readFallback(reading: Reading, fields: DeliveryFields, issue: Issue): Fallback | null {
  const { complaints, calendar } = reading;
  const { id, title, due } = issue;
  const place = fields.at('fallback');
  if (place !== undefined && isEmpty(place)) complaints.add('E012', place, 'fallback needs a factor', { atKey: true });
  const inner =
    place === undefined || isEmpty(place) ? null : openFields(complaints, place, DELIVERY_FALLBACK_KEYS, 'fallback');
  if (inner === null) return null;
  requireKeys(complaints, inner, DELIVERY_FALLBACK_KEYS, 'fallback');
  const waitMinutes = readDuration(complaints, inner.at('wait'), workMeasure(calendar), 'wait') ?? 0;
  const factor = readNumber(complaints, inner.at('factor'), { min: 1, max: LARGEST_LINK_FACTOR }, 'factor');
  if (factor === null || due === null) return null;
  return { delivery: id, title, due, waitMinutes, factor: Math.round(factor * 1000), origin: originOf(issue) };
}
