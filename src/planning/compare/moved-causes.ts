// Where a difference of mean dates comes from: the delay ledgers of base and option on the same futures, cause by cause. Every future's causes add
// up to its own difference, so the means do, too; where two plans count other days as worked, the rest is the calendar's.

import type { LedgerPart } from '../ledger/ledger-observer.ts';
import { layOutRows } from '../ledger/ledger-rows.ts';
import { type Subject as LedgerSubject, subjectOfRow } from '../ledger/row-subjects.ts';
import { wholeMeans } from '../ledger/whole-means.ts';
import type { LedgerDifference, MovedCause } from './comparison.ts';
import { studentReach } from './critical-values.ts';
import { type Subject, workedUntil } from './subject.ts';

const ALPHA = 0.05;

interface Cause extends Pick<MovedCause, 'id' | 'title' | 'kind'> {
  base: number;
  option: number;
  difference: number;
  squares: number;
}

/** Of the futures both ledgers hold; null = the date comes in none of them in both plans. */
export function movedCauses(
  base: { subject: Subject; ledger: LedgerPart },
  option: { subject: Subject; ledger: LedgerPart },
): LedgerDifference | null {
  const of = Math.min(base.ledger.date.length, option.ledger.date.length);
  const causes = new Map<string, Cause>();
  const inBase = causesByRow(base.subject, causes);
  const inOption = causesByRow(option.subject, causes);
  const calendar = causeOf(causes, { kind: 'calendar', id: null, title: null });
  let futures = 0;
  let total = 0;
  const moved = new Map<Cause, number>();
  for (let r = 0; r < of; r++) {
    if (base.ledger.date[r] < 0 || option.ledger.date[r] < 0) continue;
    futures++;
    moved.clear();
    const whole = workedUntil(option.subject, option.ledger.date[r]) - workedUntil(base.subject, base.ledger.date[r]);
    const told = charge(option.ledger, r, inOption, moved, 'option') - charge(base.ledger, r, inBase, moved, 'base');
    if (whole !== told) moved.set(calendar, (moved.get(calendar) ?? 0) + whole - told);
    total += whole;
    for (const [cause, minutes] of moved) {
      cause.difference += minutes;
      cause.squares += minutes * minutes;
    }
  }
  return futures === 0
    ? null
    : { futures, of, minutes: roundHalfUp(total / futures), rows: rowsOf([...causes.values()], futures) };
}

/** The cause behind each row of a plan's ledger, made when it is first met. */
function causesByRow({ plan, network }: Subject, causes: Map<string, Cause>): (row: number) => Cause {
  const rows = layOutRows(network);
  const known: (Cause | undefined)[] = new Array(rows.count);
  return (row) => (known[row] ??= causeOf(causes, subjectOfRow(plan, network, rows, row)));
}

function causeOf(
  causes: Map<string, Cause>,
  { kind, id, title }: LedgerSubject | Pick<MovedCause, 'kind' | 'id' | 'title'>,
): Cause {
  const key = JSON.stringify([kind, id]);
  let cause = causes.get(key);
  if (cause === undefined)
    causes.set(key, (cause = { kind, id, title, base: 0, option: 0, difference: 0, squares: 0 }));
  return cause;
}

/** Adds a future's entries; returns their sum. */
function charge(
  { offset, row, working }: LedgerPart,
  future: number,
  causeAt: (row: number) => Cause,
  moved: Map<Cause, number>,
  side: 'base' | 'option',
): number {
  let sum = 0;
  for (let k = offset[future]; k < offset[future + 1]; k++) {
    const cause = causeAt(row[k]);
    cause[side] += working[k];
    moved.set(cause, (moved.get(cause) ?? 0) + (side === 'option' ? working[k] : -working[k]));
    sum += working[k];
  }
  return sum;
}

function rowsOf(causes: readonly Cause[], futures: number): MovedCause[] {
  const means = wholeMeans(
    Float64Array.from(causes, ({ difference }) => difference),
    futures,
  );
  const t = studentReach(ALPHA, futures - 1);
  const rows = causes.map(
    ({ kind, id, title, base, option, difference, squares }, k): MovedCause & { isMoved: boolean } => {
      const mean = difference / futures;
      const variance = futures < 2 ? 0 : Math.max(0, squares - futures * mean * mean) / (futures - 1);
      const reach = futures < 2 ? Number.POSITIVE_INFINITY : t * Math.sqrt(variance / futures);
      return {
        ...{ kind, id, title },
        baseMinutes: base / futures,
        optionMinutes: option / futures,
        minutes: means[k],
        low: mean - reach,
        high: mean + reach,
        isMoved: squares > 0,
      };
    },
  );
  return rows
    .filter(({ isMoved, minutes }) => isMoved || minutes !== 0)
    .map(({ isMoved: _, ...row }, k) => ({ row, k }))
    .sort((a, b) => Math.abs(b.row.minutes) - Math.abs(a.row.minutes) || a.k - b.k)
    .map(({ row }) => row);
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}
