// Only when every future finishes: for whoever looks for one future among many by its finish.
import type { Plan } from '../../plan/plan.ts';
import { createDealer } from '../chance/deal.ts';
import { chanceReady } from '../chance/ready.ts';
import { kernelOf } from '../kernel/kernel-of.ts';
import { compile } from '../network/compile.ts';
import { NEVER } from './quantiles.ts';
import type { Study } from './study.ts';
import { withReplication } from './with-replication.ts';

export interface FinishSpec {
  plan: Plan;
  seed: string;
  /** Memory of all threads: 4 bytes for every future there may be. Civil minutes by replication number, NEVER = it does not finish. */
  finishes: ArrayBufferLike;
}

/** Everything it finds out is placed in the memory of its spec. */
export const finishStudy: Study<FinishSpec, null> = {
  name: 'finish',
  async open({ plan, seed, finishes }, network = compile(plan)) {
    await chanceReady();
    const kernel = kernelOf(network);
    const dealer = createDealer(network, seed);
    const tape = new Int32Array(network.slots.length);
    const placed = new Int32Array(finishes);
    return {
      run(from, to) {
        let replication = from;
        try {
          for (; replication < to; replication++) {
            dealer.deal(replication, tape);
            const { finishMinute } = kernel.simulate(tape);
            placed[replication] = finishMinute < 0 ? NEVER : finishMinute;
          }
        } catch (error) {
          throw withReplication(error, replication);
        }
      },
      part: () => null,
    };
  },
  merge: () => null,
};
