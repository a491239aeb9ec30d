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
 * The same for a group: what only one of them can do counts with no more than their time, so that people who are overloaded on
 * their own do not make the group look overloaded.
 */
export function worstDateOfGroup(
  duties: readonly Duty[],
  group: readonly number[],
  room: (person: number, due: number) => number,
): Excess | null {
  const inside = new Set(group);
  const own = duties.filter(({ performers }) => performers.length > 0 && performers.every((p) => inside.has(p)));
  const sorted = own.toSorted((a, b) => a.due - b.due);
  if (!sorted.some(({ performers }) => performers.length > 1)) return null;
  const alone = new Map(group.map((p) => [p, 0]));
  let common = 0;
  let missing = ROUNDING;
  let worst: { at: number; needed: number; available: number } | null = null;
  sorted.forEach((duty, k) => {
    const [first] = duty.performers;
    if (duty.performers.length === 1) alone.set(first, alone.get(first)! + duty.minutesFor(first));
    else common += Math.min(...duty.performers.map((p) => duty.minutesFor(p)));
    if (sorted[k + 1]?.due === duty.due) return;
    let [needed, available] = [common, 0];
    for (const p of group) {
      const there = room(p, duty.due);
      needed += Math.min(there, alone.get(p)!);
      available += there;
    }
    if (needed - available <= missing) return;
    missing = needed - available;
    worst = { at: k, needed, available };
  });
  return worst === null ? null : excessAt(sorted, worst);
}

function excessAt(sorted: readonly Duty[], worst: { at: number; needed: number; available: number }): Excess {
  const { due, dueOf } = sorted[worst.at];
  const { needed, available } = worst;
  return { due, dueOf, needed, available, duties: sorted.slice(0, worst.at + 1) };
}
