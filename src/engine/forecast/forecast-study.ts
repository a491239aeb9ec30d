// The futures of a forecast as a study: deal, simulate, tally. This is all that runs in a thread; what makes figures of the tally
// runs once, in the thread that asked.
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { createDealer } from '../chance/deal.ts';
import { chanceReady } from '../chance/ready.ts';
import { kernelOf } from '../kernel/kernel-of.ts';
import { compile } from '../network/compile.ts';
import { BandRuns } from './bands.ts';
import type { SampleMemory } from './sample-memory.ts';
import type { Study } from './study.ts';
import { forecastTally, type TallyPart } from './tally.ts';
import { withReplication } from './with-replication.ts';

/** Plain data that can be copied to another thread, where its memory stays the same memory. */
export interface ForecastSpec {
  plan: Plan;
  seed: string;
  memory: SampleMemory;
  figures: readonly Figure[];
  intervals: boolean;
  onlyAsked: boolean;
}

export const forecastStudy: Study<ForecastSpec, TallyPart> = {
  name: 'forecast',
  async open(spec, network = compile(spec.plan)) {
    await chanceReady();
    const { plan, seed, memory, onlyAsked } = spec;
    const kernel = kernelOf(network);
    const dealer = createDealer(network, seed);
    const tally = forecastTally.open({ ...spec, network });
    const bands = onlyAsked ? null : new BandRuns(plan, memory.replications, memory.bands);
    const tape = new Int32Array(network.slots.length);
    return {
      run(from, to) {
        let replication = from;
        try {
          for (; replication < to; replication++) {
            dealer.deal(replication, tape);
            tally.count(kernel.simulate(tape), tape, replication);
            bands?.count(tape, replication, network, kernel);
          }
        } catch (error) {
          throw withReplication(error, replication);
        }
      },
      part: () => tally.part(),
    };
  },
  merge: forecastTally.merge,
};
