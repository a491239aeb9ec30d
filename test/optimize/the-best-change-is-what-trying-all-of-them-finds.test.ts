// Small plans without chance, where every single change can be tried: what the search proposes is the best of them, or as good, and it proposes
// nothing where there is nothing.
import { describe, expect, it } from 'vitest';
import { likelyTape } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { applyChanges } from '../../src/plan/apply-changes.ts';
import type { Change } from '../../src/plan/change.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { findCycles } from '../../src/plan/precedence.ts';
import { optimize } from '../../src/planning/optimize/optimize.ts';
import { goalOf, rowOfNumbers, small } from './searches.ts';

const CASES = Number(process.env.PLANCAST_SEARCH_CASES ?? 3);
const PEOPLE = ['Ann', 'Bob', 'Cid'];

/** Three people of one role, seven issues with whole hours, a few needs between them, two classes. */
function arbitraryPlan(seed: number): Plan {
  const next = rowOfNumbers(seed * 7919 + 1);
  const of = (count: number): number => Math.floor(next() * count);
  const issues = Array.from({ length: 7 }, (_, i) => {
    const needs = Array.from({ length: i }, (_, j) => j).filter(() => next() < 0.25);
    const after = needs.length === 0 ? '' : `, after: [${needs.map((j) => `i${j}`).join(', ')}]`;
    return `  i${i}: { owner: ${PEOPLE[of(3)]}, effort: ${4 * (1 + of(6))}h, priority: ${next() < 0.3 ? 'P0' : 'P1'}${after} }`;
  });
  const capacities = PEOPLE.map((name) => `${name}: { role: dev, capacity: ${next() < 0.5 ? 50 : 100}% }`);
  return small(`team: { ${capacities.join(', ')} }\nclasses: [P0, P1]\nissues:\n${issues.join('\n')}`);
}

function finishOf(plan: Plan): number {
  const network = compile(plan);
  return createKernel(network).simulate(likelyTape(network)).finishMinute;
}

function everySingleChange(plan: Plan): Change[] {
  const ids = plan.issues.map(({ id }) => id);
  return ids.flatMap((issue): Change[] => [
    ...PEOPLE.map((to): Change => ({ kind: 'owner', issue, to })),
    ...plan.classes.map((name): Change => ({ kind: 'class', issue, class: name })),
    ...ids.flatMap((then): Change[] => (then === issue ? [] : [{ kind: 'sequence', first: issue, then }])),
  ]);
}

function best(plan: Plan): number {
  let least = finishOf(plan);
  for (const change of everySingleChange(plan)) {
    const under = applyChanges(plan, [change]);
    if (under === null || findCycles(under).length > 0) continue;
    least = Math.min(least, finishOf(under));
  }
  return least;
}

describe('a search of one change', () => {
  it.each(Array.from({ length: CASES }, (_, k) => k + 1))('finds the best single change of plan %i', async (seed) => {
    await chanceReady();
    const plan = arbitraryPlan(seed);
    const goal = goalOf(plan, 'min P80(finish); max-changes 1');
    const { proposals, base, nothing } = await optimize({ plan, seed: '1', goal, candidates: 1000, replications: 40 });
    expect(base.figure.fresh.value).toBe(finishOf(plan));
    const least = best(plan);
    // Orders of all the work count as one change, too, so the search may do better than the single changes tried here.
    const found = proposals[0]?.figure.fresh.value ?? finishOf(plan);
    expect(found).toBeLessThanOrEqual(least);
    expect(nothing).toBe(proposals.length === 0);
    for (const { plan: under, figure } of proposals) expect(figure.fresh.value).toBe(finishOf(under));
  });
});
