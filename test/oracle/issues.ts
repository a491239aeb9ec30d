// Rules of work, "The minute" and "Starts": the life of one issue from ready to finished.
import { leaveHand, meetNeeds, takeInHand } from './aside.ts';
import { planBlock } from './blocks.ts';
import { explainStart } from './causes.ts';
import { skip } from './drops.ts';
import { reviewIssueDone, reworkDone } from './gates.ts';
import { happen } from './happenings.ts';
import { happening } from './nodes.ts';
import { takeQuotas } from './quotas.ts';
import { workAtStart } from './risks.ts';
import { type IssueState, tell, UNITS_PER_MINUTE, type WorkerState, type World } from './world.ts';

/** Every link into its start is met; a date may still be missing. */
export function becomeReady(world: World, issue: IssueState, by: string): void {
  if (issue.dropped) {
    skip(world, issue, by);
    return;
  }
  if (issue.state !== 'waiting' || !issue.dateMet || issue.into.start.some(({ metAt }) => metAt < 0)) return;
  issue.state = 'ready';
  issue.ready = world.minute;
  tell(world, 'issueReady', issue.name, by);
}

/** The date before which it may not start has come. */
export function dateComes(world: World, issue: IssueState): void {
  issue.dateMet = true;
  issue.lastMet = null;
  meetNeeds(world, issue, 'causeDate', '');
  becomeReady(world, issue, '');
}

export const amountLeft = (issue: IssueState, minutes: number): number =>
  issue.work === 'effort' ? minutes * UNITS_PER_MINUTE : minutes;

export function startIssue(world: World, issue: IssueState, worker: WorkerState | null): void {
  issue.state = 'running';
  issue.performer = worker;
  tell(world, 'issueStarted', issue.name, worker?.person.id ?? '');
  explainStart(world, issue, worker);
  for (const { resource, amount } of issue.plan?.uses ?? []) {
    take(world, resource, amount);
    tell(world, 'resourceTaken', issue.name, resource);
  }
  const work = workAtStart(world, issue, takeQuotas(world, issue));
  issue.left = amountLeft(issue, work);
  issue.all = issue.left;
  planBlock(world, issue, work);
  takeInHand(world, issue);
  happen(world, issue, 'start');
}

/** The work is done: the performer and all that was held are free; the finish may wait for a delay or a link. */
export function endWork(world: World, issue: IssueState): void {
  const worker = issue.performer;
  issue.state = 'work-ended';
  issue.workEnd = world.minute;
  leaveHand(world, issue);
  for (const { resource, amount } of issue.plan?.uses ?? []) release(world, issue, resource, amount);
  if (issue.delay > 0) issue.delayRunning = true;
  if (issue.delayRunning || issue.into.finish.some(({ metAt }) => metAt < 0))
    tell(world, 'workEnded', issue.name, worker?.person.id ?? '');
  else finishNow(world, issue);
}

export function release(world: World, issue: IssueState, resource: string, amount: number): void {
  const state = world.resources.get(resource)!;
  if (state.released.minute !== world.minute) state.released = { minute: world.minute, freeBefore: state.free, by: [] };
  state.released.by.push(issue);
  state.free += amount;
  tell(world, 'resourceReleased', issue.name, resource);
}

/** The delay a risk put behind the work is over. */
export function delayEnds(world: World, issue: IssueState): void {
  issue.delayRunning = false;
  finishIssue(world, issue, true);
}

/** Finishes work that waited, for a link or (`delayOver`) for a delay, unless it still waits for something. */
export function finishIssue(world: World, issue: IssueState, delayOver: boolean): void {
  if (issue.state !== 'work-ended' || issue.delayRunning) return;
  if (issue.into.finish.some(({ metAt }) => metAt < 0)) return;
  finishNow(world, issue);
  if (delayOver) tell(world, 'causeRisk', issue.name, issue.delayRisk!.plan.id);
  for (const { metAt, from, fromSide } of issue.into.finish)
    if (metAt === world.minute) tell(world, 'causeLink', issue.name, happening(from, fromSide));
}

function finishNow(world: World, issue: IssueState): void {
  issue.state = 'finished';
  tell(world, 'issueFinished', issue.name, issue.performer?.person.id ?? '');
  happen(world, issue, 'finish');
  if (issue.role === 'rework') reworkDone(world, issue);
  if (issue.role === 'review') reviewIssueDone(world, issue);
}

/** Takes so much of a resource, and remembers how much has been taken in this minute. */
export function take(world: World, resource: string, amount: number): void {
  const state = world.resources.get(resource)!;
  state.free -= amount;
  const earlier = state.taken.minute === world.minute ? state.taken.amount : 0;
  state.taken = { minute: world.minute, amount: earlier + amount };
}
