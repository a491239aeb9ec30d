// Rules of work, "The minute" and "Partial links": a lead is met that long before the end of the predecessor's work, as foreseeable at that minute.
import type { Link } from './nodes.ts';
import { isStopped, rateAt, unitsInMinute } from './shares.ts';
import type { IssueState, World } from './world.ts';

/** Nobody looks further ahead than this. */
const PATIENCE = 60 * 1440;

/** Even at its best, can the work end before `minutes` worked minutes have passed? Spares most of the looking ahead. */
function canEndWithin(issue: IssueState, minutes: number): boolean {
  if (issue.work !== 'effort') return issue.left <= minutes;
  if (issue.performer === null || issue.support.some(({ adds }) => adds)) return true;
  return issue.left <= minutes * 100 * rateAt(issue.performer, issue, issue.performer.hands.length);
}

/** Has the lead's moment come: if nothing changes any more, does the work end before more than the lead has passed? */
export function isLeadDue(world: World, link: Link): boolean {
  const issue = link.from as IssueState;
  const lead = -link.lag;
  if (link.metAt >= 0 || issue.state === 'waiting' || issue.state === 'ready' || issue.state === 'aside') return false;
  if (issue.state !== 'running') return true;
  if (issue.work === 'elapsed' && link.clock) return issue.left <= lead;
  if (issue.work !== 'elapsed' && issue.performer !== null && isStopped(issue.performer)) return false;
  if (issue.work !== 'elapsed' && !canEndWithin(issue, lead)) return false;
  const time = issue.performer?.time ?? world.calendar;
  let left = issue.left;
  let passed = 0;
  for (let minute = world.minute; left > 0; minute++) {
    if (link.clock || time.works(minute)) passed++;
    if (passed > lead || minute > world.minute + PATIENCE) return false;
    left -= issue.work === 'elapsed' ? 1 : unitsInMinute(world, issue, minute);
  }
  return true;
}

/** Is enough of the predecessor's work delivered, as far as that is known? */
export function isPartDone({ from, percent, metAt }: Link): boolean {
  const { state, inProgress, all, left } = from as IssueState;
  if (metAt >= 0 || percent === null || state === 'waiting' || state === 'ready') return false;
  if (inProgress && all < 0) return false;
  return left <= Math.floor((all * (100 - percent)) / 100);
}
