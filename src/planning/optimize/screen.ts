// Futures of many candidates of one plan. Tapes are dealt once: a quantity has the same name in every candidate, and what a change of owner or
// order leaves as it was keeps its draw, so the tape of the base serves all of them.
import { createDealer, type Dealer } from '../../engine/chance/deal.ts';
import { createKernel } from '../../engine/kernel/simulate.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import type { Network, Slot } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { createMeter } from './meter.ts';
import type { Measure } from './weighing.ts';

/** Where the integers of a candidate's tape come from: a slot of the base, or (-1) a draw of its own. */
interface Origin {
  from: Int32Array;
  own: Dealer;
  places: readonly number[];
}

export interface Screen {
  /** compile(plan) of the base. */
  network: Network;
  /** Shows futures from .. to - 1 of a candidate; the trace is the kernel's own. */
  run(network: Network, from: number, to: number, visit: (trace: Trace, replication: number) => void): void;
  /** Samples of every measure in these futures. */
  sample(plan: Plan, network: Network, from: number, to: number): Float64Array[];
}

/** Screens are plain: whatever sampling the plan asks for, candidates are compared on independent draws. */
export function createScreen(network: Network, seed: string, measures: readonly Measure[]): Screen {
  const dealer = createDealer({ slots: network.slots }, seed);
  const tapes: Int32Array[] = [];
  const places = new Map(network.slots.map(({ name }, k) => [name, k]));
  const tapeOf = (replication: number): Int32Array => {
    let tape = tapes[replication];
    if (tape !== undefined) return tape;
    tape = new Int32Array(network.slots.length);
    dealer.deal(replication, tape);
    tapes[replication] = tape;
    return tape;
  };
  const run: Screen['run'] = (candidate, from, to, visit) => {
    const kernel = createKernel(candidate);
    const origin = candidate.slots === network.slots ? null : originOf(candidate.slots, network.slots, places, seed);
    const tape = new Int32Array(candidate.slots.length);
    const own = new Int32Array(origin?.places.length ?? 0);
    for (let r = from; r < to; r++) {
      const dealt = origin === null ? tapeOf(r) : compose(tapeOf(r), origin, r, own, tape);
      visit(kernel.simulate(dealt), r);
    }
  };
  return {
    network,
    run,
    sample(plan, candidate, from, to) {
      const meter = createMeter(plan, candidate, measures);
      const samples = measures.map(() => new Float64Array(to - from));
      run(candidate, from, to, (trace, r) => meter.read(trace, samples, r - from));
      return samples;
    },
  };
}

/** null = the very slots of the base. */
function originOf(
  slots: readonly Slot[],
  base: readonly Slot[],
  places: ReadonlyMap<string, number>,
  seed: string,
): Origin | null {
  const from = Int32Array.from(slots, (slot) => {
    const k = places.get(slot.name) ?? -1;
    return k >= 0 && isSame(slot, base[k]) ? k : -1;
  });
  if (slots.length === base.length && from.every((k, s) => k === s)) return null;
  const own = slots.flatMap((_, s) => (from[s] < 0 ? [s] : []));
  return { from, own: createDealer({ slots: own.map((s) => slots[s]) }, seed), places: own };
}

/** Drawn from the same words in the same way? */
function isSame(one: Slot, other: Slot): boolean {
  if (one.stream !== other.stream) return false;
  return JSON.stringify([one.source, one.shares ?? null]) === JSON.stringify([other.source, other.shares ?? null]);
}

function compose(base: Int32Array, origin: Origin, replication: number, own: Int32Array, tape: Int32Array): Int32Array {
  const { from, places } = origin;
  for (let s = 0; s < from.length; s++) if (from[s] >= 0) tape[s] = base[from[s]];
  if (places.length === 0) return tape;
  origin.own.deal(replication, own);
  for (let k = 0; k < places.length; k++) tape[places[k]] = own[k];
  return tape;
}
