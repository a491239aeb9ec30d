// Search over policies under chance on public instances: E[makespan] above the deterministic critical path, beside plain LFT on the same fresh
// futures. `tsx bench/psplib-policies.ts U1|U2|Exp EVALUATIONS FRESH [EVERY [FROM]]`; needs PLANCAST_DATA. Durations as in Ballestin & Leus
// (2009): U1 = U[d - sqrt d, d + sqrt d], U2 = U[0, 2d], exponential.
import { createDealer, likelyTape } from '../src/engine/chance/deal.ts';
import { chanceReady } from '../src/engine/chance/ready.ts';
import { compile } from '../src/engine/network/compile.ts';
import type { Distribution } from '../src/plan/plan.ts';
import type { Policy } from '../src/planning/ordering/policy.ts';
import { policyRunner } from '../src/planning/ordering/policy-runner.ts';
import { listProblem } from '../src/planning/ordering/search-orders.ts';
import { searchPolicies } from '../src/planning/ordering/search-policies.ts';
import { type Instance, planOfInstance, readInstances } from '../test/known-answers/psplib.ts';

const UNIT = 1000;
const DURATIONS: Record<string, (periods: number) => Distribution> = {
  U1: (d) => ({ kind: 'uniform', min: (d - Math.sqrt(d)) * UNIT, max: (d + Math.sqrt(d)) * UNIT }),
  U2: (d) => ({ kind: 'uniform', min: 0, max: 2 * d * UNIT }),
  Exp: (d) => ({ kind: 'exponential', mean: d * UNIT }),
};

const [law, ...numbers] = process.argv.slice(2);
const [evaluations, fresh, every = 1, from = 0] = numbers.map(Number);
await chanceReady();

interface Figures {
  lft: number;
  found: number;
  /** No policy can be better: in every future neither the critical path nor the work of a resource can be undercut. */
  bound: number;
  /** Squared Monte Carlo error of the difference. */
  error: number;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf(name: string, instance: Instance): Figures {
  const likelyPlan = planOfInstance(instance, 'lft', (periods) => ({ kind: 'fixed', value: periods * UNIT }));
  const plan = planOfInstance(instance, 'lft', DURATIONS[law]);
  const { criticalPath, likelyWork } = compile(likelyPlan);
  const runner = policyRunner(plan, -1);
  const { network } = runner;
  const tape = new Int32Array(network.slots.length);
  const searched = createDealer(network, `${name} search`);
  const likely = policyRunner(likelyPlan, -1);
  const certain = likelyTape(likely.network);
  const { policy } = searchPolicies(
    listProblem(likelyPlan, null),
    {
      run(tried) {
        likely.use(tried);
        return likely.run(certain);
      },
      minutes: likely.minutes,
    },
    {
      sum(tried, first, end) {
        runner.use(tried);
        let sum = 0;
        for (let r = first; r < end; r++) {
          searched.deal(r, tape);
          sum += runner.run(tape);
        }
        return sum;
      },
    },
    { evaluations, seed: name },
  );
  const dealer = createDealer(network, `${name} fresh`);
  const finishes = (judged: Policy): number[] => {
    runner.use(judged);
    return Array.from({ length: fresh }, (_, r) => {
      dealer.deal(r, tape);
      return runner.run(tape);
    });
  };
  const byLft = finishes({ list: new Int32Array(0), byList: false, sequences: [] });
  const byFound = finishes(policy);
  let bound = 0;
  for (let r = 0; r < fresh; r++) {
    dealer.deal(r, tape);
    bound += boundOf(instance, tape, network.workSlot) / fresh;
  }
  if (likelyWork.length !== instance.jobs.length) throw new Error(`${name}: jobs and issues differ`);
  const above = (value: number): number => (100 * (value - criticalPath)) / criticalPath;
  const gains = byLft.map((finish, r) => (100 * (finish - byFound[r])) / criticalPath);
  const gain = meanOf(gains);
  const error = meanOf(gains.map((each) => (each - gain) ** 2)) / fresh;
  return { lft: above(meanOf(byLft)), found: above(meanOf(byFound)), bound: above(bound), error };
}

function boundOf({ jobs, capacity }: Instance, tape: Int32Array, workSlot: Int32Array): number {
  const work = capacity.map(() => 0);
  const end = new Map<string, number>();
  let latest = 0;
  jobs.forEach(({ id, after, demand }, i) => {
    const duration = tape[workSlot[i]];
    const finish = duration + after.reduce((start, need) => Math.max(start, end.get(need) ?? 0), 0);
    end.set(id, finish);
    latest = Math.max(latest, finish);
    demand.forEach((units, k) => {
      work[k] += (units * duration) / capacity[k];
    });
  });
  return Math.max(latest, ...work);
}

const began = process.cpuUsage();
const figures = [...readInstances(60)]
  .filter((_, k) => k % every === from)
  .map(([name, instance]) => figuresOf(name, instance));
const { user, system } = process.cpuUsage(began);
const average = (of: (each: Figures) => number): number => meanOf(figures.map(of));
const gain = average(({ lft, found }) => lft - found);
const chance = Math.sqrt(average(({ error }) => error) / figures.length);
const spread = Math.sqrt(average(({ lft, found }) => (lft - found - gain) ** 2) / (figures.length - 1));
console.log(
  `${law}, ${figures.length} instances of j60, ${evaluations} evaluations, ${fresh} fresh futures: LFT ${average(({ lft }) => lft).toFixed(2)} %, found ${average(({ found }) => found).toFixed(2)} %, ` +
    `${gain.toFixed(2)} points better (95 %: +-${(1.96 * chance).toFixed(2)} for these instances, +-${(1.96 * spread).toFixed(2)} for others like them), ` +
    `later in ${figures.filter(({ lft, found }) => found > lft).length}, bound ${average(({ bound }) => bound).toFixed(2)} %; ${((user + system) / 1e6).toFixed(0)} CPU s`,
);
