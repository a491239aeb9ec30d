// The bounds of the real plans against random orders of their work and random hands for it, as the reader makes them of phrases: no future of
// any of them comes before. More of them with PLANCAST_LAW_EFFORT.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createPlanLoader } from '../../src/cli/plan-folder.ts';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { NEVER } from '../../src/engine/forecast/quantiles.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { withOrder } from '../../src/engine/network/with-order.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { ANY_ORDER, type Freedom } from '../../src/planning/bounds/bound-ask.ts';
import { boundOfTeam } from '../../src/planning/bounds/team-bound.ts';
import { AS_WRITTEN } from '../../src/scenarios/choice.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

await chanceReady();

const EFFORT = Number(process.env.PLANCAST_LAW_EFFORT ?? 1);
const VARIANTS = Math.ceil(1.5 * EFFORT);
const FUTURES = 8;
const RULES = ['lft', 'document', 'edd', 'mslk', 'mts', 'lst', 'grpw', 'spt'] as const;

/** Numbers that look random and are the same on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

function shuffled(count: number, roll: (sides: number) => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = roll(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The plan in another order: half of the time all of its work in one line, otherwise by another rule. */
function reordered(plan: Plan, roll: (sides: number) => number): Network {
  const dispatch = (['issue-first', 'person-first', 'list'] as const)[roll(3)];
  const network = compile({ ...plan, rule: RULES[roll(RULES.length)], dispatch });
  return roll(2) === 0 ? network : withOrder(network, shuffled(plan.issues.length, roll));
}

function datesOf(network: Network): number[] {
  const kernel = createKernel(network);
  const dealer = createDealer(network, '1');
  const tape = new Int32Array(network.slots.length);
  return Array.from({ length: FUTURES }, (_, replication) => {
    dealer.deal(replication, tape);
    const { finishMinute } = kernel.simulate(tape);
    return finishMinute < 0 ? NEVER : finishMinute;
  });
}

/** How many futures were looked at; every one of them holds. */
async function hold(plan: Plan, freedom: Freedom, networks: readonly Network[]): Promise<number> {
  const { minutes } = await boundOfTeam({ plan, seed: '1', replications: FUTURES, freedom });
  for (const network of networks)
    datesOf(network).forEach((date, r) => {
      expect(date, `future ${r}`).toBeGreaterThanOrEqual(minutes[r]);
    });
  return networks.length * FUTURES;
}

const SCENARIOS = ['youtube-worker-5wk', 'omc-team-sizes', 'ytempire-week1-roles'];
const REST = EFFORT > 1 ? ['source-8wk', 'omc-parallel-8wk', 'ytempire-week1'] : [];

test.each([...SCENARIOS, ...REST])(
  'no order and no assignment of %s comes before its bound',
  async (name) => {
    const path = new URL(`../../scenarios/${name}.yaml`, import.meta.url).pathname;
    const load = createPlanLoader(path);
    const reading = readPlan(readFileSync(path, 'utf8'), { name, ...(load === null ? {} : { load }) });
    const plan = reading.plan!;
    const roll = dice(name.length + 7919 * EFFORT);
    const orders = Array.from({ length: VARIANTS }, () => reordered(plan, roll));
    const looked = await hold(plan, ANY_ORDER, [compile(plan), ...orders]);
    const owned = plan.issues.filter(({ who, implied }) => who.kind === 'owner' && implied === null);
    const everybody = [...new Set(plan.people.map(({ id }) => id)), ...plan.pools.map(({ id }) => id)];
    const assigned = Array.from({ length: VARIANTS }, () => {
      const layers = owned
        .filter(() => roll(3) === 0)
        .map(({ id }) => ({ kind: 'what-if' as const, phrase: `${id} -> ${everybody[roll(everybody.length)]}` }));
      // What the reader refuses (a skill nobody has, a stream) is among the half that goes.
      let [taken, variant]: [typeof layers, Plan | null] = [layers, null];
      for (; variant === null && taken.length > 0; taken = taken.filter(() => roll(2) === 0))
        variant = reading.variant({ ...AS_WRITTEN, layers: taken }).plan;
      return variant === null ? [] : [reordered(variant, roll)];
    }).flat();
    const performers = plan.issues.map(({ who }) => (who.kind === 'nobody' ? [] : plan.people.map(({ id }) => id)));
    expect(looked + (await hold(plan, { performers }, assigned))).toBeGreaterThanOrEqual(FUTURES * (VARIANTS + 1));
    if (process.env.PLANCAST_TELL) console.log(name, 'orders', orders.length, 'assignments', assigned.length);
  },
  600_000,
);
