// Where a difference of mean dates comes from: the delay ledgers of base and option on the same futures, cause by cause. Every future's causes add
// up to its own difference, so the means do, too; where two plans count other days as worked, the rest is the calendar's.
import type { LedgerPart } from '../ledger/ledger-observer.ts';
import { layOutRows } from '../ledger/ledger-rows.ts';
import { subjectOfRow } from '../ledger/row-subjects.ts';
import { roundedMean, wholeMeans } from '../ledger/whole-means.ts';
import { CauseSums } from './cause-sums.ts';
import type { LedgerDifference, MovedCause } from './comparison.ts';
import { studentReach } from './critical-values.ts';
import { type Subject, workedUntil } from './subject.ts';

const ALPHA = 0.05;

export interface Told {
  subject: Subject;
  ledger: LedgerPart;
}

/** Of the futures both ledgers hold; null = the date comes in none of them in both plans. */
export function movedCauses(base: Told, option: Told): LedgerDifference | null {
  const of = Math.min(base.ledger.date.length, option.ledger.date.length);
  const sums = new CauseSums();
  const calendar = sums.placeOf({ kind: 'calendar', id: null, title: null });
  const inBase = placesOfRows(base.subject, sums);
  const inOption = placesOfRows(option.subject, sums);
  let futures = 0;
  let total = 0;
  for (let r = 0; r < of; r++) {
    if (base.ledger.date[r] < 0 || option.ledger.date[r] < 0) continue;
    futures++;
    const whole = workedUntil(option.subject, option.ledger.date[r]) - workedUntil(base.subject, base.ledger.date[r]);
    let told = 0;
    for (let k = base.ledger.offset[r]; k < base.ledger.offset[r + 1]; k++) {
      sums.add(inBase(base.ledger.row[k]), 'base', base.ledger.working[k]);
      told -= base.ledger.working[k];
    }
    for (let k = option.ledger.offset[r]; k < option.ledger.offset[r + 1]; k++) {
      sums.add(inOption(option.ledger.row[k]), 'option', option.ledger.working[k]);
      told += option.ledger.working[k];
    }
    if (whole !== told) sums.move(calendar, whole - told);
    sums.endFuture();
    total += whole;
  }
  return futures === 0 ? null : { futures, of, minutes: roundedMean(total, futures), rows: rowsOf(sums, futures) };
}

/** The cause behind each row of a plan's ledger, named when it is first met. */
function placesOfRows({ plan, network }: Subject, sums: CauseSums): (row: number) => number {
  const rows = layOutRows(network);
  const places = new Int32Array(rows.count).fill(-1);
  return (row) => {
    if (places[row] < 0) places[row] = sums.placeOf(subjectOfRow(plan, network, rows, row));
    return places[row];
  };
}

function rowsOf(sums: CauseSums, futures: number): MovedCause[] {
  const { causes } = sums;
  const means = wholeMeans(
    Float64Array.from(causes, ({ difference }) => difference),
    futures,
  );
  const t = futures < 2 ? 0 : studentReach(ALPHA, futures - 1);
  return causes
    .map((cause, k) => ({ row: rowOf(cause, means[k], futures, t), isMoved: cause.squares > 0, k }))
    .filter(({ row, isMoved }) => isMoved || row.minutes !== 0)
    .sort((a, b) => Math.abs(b.row.minutes) - Math.abs(a.row.minutes) || a.k - b.k)
    .map(({ row }) => row);
}

function rowOf(
  { kind, id, title, base, option, difference, squares }: CauseSums['causes'][number],
  minutes: number,
  futures: number,
  t: number,
): MovedCause {
  const mean = difference / futures;
  const variance = Math.max(0, squares - futures * mean * mean) / Math.max(1, futures - 1);
  const reach = t * Math.sqrt(variance / futures);
  return {
    ...{ kind, id, title },
    baseMinutes: base / futures,
    optionMinutes: option / futures,
    minutes,
    low: mean - reach,
    high: mean + reach,
  };
}
