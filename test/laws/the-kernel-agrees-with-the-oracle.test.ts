// Two implementations of the rules of work, one fast, one obvious, must tell the same story: 10,000 random plans, event by event,
// causes included. Seed 1 by default; PLANCAST_LAW_SEED and PLANCAST_LAW_EFFORT ask for other and for more plans.
import { expect, test } from 'vitest';
import type { OracleEvent, OracleOutcome } from '../oracle/outcome.ts';
import { DAYS_OF_PATIENCE, runOracle } from '../oracle/run-oracle.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

const told = ({ minute, kind, subject, object }: OracleEvent): string => `${minute} ${kind} ${subject} -> ${object}`;

/** The first fact that only one of the two tells, with what the other tells instead. */
function firstDifference(oracle: OracleOutcome, kernel: OracleOutcome): string | null {
  const [expected, got] = [oracle.events.map(told), kernel.events.map(told)];
  const at = expected.findIndex((line, index) => line !== got[index]);
  if (at < 0 && expected.length === got.length) return null;
  const index = at < 0 ? expected.length : at;
  const around = (lines: string[]): string => lines.slice(Math.max(0, index - 3), index + 4).join('\n    ');
  return `they differ at fact ${index}\n  oracle:\n    ${around(expected)}\n  kernel:\n    ${around(got)}`;
}

/** The oracle lost patience: then the kernel must not have finished earlier either. */
const isUnfinished = ({ events, complete }: OracleOutcome): boolean =>
  !complete || events[events.length - 1].minute >= DAYS_OF_PATIENCE * 1440;

test('the kernel agrees with the oracle on 10,000 random plans', () => {
  let unfinished = 0;
  holdsOnRandomFutures(10_000, (plan, slotValue) => {
    const oracle = runOracle(plan, slotValue);
    const kernel = runKernel(plan, slotValue);
    if (!oracle.complete) {
      unfinished++;
      expect(isUnfinished(kernel)).toBe(true);
      return;
    }
    const difference = firstDifference(oracle, kernel);
    if (difference !== null) throw new Error(difference);
    for (const what of ['issues', 'gates', 'points', 'risks'] as const)
      expect(Object.fromEntries(kernel[what]), what).toEqual(Object.fromEntries(oracle[what]));
  });
  expect(unfinished).toBeLessThan(Math.max(10, enough(300)));
}, 600_000);
