// evolve(state, event) -> state: the one place that says what an event means. Immutable through immer, which shares what did not
// change. For stepping and branching: one event copies every map it touches, so whole logs go through foldLog or walkLog,
// and none of them into the forecast's loop.
import { type Draft, enableMapSet, produce } from 'immer';
import type { CivilInstant, Plan } from '../../plan/plan.ts';
import { assertEvent, subjectOf } from './assert-event.ts';
import type { EventOf, LogEvent } from './events.ts';
import { evolveGate } from './evolve-gate.ts';
import { evolveIssue } from './evolve-issue.ts';
import { evolveSurroundings } from './evolve-surroundings.ts';
import { initialState, type PlanState } from './plan-state.ts';

export { initialState, type PlanState } from './plan-state.ts';

enableMapSet();

/** The state after the event. Throws (assertion) on an unknown type, an unknown id or an event that cannot happen now. */
export function evolve(state: PlanState, event: LogEvent): PlanState {
  return produce(state, (draft) => apply(draft, event));
}

/** The state after all events up to and including `until` (civil instant; without it, all). One draft serves the whole fold. */
export function foldLog(plan: Plan, events: readonly LogEvent[], until?: CivilInstant): PlanState {
  return produce(initialState(plan), (draft) => {
    for (const event of events) {
      if (until !== undefined && event.time > until) break;
      apply(draft, event);
    }
  });
}

/** Calls `visit` with the state after every event. The state is one object that changes from call to call: read, do not keep. */
export function walkLog(
  plan: Plan,
  events: readonly LogEvent[],
  visit: (state: Readonly<PlanState>, event: LogEvent) => void,
): void {
  // A state that nobody else holds may be changed in place.
  const state = initialState(plan) as Draft<PlanState>;
  for (const event of events) {
    apply(state, event);
    visit(state, event);
  }
}

function apply(state: Draft<PlanState>, event: LogEvent): void {
  assertEvent(event.seq > state.seq && event.minute >= state.minute, event, 'stands before its time');
  state.seq = event.seq;
  state.minute = event.minute;
  state.time = event.time;
  switch (event.type) {
    case 'IssueReady':
    case 'IssueStarted':
    case 'IssuePaused':
    case 'IssueResumed':
    case 'IssueBlocked':
    case 'IssueUnblocked':
    case 'IssueSetAside':
    case 'IssueTakenUp':
    case 'IssueDropped':
    case 'IssueSkipped':
    case 'IssueReassigned':
    case 'WorkEnded':
    case 'IssueFinished':
      evolveIssue(state, event);
      return;
    case 'GateReviewStarted':
    case 'KeeperReviewStarted':
    case 'KeeperReviewFinished':
    case 'GatePassed':
    case 'GateFailed':
    case 'GateWaived':
      evolveGate(state, event);
      return;
    case 'RiskOccurred':
      Object.assign(subjectOf(state.risks, event), { occurred: event.time, setting: event.setting });
      return;
    case 'RiskHit':
      evolveHit(state, event);
      return;
    case 'ResourceTaken':
    case 'ResourceReleased':
      evolveResource(state, event);
      return;
    case 'AbsenceBegan':
    case 'AbsenceEnded':
      evolveAbsence(state, event);
      return;
    case 'CapacityChanged':
      subjectOf(state.people, event).share = event.share;
      return;
    case 'WindowOpened':
    case 'WindowClosed':
    case 'QuotaTaken':
    case 'QuotaMissed':
    case 'PolicyTriggered':
    case 'DataDateReached':
    case 'LinkSkipped':
      evolveSurroundings(state, event);
      return;
    default:
      evolvePoint(state, event);
  }
}

function evolvePoint(
  state: Draft<PlanState>,
  event: EventOf<'MilestoneReached' | 'PhaseStarted' | 'PhaseFinished' | 'PlanFinished'>,
): void {
  switch (event.type) {
    case 'MilestoneReached':
      subjectOf(state.milestones, event).reached = event.time;
      return;
    case 'PhaseStarted':
      Object.assign(subjectOf(state.phases, event), { status: 'in-progress', start: event.time });
      return;
    case 'PhaseFinished':
      Object.assign(subjectOf(state.phases, event), { status: 'done', finish: event.time });
      return;
    case 'PlanFinished':
      state.finished = true;
      state.finish = event.finish;
      return;
    default:
      assertEvent(false, event, 'has a type nobody knows');
  }
}

function evolveHit(state: Draft<PlanState>, event: EventOf<'RiskHit'>): void {
  const target = state.issues.get(event.on) ?? state.gates.get(event.on);
  assertEvent(target !== undefined, event, `hits ${event.on}, which the plan does not have`);
  target.hitBy.push(event.subject);
  subjectOf(state.risks, event).hit.push(event.on);
}

function evolveResource(state: Draft<PlanState>, event: EventOf<'ResourceTaken' | 'ResourceReleased'>): void {
  const resource = subjectOf(state.resources, event);
  const isTaken = event.type === 'ResourceTaken';
  resource.inUse += isTaken ? event.amount : -event.amount;
  resource.holders = isTaken ? [...resource.holders, event.issue] : resource.holders.filter((id) => id !== event.issue);
  // What is recorded held what it held, more than there was or not.
  const isFact = state.issues.get(event.issue)?.recorded ?? false;
  const isPossible = resource.inUse >= 0 && (!isTaken || isFact || resource.inUse <= resource.capacity);
  assertEvent(isPossible, event, `leaves ${resource.inUse} in use`);
}

function evolveAbsence(state: Draft<PlanState>, event: EventOf<'AbsenceBegan' | 'AbsenceEnded'>): void {
  const person = subjectOf(state.people, event);
  person.absences += event.type === 'AbsenceBegan' ? 1 : -1;
  assertEvent(person.absences >= 0, event, 'ends an absence that never began');
  person.away = person.absences > 0;
}
