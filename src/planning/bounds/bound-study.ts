// The bound of every future, for any number of threads.
import { createDealer } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Study } from '../../engine/forecast/study.ts';
import { withReplication } from '../../engine/forecast/with-replication.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { type FutureRows, FutureTable, joinRows } from '../future-table.ts';
import type { Freedom } from './bound-ask.ts';
import { FutureBound } from './future-bound.ts';
import { teamRules, withoutOrders } from './team-rules.ts';

export interface BoundSpec {
  plan: Plan;
  seed: string;
  freedom: Freedom;
  /** Node of the date; -1 = the end of the plan. */
  node: number;
}

/** Columns: the bound (civil minute, NEVER = never), the number of its reason. */
export const boundStudy: Study<BoundSpec, FutureRows> = {
  name: 'bound',
  async open(spec, network) {
    await chanceReady();
    const measure = boundOf(spec, network ?? compile(spec.plan));
    const table = new FutureTable(2);
    return {
      run(from, to) {
        for (let replication = from; replication < to; replication++) {
          const at = table.begin(replication);
          measure(replication, table.data, at);
        }
      },
      part: () => table.part(),
    };
  },
  merge: joinRows,
};

/** Writes bound and reason of a future into `data` from `at` on. */
export function boundOf(
  { plan, seed, freedom, node }: BoundSpec,
  network: Network,
): (replication: number, data: Int32Array, at: number) => void {
  const bare = withoutOrders(plan);
  const free = bare === plan ? network : compile(bare);
  const bound = new FutureBound(teamRules(bare, free, freedom), seed, node);
  const dealer = createDealer(free, seed);
  const tape = new Int32Array(free.slots.length);
  return (replication, data, at) => {
    try {
      dealer.deal(replication, tape);
      const minute = bound.measure(tape, replication);
      data[at] = minute === Infinity ? NEVER : minute;
      data[at + 1] = bound.reason;
    } catch (error) {
      throw withReplication(error, replication);
    }
  };
}
