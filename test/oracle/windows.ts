// Rules of work, "Windows": when each is open, and which issues that closes.
import { dayNumber, minuteOfInstant, weekdayOfDay } from '../../src/plan/civil-date.ts';
import type { Plan, Window } from '../../src/plan/plan.ts';
import { reasonEnds, setAside } from './aside.ts';
import { type IssueState, tell, type WindowState, type World } from './world.ts';

/** A window of the plan before anything has happened. */
export function createWindow(plan: Plan, window: Window): WindowState {
  const minuteAt = (instant: string): number => minuteOfInstant(plan.start, instant);
  const first = dayNumber(plan.start);
  const dayAt = (date: string | null, otherwise: number): number =>
    date === null ? otherwise : dayNumber(date) - first;
  return {
    plan: window,
    spans: window.spans.map(({ from, to }) => ({ from: minuteAt(from), to: minuteAt(to) })),
    weekday: weekdayOfDay(first),
    firstDay: dayAt(window.weekly?.first ?? null, 0),
    lastDay: dayAt(window.weekly?.last ?? null, Infinity),
    open: false,
  };
}

/** Do the words of the window say that it is open at this minute? */
export function isOpenAt(
  minute: number,
  { spans, weekday, firstDay, lastDay, plan: { weekly } }: WindowState,
): boolean {
  if (spans.some(({ from, to }) => from <= minute && minute < to)) return true;
  if (weekly === null) return false;
  const day = Math.floor(minute / 1440);
  // Weeks count from the Monday before the first day of the plan.
  const week = Math.floor((weekday + day) / 7) + 1;
  if (week < weekly.startWeek || (week - weekly.startWeek) % weekly.everyWeeks !== 0) return false;
  if (day < firstDay || day > lastDay || !weekly.on.some((on) => on === (weekday + day) % 7)) return false;
  return weekly.from <= minute % 1440 && minute % 1440 < weekly.to;
}

/** Reworks and reviews are never closed. */
export function isClosed(world: World, { id, role }: IssueState): boolean {
  if (role !== 'planned') return false;
  if (world.windows.some(({ plan, open }) => open && plan.closes.includes(id))) return true;
  const only = world.windows.filter(({ plan }) => plan.only.includes(id));
  return only.length > 0 && only.every(({ open }) => !open);
}

/** A window opens or closes: work in hand that it closes is set aside, other work may go on. */
export function turn(world: World, window: WindowState): void {
  const { id } = window.plan;
  window.open = !window.open;
  tell(world, window.open ? 'windowOpened' : 'windowClosed', id, '');
  for (const issue of world.issues) {
    const before = issue.closed;
    issue.closed = isClosed(world, issue);
    if (issue.closed && !before && issue.state === 'running') {
      tell(world, 'issueSetAside', issue.name, id);
      setAside(world, issue);
    }
    // Whatever was over, this is a reason to stay aside.
    if (issue.closed) issue.released = null;
    if (issue.closed || !before) continue;
    // What is open from the first minute on has not opened.
    if (world.minute > 0) issue.opened = { kind: 'causeWindow', object: id, minute: world.minute };
    reasonEnds(world, issue, 'causeWindow', id);
  }
}
