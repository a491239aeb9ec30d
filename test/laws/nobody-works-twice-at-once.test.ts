// One thing at a time: an issue in hand until its work ends, and no two reviews together.
import { expect, test } from 'vitest';
import { runKernel } from './kernel-outcome.ts';
import { holdsOnRandomFutures } from './random-futures.ts';

test('nobody works twice at once', () => {
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const inHand = new Map<string, string>();
    const reviewing = new Map<string, string>();
    const togetherOf = (gate: string): readonly string[] | null => {
      const found = plan.gates.find(({ id }) => `gate ${id}` === gate)!;
      return found.reviewMode === 'together' ? found.keepers : null;
    };
    for (const { kind, subject, object } of runKernel(plan, slotValue).facts) {
      if (kind === 'issueStarted' && object !== '') {
        expect(inHand.get(object), `${object} starts ${subject}`).toBeUndefined();
        expect(reviewing.get(object), `${object} starts ${subject}`).toBeUndefined();
        inHand.set(object, subject);
      }
      if ((kind === 'workEnded' || kind === 'issueFinished') && inHand.get(object) === subject) inHand.delete(object);
      if (kind !== 'keeperStarted' && kind !== 'keeperFinished') continue;
      const keeper = subject.slice(subject.lastIndexOf(' ') + 1);
      if (!plan.people.some(({ id }) => id === keeper)) continue;
      for (const person of togetherOf(object) ?? [keeper]) {
        if (kind === 'keeperFinished') reviewing.delete(person);
        else {
          expect(reviewing.get(person), `${person} begins to review ${object}`).toBeUndefined();
          reviewing.set(person, object);
        }
      }
    }
  });
});
