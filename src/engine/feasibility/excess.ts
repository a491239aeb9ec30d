// Work added up date by date against the time there is until each date: where is most missing? One pass over duties in the order
// of their dates, so that a thousand of them cost no more than sorting them.

/** One thing somebody has to do by a date. */
export interface Duty {
  name: string;
  /** Who may do it, ascending. */
  performers: readonly number[];
  due: number;
  /** The event whose date it is. */
  dueOf: number;
  /** Worked minutes it takes this person until that date. */
  minutesFor(person: number): number;
  uses: readonly { resource: string; amount: number }[];
  /** Worked minutes of the plan calendar for which it holds what it uses. */
  held: number;
}

export interface Excess {
  due: number;
  dueOf: number;
  needed: number;
  available: number;
  /** Everything due by then. */
  duties: readonly Duty[];
}

/** A hundredth of a minute is rounding, not work. */
const ROUNDING = 0.01;

/** The date by which most is missing; null = it fits by every date. @param needOf called once for each duty, dates ascending */
export function worstDate(
  duties: readonly Duty[],
  room: (due: number) => number,
  needOf: (duty: Duty) => number,
): Excess | null {
  const sorted = duties.toSorted((a, b) => a.due - b.due);
  let needed = 0;
  let missing = ROUNDING;
  let worst: { at: number; needed: number; available: number } | null = null;
  sorted.forEach((duty, k) => {
    needed += needOf(duty);
    if (sorted[k + 1]?.due === duty.due) return;
    const available = room(duty.due);
    if (needed - available <= missing) return;
    missing = needed - available;
    worst = { at: k, needed, available };
  });
  return worst === null ? null : excessAt(sorted, worst);
}

/**
 * The same for a group. What only one block of it can do (a single person, or a smaller group that was found overloaded before) counts
 * with no more than their time, so that a group is told for itself and not for the trouble inside it.
 * @param blocks disjoint, together the whole group
 */
export function worstDateOfGroup(
  duties: readonly Duty[],
  blocks: readonly (readonly number[])[],
  room: (person: number, due: number) => number,
): Excess | null {
  const blockOf = new Map(blocks.flatMap((members, b) => members.map((p) => [p, b] as const)));
  const inside = duties.filter(({ performers }) => performers.length > 0 && performers.every((p) => blockOf.has(p)));
  const sorted = inside.toSorted((a, b) => a.due - b.due);
  const within = new Float64Array(blocks.length);
  let common = 0;
  let missing = ROUNDING;
  let worst: { at: number; needed: number; available: number } | null = null;
  sorted.forEach((duty, k) => {
    const [first] = duty.performers;
    const least = Math.min(...duty.performers.map((p) => duty.minutesFor(p)));
    if (duty.performers.every((p) => blockOf.get(p) === blockOf.get(first))) within[blockOf.get(first)!] += least;
    else common += least;
    if (common === 0 || sorted[k + 1]?.due === duty.due) return;
    let [needed, available] = [common, 0];
    blocks.forEach((members, b) => {
      const there = members.reduce((sum, p) => sum + room(p, duty.due), 0);
      needed += Math.min(there, within[b]);
      available += there;
    });
    if (needed - available <= missing) return;
    missing = needed - available;
    // Told is all the work, the overload of each block included.
    worst = { at: k, needed: common + within.reduce((sum, minutes) => sum + minutes, 0), available };
  });
  return worst === null ? null : excessAt(sorted, worst);
}

function excessAt(sorted: readonly Duty[], worst: { at: number; needed: number; available: number }): Excess {
  const { due, dueOf } = sorted[worst.at];
  const { needed, available } = worst;
  return { due, dueOf, needed, available, duties: sorted.slice(0, worst.at + 1) };
}
