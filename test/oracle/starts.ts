// Rules of work, "Starts": who starts or takes up what, once nothing more is due at this minute.
import { mustStayAside, takeUp } from './aside.ts';
import { startIssue } from './issues.ts';
import { hasRoom } from './limits.ts';
import { hasQuotas } from './quotas.ts';
import { isStopped, rateAt } from './shares.ts';
import { type IssueState, UNITS_PER_MINUTE, type WorkerState, type World } from './world.ts';

/** Nobody looks further ahead than this. */
const PATIENCE = 400 * 1440;

function isAble(world: World, worker: WorkerState, issue: IssueState): boolean {
  if (worker.hands.length >= worker.maxHands || isStopped(worker)) return false;
  return issue.work === 'elapsed' || worker.time.works(world.minute);
}

const resourcesFree = (world: World, issue: IssueState): boolean =>
  (issue.plan?.uses ?? []).every(({ resource, amount }) => {
    const { free, reserved } = world.resources.get(resource)!;
    return free - reserved >= amount;
  });

const needsNobodyNow = (world: World, issue: IssueState): boolean =>
  (issue.state === 'aside' ? issue.performer === null : issue.candidates.length === 0) &&
  (issue.work === 'elapsed' || world.calendar.works(world.minute));

/** When this person would finish the likely work, from this minute, with the share of this minute. */
function likelyFinish(world: World, issue: IssueState, worker: WorkerState): number {
  if (issue.work === 'elapsed') return world.minute + issue.likely;
  const rate = rateAt(worker, issue, worker.hands.length + 1);
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

/** Can it be decided now: a start, or the taking-up of what stands aside? */
const isOpen = (world: World, issue: IssueState): boolean =>
  issue.state === 'ready' ? !issue.closed : issue.state === 'aside' && !mustStayAside(world, issue);

const open = (world: World): IssueState[] =>
  world.issues.filter((issue) => isOpen(world, issue)).sort((a, b) => orderOf(world, a, b) || a.rank - b.rank);

/** Takings-up go before every start of no better class; with classes as tiebreak before every start. */
function orderOf(world: World, a: IssueState, b: IssueState): number {
  const isStart = ({ state }: IssueState): number => (state === 'ready' ? 1 : 0);
  const classOf = ({ stated, klass }: IssueState): number => (stated ? -1 : klass);
  const byClass = world.plan.classOrder === 'class-first' ? classOf(a) - classOf(b) : 0;
  return byClass || isStart(a) - isStart(b);
}

/** Whoever can begin it now, or go on with it. */
function ableFor(world: World, issue: IssueState): WorkerState[] {
  if (issue.state === 'aside')
    return issue.performer !== null && isAble(world, issue.performer, issue) ? [issue.performer] : [];
  return issue.candidates.filter((worker) => isAble(world, worker, issue) && hasRoom(world, worker, issue));
}

const isFree = (world: World, issue: IssueState): boolean =>
  issue.state === 'aside' || (resourcesFree(world, issue) && hasQuotas(world, issue));

function begin(world: World, issue: IssueState, worker: WorkerState | null): void {
  if (issue.state === 'aside') takeUp(world, issue);
  else startIssue(world, issue, worker);
}

/** `issue-first`: repeatedly the lowest rank that can start. */
function startByIssues(world: World): boolean {
  let started = false;
  // What a start makes ready waits for the next round, so one walk down the ranks sees all there is.
  for (const issue of open(world)) {
    if (!isFree(world, issue)) continue;
    const able = ableFor(world, issue);
    if (able.length === 0 && !needsNobodyNow(world, issue)) continue;
    begin(world, issue, able.length === 0 ? null : fastest(world, issue, able));
    started = true;
  }
  return started;
}

/** `person-first`: people in document order, then what needs nobody. */
function startByPeople(world: World): boolean {
  let started = false;
  const candidates = open(world);
  for (const worker of candidates.length === 0 ? [] : world.workers) {
    // Whoever is eager takes again and again until no hand is free.
    for (;;) {
      const issue = candidates.find(
        (candidate) =>
          isOpen(world, candidate) && ableFor(world, candidate).includes(worker) && isFree(world, candidate),
      );
      if (issue === undefined) break;
      begin(world, issue, worker);
      started = true;
    }
  }
  for (const issue of candidates) {
    if (!isOpen(world, issue) || !needsNobodyNow(world, issue) || !isFree(world, issue)) continue;
    begin(world, issue, null);
    started = true;
  }
  return started;
}

/** `list`: takings-up, works of gates, then the list, in which what has not begun holds what it needs. */
function startByList(world: World): boolean {
  let started = false;
  const held = new Set<WorkerState>();
  for (const resource of world.resources.values()) resource.reserved = 0;
  const tryToBegin = (issue: IssueState): boolean => {
    if (!isOpen(world, issue) || !isFree(world, issue)) return false;
    const able = ableFor(world, issue).filter((worker) => issue.state === 'aside' || !held.has(worker));
    if (able.length === 0 && !needsNobodyNow(world, issue)) return false;
    begin(world, issue, able.length === 0 ? null : fastest(world, issue, able));
    return (started = true);
  };
  for (const issue of world.list) if (issue.state === 'aside') tryToBegin(issue);
  const ofGates = world.issues.filter(({ role }) => role !== 'planned').sort((a, b) => a.rank - b.rank);
  for (const issue of ofGates) tryToBegin(issue);
  for (const issue of world.list) {
    if (issue.start >= 0 || issue.dropped || tryToBegin(issue)) continue;
    for (const { resource, amount } of issue.plan?.uses ?? []) world.resources.get(resource)!.reserved += amount;
    const hands = ({ hands, maxHands }: WorkerState): boolean => hands.length < maxHands;
    const one =
      issue.candidates.length === 1
        ? issue.candidates[0]
        : issue.candidates.findLast((worker) => hands(worker) && !isStopped(worker) && !held.has(worker));
    if (one !== undefined) held.add(one);
  }
  for (const resource of world.resources.values()) resource.reserved = 0;
  return started;
}

/** One round of starts and takings-up; false when nothing could start. */
export function decideStarts(world: World): boolean {
  if (!world.isForecast || !world.issues.some((issue) => isOpen(world, issue))) return false;
  if (world.plan.dispatch === 'list') return startByList(world);
  return world.plan.dispatch === 'person-first' ? startByPeople(world) : startByIssues(world);
}
