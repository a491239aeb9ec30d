// Futures of a plan under any policy. Orders and schemes share two kernels; links that only order work need a network of their own.
import { createKernel, type Kernel } from '../../engine/kernel/simulate.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import { withOrder } from '../../engine/network/with-order.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Policy } from './policy.ts';
import { NEVER_DONE, usualDispatch } from './scheduler.ts';
import { withSequences } from './with-sequences.ts';

export interface PolicyRunner {
  /** Slots are those of the plan under any policy. */
  readonly network: Network;
  /** Policy of the futures that follow. */
  use(policy: Policy): void;
  /** One future: its finish in civil minutes, NEVER_DONE when something never finishes. */
  run(tape: Int32Array): number;
  /** Minutes of the last future by event. Overwritten by the next. */
  minutes(): Int32Array;
}

/** @param node whose finish counts; -1 = the end of the plan. */
export function policyRunner(plan: Plan, node: number): PolicyRunner {
  const usual = compile({ ...plan, dispatch: usualDispatch(plan) });
  const list = compile({ ...plan, dispatch: 'list' });
  const usualKernel = createKernel(usual);
  const listKernel = createKernel(list);
  let kernel: Kernel = usualKernel;
  let minutes: Int32Array = new Int32Array(0);
  return {
    network: usual,
    use({ list: order, byList, sequences }) {
      if (sequences.length > 0) {
        kernel = createKernel(withOrder(withSequences(byList ? list : usual, sequences), order));
        return;
      }
      kernel = byList ? listKernel : usualKernel;
      kernel.reorder(order);
    },
    run(tape) {
      const trace = kernel.simulate(tape);
      minutes = trace.eventMinute;
      const finish = node < 0 ? trace.finishMinute : minutes[2 * node + 1];
      return finish < 0 ? NEVER_DONE : finish;
    },
    minutes: () => minutes,
  };
}
