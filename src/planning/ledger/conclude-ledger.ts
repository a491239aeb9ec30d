// A ledger from what was counted: means over all futures and over those around P80, each rounded so that it adds up, and quantiles of
// single causes, which do not.
import { NEVER, nearestRank } from '../../engine/forecast/quantiles.ts';
import { columnsOf, type LedgerSums } from './ledger-columns.ts';
import type { LedgerAsk, LedgerPart } from './ledger-observer.ts';
import type { Ledger, LedgerColumn, LedgerRow, SpanQuantiles } from './ledger-result.ts';
import { DELAY_KINDS, kindOfRow, layOutRows } from './ledger-rows.ts';
import { subjectOfRow, targetOf } from './row-subjects.ts';
import { roundedMean, wholeMeans } from './whole-means.ts';

const FROM_PERCENT = 79;
const TO_PERCENT = 81;

export function concludeLedger({ plan, network, node }: LedgerAsk, part: LedgerPart): Ledger {
  const rows = layOutRows(network);
  const inBand = futuresInBand(part.date);
  const reached = part.date.reduce((count, date) => count + (date >= 0 ? 1 : 0), 0);
  const all = columnsOf(part, rows.count, () => true);
  const band = columnsOf(part, rows.count, (future) => inBand[future] === 1);
  const means = { civil: wholeMeans(all.civil, reached), working: wholeMeans(all.working, reached) };
  const bandMeans = { civil: wholeMeans(band.civil, band.futures), working: wholeMeans(band.working, band.futures) };
  const list: (LedgerRow & { row: number })[] = [];
  const byRow = valuesByRow(part, rows.count);
  for (let row = 0; row < rows.count; row++) {
    const values = byRow[row];
    if (values === undefined) continue;
    list.push({
      row,
      ...subjectOfRow(plan, network, rows, row),
      mean: { civilMinutes: means.civil[row], workingMinutes: means.working[row] },
      band: { civilMinutes: bandMeans.civil[row], workingMinutes: bandMeans.working[row] },
      share: values.length / reached,
      quantiles: quantilesOf(values, reached),
    });
  }
  const size = ({ mean }: LedgerRow): number => Math.abs(mean.workingMinutes);
  const clock = ({ mean }: LedgerRow): number => Math.abs(mean.civilMinutes);
  const sorted = list.slice().sort((a, b) => size(b) - size(a) || clock(b) - clock(a) || a.row - b.row);
  return {
    target: targetOf(network, node),
    origin: { kind: network.hasDataDate ? 'data-date' : 'start', minute: network.dataMinute },
    minutesPerDay: plan.calendar.minutesPerDay,
    all: columnOf(part, all, () => true),
    band: {
      ...columnOf(part, band, (future) => inBand[future] === 1),
      fromPercent: FROM_PERCENT,
      toPercent: TO_PERCENT,
    },
    never: part.date.length - reached,
    rows: sorted.map(({ row: _, ...rest }) => rest),
    kinds: kindsOf(list, part, rows.first, reached),
  };
}

function columnOf({ date }: LedgerPart, sums: LedgerSums, counts: (future: number) => boolean): LedgerColumn {
  const { futures } = sums;
  const dates = date.reduce((sum, minute, future) => sum + (minute >= 0 && counts(future) ? minute : 0), 0);
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  return {
    futures,
    meanMinute: futures === 0 ? null : roundedMean(dates, futures),
    span: {
      civilMinutes: roundedMean(total(sums.civil), futures),
      workingMinutes: roundedMean(total(sums.working), futures),
    },
  };
}

/** 1 = the date of this future lies between its P79 and P81, both included; futures that never come are later than all others. */
function futuresInBand(date: Int32Array): Uint8Array {
  const sorted = date.map((minute) => (minute < 0 ? NEVER : minute)).sort();
  const inBand = new Uint8Array(date.length);
  if (date.length === 0) return inBand;
  const low = sorted[nearestRank(FROM_PERCENT, sorted.length) - 1];
  const high = sorted[nearestRank(TO_PERCENT, sorted.length) - 1];
  return inBand.map((_, future) => (date[future] >= 0 && date[future] >= low && date[future] <= high ? 1 : 0));
}

/** Working minutes of each row in the futures that have an entry of it. */
function valuesByRow({ row, working }: LedgerPart, count: number): (Int32Array | undefined)[] {
  const entries = new Int32Array(count);
  for (const r of row) entries[r]++;
  const values = Array.from(entries, (size) => (size === 0 ? undefined : new Int32Array(size)));
  const used = new Int32Array(count);
  for (let k = 0; k < row.length; k++) {
    const list = values[row[k]];
    if (list !== undefined) list[used[row[k]]++] = working[k];
  }
  return values;
}

/** Nearest-rank quantiles of `count` values, of which those not given are 0. */
function quantilesOf(values: Int32Array, count: number): SpanQuantiles {
  const sorted = values.slice().sort();
  const below = sorted.findIndex((value) => value >= 0);
  const negative = below < 0 ? sorted.length : below;
  const zeros = count - sorted.length;
  const at = (percent: number): number => {
    const rank = nearestRank(percent, count) - 1;
    if (rank < negative) return sorted[rank];
    return rank < negative + zeros ? 0 : sorted[rank - zeros];
  };
  return { p10: at(10), p50: at(50), p80: at(80), p90: at(90) };
}

/** Totals of each kind: of the rounded rows, so that they add up as well; quantiles of the futures' own totals. */
function kindsOf(
  list: readonly (LedgerRow & { row: number })[],
  part: LedgerPart,
  first: readonly number[],
  reached: number,
): LedgerRow[] {
  const kindOf = new Int32Array(first[first.length - 1]);
  for (const { row } of list) kindOf[row] = kindOfRow({ first }, row);
  const totals = totalsByKind(part, kindOf);
  return DELAY_KINDS.flatMap((kind, place) => {
    const rows = list.filter((row) => row.kind === kind);
    if (rows.length === 0) return [];
    const add = (column: 'mean' | 'band') => ({
      civilMinutes: rows.reduce((sum, row) => sum + row[column].civilMinutes, 0),
      workingMinutes: rows.reduce((sum, row) => sum + row[column].workingMinutes, 0),
    });
    const { working, futures } = totals[place];
    return [
      {
        kind,
        id: null,
        title: null,
        mean: add('mean'),
        band: add('band'),
        share: futures / reached,
        quantiles: quantilesOf(Int32Array.from(working), reached),
      },
    ];
  });
}

/** By kind: the total of each future that has any of it. */
function totalsByKind(
  { offset, row, working, civil }: LedgerPart,
  kindOf: Int32Array,
): { working: number[]; futures: number }[] {
  const totals = DELAY_KINDS.map(() => ({ working: [] as number[], futures: 0 }));
  const workingOf = new Float64Array(DELAY_KINDS.length);
  const civilOf = new Float64Array(DELAY_KINDS.length);
  for (let future = 0; future + 1 < offset.length; future++) {
    workingOf.fill(0);
    civilOf.fill(0);
    for (let k = offset[future]; k < offset[future + 1]; k++) {
      workingOf[kindOf[row[k]]] += working[k];
      civilOf[kindOf[row[k]]] += civil[k];
    }
    for (let place = 0; place < totals.length; place++) {
      if (workingOf[place] === 0 && civilOf[place] === 0) continue;
      totals[place].working.push(workingOf[place]);
      totals[place].futures++;
    }
  }
  return totals;
}
