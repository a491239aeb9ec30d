// What windows, quotas, policies and the data date mean for the state.
import type { Draft } from 'immer';
import { assertEvent, subjectOf } from './assert-event.ts';
import type { EventOf } from './events.ts';
import { grantSupport } from './hands-of-people.ts';
import type { PlanState } from './plan-state.ts';

type SurroundingEvent = EventOf<
  'WindowOpened' | 'WindowClosed' | 'QuotaTaken' | 'QuotaMissed' | 'PolicyTriggered' | 'DataDateReached' | 'LinkSkipped'
>;

export function evolveSurroundings(state: Draft<PlanState>, event: SurroundingEvent): void {
  switch (event.type) {
    case 'WindowOpened':
    case 'WindowClosed': {
      const window = subjectOf(state.windows, event);
      const isOpen = event.type === 'WindowOpened';
      assertEvent(window.isOpen !== isOpen, event, `finds a window that is ${isOpen ? 'open' : 'closed'}`);
      window.isOpen = isOpen;
      return;
    }
    case 'QuotaTaken':
      subjectOf(state.quotas, event).taken += event.amount;
      return;
    case 'QuotaMissed':
      subjectOf(state.quotas, event).missed += 1;
      return;
    case 'PolicyTriggered':
      trigger(state, event);
      return;
    case 'DataDateReached':
      assertEvent(state.dataDate === null, event, 'comes a second time');
      state.dataDate = event.time;
      return;
    case 'LinkSkipped':
      assertEvent(state.issues.has(event.subject), event, 'is about something the plan does not have');
  }
}

/** The first firing of a supporting policy adds its support to its issues, at once where they are in hand. */
function trigger(state: Draft<PlanState>, event: EventOf<'PolicyTriggered'>): void {
  const { action, fired } = subjectOf(state.policies, event);
  fired.push(event.time);
  if (action.kind !== 'support' || fired.length > 1) return;
  const { person, sharePercent, adds } = action;
  const added = { person, sharePercent, adds };
  for (const id of action.issues) {
    const issue = state.issues.get(id);
    if (issue === undefined) continue;
    issue.support = [...issue.support, added];
    if (issue.status === 'in-progress' || issue.status === 'paused') grantSupport(state, id, [added]);
  }
}
