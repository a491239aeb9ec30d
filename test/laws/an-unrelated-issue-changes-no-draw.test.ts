// Two plans that differ by an issue, wherever it stands, meet the same weather in everything they share.
import { beforeAll, expect, test } from 'vitest';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { openAlone, uncertain } from './dealt-futures.ts';
import { holdsOnRandomFutures } from './random-futures.ts';

beforeAll(chanceReady);

function withIssue(plan: Plan, at: number): Plan {
  const like = plan.issues[0];
  const added: Issue = { ...like, id: 'added', title: 'added', phase: null, after: [], support: [], uses: [] };
  const place = at % (plan.issues.length + 1);
  return { ...plan, issues: [...plan.issues.slice(0, place), added, ...plan.issues.slice(place)] };
}

test('an unrelated issue changes no draw', () => {
  holdsOnRandomFutures(1_000, (random, _, number) => {
    const plan = uncertain(random, number % 2 === 0 ? 'plan' : 'person');
    const before = openAlone(plan, 'weather', number);
    const after = openAlone(withIssue(plan, number), 'weather', number);
    const drawn = new Map(after.network.slots.map(({ name }, slot) => [name, after.tape[slot]]));
    expect(after.network.slots.length).toBe(before.network.slots.length + 1);
    before.network.slots.forEach(({ name }, slot) => {
      expect(drawn.get(name), name).toBe(before.tape[slot]);
    });
  });
});
