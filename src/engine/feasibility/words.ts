// How findings speak: civil instants, hours and chains on one line.
import { dayNumber, instantOfMinute, weekdayOfDay } from '../../plan/civil-date.ts';
import type { NodeRef, Plan } from '../../plan/plan.ts';

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Wed 2025-11-19 10:00`. */
export function instantWords(plan: Plan, minute: number): string {
  const instant = instantOfMinute(plan.start, minute);
  const date = instant.slice(0, 10);
  return `${DAY_NAMES[weekdayOfDay(dayNumber(date))]} ${date} ${instant.slice(11)}`;
}

/** Hours with at most two decimals: `7.75 h`. */
export function hourWords(minutes: number): string {
  return `${Math.round(minutes / 0.6) / 100} h`;
}

/** `1 issue`, `3 issues`. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The first few of a list and how many there are besides. */
export function listWords(items: readonly string[], most = 3): string {
  const shown = items.length <= most + 1 ? items : items.slice(0, most);
  const left = items.length - shown.length;
  return left === 0 ? shown.join(', ') : `${shown.join(', ')} and ${left} more`;
}

/** A chain with its middle left out when it is long. */
export function chainWords(steps: readonly string[]): string {
  const shown = steps.length <= 5 ? steps : [...steps.slice(0, 2), `… ${steps.length - 4} more …`, ...steps.slice(-2)];
  return shown.join(' → ');
}

/** Issues by their id alone, other things with their kind. */
export function nameOf({ kind, id }: NodeRef): string {
  return kind === 'issue' ? id : `${kind} ${id}`;
}
