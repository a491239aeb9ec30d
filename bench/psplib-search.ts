// Search over orders on public instances with fixed durations: how far above the best known (j30) and above the critical path (j60), at so
// many schedules. `tsx bench/psplib-search.ts 30 1000 [EVERY [usual]]`; `usual` = without lists,
// so that nothing idles on purpose. Needs PLANCAST_DATA.
import { compile } from '../src/engine/network/compile.ts';
import { searchLists } from '../src/planning/ordering/search-lists.ts';
import { listProblem } from '../src/planning/ordering/search-orders.ts';
import { type Instance, planOfInstance, readInstances } from '../test/known-answers/psplib.ts';
import { readTable } from '../test/known-answers/shared-data.ts';

const [size, schedules, every = 1] = process.argv.slice(2, 5).map(Number);
const usualOnly = process.argv[5] === 'usual';

/** Nothing finishes before the critical path, nor before every resource has done its work. */
function boundOf({ jobs, capacity }: Instance, criticalPath: number): number {
  const work = capacity.map((units, k) =>
    Math.ceil(jobs.reduce((sum, { duration, demand }) => sum + duration * demand[k], 0) / units),
  );
  return Math.max(criticalPath, ...work);
}

const bounds = new Map(readTable(`psplib/j${size}.bounds.csv`).map((row) => [row.instance, row]));
const instances = [...readInstances(size as 30 | 60)].filter((_, k) => k % every === 0);
let aboveBest = 0;
let aboveCriticalPath = 0;
let asGood = 0;
let made = 0;
const began = process.cpuUsage();
for (const [name, instance] of instances) {
  const plan = planOfInstance(instance, 'lft', (value) => ({ kind: 'fixed', value }));
  const { criticalPath } = compile(plan);
  const problem = listProblem(plan, null, boundOf(instance, criticalPath));
  const { found, schedules: used } = searchLists(problem, { schedules, seed: name, most: 1, usualOnly });
  const { finish } = found[0];
  const row = bounds.get(name);
  if (finish < Number(row?.lb)) throw new Error(`${name}: ${finish} is below the bound ${row?.lb}`);
  const best = Number(row?.ub);
  aboveBest += (100 * (finish - best)) / best / instances.length;
  aboveCriticalPath += (100 * (finish - criticalPath)) / criticalPath / instances.length;
  if (finish <= best) asGood++;
  made += used;
}
const { user, system } = process.cpuUsage(began);
const seconds = (user + system) / 1e6;
console.log(
  `j${size}, ${instances.length} instances, at most ${schedules} schedules${usualOnly ? ', usual scheme only' : ''}: ${aboveBest.toFixed(3)} % above best known, ${aboveCriticalPath.toFixed(3)} % above critical path, ` +
    `${asGood} as good as the best known; ${made} schedules in ${seconds.toFixed(1)} CPU s, ${((1e6 * seconds) / made).toFixed(0)} us each`,
);
