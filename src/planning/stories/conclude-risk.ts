// The counts of one risk, family of risks or delivery become its story.
import { type Estimate, estimate, NEVER, wilson } from '../../engine/forecast/quantiles.ts';
import { sortMinutes } from '../../engine/forecast/sort-minutes.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { columnOf } from '../future-table.ts';
import { riskFamilies } from '../twists/groups-of-risks.ts';
import { listNext } from './next-begun.ts';
import { RISK_DATES, type RiskPart, type RiskSubject } from './risk-observer.ts';
import type { FinishAmong, Hit, RiskStory } from './risk-story-result.ts';
import { spellOf } from './spell-tally.ts';
import { datesOf, storyDate } from './story-dates.ts';
import { type StoryNames, storyNames } from './story-names.ts';

/** Value of the column `fired`: it changed something. */
const CHANGED = 2;

/** A risk, the risks made from one entry, or a delivery with its lateness; null = there is none of that id. */
export function riskSubject(plan: Plan, network: Network, kind: RiskSubject['kind'], id: string): RiskSubject | null {
  const delivery =
    kind === 'delivery' ? plan.issues.findIndex((each) => each.id === id && each.implied === 'delivery') : -1;
  const isMine = (risk: Plan['risks'][number]): boolean => {
    if (kind === 'delivery') return risk.id === `late/${id}`;
    return kind === 'family' ? risk.family === id : risk.id === id;
  };
  const risks = plan.risks.flatMap((risk, r) => (isMine(risk) ? [r] : []));
  const [first] = risks;
  if (kind === 'delivery' ? delivery < 0 : first === undefined) return null;
  const mitigations = new Set(risks.map((r) => network.mitigationOfRisk[r]));
  return {
    kind,
    id,
    title:
      kind === 'delivery'
        ? plan.issues[delivery].title
        : (riskFamilies(plan).find((each) => kind === 'family' && each.id === id)?.title ?? plan.risks[first].title),
    owner: kind === 'delivery' ? null : plan.risks[first].owner,
    risks,
    mitigation: mitigations.size === 1 ? network.mitigationOfRisk[first] : -1,
    delivery,
  };
}

export function concludeRisk(plan: Plan, network: Network, subject: RiskSubject, part: RiskPart): RiskStory {
  const names = storyNames(plan, network);
  const { futures, dates } = part;
  const { kind, id, title, owner, risks, mitigation, delivery } = subject;
  const share = (count: number): number => (futures === 0 ? 0 : count / futures);
  const fired = columnOf(dates, RISK_DATES.fired);
  const finish = columnOf(dates, RISK_DATES.finish);
  const struck = finish.filter((_, r) => fired[r] === CHANGED);
  const spared = finish.filter((_, r) => fired[r] !== CHANGED);
  const isTimed = risks.some((r) => network.riskMinuteSlot[r] >= 0);
  return {
    kind,
    id,
    title,
    owner,
    futures,
    risks: risks.length,
    fired: wilson(fired.filter((state) => state > 0).length, futures),
    changed: share(struck.length),
    inherent: share(part.inherent),
    residual: share(part.residual),
    tight: share(part.tight),
    when: isTimed ? storyDate(datesOf(dates, RISK_DATES.when)) : null,
    hits: hitsOf(part, names),
    struck: finishOf(network, struck),
    spared: finishOf(network, spared),
    differenceMinutes: difference(worked(network, struck), worked(network, spared)),
    mitigation:
      mitigation < 0
        ? null
        : {
            issue: names.node(mitigation),
            finish: storyDate(datesOf(dates, RISK_DATES.mitigated)),
            inTime: share(part.inTime),
          },
    delivery: delivery < 0 ? null : deliveryOf(plan, delivery, part, names),
  };
}

function hitsOf({ hit, extra, futures }: RiskPart, names: StoryNames): Hit[] {
  return Array.from(hit, (count, node) => ({ count, node }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.node - b.node)
    .map(({ count, node }) => ({
      what: names.node(node),
      share: count / futures,
      extra: spellOf(extra.get(node), count),
    }));
}

function deliveryOf(plan: Plan, delivery: number, part: RiskPart, names: StoryNames): RiskStory['delivery'] {
  const { due } = plan.issues[delivery];
  const minute = due === null ? null : minuteOfInstant(plan.start, due);
  const arrivals = datesOf(part.dates, RISK_DATES.arrival);
  return {
    due: minute,
    arrival: storyDate(arrivals),
    onTime: wilson(arrivals.filter((at) => at !== NEVER && (minute === null || at <= minute)).length, part.futures),
    late: spellOf(part.late.get(0), part.futures),
    opens: listNext(part.next, part.futures, names),
  };
}

/** Working minutes of the plan calendar; null = one of them never comes. */
function worked({ planProfile }: Network, minutes: Int32Array): Float64Array | null {
  if (minutes.includes(NEVER)) return null;
  return Float64Array.from(minutes, (minute) => planProfile.minutesAt(minute));
}

function finishOf(network: Network, minutes: Int32Array): FinishAmong {
  const sorted = sortMinutes(minutes.slice());
  const lengths = worked(network, minutes);
  const mean = lengths === null || lengths.length === 0 ? null : meanOf(lengths);
  return {
    futures: minutes.length,
    p50: estimate(sorted, 50).value,
    p80: estimate(sorted, 80).value,
    mean: mean === null ? null : network.planProfile.finishMinutes(0, Math.round(mean)),
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Difference of two means of independent futures with its normal 95 % interval (Welch). */
function difference(struck: Float64Array | null, spared: Float64Array | null): Estimate<number> | null {
  if (struck === null || spared === null || struck.length === 0 || spared.length === 0) return null;
  const value = meanOf(struck) - meanOf(spared);
  if (struck.length < 2 || spared.length < 2) return { value, low: null, high: null };
  const reach = 1.96 * Math.sqrt(errorOf(struck) + errorOf(spared));
  return { value, low: value - reach, high: value + reach };
}

/** Square of the standard error of a mean. */
function errorOf(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1) / values.length;
}
