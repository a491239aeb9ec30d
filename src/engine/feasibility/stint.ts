// How soon one issue can be done by those who may do it, if nothing else keeps them: their calendars, meetings, capacity and skills,
// the support they get, and the windows that close the issue. No queue, no risk: a bound from below that is exact for one issue alone.
import type { Profile } from '../calendar/profile.ts';
import { WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { skillOf } from '../network/skill-of.ts';
import { performersAtBest } from './at-best.ts';
import type { Situation } from './situation.ts';

export interface Stint {
  /** Civil minutes; Infinity = never. */
  start: number;
  end: number;
  /** -1 = nobody. */
  person: number;
}

const NEVER = Number.POSITIVE_INFINITY;

export interface StintOptions {
  /** Do windows close the work? Yes unless told otherwise. */
  windows?: boolean;
  /** Does whoever a policy may move the issue to count as well? */
  atBest?: boolean;
}

/** The earliest start and the earliest end of `minutes` of work on issue i when it may begin at `from`; they may be two people's. */
export function earliestStint(s: Situation, i: number, from: number, minutes: number, options?: StintOptions): Stint {
  const stints = stintsOf(s, i, from, minutes, options);
  const first = stints.reduce((best, one) => (one.end < best.end ? one : best));
  return { ...first, start: stints.reduce((least, { start }) => Math.min(least, start), NEVER) };
}

/** One stint for everybody who may do it; work in progress stays with whoever began it. */
export function stintsOf(
  s: Situation,
  i: number,
  from: number,
  minutes: number,
  { windows = true, atBest = false }: StintOptions = {},
): Stint[] {
  const { queueOfIssue, memberOffset, members } = s.network;
  const q = queueOfIssue[i];
  const closed = windows && i < s.closed.length ? s.closed[i] : null;
  const fact = s.factOfIssue[i];
  const recorded = fact?.started == null ? null : fact.person;
  const own = atBest ? performersAtBest(s, i) : [...members.subarray(memberOffset[q], memberOffset[q + 1])];
  const people = recorded !== null ? [s.personIndex.get(recorded)!] : own.length === 0 ? [-1] : own;
  return people.map((p) => stintOf(s, i, p, from, minutes, closed));
}

/** Speed of person p at issue i, percent: efficiency and the skills it asks for. */
export function speedAt({ network }: Situation, i: number, p: number): number {
  return (network.efficiencyOfPerson[p] * skillOf(network, i, p)) / 100;
}

/** The calendar of a person; of the plan for nobody. */
export function profileOf({ network }: Situation, p: number): Profile {
  return p < 0 ? network.planProfile : network.profiles[network.profileOfPerson[p]];
}

function stintOf(s: Situation, i: number, p: number, from: number, minutes: number, closed: Int32Array | null): Stint {
  const profile = profileOf(s, p);
  const elapsed = s.network.workKind[i] === WORK_ELAPSED;
  const start = firstOpen(elapsed ? null : profile, from, closed);
  if (start === NEVER) return { start, end: NEVER, person: p };
  if (minutes === 0) return { start, end: start, person: p };
  if (s.network.workKind[i] === WORK_EFFORT && p >= 0) {
    // Hundredths of units, so that speeds in percent stay whole.
    const need = Math.round(minutes * 100 * 100);
    return { start, end: endOf(s, effortBetween(s, i, p), need, start, closed), person: p };
  }
  const between = elapsed
    ? (a: number, b: number) => b - a
    : (a: number, b: number) => profile.minutesAt(b) - profile.minutesAt(a);
  return { start, end: endOf(s, between, minutes, start, closed), person: p };
}

/** What the performer and the supporters who speed the issue up deliver in [a, b). */
function effortBetween(s: Situation, i: number, p: number): (a: number, b: number) => number {
  const { supportOffset, supportAdds, supportShare, supportPerson, efficiencyOfPerson } = s.network;
  const parts = [{ profile: profileOf(s, p), speed: speedAt(s, i, p) }];
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
    const helper = supportPerson[k];
    if (supportAdds[k] === 0) continue;
    parts.push({ profile: profileOf(s, helper), speed: (supportShare[k] * efficiencyOfPerson[helper]) / 100 });
  }
  return (a, b) =>
    parts.reduce((sum, { profile, speed }) => sum + (profile.unitsAt(b) - profile.unitsAt(a)) * speed, 0);
}

/** First minute from which work may go on: worked (when there is a calendar) and not closed. */
function firstOpen(profile: Profile | null, from: number, closed: Int32Array | null): number {
  let at = from;
  for (let k = 0; ; ) {
    const worked = profile === null ? at : profile.nextWorked(at);
    if (worked < 0) return NEVER;
    at = worked;
    while (closed !== null && k < closed.length && closed[k + 1] <= at) k += 2;
    if (closed === null || k >= closed.length || closed[k] > at) return at;
    at = closed[k + 1];
  }
}

/** The minute at which `need` has been delivered since `start`, closed stretches left out. */
function endOf(
  { network }: Situation,
  between: (a: number, b: number) => number,
  need: number,
  start: number,
  closed: Int32Array | null,
): number {
  let at = start;
  let left = need;
  const spans = closed ?? [];
  for (let k = 0; k <= spans.length; k += 2) {
    const stop = k < spans.length ? spans[k] : network.horizonMinute;
    if (stop <= at) {
      if (k < spans.length) at = Math.max(at, spans[k + 1]);
      continue;
    }
    const got = between(at, stop);
    if (got >= left) return bisect(at, stop, (minute) => between(at, minute) >= left);
    left -= got;
    if (k < spans.length) at = spans[k + 1];
  }
  return NEVER;
}

/** Smallest minute in (low, high] for which `holds`, which holds at `high` and never ceases to. */
export function bisect(low: number, high: number, holds: (minute: number) => boolean): number {
  let [below, above] = [low, high];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
