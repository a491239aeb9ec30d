// What holds for lists of any project with fixed lengths: the search finds what trying every list finds, a backward schedule read from its end is
// a list that is no later, and links added to a network are the links of the plan.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDealer } from '../../../src/engine/chance/deal.ts';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import { withOrder } from '../../../src/engine/network/with-order.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { createDice } from '../../../src/planning/ordering/dice.ts';
import { issueLinks, reversedLinks } from '../../../src/planning/ordering/issue-links.ts';
import { listBackwards, listScratch, mutateList, sampleList } from '../../../src/planning/ordering/list-changes.ts';
import { searchLists } from '../../../src/planning/ordering/search-lists.ts';
import { listProblem } from '../../../src/planning/ordering/search-orders.ts';
import { withSequences } from '../../../src/planning/ordering/with-sequences.ts';
import { readPlan } from '../../../src/scenarios/read-plan.ts';
import { linkTo } from '../../known-answers/plan-builder.ts';
import { smallProject } from './small-projects.ts';

const PROJECTS = 8;
const DAYS = 400;

function* listsThatCanBe(plan: Plan, list: readonly number[] = []): Generator<number[]> {
  if (list.length === plan.issues.length) yield [...list];
  for (let i = 0; i < plan.issues.length; i++) {
    const needs = plan.issues[i].after.map(({ on }) => plan.issues.findIndex(({ id }) => id === on.id));
    if (!list.includes(i) && needs.every((need) => list.includes(need))) yield* listsThatCanBe(plan, [...list, i]);
  }
}

describe('small projects', () => {
  it('are finished by the search as early as by the best of all lists', () => {
    const dice = createDice('tiny', 'projects');
    let better = 0;
    for (let project = 0; project < PROJECTS; project++) {
      const plan = smallProject(6, dice, project % 2 === 0 ? [] : ['Ann', 'Bob']);
      const problem = listProblem(plan, null);
      let least = Infinity;
      for (const list of listsThatCanBe(plan)) least = Math.min(least, problem.forward.run(list, true));
      const { start, found } = searchLists(problem, { schedules: 150, seed: String(project), most: 3 });
      expect(found[0].finish).toBe(least);
      if (least < start.finish) better++;
    }
    expect(better).toBeGreaterThan(2);
  });

  it('are no later by the list of a schedule read from its end, in either direction', () => {
    const dice = createDice('mirror', 'projects');
    for (let project = 0; project < PROJECTS; project++) {
      const count = 14;
      const { forward, backward, links, urgencies } = listProblem(smallProject(count, dice), null);
      const scratch = listScratch(count);
      const list = new Int32Array(count);
      sampleList(list, urgencies[0], 1, links, dice, scratch);
      const there = forward.run(list, dice.below(2) === 1);
      listBackwards(list, forward.minutes(), scratch);
      const back = backward.run(list, true);
      listBackwards(list, backward.minutes(), scratch);
      expect(back).toBeLessThanOrEqual(there);
      expect(forward.run(list, true)).toBeLessThanOrEqual(back);
    }
  });

  it('have lists in which every issue stands behind what it needs, however they are drawn and changed', () => {
    const dice = createDice('lists', 'projects');
    for (let project = 0; project < PROJECTS; project++) {
      const plan = smallProject(12, dice);
      const links = issueLinks(compile(plan));
      const scratch = listScratch(12);
      const list = new Int32Array(12);
      for (const each of [links, reversedLinks(links)]) {
        sampleList(list, list.slice(), 1, each, dice, scratch);
        mutateList(list, 0.5, each, dice, scratch);
        expect([...list].sort((a, b) => a - b)).toEqual(plan.issues.map((_, i) => i));
        for (let i = 0; i < 12; i++)
          for (let e = each.beforeOffset[i]; e < each.beforeOffset[i + 1]; e++)
            expect(list.indexOf(each.before[e])).toBeLessThan(list.indexOf(i));
      }
    }
  });
});

describe('links added to a network', () => {
  it('give every future the minutes of the plan that has them', async () => {
    await chanceReady();
    const { plan } = readPlan(readFileSync('scenarios/source-8wk.yaml', 'utf8'), { name: 'source-8wk' });
    if (plan === null) throw new Error('no plan');
    const free = compile(plan, DAYS);
    const dealer = createDealer(free, 'links');
    const tape = new Int32Array(free.slots.length);
    dealer.deal(0, tape);
    const { eventMinute } = createKernel(free).simulate(tape);
    // From what is done early to what begins late, so that no circle is closed; half of them change something.
    const starts = plan.issues.map((_, i) => i).sort((a, b) => eventMinute[2 * a] - eventMinute[2 * b]);
    const pairs = starts.slice(0, -4).flatMap((first, k) => (k % 3 === 0 ? [first, starts[k + 4]] : []));
    const linked = {
      ...plan,
      issues: plan.issues.map((issue, i) => ({
        ...issue,
        after: [
          ...issue.after,
          ...pairs.flatMap((first, k) =>
            k % 2 === 0 && pairs[k + 1] === i ? [{ ...linkTo(plan.issues[first].id), sequence: true }] : [],
          ),
        ],
      })),
    };
    const order = starts;
    const added = createKernel(withOrder(withSequences(free, pairs), order));
    const written = createKernel(withOrder(compile(linked, DAYS), order));
    const plain = createKernel(withOrder(free, order));
    let changed = 0;
    for (let r = 0; r < 12; r++) {
      dealer.deal(r, tape);
      const expected = written.simulate(tape).eventMinute.slice();
      expect(added.simulate(tape).eventMinute).toEqual(expected);
      if (plain.simulate(tape).eventMinute.some((minute, event) => minute !== expected[event])) changed++;
    }
    expect(changed).toBeGreaterThan(6);
  });
});
