// Special functions compile asynchronously: using chance too early is our bug and says so; afterwards all is synchronous.
import { expect, it } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { exponential } from '../../src/engine/chance/exponential.ts';
import { chanceReady, exp } from '../../src/engine/chance/ready.ts';
import type { Slot } from '../../src/engine/network/network.ts';

const distribution = { kind: 'lognormal', p10: 60, p90: 180 } as const;
const slots: Slot[] = [
  { name: 'issue/A/work', source: { kind: 'quantile', distribution, scale: 1, min: 0, max: 9999 }, likely: 120 },
];

it('refuses to deal before it is ready, and deals after', async () => {
  expect(() => createDealer({ slots }, '1')).toThrow('await chanceReady()');
  await chanceReady();
  expect(createDealer({ slots }, '1').value(0, 0)).toBeGreaterThan(0);
});

it('has a fast exponential within 2e-13 of the exact one', async () => {
  await chanceReady();
  const fast = exponential();
  for (let x = -39.9; x < 40; x += 0.00931) expect(Math.abs(fast(x) / exp(x) - 1)).toBeLessThan(2e-13);
  expect(fast(-1000)).toBe(fast(-40));
  expect(fast(1000)).toBe(fast(40));
});
