// What the events of an issue mean for the issue, its person and its supporters.
import type { Draft } from 'immer';
import { assertEvent, subjectOf } from './assert-event.ts';
import type { EventOf } from './events.ts';
import type { IssueState, IssueStatus, PlanState } from './plan-state.ts';

export type IssueEvent = EventOf<
  'IssueReady' | 'IssueStarted' | 'IssuePaused' | 'IssueResumed' | 'WorkEnded' | 'IssueFinished'
>;

/** What an issue must be for the event to be possible. */
const BEFORE: Readonly<Record<IssueEvent['type'], readonly IssueStatus[]>> = {
  // A rework becomes ready again after every failed attempt.
  IssueReady: ['waiting', 'done'],
  IssueStarted: ['ready'],
  IssuePaused: ['in-progress'],
  IssueResumed: ['paused'],
  WorkEnded: ['in-progress'],
  IssueFinished: ['in-progress', 'held'],
};

export function evolveIssue(state: Draft<PlanState>, event: IssueEvent): void {
  const issue = subjectOf(state.issues, event);
  assertEvent(BEFORE[event.type].includes(issue.status), event, `happens to an issue that is ${issue.status}`);
  switch (event.type) {
    case 'IssueReady':
      assertEvent(issue.status === 'waiting' || issue.role !== 'planned', event, 'is done already');
      Object.assign(issue, { status: 'ready', ready: event.time, start: null, workEnd: null, finish: null });
      return;
    case 'IssueStarted':
      Object.assign(issue, { status: 'in-progress', start: event.time, person: event.person });
      takeUp(state, event);
      grantSupport(state, event.subject, issue);
      return;
    case 'IssuePaused':
      issue.status = 'paused';
      return;
    case 'IssueResumed':
      issue.status = 'in-progress';
      return;
    case 'WorkEnded':
      Object.assign(issue, { status: 'held', workEnd: event.time });
      layDown(state, event);
      return;
    case 'IssueFinished':
      if (issue.status !== 'held') {
        issue.workEnd = event.time;
        layDown(state, event);
      }
      Object.assign(issue, { status: 'done', finish: event.time });
  }
}

function takeUp(state: Draft<PlanState>, event: EventOf<'IssueStarted'>): void {
  if (event.person === null) return;
  const person = state.people.get(event.person);
  assertEvent(person !== undefined, event, `is started by ${event.person}, who is not in the plan`);
  assertEvent(person.working === null, event, `starts while ${event.person} works on ${person.working}`);
  assertEvent(person.reviewing === null, event, `starts while ${event.person} reviews ${person.reviewing}`);
  person.working = event.subject;
}

function layDown(state: Draft<PlanState>, event: EventOf<'WorkEnded' | 'IssueFinished'>): void {
  for (const person of state.people.values()) {
    if (person.working === event.subject) person.working = null;
    if (person.supporting.some(({ issue }) => issue === event.subject))
      person.supporting = person.supporting.filter(({ issue }) => issue !== event.subject);
  }
}

/** Every support reserves what is stated, or what is left of its person. */
function grantSupport(state: Draft<PlanState>, id: string, issue: IssueState): void {
  for (const { person: supporter, sharePercent } of issue.support) {
    const person = state.people.get(supporter);
    if (person === undefined) continue;
    const left = person.supporting.reduce((rest, { share }) => rest - share, 100);
    const share = Math.min(sharePercent, left);
    if (share > 0) person.supporting.push({ issue: id, share });
  }
}
