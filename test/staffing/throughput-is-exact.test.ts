// Where the answer is known: k alike pieces of work by n people take ceil(k / n) times one of them, a chain gains nothing from more people, and
// a resource that all need makes a chain of them.
import { expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { staff } from '../../src/planning/staffing/staff.ts';
import { planOf } from '../forecast/plans.ts';

const SHIFT = 60;

async function curveOf(plan: Plan, upTo: number) {
  return staff({ plan, seed: '1', replications: 40, who: { kind: 'team' }, from: 1, upTo });
}

const planWith = (team: string, issues: readonly string[], more = ''): Plan =>
  planOf(`plan: Work
start: 2025-11-17
calendar: { week: mon-sun, hours: [00:00-24:00], day: 24h, workWeek: 7d }
team: ${team}
${more}issues:
${issues.map((line) => `  ${line}`).join('\n')}
`);

const alike = (count: number, more = ''): string[] =>
  Array.from({ length: count }, (_, k) => `w${k}: { title: W, owner: Ann, effort: ${SHIFT}m${more} }`);

test('k alike pieces of work by n people end after ceil(k / n) of them, and no order could be faster', async () => {
  const { points, plan, knee } = await curveOf(planWith('{ Ann: {}, Bob: {} }', alike(12)), 14);
  expect(plan.p80.value).toBe(12 * SHIFT);
  for (const { n, p50, p80, load, bound } of points) {
    expect([n, p50.value, p80.value]).toEqual([n, Math.ceil(12 / n) * SHIFT, Math.ceil(12 / n) * SHIFT]);
    expect(bound.p80).toBe(Math.max(SHIFT, (12 * SHIFT) / n - ((12 * SHIFT) % n) / n + ((12 * SHIFT) % n > 0 ? 1 : 0)));
    expect(load).toBeCloseTo(12 / n / Math.ceil(12 / n), 5);
  }
  expect(points[11].marginal).toMatchObject({ later: 0, isAnomaly: false });
  expect(points[13].marginal?.p80Minutes).toEqual({ value: 0, low: 0, high: 0 });
  expect(knee).not.toBeNull();
});

test('the average of people who are there half of the time takes twice as long', async () => {
  const { points } = await curveOf(planWith('{ Ann: { capacity: 80% }, Bob: { capacity: 20% } }', alike(8)), 2);
  expect(points.map(({ p80 }) => p80.value)).toEqual([8 * 2 * SHIFT, 4 * 2 * SHIFT]);
});

test('a chain gains nothing from more people', async () => {
  const chain = alike(6).map((line, k) => (k === 0 ? line : line.replace(' }', `, after: w${k - 1} }`)));
  const { points, doubling } = await curveOf(planWith('{ Ann: {} }', chain), 4);
  expect(points.map(({ p80 }) => p80.value)).toEqual([6, 6, 6, 6].map((k) => k * SHIFT));
  expect(points.map(({ bound }) => [bound.p80, bound.people])).toEqual(points.map(() => [6 * SHIFT, 0]));
  expect(doubling?.timeShare.value).toBe(1);
});

test('what all need at once is bound by that, not by people', async () => {
  const plan = planWith('{ Ann: {} }', alike(5, ', uses: staging'), 'resources: { staging: { capacity: 1 } }\n');
  const { points } = await curveOf(plan, 3);
  expect(points.map(({ p80, bound }) => [p80.value, bound.p80])).toEqual(points.map(() => [5 * SHIFT, 5 * SHIFT]));
});

test('one more can be later: the list of Graham, told as such', async () => {
  // Nine pieces of work in this order of priority, four of which wait for the first (Graham 1969): 12 with three people, 15 with four.
  const lengths = [3, 2, 2, 2, 4, 4, 4, 4, 9];
  const after: Record<number, string> = { 4: 'w3', 5: 'w3', 6: 'w3', 7: 'w3', 8: 'w0' };
  const issues = lengths.map(
    (hours, k) =>
      `w${k}: { title: W, owner: Ann, effort: ${hours}h${after[k] === undefined ? '' : `, after: ${after[k]}`} }`,
  );
  const plan: Plan = { ...planWith('{ Ann: {} }', issues), rule: 'document' };
  const { points } = await curveOf(plan, 4);
  expect(points.slice(2).map(({ p80 }) => (p80.value ?? 0) / 60)).toEqual([12, 15]);
  expect(points[3].marginal).toMatchObject({ later: 1, laterMinutes: 180, isAnomaly: true });
  expect(points[2].marginal?.isAnomaly).toBe(false);
  for (const { p80, bound } of points) expect(bound.p80).toBeLessThanOrEqual(p80.value ?? 0);
});
