// Whose hands an issue is in, and who supports it: what a start, a taking-up, a setting aside and an end mean for people.
import type { Draft } from 'immer';
import { assertEvent } from './assert-event.ts';
import type { EventOf } from './events.ts';
import type { PlanState } from './plan-state.ts';

type Taking = EventOf<'IssueStarted' | 'IssueTakenUp'>;

/** The issue comes into the hands of its person, who must have one free. */
export function takeInHand(state: Draft<PlanState>, event: Taking): void {
  if (event.person === null) return;
  const person = state.people.get(event.person);
  assertEvent(person !== undefined, event, `is taken by ${event.person}, who is not in the plan`);
  const { working, hands, reviewing } = person;
  assertEvent(working.length < hands, event, `starts while ${event.person} works on ${working.join(', ')}`);
  assertEvent(reviewing === null, event, `starts while ${event.person} reviews ${reviewing}`);
  working.push(event.subject);
}

/** What is recorded need not fit into anybody's hands: it happened. */
export function recordInHand(state: Draft<PlanState>, event: Taking): void {
  if (event.person !== null) state.people.get(event.person)?.working.push(event.subject);
}

/** The issue leaves all hands, and its supporters are free. */
export function layDown(state: Draft<PlanState>, id: string): void {
  for (const person of state.people.values()) {
    if (person.working.includes(id)) person.working = person.working.filter((issue) => issue !== id);
    if (person.supporting.some(({ issue }) => issue === id))
      person.supporting = person.supporting.filter(({ issue }) => issue !== id);
  }
}

/** Every support reserves what is stated, or what is left of its person. */
export function grantSupport(
  state: Draft<PlanState>,
  id: string,
  support: readonly { person: string; sharePercent: number }[],
): void {
  for (const { person: supporter, sharePercent } of support) {
    const person = state.people.get(supporter);
    if (person === undefined) continue;
    const left = person.supporting.reduce((rest, { share }) => rest - share, 100);
    const share = Math.min(sharePercent, left);
    if (share > 0) person.supporting.push({ issue: id, share });
  }
}
