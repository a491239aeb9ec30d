// How soon a gate can conclude when its criteria are met: its window, and the review in its keepers' own worked minutes.
import type { Situation } from './situation.ts';
import { bisect, profileOf } from './stint.ts';

/** The earliest conclusion of gate g; a meeting of several keepers takes at least as long as any of them alone. */
export function gateEnd(s: Situation, g: number, from: number, review: number): number {
  const { network } = s;
  const window = network.gateWindowProfile[g];
  const begin = window < 0 ? from : network.profiles[window].nextWorked(from);
  if (begin < 0 || from === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (s.plan.gates[g].review === null) return begin;
  let end = begin;
  for (const { minute } of keeperEnds(s, g, begin, review)) end = Math.max(end, minute);
  return end;
}

/** When each keeper would be done who begins at `from`; a keeper from outside works on the clock. */
export function keeperEnds(
  s: Situation,
  g: number,
  from: number,
  review: number,
): { person: number; minute: number }[] {
  const { keeperOffset, keeperPerson, horizonMinute } = s.network;
  return Array.from(keeperPerson.subarray(keeperOffset[g], keeperOffset[g + 1]), (person) => {
    if (person < 0) return { person, minute: from + review };
    const profile = profileOf(s, person);
    const before = profile.minutesAt(from);
    const holds = (minute: number): boolean => profile.minutesAt(minute) - before >= review;
    const minute = holds(horizonMinute) ? bisect(from - 1, horizonMinute, holds) : Number.POSITIVE_INFINITY;
    return { person, minute };
  });
}
