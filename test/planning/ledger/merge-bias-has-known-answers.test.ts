// Two equal independent exponentials meet at 3/2 of the mean on average, three at 11/6: half a mean, 5/6 of a mean more than any plan of
// single dates says. One unit is 1,000 minutes around the clock.
import { beforeAll, expect, it } from 'vitest';
import { createDealer } from '../../../src/engine/chance/deal.ts';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import type { MergePoint } from '../../../src/planning/ledger/ledger-result.ts';
import { concludeMergeBias, mergeKind } from '../../../src/planning/ledger/merge-bias.ts';
import { planOf } from '../../forecast/plans.ts';

beforeAll(() => chanceReady());

const MEAN = 1000;
const FUTURES = 20_000;

function pointsOf(issues: string): MergePoint[] {
  const plan = planOf(`
plan: Merge
start: 2025-11-17
calendar: { week: mon-sun, hours: [00:00-24:00] }
issues:
${issues}
`);
  const network = compile(plan, 120);
  const observer = mergeKind.open({ network });
  const kernel = createKernel(network);
  const dealer = createDealer(network, '1');
  const tape = new Int32Array(network.slots.length);
  for (let replication = 0; replication < FUTURES; replication++) {
    dealer.deal(replication, tape);
    observer.count(kernel.simulate(tape), tape, replication);
  }
  return concludeMergeBias({ network }, observer.part()).points;
}

const exponential = (id: string): string =>
  `  ${id}: { title: ${id}, nobody: true, duration: { distribution: exponential, mean: ${MEAN}m } }`;

it('is half a mean where two equal exponentials meet', () => {
  const [point, ...rest] = pointsOf(
    `${exponential('a')}\n${exponential('b')}\n  c: { title: c, nobody: true, duration: 1m, after: [a, b] }`,
  );
  expect(rest).toEqual([]);
  expect(point).toMatchObject({ kind: 'issue', id: 'c', needs: 2, futures: FUTURES });
  // sd of the maximum is sqrt(5)/2 means; of the largest of two sample means about one over sqrt(FUTURES).
  expect(Math.abs(point.biasMinutes / MEAN - 0.5)).toBeLessThan(0.03);
  expect(point.largest.share).toBeGreaterThan(0.45);
});

it('is five sixths of a mean where three meet at the finish', () => {
  const [point] = pointsOf(['a', 'b', 'c'].map(exponential).join('\n'));
  expect(point).toMatchObject({ kind: 'finish', id: null, needs: 3 });
  expect(Math.abs(point.biasMinutes / MEAN - 5 / 6)).toBeLessThan(0.03);
});

it('is nothing where one need is always the latest, a lag included', () => {
  const [point] = pointsOf(`${exponential('a')}
  b: { title: b, nobody: true, duration: 2d, after: a }
  c: { title: c, nobody: true, duration: 1m, after: [{ issue: a, lag: 1m }, b] }`);
  expect(point).toMatchObject({ id: 'c', biasMinutes: 0, largest: { id: 'b', share: 1 } });
});
