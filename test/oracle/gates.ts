// Rules of work, "Gates": criteria, attempts, reviews, rework, waiver.
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import { happen } from './happenings.ts';
import { becomeReady } from './issues.ts';
import { happening } from './nodes.ts';
import { addReview } from './reviews.ts';
import { isStopped } from './shares.ts';
import { type GateState, type IssueState, tell, type WorkerState, type World } from './world.ts';

const PASS_SCALE = 2 ** 31;

/** All links into the start are met: attempt 1 is wanted. */
export function criteriaMet(world: World, gate: GateState): void {
  if (gate.state !== 'waiting') return;
  // Of an issue that was dropped there is nothing to review, unless a pass is recorded.
  const isRecorded = world.plan.facts.some(({ kind, id }) => kind === 'gate' && id === gate.id);
  const isIdle = world.issues.some(({ role, done, dropped }) => role === 'planned' && done === gate && dropped);
  if (isIdle && !isRecorded) passUnseen(world, gate);
  else want(world, gate, null);
}

function want(world: World, gate: GateState, askedBy: IssueState | null): void {
  gate.state = 'wanted';
  gate.askedBy = askedBy;
  if (canBegin(world, gate)) beginAttempt(world, gate);
}

const keepersOf = (world: World, gate: GateState): WorkerState[] =>
  gate.plan.keepers.map((id) => world.workers.find(({ person }) => person.id === id)!);

/** Inside the window, and for a review together: everybody works and nobody is in another review or absent. */
export function canBegin(world: World, gate: GateState): boolean {
  if (!world.isForecast) return false;
  const { window, reviewMode, review } = gate.plan;
  if (window !== null) {
    const weekday = weekdayOfDay(dayNumber(world.plan.start) + Math.floor(world.minute / 1440));
    const ofDay = world.minute % 1440;
    if (!window.on.includes(weekday) || ofDay < window.from || ofDay >= window.to) return false;
  }
  if (reviewMode !== 'together' || review === null) return true;
  return keepersOf(world, gate).every((worker) => worker.time.works(world.minute) && !isStopped(worker));
}

export function beginAttempt(world: World, gate: GateState): void {
  gate.state = 'reviewing';
  gate.attempts++;
  tell(world, 'gateReviewStarted', gate.name, gate.attempts);
  explainAttempt(world, gate);
  if (gate.attempts === 1) happen(world, gate, 'start');
  const { plan } = gate;
  const { review, keepers, external, reviewMode } = plan;
  if (review === null || keepers.length + external.length === 0) {
    conclude(world, gate);
    return;
  }
  const drawn = (keeper: string): number => world.slotValue(`gate/${plan.id}/review/${keeper}/${gate.attempts}`);
  const people = keepersOf(world, gate);
  const together = reviewMode === 'together' && people.length > 0;
  gate.owed = (together ? 1 : people.length) + external.length;
  if (together) addReview(world, gate, keepers[0], people, drawn(keepers[0]));
  else if (reviewMode === 'queued')
    for (const issue of gate.queued) {
      issue.state = 'waiting';
      becomeReady(world, issue, happening(gate, 'start'));
    }
  else for (const worker of people) addReview(world, gate, worker.person.id, [worker], drawn(worker.person.id));
  for (const keeper of external) addReview(world, gate, keeper, [], drawn(keeper));
}

/** A later attempt follows its rework, or the attempt before; the first its links. A window or keepers away add the calendar. */
function explainAttempt(world: World, gate: GateState): void {
  if (gate.attempts > 1) {
    const rework = gate.askedBy;
    if (rework !== null && rework.finish !== world.minute) tell(world, 'causeCalendar', gate.name);
    tell(world, 'causeLink', gate.name, rework === null ? happening(gate, 'start') : happening(rework, 'finish'));
    return;
  }
  const last = gate.lastMet;
  const links = gate.into.start.filter((link) => link.metAt === world.minute || link === last);
  if ((last?.metAt ?? 0) !== world.minute) tell(world, 'causeCalendar', gate.name);
  for (const { from, fromSide } of links) tell(world, 'causeLink', gate.name, happening(from, fromSide));
  if (last === null) tell(world, 'causeOpening', gate.name);
}

/** One keeper less to wait for. */
export function keeperDone(world: World, gate: GateState): void {
  gate.owed--;
  if (gate.owed === 0) conclude(world, gate);
}

export function reviewIssueDone(world: World, issue: IssueState): void {
  keeperDone(world, issue.gate!);
}

function conclude(world: World, gate: GateState): void {
  const { plan, attempts } = gate;
  gate.firstConcluded = true;
  const forced = attempts === 1 && gate.firstAttemptFails;
  const threshold = Math.floor(plan.pass * PASS_SCALE + 0.5);
  const passed = !forced && world.slotValue(`gate/${plan.id}/pass/${attempts}`) < threshold;
  if (!passed) {
    tell(world, 'gateFailed', gate.name, attempts);
    if (attempts < plan.attempts) {
      demandRework(world, gate);
      return;
    }
    gate.waived = true;
  }
  gate.state = 'concluded';
  finishGate(world, gate);
}

function demandRework(world: World, gate: GateState): void {
  if (gate.rework === null) {
    want(world, gate, null);
    return;
  }
  gate.state = 'reworking';
  gate.rework.state = 'waiting';
  becomeReady(world, gate.rework, happening(gate, 'start'));
}

export function reworkDone(world: World, issue: IssueState): void {
  want(world, issue.gate!, issue);
}

/** A gate that has concluded opens once the links into its finish are met. */
export function finishGate(world: World, gate: GateState): void {
  if (gate.state !== 'concluded' || gate.finish >= 0 || gate.into.finish.some(({ metAt }) => metAt < 0)) return;
  tell(world, gate.waived ? 'gateWaived' : 'gatePassed', gate.name, gate.attempts);
  explainFinish(world, gate);
  happen(world, gate, 'finish');
}

function explainFinish(world: World, gate: GateState): void {
  for (const { metAt, from, fromSide } of gate.into.finish)
    if (metAt === world.minute) tell(world, 'causeLink', gate.name, happening(from, fromSide));
}

/** It passes at this minute without a review: its issue was dropped, or the pass is a fact. */
export function passUnseen(world: World, gate: GateState): void {
  if (gate.finish >= 0) return;
  gate.state = 'concluded';
  gate.firstConcluded = true;
  tell(world, 'gatePassed', gate.name, gate.attempts);
  explainFinish(world, gate);
  if (gate.start < 0) happen(world, gate, 'start');
  happen(world, gate, 'finish');
}
