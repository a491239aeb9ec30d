// Rules of work, "The minute": a lead is met that long before the end of the predecessor's work, as foreseeable at that minute.
import { meet } from './happenings.ts';
import type { Link } from './nodes.ts';
import { isStopped, unitsInMinute } from './shares.ts';
import type { IssueState, World } from './world.ts';

/** Nobody looks further ahead than this. */
const PATIENCE = 60 * 1440;

/** The end of running work if nothing changes any more; Infinity while it stands still. */
function foreseeableEnd(world: World, issue: IssueState): number {
  if (issue.work === 'elapsed') return world.minute + issue.left;
  if (issue.performer !== null && isStopped(issue.performer)) return Infinity;
  let left = issue.left;
  for (let minute = world.minute; minute < world.minute + PATIENCE; minute++) {
    if (left <= 0) return minute;
    left -= unitsInMinute(world, issue, minute);
  }
  return Infinity;
}

/** Has the lead's moment come? */
export function isLeadDue(world: World, link: Link): boolean {
  const issue = link.from as IssueState;
  if (link.metAt >= 0 || issue.state !== 'running') return false;
  const end = foreseeableEnd(world, issue);
  if (end === Infinity) return false;
  if (link.clock) return end - world.minute <= -link.lag;
  const time = issue.performer?.time ?? world.calendar;
  let worked = 0;
  for (let minute = world.minute; minute < end; minute++) if (time.works(minute)) worked++;
  return worked <= -link.lag;
}

/** What was not met before is met when the work ends. */
export function meetLeadsAtEnd(world: World, issue: IssueState): void {
  for (const link of issue.out.finish) if (link.lag < 0 && link.metAt < 0) meet(world, link);
}
