// Words of a calibration: ratios, shares, counts, and why rows were left out.
import type { HistoryTold } from './calibrate-json.ts';
import { grouped } from './forecast-words.ts';
import { clean, clip } from './text-sink.ts';
import { wrap } from './wrap.ts';

const REASONS: Readonly<Record<string, string>> = {
  repeated: 'repeating a task that stands above',
  torn: 'with more cells than there are columns',
  'estimate-missing': 'without an estimate',
  'estimate-unreadable': 'with an estimate that is no amount',
  'estimate-zero': 'with an estimate of zero',
  'estimate-negative': 'with a negative estimate',
  'actual-missing': 'without an actual',
  'actual-unreadable': 'with an actual that is no amount',
  'actual-zero': 'with an actual of zero',
  'actual-negative': 'with a negative actual',
  'person-missing': 'without a person',
  'date-missing': 'without a date',
  'date-unreadable': 'with an unreadable date',
};

/** Every reason with its count and first lines; nothing when every row is used. */
export function droppedLines({ dropped, leftOut, rows }: HistoryTold, width: number): string[] {
  const lines = dropped.map(({ reason, rows: count, lines: where }) => {
    const shown = where.slice(0, 3).map(({ line, cell }) => {
      const text = reason.endsWith('-unreadable') ? ` "${clip(clean(cell), 16)}"` : '';
      return `${line}${text}`;
    });
    const places = `${count === 1 ? 'line' : 'lines'} ${shown.join(', ')}${count > shown.length ? ', ...' : ''}`;
    return `${grouped(count)} ${reasonWords(reason)} (${places})`;
  });
  if (leftOut > 0) lines.unshift(`${grouped(leftOut)} left out by --only`);
  if (lines.length === 0) return [];
  const total = dropped.reduce((sum, one) => sum + one.rows, leftOut);
  return [
    `${grouped(total)} of ${grouped(rows)} rows are not used:`,
    ...lines.flatMap((line) => wrap(line, width - 2)).map((line) => `  ${line}`),
  ];
}

/** Why a row is not used: `without an estimate`. */
export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason;
}

/** `1.22x`: three figures that matter. */
export function ratioText(ratio: number): string {
  if (ratio >= 100) return `${Math.round(ratio)}x`;
  return `${ratio.toFixed(ratio >= 10 ? 1 : 2)}x`;
}

/** `46 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `1 person`, `12 people`. */
export function plural(count: number, one: string, many = one): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
