// When windows keep an issue from being worked on: while one that closes it is open, or while none of its own is.
import type { Plan } from '../../plan/plan.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import { windowSpans } from '../calendar/window-spans.ts';

/** Windows are looked at this far ahead; later minutes count as open, which errs on the side of saying nothing. */
const DAYS = 1100;

/** By issue: sorted, disjoint pairs [from, to) of civil minutes; null = no window concerns it. */
export function closedSpans(plan: Plan): (Int32Array | null)[] {
  if (plan.windows.length === 0) return plan.issues.map(() => null);
  const spans = new Map(plan.windows.map((window) => [window.id, [...windowSpans(plan, window, DAYS)]]));
  const sets = plan.windows.map(({ id, closes, only }) => ({
    spans: spans.get(id)!,
    closes: new Set(closes),
    only: new Set(only),
  }));
  return plan.issues.map(({ id }) => {
    const closing = sets.filter(({ closes }) => closes.has(id)).map((window) => window.spans);
    const own = sets.filter(({ only }) => only.has(id)).map((window) => window.spans);
    if (closing.length + own.length === 0) return null;
    const outside = own.length === 0 ? [] : [complement(union(own))];
    return Int32Array.from(union([...closing, ...outside]));
  });
}

/** Windows that keep the issue closed at some time, in document order. */
export function windowsOn(plan: Plan, issue: string): string[] {
  return plan.windows.flatMap(({ id, closes, only }) => (closes.includes(issue) || only.includes(issue) ? [id] : []));
}

function union(lists: readonly (readonly number[])[]): number[] {
  const pairs = lists.flatMap((list) =>
    Array.from({ length: list.length / 2 }, (_, k) => [list[2 * k], list[2 * k + 1]] as const),
  );
  const merged: number[] = [];
  for (const [from, to] of pairs.sort((a, b) => a[0] - b[0])) {
    const last = merged.length - 1;
    if (last > 0 && from <= merged[last]) merged[last] = Math.max(merged[last], to);
    else merged.push(from, to);
  }
  return merged;
}

function complement(open: readonly number[]): number[] {
  const bounds = [0, ...open, DAYS * MINUTES_PER_DAY];
  const closed: number[] = [];
  for (let k = 0; k < bounds.length; k += 2) if (bounds[k] < bounds[k + 1]) closed.push(bounds[k], bounds[k + 1]);
  return closed;
}
