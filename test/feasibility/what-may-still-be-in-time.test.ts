// Dates that look lost and are not: work in progress, good luck, and policies that drop work, give it away or help with it.
import { expect, test } from 'vitest';
import { PLAIN_RISK } from '../../src/plan/plain.ts';
import type { Estimate, Fact, Plan, PolicyAction, PolicyTrigger } from '../../src/plan/plan.ts';
import { after, issue, person, plan } from '../oracle/small-plan.ts';
import { messagesOf } from './findings-of.ts';

const DAY = 480;
const team = { people: [person('Ann'), person('Bob')] };
const between = (min: number, max: number): Estimate => ({
  distribution: { kind: 'uniform', min: min * DAY, max: max * DAY },
  likely: ((min + max) / 2) * DAY,
  single: false,
  text: '',
});
const long = { estimate: between(10, 12), due: '2025-11-25T17:00' };
const policy = (when: PolicyTrigger, action: PolicyAction): Plan['policies'][number] => ({
  id: 'P',
  when,
  action,
  cooldownMinutes: 0,
});
const idle: PolicyTrigger = { kind: 'idle', person: 'Bob', minutes: DAY };
const cannot = (of: Plan) => messagesOf(of, 'W301');

test('ten days of work cannot be done in seven', async () => {
  expect(await cannot(plan([issue('a', 'Ann', 1, long)], team))).toHaveLength(1);
});

const fact: Fact = {
  kind: 'issue',
  id: 'a',
  started: '2025-11-17T09:00',
  finished: null,
  dropped: null,
  person: null,
  remaining: null,
  donePercent: null,
  workedMinutes: null,
};

test('half of it done in a day leaves a day', async () => {
  const facts = [{ ...fact, donePercent: 50, workedMinutes: DAY }];
  const due = { ...long, due: '2025-11-19T17:00' };
  expect(await cannot(plan([issue('a', 'Ann', 1, due)], { ...team, statusDate: '2025-11-18T09:00', facts }))).toEqual(
    [],
  );
});

test('what remains of work in progress is at least what the estimate leaves of it, and no percentage of the estimate', async () => {
  const facts = [{ ...fact, workedMinutes: 9 * DAY }];
  const soon = (due: string) =>
    plan([issue('a', 'Ann', 1, { ...long, due })], { ...team, statusDate: '2025-11-18T09:00', facts });
  expect(await cannot(soon('2025-11-18T17:00'))).toEqual([]);
  expect(await cannot(soon('2025-11-18T16:00'))).toHaveLength(1);
});

test('a risk that may halve the work is luck that counts', async () => {
  const half: Estimate = { distribution: { kind: 'fixed', value: 0.5 }, likely: 0.5, single: true, text: '' };
  const risk = {
    ...PLAIN_RISK,
    id: 'luck',
    title: 'luck',
    owner: null,
    window: null,
    mitigation: null,
    probability: { low: 0.1, high: 0.1 },
    impacts: [{ kind: 'factor' as const, by: half }],
    hits: ['a'],
  };
  expect(await cannot(plan([issue('a', 'Ann', 1, long)], { ...team, risks: [risk] }))).toEqual([]);
});

test('what a policy may drop holds nothing up', async () => {
  const work = [
    issue('a', 'Ann', 1, { ...long, due: null }),
    issue('b', 'Bob', DAY, { due: long.due, after: [after('a')] }),
  ];
  const drop = policy(idle, { kind: 'drop', issues: ['a'] });
  expect(await cannot(plan(work, team))).toHaveLength(1);
  expect(await cannot(plan(work, { ...team, policies: [drop] }))).toEqual([]);
});

test('whoever a policy may give the work to may be faster', async () => {
  const slow = { people: [person('Ann', { efficiencyPercent: 50 }), person('Bob')] };
  const work = [issue('a', 'Ann', 5 * DAY, { due: long.due })];
  const move = policy({ kind: 'queue', person: 'Ann', over: 0 }, { kind: 'move', to: 'Bob', count: 1 });
  expect(await cannot(plan(work, slow))).toHaveLength(1);
  expect(await cannot(plan(work, { ...slow, policies: [move] }))).toEqual([]);
});

test('whoever a policy may send to help is help', async () => {
  const help = policy(idle, { kind: 'support', person: 'Bob', sharePercent: 100, adds: true, issues: ['a'] });
  expect(await cannot(plan([issue('a', 'Ann', 1, long)], { ...team, policies: [help] }))).toEqual([]);
});
