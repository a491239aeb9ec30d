// One thing at a time, or as many as an eager person has hands: an issue is in hand from its start, or its taking-up, until its work
// ends, is blocked or set aside. No two reviews together, and no limit is exceeded by what is begun.
import { expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import type { OracleEvent } from '../oracle/outcome.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

const issueOf = ({ kind, subject, object }: OracleEvent): string => (kind === 'issueBlocked' ? object : subject);

/** Follows what each person has in hand; recorded work is in nobody's before its first taking-up. */
function followHands(plan: Plan, facts: readonly OracleEvent[]): number {
  const inHand = new Map<string, Set<string>>(plan.people.map(({ id }) => [id, new Set()]));
  let most = 0;
  const drop = (issue: string): void => {
    for (const held of inHand.values()) held.delete(issue);
  };
  facts.forEach((fact, row) => {
    const { kind, object } = fact;
    const isRecorded = facts[row + 1]?.kind === 'causeRecorded' && kind === 'issueStarted';
    if ((kind === 'issueStarted' || kind === 'issueTakenUp') && object !== '' && !isRecorded) {
      const held = inHand.get(object)!;
      held.add(issueOf(fact));
      most = Math.max(most, held.size);
      const { wip } = plan.people.find(({ id }) => id === object)!;
      expect(held.size, `${object} takes ${issueOf(fact)}`).toBeLessThanOrEqual(wip?.eager ? wip.max : 1);
    }
    if (['workEnded', 'issueFinished', 'issueBlocked', 'issueSetAside'].includes(kind)) drop(issueOf(fact));
  });
  return most;
}

test('nobody works on more at once than there are hands', () => {
  let several = 0;
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    if (followHands(plan, runKernel(plan, slotValue).facts) > 1) several++;
  });
  expect(several).toBeGreaterThan(enough(10));
});

test('nobody holds two reviews at once, and nothing starts meanwhile', () => {
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const reviewing = new Map<string, string>();
    const togetherOf = (gate: string): readonly string[] | null => {
      const found = plan.gates.find(({ id }) => `gate ${id}` === gate)!;
      return found.reviewMode === 'together' ? found.keepers : null;
    };
    const { facts } = runKernel(plan, slotValue);
    facts.forEach(({ kind, subject, object }, row) => {
      const begins = kind === 'issueTakenUp' || (kind === 'issueStarted' && facts[row + 1]?.kind !== 'causeRecorded');
      if (begins && object !== '') expect(reviewing.get(object), `${object} takes ${subject}`).toBeUndefined();
      if (kind !== 'keeperStarted' && kind !== 'keeperFinished') return;
      const keeper = subject.slice(subject.lastIndexOf(' ') + 1);
      if (!plan.people.some(({ id }) => id === keeper)) return;
      for (const person of togetherOf(object) ?? [keeper]) {
        if (kind === 'keeperFinished') reviewing.delete(person);
        else {
          expect(reviewing.get(person), `${person} begins to review ${object}`).toBeUndefined();
          reviewing.set(person, object);
        }
      }
    });
  });
});

test('nobody begins more than their limit allows', () => {
  let full = 0;
  holdsOnRandomFutures(1_500, (plan, slotValue) => {
    const { issues, gates, facts } = runKernel(plan, slotValue);
    const doneOf = (id: string): number => {
      const gate = plan.gates.find(({ reviewOf }) => reviewOf === id);
      const done = gate === undefined ? issues.get(id)!.finish : gates.get(gate.id)!.finish;
      return done < 0 ? Infinity : done;
    };
    const recorded = new Set(plan.facts.map(({ id }) => id));
    for (const { id: person, wip } of plan.people) {
      if (wip === null) continue;
      const begun = plan.issues.filter(({ id }) => issues.get(id)!.performer === person && issues.get(id)!.start >= 0);
      for (const { id } of begun) {
        if (recorded.has(id)) continue;
        const { start } = issues.get(id)!;
        const open = begun.filter((other) => issues.get(other.id)!.start < start && doneOf(other.id) > start);
        expect(open.length, `${person} begins ${id}`).toBeLessThan(wip.max);
        if (open.length === wip.max - 1) full++;
      }
    }
    expect(facts.length).toBeGreaterThan(0);
  });
  expect(full).toBeGreaterThan(enough(50));
});
