// The first futures once more with every risk at the low end, the middle and the high end of its probability band. Same tapes but
// for that one slot, so what fires at the low end fires at the high end as well. Only the finish is kept, placed by its replication.
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

export class BandRuns {
  private readonly most: number;
  /** The bands that the forecast itself does not stand on. */
  private readonly others: readonly { position: number; band: Band; finishes: Int32Array }[];

  /** @param memory zeros, `BandRuns.bytes(plan, replications)` of them */
  constructor(plan: Plan, replications: number, memory: ArrayBufferLike) {
    const most = Math.min(replications, BAND_FUTURES);
    this.most = most;
    this.others = otherBands(plan).map((band, k) => ({
      position: POSITIONS[band],
      band,
      finishes: new Int32Array(memory, 4 * most * k, most),
    }));
  }

  static bytes(plan: Plan, replications: number): number {
    return 4 * otherBands(plan).length * Math.min(replications, BAND_FUTURES);
  }

  /** Runs this future at the other ends of the bands. The tape is given back as it was; the kernel's trace is not. */
  count(tape: Int32Array, replication: number, { bandSlot }: Network, kernel: Kernel): void {
    if (replication >= this.most) return;
    const own = tape[bandSlot];
    for (const { position, finishes } of this.others) {
      tape[bandSlot] = position;
      const { finishMinute } = kernel.simulate(tape);
      finishes[replication] = finishMinute < 0 ? NEVER : finishMinute;
    }
    tape[bandSlot] = own;
  }

  /** @param finishes of the plan itself, of all futures done. Null when no risk's probability is a real band: nothing to compare */
  forecast(finishes: Int32Array): BandForecast[] | null {
    if (this.others.length === 0) return null;
    const futures = Math.min(this.most, finishes.length);
    return BANDS.map((band) => {
      const own = this.others.find((other) => other.band === band)?.finishes ?? finishes;
      return { band, replications: futures, p80: estimate(sortMinutes(own.slice(0, futures)), 80) };
    });
  }
}

/** None when no risk's probability is a real band. */
function otherBands(plan: Plan): Band[] {
  const isBand = ({ low, high }: { low: number; high: number }): boolean => low < high;
  const real = plan.risks.some(
    (risk) => isBand(risk.probability) || (risk.mitigation && isBand(risk.mitigation.probability)),
  );
  return real ? BANDS.filter((band) => band !== plan.bands) : [];
}
