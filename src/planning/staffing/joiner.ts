// How somebody new grows into the work: as whoever of the plan does so.
import type { Person } from '../../plan/plan.ts';

/** The last person who joins later or begins with less than their full capacity; null = nobody of the plan does. */
export function joinerOf(people: readonly Person[]): Person | null {
  return (
    people.findLast(({ capacityPercent, availability }) => {
      const first = availability.reduce<string | null>(
        (least, { from }) => (least === null || from < least ? from : least),
        null,
      );
      const opening = availability.filter(({ from }) => from === first);
      return opening.some(({ to, capacityPercent: share }) => to !== null && share < capacityPercent);
    }) ?? null
  );
}
