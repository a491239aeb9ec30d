// Milestones with their targets, quantiles and chances, and the S-curve of the finish.
import type { DateForecast } from '../engine/forecast/forecast-result.ts';
import { countUpTo, sampleSize, valueAtRank } from '../engine/forecast/samples.ts';
import type { Screen } from './forecast-screen.ts';
import { neverWords, percent } from './forecast-words.ts';
import { bar, sparkline } from './text-marks.ts';
import { clean, clip, padStart } from './text-sink.ts';
import { type Column, tableLines } from './text-table.ts';
import { wrap } from './wrap.ts';

/** Rows of the table; plans with more milestones show the ones with targets first. */
const MOST_ROWS = 16;
/** From so many cells on there is room for weekdays, and for gauges. */
const WITH_WEEKDAYS = 100;
const WITH_GAUGES = 108;
const NARROW = 60;

export interface MilestoneRow {
  name: string;
  /** Without titles, for where the name would be cut. */
  short: string;
  date: DateForecast;
}

/**
 * The finish and everything with a date, by P50. What happens together in every future (a phase and the gate that ends it) shares a row.
 * `hidden` counts rows left out.
 */
export function milestoneRows(
  dates: readonly DateForecast[],
  finish: DateForecast,
): { rows: MilestoneRow[]; hidden: number } {
  const rows: (MilestoneRow & { others: string[] })[] = [];
  for (const date of dates) {
    const twin = rows.find((row) => isTogether(row.date, date));
    if (twin) twin.others.push(clean(date.id));
    else rows.push({ name: nameOf(date), short: clean(date.id), date, others: [] });
  }
  if (!rows.some(({ date }) => sameSamples(date, finish)))
    rows.push({ name: 'Finish', short: 'Finish', date: finish, others: [] });
  const order = rows.toSorted((a, b) => key(a.date) - key(b.date));
  const kept = order.length <= MOST_ROWS ? order : trim(order);
  const named = kept.map(({ name, short, date, others }) => {
    const ids = [short, ...others].join(' + ');
    return others.length === 0
      ? { date, name, short: name }
      : { date, name: [name, ...others].join(' + '), short: ids };
  });
  return { rows: named, hidden: order.length - kept.length };
}

/** With targets first, then the last ones; in the order they had. */
function trim<Row extends MilestoneRow>(rows: readonly Row[]): Row[] {
  const ranked = rows.map((row, k) => ({ row, k })).sort((a, b) => rank(b.row) - rank(a.row) || b.k - a.k);
  return ranked
    .slice(0, MOST_ROWS)
    .sort((a, b) => a.k - b.k)
    .map(({ row }) => row);
}

function rank({ date }: MilestoneRow): number {
  return date.target === null ? 0 : 1;
}

function key(date: DateForecast): number {
  return date.p50.value ?? Number.POSITIVE_INFINITY;
}

/** `G1 Foundation to Core`; the id alone when the title only repeats it. */
function nameOf(date: DateForecast): string {
  const [id, title] = [clean(date.id), clean(date.title)];
  const plainId = id.replace(/[-_.]/g, ' ').toLowerCase();
  if (title === '' || plainId.startsWith(title.replace(/[-_.]/g, ' ').toLowerCase())) return id;
  return title.startsWith(id) ? title : `${id} ${title}`;
}

function isTogether(a: DateForecast, b: DateForecast): boolean {
  return a.target === b.target && sameSamples(a, b);
}

function sameSamples(a: DateForecast, b: DateForecast): boolean {
  if (a.samples.kind !== 'exact' || b.samples.kind !== 'exact') return false;
  const other = b.samples.sorted;
  return a.samples.sorted.every((minute, k) => minute === other[k]);
}

export function milestoneLines(screen: Screen): string[] {
  const { forecast, words, width, chalk } = screen;
  const { rows, hidden } = milestoneRows(forecast.milestones, forecast.finish);
  const lines = tableLines(rows, milestoneColumns(screen), {
    width,
    title: 'MILESTONE',
    name: ({ name }) => name,
    shortName: ({ short }) => short,
    paintTitle: chalk.dim,
    paintHead: chalk.dim,
    leastName: 14,
    fills: true,
  });
  const more = hidden > 0 ? [chalk.dim(`  … and ${hidden} more (--json has them all)`)] : [];
  return [...lines, ...more, ...errorLine(rows, screen), ...promiseLine(rows, { words, width })];
}

/** On narrow terminals P95, then P50, then the target, then how late P80 is have to go. */
function milestoneColumns({ words, width, chalk }: Screen): Column<MilestoneRow>[] {
  const day = width >= WITH_WEEKDAYS ? words.dayCell : words.shortDay;
  const chance = ({ date: { onTime } }: MilestoneRow): string =>
    onTime === null ? '' : padStart(percent(onTime.share), 6);
  const gauge = ({ date: { onTime } }: MilestoneRow): string => (onTime === null ? '' : bar(onTime.share, 6));
  const tone = (text: string, { date: { onTime } }: MilestoneRow): string =>
    onTime === null ? text : toneOf(onTime.share, chalk)(text);
  return [
    { head: 'target', cell: ({ date }) => (date.target === null ? '—' : day(date.target)), drop: 2 },
    { head: 'P50', cell: ({ date }) => day(date.p50.value), drop: 3 },
    {
      head: 'P80',
      cell: ({ date }) => `${day(date.p80.value)} ${words.error(date.p80)}`,
      paint: (text) => chalk.bold(text),
    },
    { head: 'P95', cell: ({ date }) => day(date.p95.value), drop: 4 },
    { head: 'on time', cell: chance, paint: tone },
    ...(width >= WITH_GAUGES ? [{ head: '', cell: gauge, paint: tone }] : []),
    {
      head: 'P80 late',
      cell: ({ date }) => (date.gapMinutes === null ? '' : words.signedDays(date.gapMinutes)),
      right: true,
      drop: 1,
    },
  ];
}

/** P80 has its error beside it; of the other dates the largest is enough. */
function errorLine(rows: readonly MilestoneRow[], { words, width, chalk }: Screen): string[] {
  const worst = (pick: (date: DateForecast) => DateForecast['p50']): string =>
    words.worstError(rows.map(({ date }) => pick(date)));
  const [p50, p95] = [worst(({ p50 }) => p50), worst(({ p95 }) => p95)];
  if (p50 === '' && p95 === '') return [];
  const parts = [...(p50 === '' ? [] : [`P50 ${p50}`]), ...(p95 === '' ? [] : [`P95 ${p95}`])];
  return wrap(`± is the 95 % Monte Carlo error; ${parts.join(', ')} at most`, width - 2).map((line) =>
    chalk.dim(`  ${line}`),
  );
}

/** What keeps futures from finishing. */
export function neverLines({ forecast, width, chalk }: Screen): string[] {
  if (forecast.neverFinishes.length === 0) return [];
  return wrap(`never finish: ${neverWords(forecast)}`, width - 2, '  ').map((line) => `  ${chalk.red(line)}`);
}

/** What to say instead of the last target that will probably be missed. */
function promiseLine(rows: readonly MilestoneRow[], { words, width }: Pick<Screen, 'words' | 'width'>): string[] {
  const missed = rows.findLast(({ date }) => date.onTime !== null && date.onTime.share < 0.8);
  if (!missed || missed.date.p80.value === null) return [];
  const { date } = missed;
  const promise = `for 80 % promise ${words.day(date.p80.value)} (${words.signedDays(date.gapMinutes)})`;
  return [`  ${clip(missed.name, width - 4 - promise.length)}: ${promise}`];
}

function toneOf(share: number, chalk: Screen['chalk']): (text: string) => string {
  if (share >= 0.8) return chalk.green;
  return share >= 0.5 ? chalk.yellow : chalk.red;
}

/** The chance to be finished, from P1 to P99, with P50, P80 and P95 below. */
export function curveLines({ forecast, words, width, chalk }: Screen): string[] {
  const { samples } = forecast.finish;
  const count = sampleSize(samples);
  const first = valueAtRank(samples, Math.max(1, Math.ceil(count / 100)));
  const last = valueAtRank(samples, Math.ceil((99 * count) / 100));
  if (first === null || last === null) return [];
  const from = Math.ceil(first / 1440) - 1;
  const days = Math.ceil(last / 1440) - from;
  if (days < 3) return [];
  const label = `  ${width < NARROW ? 'S-curve' : 'S-curve of the finish'}  ${words.shortDay(first).trim()} `;
  const end = ` ${words.shortDay(last).trim()}`;
  const room = Math.min(72, width - label.length - end.length);
  const cells = Math.min(room, 3 * days);
  const shares = Array.from({ length: cells }, (_, cell) => {
    const day = from + Math.floor((cell * days) / cells) + 1;
    return countUpTo(samples, day * 1440) / count;
  });
  const marks = curveMarks(forecast.finish, (minute) =>
    Math.floor(((Math.ceil(minute / 1440) - 1 - from) * cells) / days),
  );
  const below = `${' '.repeat(label.length)}${chalk.dim(marks)}`;
  return ['', `${label}${chalk.cyan(sparkline(shares))}${end}`, below];
}

/** A tick and a name under the day of each quantile; one that has no room is left out. */
function curveMarks({ p50, p80, p95 }: DateForecast, cellOf: (minute: number) => number): string {
  let marks = '';
  for (const [name, { value }] of [
    ['P50', p50],
    ['P80', p80],
    ['P95', p95],
  ] as const) {
    if (value !== null && cellOf(value) >= marks.length) marks = `${marks.padEnd(cellOf(value))}╵${name} `;
  }
  return marks;
}
