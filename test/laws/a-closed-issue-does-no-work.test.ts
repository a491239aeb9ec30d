// While a window closes an issue it is in nobody's hands: neither started, nor taken up, nor left in hand when the window turns.
import { expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { createWindow, isOpenAt } from '../oracle/windows.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

/** Is this issue closed at this minute, by the words of the plan? */
function closedAt(plan: Plan, id: string, minute: number): boolean {
  const isOpen = plan.windows.map((window) => isOpenAt(minute, createWindow(plan, window)));
  if (plan.windows.some(({ closes }, w) => isOpen[w] && closes.includes(id))) return true;
  const only = plan.windows.flatMap((window, w) => (window.only.includes(id) ? [isOpen[w]] : []));
  return only.length > 0 && !only.includes(true);
}

test('a closed issue does no work', () => {
  let aside = 0;
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const { facts } = runKernel(plan, slotValue);
    const inHand = new Map<string, number>();
    const leave = (name: string, minute: number): void => {
      for (let at = inHand.get(name) ?? minute; at < minute; at++)
        if (closedAt(plan, name.slice(6), at)) throw new Error(`${name} is worked on at ${at}, though it is closed`);
      inHand.delete(name);
    };
    if (plan.windows.length === 0) return;
    facts.forEach(({ minute, kind, subject, object }, row) => {
      const isRecorded = facts[row + 1]?.kind === 'causeRecorded';
      if (kind === 'issueTakenUp' || (kind === 'issueStarted' && !isRecorded)) inHand.set(subject, minute);
      if (kind === 'issueSetAside' && object !== '') aside++;
      if (kind === 'issueSetAside' || kind === 'workEnded' || kind === 'issueFinished') leave(subject, minute);
      if (kind === 'issueBlocked') leave(object, minute);
    });
  });
  expect(aside).toBeGreaterThan(enough(20));
});
