// Sums of ledgers over some of the futures, row by row: whole numbers, so the order of adding does not matter.
import type { LedgerPart } from './ledger-observer.ts';

export interface LedgerSums {
  /** Futures that reach the date and count here. */
  futures: number;
  readonly civil: Float64Array;
  readonly working: Float64Array;
}

/** Sums over the futures that reach the date and for which `counts` says so (by their place in the part). */
export function columnsOf(part: LedgerPart, rows: number, counts: (future: number) => boolean): LedgerSums {
  const sums: LedgerSums = { futures: 0, civil: new Float64Array(rows), working: new Float64Array(rows) };
  part.date.forEach((date, future) => {
    if (date < 0 || !counts(future)) return;
    sums.futures++;
    for (let k = part.offset[future]; k < part.offset[future + 1]; k++) {
      sums.civil[part.row[k]] += part.civil[k];
      sums.working[part.row[k]] += part.working[k];
    }
  });
  return sums;
}
