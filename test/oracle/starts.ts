// Rules of work, "Starts": who starts what, once nothing more is due at this minute.
import { startIssue } from './issues.ts';
import { isStopped, ownShare } from './shares.ts';
import { type IssueState, UNITS_PER_MINUTE, type WorkerState, type World } from './world.ts';

/** Nobody looks further ahead than this. */
const PATIENCE = 400 * 1440;

function isAble(world: World, worker: WorkerState, issue: IssueState): boolean {
  if (worker.doing !== null || isStopped(worker)) return false;
  return issue.work === 'elapsed' || worker.time.works(world.minute);
}

const resourcesFree = (world: World, issue: IssueState): boolean =>
  (issue.plan?.uses ?? []).every(({ resource, amount }) => world.resources.get(resource)!.free >= amount);

const ready = (world: World): IssueState[] =>
  world.issues.filter(({ state }) => state === 'ready').sort((a, b) => a.rank - b.rank);

const needsNobodyNow = (world: World, issue: IssueState): boolean =>
  issue.candidates.length === 0 && (issue.work === 'elapsed' || world.calendar.works(world.minute));

/** When this person would finish the likely work, from this minute, with the share of this minute. */
function likelyFinish(world: World, issue: IssueState, worker: WorkerState): number {
  if (issue.work === 'elapsed') return world.minute + issue.likely;
  const rate = ownShare(worker) * worker.person.efficiencyPercent;
  let left = issue.work === 'effort' ? issue.likely * UNITS_PER_MINUTE : issue.likely;
  if (issue.work === 'effort' && rate === 0 && left > 0) return Infinity;
  for (let minute = world.minute; minute < world.minute + PATIENCE; minute++) {
    if (left <= 0) return minute;
    left -= issue.work === 'effort' ? worker.time.units(minute) * rate : worker.time.works(minute) ? 1 : 0;
  }
  return Infinity;
}

function fastest(world: World, issue: IssueState, able: readonly WorkerState[]): WorkerState {
  if (able.length === 1) return able[0];
  const finishes = able.map((worker) => likelyFinish(world, issue, worker));
  return able[finishes.indexOf(Math.min(...finishes))];
}

/** `issue-first`: repeatedly the lowest rank that can start. */
function startByIssues(world: World): boolean {
  let started = false;
  // What a start makes ready waits for the next round, so one walk down the ranks sees all there is.
  for (const issue of ready(world)) {
    if (!resourcesFree(world, issue)) continue;
    const able = issue.candidates.filter((worker) => isAble(world, worker, issue));
    if (able.length === 0 && !needsNobodyNow(world, issue)) continue;
    startIssue(world, issue, able.length === 0 ? null : fastest(world, issue, able));
    started = true;
  }
  return started;
}

/** `person-first`: people in document order, then what needs nobody. */
function startByPeople(world: World): boolean {
  let started = false;
  for (const worker of world.workers) {
    const issue = ready(world).find(
      (candidate) =>
        candidate.candidates.includes(worker) && isAble(world, worker, candidate) && resourcesFree(world, candidate),
    );
    if (issue === undefined) continue;
    startIssue(world, issue, worker);
    started = true;
  }
  for (const issue of ready(world)) {
    if (!needsNobodyNow(world, issue) || !resourcesFree(world, issue)) continue;
    startIssue(world, issue, null);
    started = true;
  }
  return started;
}

/** One round of starts; false when nothing could start. */
export function decideStarts(world: World): boolean {
  return world.plan.dispatch === 'person-first' ? startByPeople(world) : startByIssues(world);
}
