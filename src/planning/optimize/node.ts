// One candidate that has been looked at, with what it showed.
import type { Change } from '../../plan/change.ts';
import type { Cost } from './costs.ts';
import { costOf, smoothDays } from './costs.ts';
import { countChanges, type SearchMove } from './move-of.ts';
import type { Weighing } from './weighing.ts';

export interface SearchNode {
  changes: readonly Change[];
  key: string;
  /** Number of changes. */
  count: number;
  /** By measure, of futures 0 .. n - 1. */
  samples: Float64Array[];
  cost: Cost;
  /** Steps from here, once they have been listed; `next` has not been tried. */
  moves: readonly SearchMove[] | null;
  next: number;
  /** Batches tried from here. */
  spent: number;
}

/** How costs are made of samples, for all nodes alike. */
export interface Scale {
  weighing: Weighing;
  minutesPerDay: number;
  /** The plan as it stands. */
  base: readonly Float64Array[];
}

/** Days that every name past the first few of an order has to bring: nobody keeps to a long list for nothing. */
const NAME_DAYS = 0.005;
const FREE_NAMES = 3;

export function nodeOf(changes: readonly Change[], key: string, samples: Float64Array[], scale: Scale): SearchNode {
  const cost = costAt(samples, samples[0].length, scale);
  const names = changes.reduce((sum, change) => (change.kind === 'order' ? sum + change.issues.length : sum), 0);
  const length = NAME_DAYS * Math.max(0, names - FREE_NAMES);
  return {
    changes,
    key,
    count: countChanges(changes),
    samples,
    cost: { ...cost, total: cost.total + length },
    moves: null,
    next: 0,
    spent: 0,
  };
}

/** Cost by the first futures alone. Kept dates are held to what the base has on the same ones. */
export function costAt(
  samples: readonly Float64Array[],
  futures: number,
  { weighing, minutesPerDay, base }: Scale,
): Cost {
  const first = (columns: readonly Float64Array[]): Float64Array[] =>
    columns.map((column) => column.subarray(0, futures));
  const [own, of] = [first(samples), first(base)];
  const { conditions, kept } = weighing;
  const limits = kept.map((weight, k) => smoothDays(weight, of[1 + conditions.length + k], minutesPerDay));
  return costOf(weighing, own, limits, minutesPerDay);
}

export function futuresOf({ samples }: SearchNode): number {
  return samples[0].length;
}
