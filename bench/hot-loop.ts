// What is timed: deal a tape and simulate it, over and over, on one thread, as a forecast does.
import { createDealer } from '../src/engine/chance/deal.ts';
import { createKernel } from '../src/engine/kernel/simulate.ts';
import { compile } from '../src/engine/network/compile.ts';
import type { Network } from '../src/engine/network/network.ts';
import type { Translation } from './translate-plan.ts';

export interface HotLoop {
  network: Network;
  compileSeconds: number;
  /** CPU seconds to make the dealer's tables and the kernel. */
  prepareSeconds: number;
  /** Replications per CPU second over about that many CPU seconds, going on where the last call ended. */
  measure(seconds: number): number;
  /** The first `count` replications, for figures that must not depend on time. */
  run(count: number): { finishes: Int32Array; rows: number; checksum: number };
}

/** CPU seconds this process has used. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function makeHotLoop({ plan, sameDraw }: Pick<Translation, 'plan' | 'sameDraw'>): HotLoop {
  const began = cpuSeconds();
  const network = compile(plan);
  sameDraw.forEach((first, risk) => {
    network.riskSlot[risk] = network.riskSlot[first];
  });
  const compiled = cpuSeconds();
  const dealer = createDealer(network, plan.simulation.seed);
  const kernel = createKernel(network);
  const tape = new Int32Array(network.slots.length);
  const prepareSeconds = cpuSeconds() - compiled;
  const chunk = Math.max(1, Math.ceil(15_000 / network.nodeCount));
  let next = 0;
  /** Short calls, so that the engine's optimiser replaces the code between them rather than in the middle of a loop. */
  function runChunk(count: number): void {
    for (let r = 0; r < count; r++) {
      dealer.deal(next++, tape);
      kernel.simulate(tape);
    }
  }
  return {
    network,
    compileSeconds: compiled - began,
    prepareSeconds,
    measure(seconds) {
      const from = next;
      const start = cpuSeconds();
      let spent = 0;
      while (spent < seconds) {
        runChunk(chunk);
        spent = cpuSeconds() - start;
      }
      return (next - from) / spent;
    },
    run(count) {
      const finishes = new Int32Array(count);
      let rows = 0;
      let checksum = 0;
      for (let r = 0; r < count; r++) {
        dealer.deal(r, tape);
        const trace = kernel.simulate(tape);
        finishes[r] = trace.finishMinute;
        rows += trace.rowCount;
        checksum = Math.imul(checksum ^ trace.finishMinute, 0x01000193);
      }
      return { finishes, rows, checksum: checksum >>> 0 };
    },
  };
}

/** Nearest rank: the ceil(qN)-th smallest. */
export function quantile(values: Int32Array, q: number): number {
  return values.toSorted()[Math.ceil(q * values.length) - 1];
}
