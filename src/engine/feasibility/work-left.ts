// How much of each piece of work is still owed at the data date: at its least, or as likely as not.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { likelyValue } from '../../plan/likely.ts';
import { WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { leastMinutes } from './least-work.ts';
import type { Situation } from './situation.ts';
import { profileOf, speedAt } from './stint.ts';

export interface Lengths {
  /** Minutes still owed of issue i. */
  issue(i: number): number;
  /** Minutes of gate g's review. */
  review(g: number): number;
}

/** Every estimate at its least. `chanceReady()` must have settled. */
export function leastLengths(s: Situation): Lengths {
  const { plan } = s;
  return {
    issue: (i) => owed(s, i, leastMinutes(plan.issues[i].estimate, plan), (estimate) => leastMinutes(estimate, plan)),
    review: (g) => {
      const { review } = plan.gates[g];
      return review === null ? 0 : leastMinutes(review, plan);
    },
  };
}

/** Every estimate at its likely value. */
export function likelyLengths(s: Situation): Lengths {
  const { plan } = s;
  const likely = (estimate: Parameters<typeof likelyValue>[0]) => Math.floor(likelyValue(estimate) + 0.5);
  return {
    issue: (i) => owed(s, i, likely(plan.issues[i].estimate), likely),
    review: (g) => {
      const { review } = plan.gates[g];
      return review === null ? 0 : likely(review);
    },
  };
}

type Fact = Situation['plan']['facts'][number];

function owed(s: Situation, i: number, whole: number, size: (estimate: NonNullable<Fact['remaining']>) => number) {
  const fact = s.factOfIssue[i];
  if (s.dropped.has(s.plan.issues[i].id) || (fact?.finished ?? null) !== null) return 0;
  if (fact?.started == null) return whole;
  if (fact.remaining !== null) return size(fact.remaining);
  if (fact.donePercent !== null) return Math.ceil((whole * (100 - fact.donePercent)) / 100);
  return Math.max(0, whole - (fact.workedMinutes ?? deliveredSince(s, i, fact)));
}

/** Minutes delivered between the recorded start and the data date, by calendar and capacity. */
function deliveredSince(s: Situation, i: number, { started, person }: Fact): number {
  const from = Math.max(0, minuteOfInstant(s.plan.start, started!));
  const { who } = s.plan.issues[i];
  const name = person ?? (who.kind === 'owner' ? who.person : null);
  const p = name === null ? -1 : s.personIndex.get(name)!;
  const kind = s.network.workKind[i];
  if (kind === WORK_ELAPSED) return Math.max(0, s.dataMinute - from);
  const profile = profileOf(s, p);
  if (kind !== WORK_EFFORT || p < 0) return profile.minutesAt(s.dataMinute) - profile.minutesAt(from);
  return Math.floor(((profile.unitsAt(s.dataMinute) - profile.unitsAt(from)) * speedAt(s, i, p)) / 10_000);
}
