// The plan as it is and with each number of people on the same futures: an issue takes the same work whoever does it, so what differs is the
// team and nothing else. Every team is bounded as well, in every future.
import { createDealer } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Study } from '../../engine/forecast/study.ts';
import { withReplication } from '../../engine/forecast/with-replication.ts';
import { createKernel } from '../../engine/kernel/simulate.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { ANY_ORDER } from '../bounds/bound-ask.ts';
import { FutureBound } from '../bounds/future-bound.ts';
import { teamRules, withoutOrders } from '../bounds/team-rules.ts';
import { type FutureRows, FutureTable, joinRows } from '../future-table.ts';
import { LoadOf } from './load-of.ts';
import type { WhoVaries } from './staffing-curve.ts';
import { varied, withHeads } from './with-heads.ts';

export interface StaffingSpec {
  plan: Plan;
  seed: string;
  who: WhoVaries;
  /** Numbers of people tried, ascending. */
  numbers: readonly number[];
  /** Bounds are left out of a first look. */
  bounds: boolean;
}

/** Numbers kept of one team in one future. */
export const COLUMNS = { finish: 0, load: 1, bound: 2, reason: 3 } as const;
export const WIDTH = 4;

/** Columns: those of the plan as it is, then those of every number of people. */
export const staffingStudy: Study<StaffingSpec, FutureRows> = {
  name: 'staffing',
  async open({ plan, seed, who, numbers, bounds }, network = compile(plan)) {
    await chanceReady();
    const teams = [
      playerOf(plan, network, network, seed, who, false),
      ...numbers.map((n) => {
        const staffed = withHeads(plan, who, n);
        return playerOf(staffed, compile(staffed), network, seed, who, bounds);
      }),
    ];
    const table = new FutureTable(WIDTH * teams.length);
    const play = (replication: number): void => {
      const at = table.begin(replication);
      for (let k = 0; k < teams.length; k++) teams[k](replication, table.data, at + WIDTH * k);
    };
    return {
      run(from, to) {
        let replication = from;
        try {
          for (; replication < to; replication++) play(replication);
        } catch (error) {
          throw withReplication(error, replication);
        }
      },
      part: () => table.part(),
    };
  },
  merge: joinRows,
};

type Player = (replication: number, data: Int32Array, at: number) => void;

/** One team that meets any future; whatever has the same name is drawn as in the plan as it is. */
function playerOf(plan: Plan, own: Network, base: Network, seed: string, who: WhoVaries, bounds: boolean): Player {
  const network = drawnAs(base, own);
  const kernel = createKernel(network);
  const dealer = createDealer(network, seed);
  const tape = new Int32Array(network.slots.length);
  const load = new LoadOf(network, varied(plan, who));
  const bound = bounds ? boundOf(plan, network, base, seed) : null;
  return (replication, data, at) => {
    dealer.deal(replication, tape);
    const trace: Trace = kernel.simulate(tape);
    data[at + COLUMNS.finish] = trace.finishMinute < 0 ? NEVER : trace.finishMinute;
    data[at + COLUMNS.load] = load.of(trace);
    if (bound === null) return;
    const minute = bound.measure(tape, replication);
    data[at + COLUMNS.bound] = minute === Infinity ? NEVER : minute;
    data[at + COLUMNS.reason] = bound.reason;
  };
}

function boundOf(plan: Plan, network: Network, base: Network, seed: string): FutureBound {
  const bare = withoutOrders(plan);
  const free = bare === plan ? network : drawnAs(base, compile(bare));
  return new FutureBound(teamRules(bare, free, ANY_ORDER), seed, -1);
}

/** Slots by name: those of the base where it has them. */
function drawnAs(base: Network, own: Network): Network {
  if (base === own) return own;
  const known = new Map(base.slots.map((slot) => [slot.name, slot]));
  return { ...own, slots: own.slots.map((slot) => known.get(slot.name) ?? slot) };
}
