// Rules of work, "Shares": how fast work passes, given supports, losses, absences and reviews.
import { type IssueState, tell, type WorkerState, type World } from './world.ts';

/** In a drawn absence or in a review. */
export const isStopped = (worker: WorkerState): boolean => worker.absences.size > 0 || worker.reviews.length > 0;

/** Changes what stops a person, and says so of the work that pauses or resumes. */
export function changeStops(world: World, worker: WorkerState, change: () => void): void {
  const before = isStopped(worker);
  change();
  const after = isStopped(worker);
  if (before === after) return;
  for (const issue of worker.hands) {
    // Of what ends at this minute nothing is left that could stand still.
    if (issue.work === 'elapsed' || issue.left <= 0 || (issue.blockAhead !== null && issue.blockAhead.before <= 0))
      continue;
    tell(world, after ? 'issuePaused' : 'issueResumed', issue.name, worker.person.id);
  }
}

const lossOf = (worker: WorkerState): number =>
  worker.losses.size === 0
    ? 0
    : Math.max(0, ...[...worker.losses].map(({ impact }) => (impact.kind === 'capacity' ? impact.lossPercent : 0)));

const afterLoss = (worker: WorkerState, share: number): number => Math.floor((share * (100 - lossOf(worker))) / 100);

/** Percent of own rate for own work. */
export const ownShare = (worker: WorkerState): number => afterLoss(worker, 100 - worker.reserved);

/** Percent of normal speed at this issue: the least of the skills it asks for. */
export function skillAt({ person }: WorkerState, { plan }: IssueState): number {
  const asked = plan?.skills;
  if (asked === undefined || asked.length === 0) return 100;
  const percents = asked.map((skill) => person.skills.find(({ name }) => name === skill)?.percent ?? 100);
  return Math.min(...percents);
}

/** Share x efficiency at which a person works on this issue with so many in hand. */
export function rateAt(worker: WorkerState, issue: IssueState, inHand: number): number {
  const whole = ownShare(worker) * worker.person.efficiencyPercent;
  const each = Math.max(0, 100 - worker.lossPercent * (inHand - 1));
  const rate = Math.floor((whole * each) / (100 * inHand));
  return Math.floor((rate * skillAt(worker, issue)) / 100);
}

export function tellShare(world: World, worker: WorkerState): void {
  const share = ownShare(worker);
  if (share === worker.share) return;
  worker.share = share;
  tell(world, 'shareChanged', worker.person.id, share);
}

interface Promised {
  person: string;
  sharePercent: number;
  adds: boolean;
}

/** Grants every support of an issue that is taken in hand: the plan's own, then those of policies. */
export function reserveSupport(world: World, issue: IssueState): void {
  for (const promised of [...(issue.plan?.support ?? []), ...issue.furtherSupport])
    grantSupport(world, issue, promised);
}

/** A support reserves what is stated, or what is left; whoever does the issue does not support it as well. */
export function grantSupport(world: World, issue: IssueState, { person, sharePercent, adds }: Promised): void {
  const worker = world.workers.find((candidate) => candidate.person.id === person)!;
  if (issue.performer === worker) return;
  const reserved = Math.min(sharePercent, 100 - worker.reserved);
  worker.reserved += reserved;
  tellShare(world, worker);
  issue.support.push({ worker, reserved, adds });
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
  if (performer !== null) units += performer.time.units(minute) * rateAt(performer, issue, performer.hands.length);
  for (const { worker, reserved, adds } of issue.support)
    if (adds && !isStopped(worker))
      units += worker.time.units(minute) * afterLoss(worker, reserved) * worker.person.efficiencyPercent;
  return units;
}

/** One minute of work on everything that runs. */
export function workOneMinute(world: World): void {
  for (const issue of world.issues) {
    if (issue.state !== 'running') continue;
    if (issue.work === 'elapsed') deliver(issue, 1);
    else if (issue.performer === null || !isStopped(issue.performer))
      deliver(issue, unitsInMinute(world, issue, world.minute));
  }
}

function deliver(issue: IssueState, amount: number): void {
  issue.left -= amount;
  if (issue.blockAhead !== null) issue.blockAhead.before -= amount;
}
