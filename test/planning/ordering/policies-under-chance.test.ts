// Policies under chance: a race ends with the best where the differences are plain, a search spends what it was given, never proposes what cannot
// be carried out, and finds the plan that idles on purpose where that pays in every future.
import { describe, expect, it } from 'vitest';
import { createDealer, likelyTape } from '../../../src/engine/chance/deal.ts';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { createDice } from '../../../src/planning/ordering/dice.ts';
import { listScratch, sampleList } from '../../../src/planning/ordering/list-changes.ts';
import { neededSequences } from '../../../src/planning/ordering/needed-sequences.ts';
import { type Policy, type PolicyEvaluator, race } from '../../../src/planning/ordering/policy.ts';
import { policyRunner } from '../../../src/planning/ordering/policy-runner.ts';
import { listProblem } from '../../../src/planning/ordering/search-orders.ts';
import { searchPolicies } from '../../../src/planning/ordering/search-policies.ts';
import { planOf } from '../../known-answers/plan-builder.ts';
import { smallProject } from './small-projects.ts';

const OWN: Policy = { list: new Int32Array(0), byList: false, sequences: [] };

describe('a race', () => {
  const named = (sequences: number[]): Policy => ({ ...OWN, sequences });

  it('ends with the best, tries it on most futures, and all on none before the first', () => {
    const dice = createDice('race', 'noise');
    const tried = new Map<Policy, number>();
    const spans: [number, number][] = [];
    const evaluator: PolicyEvaluator = {
      sum(policy, from, to) {
        tried.set(policy, (tried.get(policy) ?? 0) + to - from);
        spans.push([from, to]);
        let sum = 0;
        for (let r = from; r < to; r++) sum += 10 * policy.sequences[0] + dice.below(20);
        return sum;
      },
    };
    const rivals = [5, 3, 8, 1, 9, 4, 7].map((level) => named([level]));
    expect(race(rivals, evaluator, 100, 700).sequences).toEqual([1]);
    expect(Math.max(...tried.values())).toBe(tried.get(rivals[3]));
    expect([...tried.values()].reduce((sum, each) => sum + each)).toBeLessThanOrEqual(700);
    expect(Math.min(...spans.map(([from]) => from))).toBe(100);
  });
});

/** The search on dealt futures of a plan, and how many futures it took. */
function searchOf(plan: Plan, evaluations: number) {
  const runner = policyRunner(plan, -1);
  const tape = new Int32Array(runner.network.slots.length);
  const dealer = createDealer(runner.network, 'policies');
  const certain = likelyTape(runner.network);
  let futures = 0;
  const evaluator: PolicyEvaluator = {
    sum(policy, from, to) {
      runner.use(policy);
      let sum = 0;
      for (let r = from; r < to; r++) {
        dealer.deal(r, tape);
        sum += runner.run(tape);
        futures++;
      }
      return sum;
    },
  };
  const likely = {
    run(policy: Policy) {
      runner.use(policy);
      return runner.run(certain);
    },
    minutes: runner.minutes,
  };
  const { policy } = searchPolicies(listProblem(plan, null), likely, evaluator, { evaluations, seed: '1' });
  return { policy, futures, evaluator };
}

describe('links that keep a schedule', () => {
  it('let the usual scheme be as early as the list was, and are few', () => {
    const dice = createDice('links', 'projects');
    let late = 0;
    let kept = 0;
    for (let project = 0; project < 12; project++) {
      const plan = smallProject(14, dice);
      const problem = listProblem(plan, null);
      const list = new Int32Array(14);
      sampleList(list, list.slice(), 1, problem.links, dice, listScratch(14));
      const finish = problem.forward.run(list, true);
      const planned = problem.forward.minutes().slice();
      const inOrder = Int32Array.from(list).sort(
        (a, b) => planned[2 * a] - planned[2 * b] || list.indexOf(a) - list.indexOf(b),
      );
      const runner = policyRunner(plan, -1);
      const certain = likelyTape(runner.network);
      const likely = {
        run(policy: Policy) {
          runner.use(policy);
          return runner.run(certain);
        },
        minutes: runner.minutes,
      };
      const without = likely.run({ list: inOrder, byList: false, sequences: [] });
      const { sequences, schedules } = neededSequences(inOrder, planned, finish, problem, likely);
      expect(schedules).toBeGreaterThan(sequences.length / 2);
      if (without <= finish) expect(sequences).toEqual([]);
      else late++;
      if (sequences.length === 0) continue;
      kept++;
      expect(likely.run({ list: inOrder, byList: false, sequences })).toBeLessThanOrEqual(finish);
      for (let k = 0; k < sequences.length; k += 2)
        expect(inOrder.indexOf(sequences[k])).toBeLessThan(inOrder.indexOf(sequences[k + 1]));
    }
    expect(late).toBeGreaterThan(0);
    expect(kept).toBe(late);
  });
});

describe('a search over policies', () => {
  it('spends no more than it is given, on the same policy every time, and links only forwards', async () => {
    await chanceReady();
    const plan = smallProject(12, createDice('policies', 'projects'));
    const { policy, futures } = searchOf(plan, 1500);
    expect(futures).toBeLessThanOrEqual(1500);
    expect(futures).toBeGreaterThan(750);
    expect(searchOf(plan, 1500).policy).toEqual(policy);
    for (let k = 0; k < policy.sequences.length; k += 2)
      expect(policy.list.indexOf(policy.sequences[k])).toBeLessThan(policy.list.indexOf(policy.sequences[k + 1]));
  });

  it('waits for what matters, where beginning something long at once costs time in every future', async () => {
    await chanceReady();
    const fixed = (value: number) => ({ kind: 'fixed', value }) as const;
    const whole = [{ resource: 'R', amount: 1 }];
    const plan = planOf({
      id: 'idle',
      rule: 'lft',
      resources: [{ id: 'R', capacity: 1, unit: null }],
      activities: [
        { id: 'short', distribution: { kind: 'uniform', min: 5, max: 15 }, after: [] },
        { id: 'urgent', distribution: fixed(100), after: ['short'], uses: whole },
        { id: 'tail', distribution: fixed(500), after: ['urgent'] },
        { id: 'long', distribution: fixed(300), after: [], uses: whole },
      ],
    });
    const { policy, evaluator } = searchOf(plan, 800);
    expect(evaluator.sum(OWN, 500, 600) / 100).toBe(900);
    expect(evaluator.sum(policy, 500, 600) / 100).toBeLessThan(616);
  });
});
