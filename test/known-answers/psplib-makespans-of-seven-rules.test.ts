// One pass of the parallel scheme over all 960 instances of j30 and j60 under seven rules must give the published makespan of each.
import { expect } from 'vitest';
import { likelyTape } from '../../src/engine/chance/deal.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { PriorityRule } from '../../src/plan/plan.ts';
import { planOfInstance, readInstances } from './psplib.ts';
import { readTable } from './shared-data.ts';
import { testWithData } from './test-with-data.ts';

const COLUMN_OF: Record<Exclude<PriorityRule, 'edd'>, string> = {
  lft: 'parallel LFT',
  lst: 'parallel LST',
  mslk: 'parallel MSLK',
  mts: 'parallel MTS',
  document: 'parallel FIFO',
  grpw: 'parallel GRPW',
  spt: 'parallel SPT',
};
const RULES = Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[];

for (const size of [30, 60] as const) {
  testWithData(
    `every j${size} instance ends at the published makespan under each of the seven rules`,
    { timeout: 600_000 },
    () => {
      const makespans = new Map(readTable('psplib/sgs_makespans.csv').map((row) => [row.instance, row]));
      const bounds = new Map(readTable(`psplib/j${size}.bounds.csv`).map((row) => [row.instance, row]));
      const instances = readInstances(size);
      const wrong: string[] = [];
      const belowBound: string[] = [];
      const excess = new Map<string, number>();
      for (const [name, instance] of instances) {
        for (const rule of RULES) {
          const network = compile(planOfInstance(instance, rule, (value) => ({ kind: 'fixed', value })));
          const { finishMinute } = createKernel(network).simulate(likelyTape(network));
          const published = Number(makespans.get(name)?.[COLUMN_OF[rule]]);
          if (finishMinute !== published) wrong.push(`${name} ${rule}: ${finishMinute}, published ${published}`);
          if (finishMinute < Number(bounds.get(name)?.lb)) belowBound.push(`${name} ${rule}: ${finishMinute}`);
          const best = Number(bounds.get(name)?.ub);
          excess.set(rule, (excess.get(rule) ?? 0) + (100 * (finishMinute - best)) / best / instances.size);
        }
      }
      const figures = [...excess].map(([rule, percent]) => `${rule} ${percent.toFixed(2)} %`).join(', ');
      console.log(
        `j${size}: ${instances.size} instances x ${RULES.length} rules, above best known on average: ${figures}`,
      );
      console.log(`j${size}: ${wrong.length} makespans differ from the published ones`, wrong.slice(0, 5));
      expect(instances.size).toBe(480);
      expect(belowBound).toEqual([]);
      expect(wrong).toEqual([]);
      expect(excess.get('lft')).toBeCloseTo(size === 30 ? 4.39 : 5.59, 2);
    },
  );
}
