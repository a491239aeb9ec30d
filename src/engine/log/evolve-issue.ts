// What the events of an issue mean for the issue, its person and its supporters.
import type { Draft } from 'immer';
import { assertEvent, subjectOf } from './assert-event.ts';
import type { EventOf } from './events.ts';
import { grantSupport, layDown, recordInHand, takeInHand } from './hands-of-people.ts';
import type { Interruption, IssueState, IssueStatus, PlanState } from './plan-state.ts';

type Interrupting = EventOf<'IssueBlocked' | 'IssueUnblocked' | 'IssueSetAside' | 'IssueTakenUp'>;
type Rescoping = EventOf<'IssueDropped' | 'IssueSkipped' | 'IssueReassigned'>;
export type IssueEvent =
  | EventOf<'IssueReady' | 'IssueStarted' | 'IssuePaused' | 'IssueResumed' | 'WorkEnded' | 'IssueFinished'>
  | Interrupting
  | Rescoping;

/** What an issue must be for the event to be possible. */
const BEFORE: Readonly<Record<IssueEvent['type'], readonly IssueStatus[]>> = {
  // A rework becomes ready again after every failed attempt.
  IssueReady: ['waiting', 'done'],
  IssueStarted: ['ready'],
  IssuePaused: ['in-progress'],
  IssueResumed: ['paused'],
  IssueBlocked: ['in-progress', 'paused'],
  IssueUnblocked: ['blocked'],
  IssueSetAside: ['in-progress', 'paused'],
  IssueTakenUp: ['aside'],
  IssueDropped: ['waiting', 'ready'],
  IssueSkipped: ['dropped'],
  IssueReassigned: ['ready'],
  WorkEnded: ['in-progress'],
  IssueFinished: ['in-progress', 'held'],
};
/** Facts wait for nothing. */
const BEFORE_RECORDED: Partial<typeof BEFORE> = {
  IssueStarted: ['waiting', 'ready'],
  IssueFinished: ['in-progress', 'aside'],
};

export function evolveIssue(state: Draft<PlanState>, event: IssueEvent): void {
  const issue = subjectOf(state.issues, event);
  const isRecorded = event.causes.some(({ type }) => type === 'recorded');
  const before = (isRecorded ? BEFORE_RECORDED[event.type] : undefined) ?? BEFORE[event.type];
  assertEvent(before.includes(issue.status), event, `happens to an issue that is ${issue.status}`);
  switch (event.type) {
    case 'IssueReady':
      assertEvent(issue.status === 'waiting' || issue.role !== 'planned', event, 'is done already');
      Object.assign(issue, { status: 'ready', ready: event.time, start: null, workEnd: null, finish: null });
      return;
    case 'IssueStarted':
      Object.assign(issue, { status: 'in-progress', start: event.time, person: event.person, recorded: isRecorded });
      if (isRecorded) recordInHand(state, event);
      else {
        takeInHand(state, event);
        grantSupport(state, event.subject, issue.support);
      }
      return;
    case 'IssuePaused':
      issue.status = 'paused';
      return;
    case 'IssueResumed':
      issue.status = 'in-progress';
      return;
    case 'WorkEnded':
      Object.assign(issue, { status: 'held', workEnd: event.time });
      layDown(state, event.subject);
      return;
    case 'IssueFinished':
      if (issue.status !== 'held') {
        issue.workEnd = event.time;
        layDown(state, event.subject);
      }
      Object.assign(issue, { status: 'done', finish: event.time, aside: null });
      return;
    case 'IssueDropped':
    case 'IssueSkipped':
    case 'IssueReassigned':
      rescope(issue, event);
      return;
    default:
      interrupt(state, issue, event);
  }
}

function interrupt(state: Draft<PlanState>, issue: Draft<IssueState>, event: Interrupting): void {
  switch (event.type) {
    case 'IssueBlocked':
      putAside(state, issue, 'blocked', { kind: 'risk', by: event.risk, since: event.time }, event.subject);
      return;
    case 'IssueSetAside': {
      const kind = event.window === null ? 'recorded' : 'window';
      putAside(state, issue, 'aside', { kind, by: event.window, since: event.time }, event.subject);
      return;
    }
    case 'IssueUnblocked':
      issue.status = 'aside';
      return;
    case 'IssueTakenUp':
      Object.assign(issue, { status: 'in-progress', aside: null });
      takeInHand(state, event);
      grantSupport(state, event.subject, issue.support);
  }
}

function putAside(
  state: Draft<PlanState>,
  issue: Draft<IssueState>,
  status: IssueStatus,
  aside: Interruption,
  id: string,
): void {
  Object.assign(issue, { status, aside });
  layDown(state, id);
}

function rescope(issue: Draft<IssueState>, event: Rescoping): void {
  const { time } = event;
  switch (event.type) {
    case 'IssueDropped':
      Object.assign(issue, { status: 'dropped', dropped: time });
      return;
    case 'IssueSkipped':
      Object.assign(issue, { status: 'done', start: time, workEnd: time, finish: time });
      return;
    case 'IssueReassigned':
      issue.movedTo = event.person;
  }
}
