// One pass of the kernel over the likely tape for any order of issues, under either scheme. A search asks for thousands, so the networks are
// compiled once and only reordered.
import { likelyTape } from '../../engine/chance/deal.ts';
import { createKernel, type Kernel } from '../../engine/kernel/simulate.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dispatch } from './order-search.ts';

/** Later than every finish: it never happens. */
export const NEVER_DONE = 0x7fffffff;

export interface Scheduler {
  /**
   * Schedules with these planned issues (indices, each once; none = the plan's own order) first, by list or by the plan's own scheme.
   * Returns the finish in civil minutes, NEVER_DONE when something never finishes.
   */
  run(order: ArrayLike<number>, byList: boolean): number;
  /** Minutes of the last schedule by event: start of issue i at 2i, finish at 2i + 1; -1 = never. Overwritten by the next. */
  minutes(): Int32Array;
}

/** The scheme of a plan that is not the list: what it says, or the usual one. */
export function usualDispatch({ dispatch }: Plan): Dispatch {
  return dispatch === 'list' ? 'issue-first' : dispatch;
}

/** @param node whose finish counts; -1 = the end of the plan. */
export function schedulerOf(plan: Plan, node: number): Scheduler {
  const usual = passes(compile({ ...plan, dispatch: usualDispatch(plan) }));
  const list = passes(compile({ ...plan, dispatch: 'list' }));
  let minutes = new Int32Array(0);
  return {
    run(order, byList) {
      const { kernel, tape } = byList ? list : usual;
      kernel.reorder(order);
      const trace = kernel.simulate(tape);
      minutes = trace.eventMinute as Int32Array<ArrayBuffer>;
      const finish = node < 0 ? trace.finishMinute : minutes[2 * node + 1];
      return finish < 0 ? NEVER_DONE : finish;
    },
    minutes: () => minutes,
  };
}

function passes(network: Network): { kernel: Kernel; tape: Int32Array } {
  // `reorder` writes the places of its network, so they must be nobody else's.
  return { kernel: createKernel(network), tape: likelyTape(network) };
}
