// Rules of work, "Windows": when each is open, and which issues that closes.
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import { reasonEnds, setAside } from './aside.ts';
import { type IssueState, tell, type WindowState, type World } from './world.ts';

/** Do the words of the window say that it is open at this minute? */
export function isOpenAt(
  world: Pick<World, 'plan' | 'minute'>,
  { spans, plan: { weekly } }: Omit<WindowState, 'open'>,
): boolean {
  const { plan, minute } = world;
  if (spans.some(({ from, to }) => from <= minute && minute < to)) return true;
  if (weekly === null) return false;
  const first = dayNumber(plan.start);
  const date = first + Math.floor(minute / 1440);
  const week = Math.floor((date - (first - weekdayOfDay(first))) / 7) + 1;
  if (week < weekly.startWeek || (week - weekly.startWeek) % weekly.everyWeeks !== 0) return false;
  if (!weekly.on.includes(weekdayOfDay(date))) return false;
  if (weekly.first !== null && date < dayNumber(weekly.first)) return false;
  if (weekly.last !== null && date > dayNumber(weekly.last)) return false;
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
