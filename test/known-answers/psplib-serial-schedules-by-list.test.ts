// The published makespans of the serial scheme. It looks into gaps that only somebody who knows all durations can see; what a dispatcher who works
// by a list can keep is its result: the order of its starts, given as a list, must end at the published makespan or earlier.
// PLANCAST_SEARCH_EVERY=1 takes all instances.
import { expect } from 'vitest';
import { compile } from '../../src/engine/network/compile.ts';
import { searchLists } from '../../src/planning/ordering/search-lists.ts';
import { listProblem } from '../../src/planning/ordering/search-orders.ts';
import { type Instance, planOfInstance, readInstances } from './psplib.ts';
import { serialSchedule } from './serial-schedule.ts';
import { readTable } from './shared-data.ts';
import { testWithData } from './test-with-data.ts';

const EVERY = Number(process.env.PLANCAST_SEARCH_EVERY ?? 40);
const likely = (instance: Instance, rule: 'lft' | 'lst' | 'mslk' | 'mts' | 'grpw' | 'spt' | 'document') =>
  planOfInstance(instance, rule, (value) => ({ kind: 'fixed', value }));
const RULES = {
  'serial LFT': 'lft',
  'serial LST': 'lst',
  'serial MSLK': 'mslk',
  'serial MTS': 'mts',
  'serial GRPW': 'grpw',
  'serial SPT': 'spt',
  'serial FIFO': 'document',
} as const;

for (const size of [30, 60] as const) {
  testWithData(
    `the starts of a serial schedule, as a list, keep the published makespan of each j${size} instance or a better one`,
    { timeout: 600_000 },
    () => {
      const published = new Map(readTable('psplib/sgs_makespans.csv').map((row) => [row.instance, row]));
      const counts = { all: 0, equal: 0, better: 0, byRule: 0 };
      const wrong: string[] = [];
      const worse: string[] = [];
      for (const [name, instance] of [...readInstances(size)].filter((_, k) => k % EVERY === 0)) {
        const { forward } = listProblem(likely(instance, 'document'), null);
        for (const [column, rule] of Object.entries(RULES)) {
          const { rankOfIssue } = compile(likely(instance, rule));
          const { makespan, starts } = serialSchedule(instance, Array.from(rankOfIssue));
          const expected = Number(published.get(name)?.[column]);
          if (makespan !== expected) wrong.push(`${name} ${column}: ${makespan}, published ${expected}`);
          const ranks = Array.from(rankOfIssue, (_, i) => i).sort((a, b) => rankOfIssue[a] - rankOfIssue[b]);
          const ofStarts = ranks.toSorted((a, b) => starts[a] - starts[b]);
          const kept = forward.run(ofStarts, true);
          if (kept > makespan) worse.push(`${name} ${column}: ${kept} instead of ${makespan}`);
          counts.all++;
          if (kept === makespan) counts.equal++;
          if (kept < makespan) counts.better++;
          if (forward.run(ranks, true) === makespan) counts.byRule++;
        }
      }
      console.log(
        `j${size}: ${counts.all} serial schedules, by the list of their starts ${counts.equal} equal and ${counts.better} better; by the list of the rule itself ${counts.byRule} equal`,
      );
      expect(wrong).toEqual([]);
      expect(worse).toEqual([]);
      expect(counts.equal + counts.better).toBe(counts.all);
    },
  );
}

testWithData(
  'a search of 500 schedules leaves less than a quarter of what one schedule leaves to the optimum of j30',
  { timeout: 600_000 },
  () => {
    const bounds = new Map(readTable('psplib/j30.bounds.csv').map((row) => [row.instance, row]));
    const instances = [...readInstances(30)].filter((_, k) => k % EVERY === 0);
    let excess = 0;
    let before = 0;
    for (const [name, instance] of instances) {
      const best = Number(bounds.get(name)?.ub);
      const problem = listProblem(likely(instance, 'lft'), null, best);
      const { start, found, schedules } = searchLists(problem, { schedules: 500, seed: name, most: 1 });
      expect(found[0].finish).toBeGreaterThanOrEqual(best);
      expect(found[0].finish).toBeLessThanOrEqual(start.finish);
      expect(schedules).toBeLessThanOrEqual(500);
      before += (100 * (start.finish - best)) / best / instances.length;
      excess += (100 * (found[0].finish - best)) / best / instances.length;
    }
    console.log(
      `j30: ${instances.length} instances: ${before.toFixed(2)} % above the optimum by one, ${excess.toFixed(2)} % by 500`,
    );
    expect(excess).toBeLessThan(before / 4);
  },
);
