// What the events of a gate mean for the gate and its keepers.
import type { Draft } from 'immer';
import { assertEvent, subjectOf } from './assert-event.ts';
import type { EventOf } from './events.ts';
import type { GateState, PlanState } from './plan-state.ts';

type KeeperEvent = EventOf<'KeeperReviewStarted' | 'KeeperReviewFinished'>;
export type GateEvent = EventOf<'GateReviewStarted' | 'GatePassed' | 'GateFailed' | 'GateWaived'> | KeeperEvent;

export function evolveGate(state: Draft<PlanState>, event: GateEvent): void {
  const gate = subjectOf(state.gates, event);
  switch (event.type) {
    case 'GateReviewStarted':
      assertEvent(gate.status === 'waiting' || gate.status === 'rework', event, `begins a gate that is ${gate.status}`);
      assertEvent(event.attempt === gate.attempt + 1, event, `is not attempt ${gate.attempt + 1}`);
      Object.assign(gate, { status: 'in-review', attempt: event.attempt, start: gate.start ?? event.time });
      return;
    case 'KeeperReviewStarted':
    case 'KeeperReviewFinished':
      review(state, gate, event);
      return;
    case 'GateFailed':
    case 'GatePassed':
      if (event.attempt === 0) {
        // Recorded, or there is nothing to review any more: it opens unseen.
        assertEvent(gate.status === 'waiting', event, `opens a gate that is ${gate.status}`);
        Object.assign(gate, { status: 'passed', start: event.time, finish: event.time });
        return;
      }
      assertEvent(gate.status === 'in-review', event, `concludes a gate that is ${gate.status}`);
      if (event.type === 'GateFailed') gate.status = 'rework';
      else Object.assign(gate, { status: 'passed', finish: event.time });
      return;
    case 'GateWaived':
      assertEvent(gate.status === 'rework', event, 'waives a gate that has not failed');
      Object.assign(gate, { status: 'waived', finish: event.time });
  }
}

function review(state: Draft<PlanState>, gate: Draft<GateState>, event: KeeperEvent): void {
  const begins = event.type === 'KeeperReviewStarted';
  assertEvent(begins !== gate.reviewing.includes(event.person), event, 'is out of order');
  gate.reviewing = begins ? [...gate.reviewing, event.person] : gate.reviewing.filter((id) => id !== event.person);
  const keeper = state.people.get(event.person);
  if (keeper === undefined) return; // external keepers are nobody of the team
  if (begins) assertEvent(keeper.reviewing === null, event, `begins while ${event.person} reviews ${keeper.reviewing}`);
  keeper.reviewing = begins ? event.subject : null;
}
