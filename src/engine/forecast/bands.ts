// The first futures once more with every risk at the low end, the middle and the high end of its probability band. Same tapes but
// for that one slot, so what fires at the low end fires at the high end as well. Only the finish is kept.
import type { Plan } from '../../plan/plan.ts';
import type { Kernel } from '../kernel/simulate.ts';
import type { Network } from '../network/network.ts';
import type { BandForecast } from './forecast-result.ts';
import { estimate, NEVER } from './quantiles.ts';
import { sortMinutes } from './sort-minutes.ts';

const POSITIONS = { low: 0, mid: 32_768, high: 65_536 } as const;
type Band = keyof typeof POSITIONS;
const BANDS: readonly Band[] = ['low', 'mid', 'high'];

/** The ends of the bands are compared on at most this many futures: a side glance must not cost twice the forecast. */
const BAND_FUTURES = 1000;

export interface BandRuns {
  /** Runs this future at the other ends of the bands. The tape is given back as it was; the kernel's trace is not. */
  count(replication: number, tape: Int32Array): void;
  forecast(finishes: Int32Array): BandForecast[];
}

/** Null when no risk's probability is a real band: then there is nothing to compare. */
export function createBandRuns(plan: Plan, network: Network, kernel: Kernel, replications: number): BandRuns | null {
  const isBand = ({ low, high }: { low: number; high: number }): boolean => low < high;
  const real = plan.risks.some(
    (risk) => isBand(risk.probability) || (risk.mitigation && isBand(risk.mitigation.probability)),
  );
  if (!real) return null;
  const most = Math.min(replications, BAND_FUTURES);
  const others = BANDS.filter((band) => band !== plan.bands);
  const finishesOf = new Map(others.map((band) => [band, new Int32Array(most)]));
  return {
    count(replication, tape) {
      if (replication >= most) return;
      const own = tape[network.bandSlot];
      for (const [band, finishes] of finishesOf) {
        tape[network.bandSlot] = POSITIONS[band];
        const { finishMinute } = kernel.simulate(tape);
        finishes[replication] = finishMinute < 0 ? NEVER : finishMinute;
      }
      tape[network.bandSlot] = own;
    },
    forecast(finishes) {
      const futures = Math.min(most, finishes.length);
      return BANDS.map((band) => {
        const sorted = sortMinutes((finishesOf.get(band) ?? finishes).slice(0, futures));
        return { band, replications: futures, p80: estimate(sorted, 80) };
      });
    },
  };
}
