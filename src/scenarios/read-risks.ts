// Risks with their impacts and mitigations. A mitigation written inside its risk becomes an issue of the plan.
import { PLAIN_RISK } from '../plan/plain.ts';
import type { Impact, Issue, Risk } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { isMap, type Place, shorten } from './document.ts';
import { type Fields, openFields, openList, openNamed } from './fields.ts';
import { changesIssues, readImpacts } from './impacts.ts';
import { MITIGATION_KEYS, RISK_KEYS, RISK_WINDOW_KEYS } from './keys-of-risks.ts';
import { MITIGATION_ISSUE_KEYS } from './keys-of-work.ts';
import { mitigationId } from './names.ts';
import { readProvenance } from './provenance.ts';
import { readIssue } from './read-issues.ts';
import type { Reading } from './reading.ts';
import { readReference } from './references.ts';
import { requireKeys } from './required.ts';
import { readFlag, readText } from './scalars.ts';
import { readChance, type Scales } from './scales.ts';
import { readSelection, type Selectable } from './selection.ts';
import type { CapacityOf } from './uses.ts';
import { readOwner } from './who.ts';

/** A risk that waits for its selection: what it hits is known when every mitigating issue is. */
interface OpenRisk {
  readonly fields: Fields<keyof typeof RISK_KEYS>;
  readonly risk: Omit<Risk, 'hits'>;
}
const NEVER = { low: 0, high: 0 };

/** Reads every risk but its selection, together with the issues that mitigations bring. */
export function openRisks(
  reading: Reading,
  place: Place | undefined,
  scales: Scales,
  capacityOf: CapacityOf,
): { open: OpenRisk[]; mitigations: Issue[] } {
  const mitigations: Issue[] = [];
  const open = openNamed(reading.complaints, place, 'risks').flatMap(([id, value]): OpenRisk[] => {
    const fields = openFields(reading.complaints, value, RISK_KEYS, `the risk ${shorten(id)}`);
    if (fields === null) return [];
    const { complaints } = reading;
    requireKeys(complaints, fields, RISK_KEYS, `the risk ${shorten(id)}`);
    const probability = readChance(reading, fields.at('probability'), scales, 'probability') ?? NEVER;
    const impacts = readImpacts(reading, fields.at('impact'), scales);
    const errors = complaints.errorCount();
    const base = { id, probability, impacts, window: readWindow(reading, fields.at('window')) };
    const { mitigation, issue } = readMitigation(reading, fields.at('mitigation'), base, scales, capacityOf);
    if (issue !== null) mitigations.push(issue);
    if (impacts.length === 0 && complaints.errorCount() === errors && fields.at('impact')?.node.kind === 'list') {
      complaints.add('E012', fields.at('impact') as Place, `the risk ${shorten(id)} has no impact`, { atKey: true });
    }
    const title = readText(complaints, fields.at('title'), 'title') ?? id;
    const owner = readOwner(reading, fields.at('owner'));
    const together = readText(complaints, fields.at('together'), 'together');
    for (const key of ['indicators', 'actions'] as const) {
      for (const item of openList(fields.at(key))) readText(complaints, item, key);
    }
    readText(complaints, fields.at('status'), 'status');
    return [
      {
        fields,
        risk: { ...PLAIN_RISK, ...base, title, owner, mitigation, together, ...readProvenance(complaints, fields) },
      },
    ];
  });
  return { open, mitigations };
}

/** Resolves what each risk hits; never its own mitigation, unless named. */
export function closeRisks(reading: Reading, open: readonly OpenRisk[], from: Selectable): Risk[] {
  return open.flatMap(({ fields, risk }) => {
    const selected = readSelection(reading, fields.at('hits'), from, 'hits');
    const impacts = [...risk.impacts, ...(risk.mitigation?.impacts ?? [])];
    if (fields.at('hits') === undefined && impacts.some(changesIssues)) {
      const message = `the risk ${shorten(risk.id)} changes issues but does not say which`;
      reading.complaints.add('E064', fields.place, message, {
        atKey: true,
        hint: 'give hits: a selection, ids, or all',
      });
    }
    const own = risk.mitigation?.issue;
    const hits = (selected?.issues ?? []).filter((id) => id !== own || selected?.of.ids?.includes(id) === true);
    return readFlag(reading.complaints, fields.at('each'), false, 'each')
      ? forEach(reading, fields, { ...risk, hits }, from)
      : [{ ...risk, hits }];
  });
}

/** One risk per issue hit, drawn by itself; what happens to people or gates happens once. */
function forEach({ complaints }: Reading, fields: OpenRisk['fields'], risk: Risk, from: Selectable): Risk[] {
  const impacts = [...risk.impacts, ...(risk.mitigation?.impacts ?? [])];
  if (impacts.some((impact) => !changesIssues(impact))) {
    const message = `${shorten(risk.id)} cannot be decided for each issue: it changes more than issues`;
    complaints.add('E105', fields.at('each') as Place, message, { atKey: true });
  }
  const titles = new Map(from.issues.map(({ id, title }) => [id, title]));
  return risk.hits.map((id) => ({
    ...risk,
    id: `${risk.id}/${id}`,
    title: `${risk.title}: ${titles.get(id) ?? id}`,
    hits: [id],
    family: risk.id,
  }));
}

function readWindow(reading: Reading, place: Place | undefined): Risk['window'] {
  const fields = place === undefined ? null : openFields(reading.complaints, place, RISK_WINDOW_KEYS, 'window');
  if (fields === null) return null;
  requireKeys(reading.complaints, fields, RISK_WINDOW_KEYS, 'window');
  const from = readDate(reading, fields.at('from'), 'begin', 'from');
  const to = readDate(reading, fields.at('to'), 'end', 'to');
  if (from === null || to === null || from <= to) return from === null || to === null ? null : { from, to };
  reading.complaints.add('E025', fields.at('to') as Place, 'the window ends before it begins');
  return null;
}

function readMitigation(
  reading: Reading,
  place: Place | undefined,
  risk: { id: string; probability: Risk['probability']; impacts: readonly Impact[] },
  scales: Scales,
  capacityOf: CapacityOf,
): { mitigation: Risk['mitigation']; issue: Issue | null } {
  const { complaints } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, MITIGATION_KEYS, 'mitigation');
  if (place === undefined || fields === null) return { mitigation: null, issue: null };
  requireKeys(complaints, fields, MITIGATION_KEYS, 'mitigation');
  if (fields.given(['probability', 'impact']).length === 0) {
    const hint = 'give the probability or the impact that is left';
    complaints.add('E011', place, 'the mitigation does not say what it changes', { atKey: true, hint });
  }
  const isActive = readFlag(complaints, fields.at('active'), true, 'active');
  const probability = readChance(reading, fields.at('probability'), scales, 'probability') ?? risk.probability;
  const impacts = fields.at('impact') === undefined ? risk.impacts : readImpacts(reading, fields.at('impact'), scales);
  const issuePlace = fields.at('issue');
  if (issuePlace === undefined) return { mitigation: null, issue: null };
  const { issue, id } = readMitigatingIssue(reading, issuePlace, risk.id, capacityOf);
  if (!isActive || id === null) return { mitigation: null, issue: null };
  return { mitigation: { issue: id, probability, impacts }, issue };
}

function readMitigatingIssue(reading: Reading, place: Place, riskId: string, capacityOf: CapacityOf) {
  const { complaints, names } = reading;
  if (!isMap(place)) {
    const name = readReference(complaints, openList(place)[0] ?? place, names.issues, 'E041', 'issue');
    return { issue: null, id: name === null ? null : (names.issues.get(name) ?? null) };
  }
  const fields = openFields(complaints, place, MITIGATION_ISSUE_KEYS, 'the mitigating issue');
  if (fields === null) return { issue: null, id: null };
  const id = mitigationId(place, riskId);
  readText(complaints, fields.at('id'), 'id');
  return { issue: { ...readIssue(reading, fields, id, capacityOf), mitigates: riskId }, id };
}
