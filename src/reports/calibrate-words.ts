// Words of a calibration: ratios, shares, counts, and why rows were left out.
import type { HistoryTold } from './calibrate-json.ts';
import { grouped } from './forecast-words.ts';
import { clean, clip } from './text-sink.ts';
import { wrap } from './wrap.ts';

const REASONS: Readonly<Record<string, string>> = {
  repeated: 'repeat a task that stands above',
  torn: 'have more cells than there are columns',
  'estimate-missing': 'have no estimate',
  'estimate-unreadable': 'have an estimate that is no amount',
  'estimate-zero': 'have an estimate of zero',
  'estimate-negative': 'have a negative estimate',
  'actual-missing': 'have no actual',
  'actual-unreadable': 'have an actual that is no amount',
  'actual-zero': 'have an actual of zero',
  'actual-negative': 'have a negative actual',
  'person-missing': 'name no person',
  'date-missing': 'have no date',
  'date-unreadable': 'have an unreadable date',
};

/** Every reason with its count and first lines; nothing when every row is used. */
export function droppedLines({ dropped, leftOut, rows }: HistoryTold, width: number): string[] {
  const lines = dropped.map(({ reason, rows: count, lines: where }) => {
    const shown = where.slice(0, 3).map(({ line, cell }) => {
      const text = reason.endsWith('-unreadable') ? ` "${clip(clean(cell), 16)}"` : '';
      return `${line}${text}`;
    });
    const places = `${where.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${count > shown.length ? ', …' : ''}`;
    return `  ${grouped(count)} ${REASONS[reason] ?? reason} (${places})`;
  });
  if (leftOut > 0) lines.unshift(`  ${grouped(leftOut)} left out by --only`);
  if (lines.length === 0) return [];
  const total = dropped.reduce((sum, one) => sum + one.rows, leftOut);
  return [`${grouped(total)} of ${grouped(rows)} rows are not used:`, ...lines].flatMap((line) => wrap(line, width));
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
