// The same futures with every risk at the low end, the middle and the high end of its probability band. Same uniforms, so
// what fires at the low end fires at the high end as well. Only the finish is kept.
import type { Plan } from '../../plan/plan.ts';
import { createDealer } from '../chance/deal.ts';
import { createKernel } from '../kernel/simulate.ts';
import type { Network } from '../network/network.ts';
import type { BandForecast } from './forecast-result.ts';
import { estimate, NEVER } from './quantiles.ts';
import { sortMinutes } from './sort-minutes.ts';

const POSITIONS = { low: 0, mid: 32_768, high: 65_536 } as const;
type Band = keyof typeof POSITIONS;

export interface BandRuns {
  /** Runs futures [from, to) in every band but the one `finishes` (of the forecast itself) already stands for. */
  run(from: number, to: number): void;
  forecast(finishes: Int32Array): BandForecast[];
}

/** Null when no risk's probability is a real band: then there is nothing to compare. */
export function createBandRuns(plan: Plan, network: Network, seed: string, replications: number): BandRuns | null {
  const isBand = ({ low, high }: { low: number; high: number }): boolean => low < high;
  const real = plan.risks.some(
    (risk) => isBand(risk.probability) || (risk.mitigation && isBand(risk.mitigation.probability)),
  );
  if (!real) return null;
  const bands: Band[] = ['low', 'mid', 'high'];
  const runs = bands.map((band) => (band === plan.bands ? null : finishRun(atBand(network, band), seed, replications)));
  let futures = 0;
  return {
    run(from, to) {
      for (const run of runs) run?.simulate(from, to);
      futures = to;
    },
    forecast: (finishes) =>
      bands.map((band, k) => {
        const sorted = sortMinutes((runs[k]?.finishes ?? finishes).slice(0, futures));
        return { band, p80: estimate(sorted, 80) };
      }),
  };
}

function atBand(network: Network, band: Band): Network {
  const slots = [...network.slots];
  slots[network.bandSlot] = { ...slots[network.bandSlot], source: { kind: 'constant', value: POSITIONS[band] } };
  return { ...network, slots };
}

function finishRun(network: Network, seed: string, replications: number) {
  const dealer = createDealer(network, seed);
  const kernel = createKernel(network);
  const tape = new Int32Array(network.slots.length);
  const finishes = new Int32Array(replications);
  return {
    finishes,
    simulate(from: number, to: number): void {
      for (let r = from; r < to; r++) {
        dealer.deal(r, tape);
        const { finishMinute } = kernel.simulate(tape);
        finishes[r] = finishMinute < 0 ? NEVER : finishMinute;
      }
    },
  };
}
