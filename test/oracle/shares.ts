// Rules of work, "Shares": how fast work passes, given supports, losses, absences and reviews.
import { type IssueState, tell, type WorkerState, type World } from './world.ts';

/** In a drawn absence or in a review. */
export const isStopped = (worker: WorkerState): boolean => worker.absences.size > 0 || worker.reviews.length > 0;

/** Changes what stops a person, and says so of the work that pauses or resumes. */
export function changeStops(world: World, worker: WorkerState, change: () => void): void {
  const before = isStopped(worker);
  change();
  const after = isStopped(worker);
  if (before === after || worker.doing === null || worker.doing.work === 'elapsed') return;
  // Nothing is left that could stand still: it ends at this minute.
  if (worker.doing.left <= 0) return;
  tell(world, after ? 'issuePaused' : 'issueResumed', worker.doing.name, worker.person.id);
}

const lossOf = (worker: WorkerState): number =>
  Math.max(0, ...[...worker.losses].map(({ impact }) => (impact.kind === 'capacity' ? impact.lossPercent : 0)));

const afterLoss = (worker: WorkerState, share: number): number => Math.floor((share * (100 - lossOf(worker))) / 100);

/** Percent of own rate for own work. */
export const ownShare = (worker: WorkerState): number => afterLoss(worker, 100 - worker.reserved);

export function tellShare(world: World, worker: WorkerState): void {
  const share = ownShare(worker);
  if (share === worker.share) return;
  worker.share = share;
  tell(world, 'shareChanged', worker.person.id, share);
}

/** A support reserves what is stated, or what is left. */
export function reserveSupport(world: World, issue: IssueState): void {
  issue.support = (issue.plan?.support ?? []).map(({ person, sharePercent, adds }) => {
    const worker = world.workers.find((candidate) => candidate.person.id === person)!;
    const reserved = Math.min(sharePercent, 100 - worker.reserved);
    worker.reserved += reserved;
    tellShare(world, worker);
    return { worker, reserved, adds };
  });
}

export function giveBackSupport(world: World, issue: IssueState): void {
  for (const { worker, reserved } of issue.support) {
    worker.reserved -= reserved;
    tellShare(world, worker);
  }
  issue.support = [];
}

/** What passes of an issue's work in this minute: units of effort, or one minute. Elapsed work is not asked. */
export function unitsInMinute(world: World, issue: IssueState, minute: number): number {
  const { performer } = issue;
  if (issue.work === 'duration') return (performer?.time ?? world.calendar).works(minute) ? 1 : 0;
  let units = 0;
  if (performer !== null)
    units += performer.time.units(minute) * ownShare(performer) * performer.person.efficiencyPercent;
  for (const { worker, reserved, adds } of issue.support)
    if (adds && !isStopped(worker))
      units += worker.time.units(minute) * afterLoss(worker, reserved) * worker.person.efficiencyPercent;
  return units;
}

/** One minute of work on everything that runs. */
export function workOneMinute(world: World): void {
  for (const issue of world.issues) {
    if (issue.state !== 'running') continue;
    if (issue.work === 'elapsed') issue.left -= 1;
    else if (issue.performer === null || !isStopped(issue.performer))
      issue.left -= unitsInMinute(world, issue, world.minute);
  }
}
