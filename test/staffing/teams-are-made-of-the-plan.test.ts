// What a team of n is: nothing of the plan changes but who there is and who does what.
import { expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { groupOf } from '../../src/planning/staffing/group-of.ts';
import { headsNow, varied, withHeads } from '../../src/planning/staffing/with-heads.ts';
import { planOf } from '../forecast/plans.ts';
import { SHOP } from './made-curve.ts';

const whoOf = (plan: Plan, id: string) => plan.issues.find((issue) => issue.id === id)?.who;

test('a team of n shares all work, and those of the plan have their duties or hand them on', () => {
  const one = withHeads(SHOP, { kind: 'team' }, 1);
  expect(one.people.map(({ id }) => id)).toEqual(['Ann']);
  expect(new Set(one.issues.map(({ who }) => JSON.stringify(who))).size).toBe(1);
  expect(one.issues.map(({ id, after }) => [id, after])).toEqual(SHOP.issues.map(({ id, after }) => [id, after]));
  // Cid is not there to fall ill.
  expect(one.risks.find(({ id }) => id === 'flu')?.impacts).toEqual([]);
  const seven = withHeads(SHOP, { kind: 'team' }, 7);
  expect(seven.people.map(({ id }) => id)).toEqual(['Ann', 'Bob', 'Cid', 'Crew/1', 'Crew/2', '+1', '+2']);
  expect(seven.risks.find(({ id }) => id === 'flu')?.impacts).toMatchObject([{ people: ['Cid'] }]);
  expect(seven.gates[0].keepers).toEqual(['Ann']);
  expect(headsNow(SHOP, { kind: 'team' })).toBe(5);
});

test('people are what the team is on average, day by day, and those who join come like whoever joins', () => {
  const { people } = withHeads(SHOP, { kind: 'team' }, 6);
  expect(people[0].capacityPercent).toBe(90);
  // Until Bob is there, four of five people at 100 %.
  expect(people[0].availability[0]).toEqual({ from: '2025-11-17', to: '2025-11-23', capacityPercent: 80 });
  const bob = SHOP.people.find(({ id }) => id === 'Bob');
  expect(people[5].availability).toEqual(bob?.availability);
  expect(people[0].skills).toEqual([{ name: 'api', percent: 100 }]);
});

test('streams of one person are one head', () => {
  const plan = planOf(`plan: Streams
start: 2025-11-17
team: { Ann: { split: { a: 60%, b: 40% } }, Bob: {} }
issues:
  x: { title: X, owner: Ann, stream: a, effort: 2d }
  y: { title: Y, owner: Bob, effort: 2d }
`);
  expect(headsNow(plan, { kind: 'team' })).toBe(2);
  const [person] = withHeads(plan, { kind: 'team' }, 2).people;
  expect([person.capacityPercent, person.efficiencyPercent]).toEqual([100, 100]);
  const twice = withHeads(plan, { kind: 'like', name: 'Ann' }, 2);
  expect(whoOf(twice, 'x')).toMatchObject({ kind: 'anyOf', people: ['Ann/a', 'Ann/a +1'] });
  expect(
    varied(twice, { kind: 'like', name: 'Ann' })
      .map((p) => twice.people[p].id)
      .sort(),
  ).toEqual(['Ann', 'Ann +1', 'Ann/a', 'Ann/a +1', 'Ann/b', 'Ann/b +1']);
});

test('a pool of as many as it has is the plan itself, and another number changes its issues alone', () => {
  const who = { kind: 'pool', name: 'Crew' } as const;
  expect(withHeads(SHOP, who, 2)).toEqual(SHOP);
  const three = withHeads(SHOP, who, 3);
  expect(three.pools[0].members).toEqual(['Crew/1', 'Crew/2', 'Crew/3']);
  expect(whoOf(three, 'page')).toMatchObject({ people: ['Crew/1', 'Crew/2', 'Crew/3'] });
  expect(whoOf(three, 'api')).toEqual(whoOf(SHOP, 'api'));
  const one = withHeads(SHOP, who, 1);
  expect(one.people.map(({ id }) => id)).not.toContain('Crew/2');
  expect(whoOf(one, 'words')).toMatchObject({ people: ['Crew/1'] });
});

test('people of a role share what they own as far as they have the skills; who is too many keeps only their duties', () => {
  const two = withHeads(SHOP, { kind: 'role', name: 'Backend' }, 2);
  expect(whoOf(two, 'api')).toMatchObject({ kind: 'anyOf', people: ['Ann', 'Bob'] });
  expect(whoOf(two, 'test')).toEqual(whoOf(SHOP, 'test'));
  const one = withHeads(SHOP, { kind: 'role', name: 'Backend' }, 1);
  expect(whoOf(one, 'pay')).toMatchObject({ people: ['Ann'] });
  expect(one.people.map(({ id }) => id)).not.toContain('Bob');
  expect(groupOf(SHOP, { kind: 'role', name: 'Nobody' })).toEqual([]);
  const none = withHeads(
    { ...SHOP, gates: [{ ...SHOP.gates[0], keepers: ['Bob'] }] },
    { kind: 'role', name: 'Backend' },
    1,
  );
  expect(none.people.map(({ id }) => id)).toContain('Bob');
});
