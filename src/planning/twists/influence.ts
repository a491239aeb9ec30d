// How much each issue bears on a date: how often it lies on the chains, how widely its length spreads, and how closely the date follows it.
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Influence } from '../analysis-result.ts';
import type { ChainCounts } from '../chains-to-date.ts';
import { columnOf, type FutureRows } from '../future-table.ts';

export interface InfluenceSource {
  plan: Plan;
  /** Counts over `futures` futures. */
  counts: ChainCounts;
  futures: number;
  /** Lengths of all issues over the first of them; -1 = it did not happen. */
  lengths: FutureRows;
  /** The date in working minutes, by replication. */
  dates: Int32Array;
}

/**
 * By issue of the document. Its spread is taken over the futures of `lengths` in which it happens, the rank correlation over those in which
 * the date comes as well; the schedule sensitivity index is criticality x sd(length) / sd(date) (PMBOK's definition; Vanhoucke 2010, "Measuring Time", 3.3), cruciality
 * |Spearman's rho| with midranks for ties (Williams 1992).
 */
export function influenceOf({ plan, counts, futures, lengths, dates }: InfluenceSource): Influence[] {
  const paired = dates.subarray(0, lengths.rows.length / lengths.width);
  const isWhole = paired.every((date) => date !== NEVER);
  const dateRanks = isWhole ? midranks(paired) : null;
  const dateSd = isWhole ? deviation(paired) : 0;
  return plan.issues.map(({ id, title }, i) => {
    const column = columnOf(lengths, i);
    const sdMinutes = deviation(column.filter((length) => length >= 0));
    const criticality = counts.tight[i] / futures;
    return {
      id,
      title,
      criticality,
      driving: counts.driving[i] / futures,
      sdMinutes,
      ssi: dateSd === 0 ? null : (criticality * sdMinutes) / dateSd,
      cruciality: sdMinutes === 0 ? null : crucialityOf(column, paired, dateRanks),
    };
  });
}

/** `ranks` of all dates, when every one of them comes. */
function crucialityOf(lengths: Int32Array, dates: Int32Array, ranks: Int32Array | null): number | null {
  const both = (_: number, r: number): boolean => lengths[r] >= 0 && dates[r] !== NEVER;
  if (ranks !== null && lengths.every(both)) return magnitude(correlation(midranks(lengths), ranks));
  return magnitude(correlation(midranks(lengths.filter(both)), midranks(dates.filter(both))));
}

function magnitude(rho: number | null): number | null {
  return rho === null ? null : Math.abs(rho);
}

/** Standard deviation (n - 1); 0 for fewer than two values. */
export function deviation(values: Int32Array): number {
  if (values.length < 2) return 0;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return Math.sqrt(squares / (values.length - 1));
}

/** Twice the rank of each value; equal values share the middle of their ranks, which is then whole. */
export function midranks(values: Int32Array): Int32Array {
  const order = inOrder(values);
  const ranks = new Int32Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = from + to + 1;
    from = to;
  }
  return ranks;
}

/** Indices of values, smallest value first, equal ones by index. */
export function inOrder(values: Int32Array): Int32Array {
  // One number carries both, value above index: the engine sorts plain numbers without asking anybody.
  const keys = Float64Array.from(values, (value, r) => value * values.length + r).sort();
  return Int32Array.from(keys, (key) => key % values.length);
}

/** Pearson's correlation; null when one of the two does not vary. */
function correlation(a: Int32Array, b: Int32Array): number | null {
  const count = a.length;
  let sumA = 0;
  let sumB = 0;
  for (let k = 0; k < count; k++) {
    sumA += a[k];
    sumB += b[k];
  }
  const meanA = sumA / count;
  const meanB = sumB / count;
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let k = 0; k < count; k++) {
    products += (a[k] - meanA) * (b[k] - meanB);
    squaresA += (a[k] - meanA) * (a[k] - meanA);
    squaresB += (b[k] - meanB) * (b[k] - meanB);
  }
  return squaresA === 0 || squaresB === 0 ? null : products / Math.sqrt(squaresA * squaresB);
}
