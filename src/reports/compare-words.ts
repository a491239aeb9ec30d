// The words of comparisons, once for the terminal and Markdown: values and differences of a metric in its own unit, with their intervals.
// Differences of dates are working days; earlier is negative.
import type { FigureKind } from '../plan/figures.ts';
import type { Plan } from '../plan/plan.ts';
import type { ComparedOption, Comparison, Difference } from '../planning/compare/comparison.ts';
import { type ForecastWords, forecastWords, named, percent, times } from './forecast-words.ts';
import { decimalsFor, signedNumber } from './signed-days.ts';
import { clean } from './text-sink.ts';

/** How one kind of figure is said. */
export interface UnitWords {
  /** `Mon 19 Jan`, `81 %`, `2.17x`; `never`. */
  value(value: number | null): string;
  /** `−2.0 d`, `+12 pt`; `never comes`, `unknown`. */
  change(difference: Difference): string;
  /** `−2.1 to −1.9`; an end nobody knows is left open; nothing for what is exact or unknown. */
  interval(difference: Difference): string;
  /** `2.0 days earlier`, `12 points more`. */
  moved(minutes: number): string;
  /** `0.25 days`, without a direction. */
  plainly(amount: number): string;
  /** `1.9 to 2.1`, or across zero `between 0.4 days earlier and 0.3 days later`; nothing for what is exact or unknown. */
  range(difference: Difference): string;
  /** The same as a statement of its own: `1.9 to 2.1 days earlier`. */
  spread(difference: Difference): string;
  /** In units of the plot. */
  scaled(value: number | null): number | null;
  /** Behind the zero of a plot. */
  unit: string;
  /** What less and more of it are called. */
  less: string;
  more: string;
}

export interface CompareWords extends ForecastWords {
  /** Of the metric. */
  metric: UnitWords;
  /** Of every date. */
  date: UnitWords;
  share: UnitWords;
  /** `P80`, `chance(Deployed)`: the head of its column. */
  metricHead: string;
  /** `the finish`, `G2 Core to Expansion`. */
  about: string;
}

export function compareWords(comparison: Comparison, plan: Plan): CompareWords {
  const { base, options, metric, about, minutesPerDay } = comparison;
  const all = [base, ...options];
  const last = Math.max(...all.flatMap(({ dates }) => dates.map(({ p80 }) => p80 ?? 0)));
  const words = forecastWords(plan, last);
  const differences = options.map(({ difference }) => difference);
  const of = (kind: FigureKind, list: readonly Difference[]): UnitWords => unitWords(kind, list, minutesPerDay, words);
  const dated = options.flatMap((option) => option.differences.flatMap(({ p80, mean }) => [p80, mean]));
  const [, head = '', of80 = ''] = /^(P\d+|mean)\("?([^"]*)"?\)$/.exec(metric.text) ?? [];
  const isAbout = metric.measures === 'date' && of80 === about.id;
  return {
    ...words,
    metric: of(metric.measures, differences),
    date: of('date', dated),
    share: of('share', []),
    metricHead: isAbout ? head : clean(metric.text),
    about: about.kind === 'finish' ? 'the finish' : clean(named(about.id, about.title)),
  };
}

interface Unit {
  /** One of it, in the unit of the data. */
  size: number;
  unit: string;
  /** Between a figure and its unit in a sentence: `2.0 days`. */
  many: string;
  less: string;
  more: string;
  decimals: number;
}

function unitOf(kind: FigureKind, decimals: number, minutesPerDay: number): Unit {
  const plain = { less: 'less', more: 'more' };
  switch (kind) {
    case 'date':
      return { size: minutesPerDay, unit: 'd', many: ' days', less: 'earlier', more: 'later', decimals };
    case 'span':
      return { size: minutesPerDay, unit: 'd', many: ' days', ...plain, decimals };
    case 'share':
      return { size: 0.01, unit: 'pt', many: ' points', ...plain, decimals: decimals - 1 };
    case 'ratio':
      return { size: 1, unit: '', many: 'x', ...plain, decimals: 2 };
    case 'count':
      return { size: 1, unit: '', many: '', ...plain, decimals };
  }
}

function unitWords(
  kind: FigureKind,
  differences: readonly Difference[],
  minutesPerDay: number,
  words: ForecastWords,
): UnitWords {
  const { size } = unitOf(kind, 1, minutesPerDay);
  const reaches = differences.flatMap(({ low, high }) => (low === null || high === null ? [] : [(high - low) / size]));
  const { unit: short, many, less, more, decimals } = unitOf(kind, decimalsFor(reaches), minutesPerDay);
  const signed = (value: number): string => signedNumber(value / size, decimals);
  const amount = (value: number): string => (Math.abs(value) / size).toFixed(decimals);
  const moved = (value: number): string => {
    const text = amount(value);
    if (value === 0) return `0${many}`;
    const way = value < 0 ? less : more;
    if (Number(text) === 0)
      return `less than ${(10 ** -decimals).toFixed(decimals)}${oneOrMore(String(10 ** -decimals), many)} ${way}`;
    return `${text}${oneOrMore(text, many)} ${way}`;
  };
  /** `unit` stands behind a range of one direction, with that direction. */
  const rangeOf = ({ low, high, by }: Difference, unit: string): string => {
    if (by === 'exact' || (low === null && high === null)) return '';
    if (low === null) return `at most ${moved(high ?? 0)}`;
    if (high === null) return `at least ${moved(low)}`;
    if (signed(low).startsWith('−') && signed(high).startsWith('+')) return `between ${moved(low)} and ${moved(high)}`;
    const ends = [low, high].map(amount).toSorted((a, b) => Number(a) - Number(b));
    const text = ends[0] === ends[1] ? ends[0] : `${ends[0]} to ${ends[1]}`;
    return unit === ''
      ? text
      : `${text}${ends[0] === ends[1] ? oneOrMore(ends[0] ?? '', unit) : unit} ${low + high < 0 ? less : more}`;
  };
  return {
    value: valueIn(kind, words),
    change: ({ value, never }) =>
      value === null ? CHANGE_OF_NEVER[never ?? 'unknown'] : `${signed(value)} ${short}`.trimEnd(),
    interval: ({ low, high, by }) => {
      if (by === 'exact' || (low === null && high === null)) return '';
      if (low === null) return `up to ${signed(high ?? 0)}`;
      return high === null ? `${signed(low)} or more` : `${signed(low)} to ${signed(high)}`;
    },
    moved,
    plainly: (value) => {
      const text = String(Math.round((100 * value) / size) / 100);
      return `${text}${oneOrMore(text, many)}`;
    },
    range: (difference) => rangeOf(difference, ''),
    spread: (difference) => rangeOf(difference, many),
    scaled: (value) => (value === null ? null : value / size),
    unit: short,
    less,
    more,
  };
}

function oneOrMore(text: string, many: string): string {
  return Number(text) === 1 ? many.replace(/s$/, '') : many;
}

const CHANGE_OF_NEVER: Readonly<Record<NonNullable<Difference['never']> | 'unknown', string>> = {
  option: 'never comes',
  base: 'comes at all',
  both: 'never',
  unknown: 'unknown',
};

function valueIn(kind: FigureKind, words: ForecastWords): (value: number | null) => string {
  switch (kind) {
    case 'date':
      return words.day;
    case 'span':
      return words.days;
    case 'share':
      return (value) => (value === null ? 'unknown' : percent(value));
    case 'ratio':
      return (value) => (value === null ? 'unknown' : times(value));
    case 'count':
      return (value) => (value === null ? 'unknown' : value.toFixed(1).replace(/\.0$/, ''));
  }
}

/** `#012 -> Worker03`, `parallel`: titles are told in sentences, tables have no room for them. */
export function optionName({ id }: Pick<ComparedOption, 'id'>): string {
  return clean(id);
}

/** Within a sentence: `parallel (Two at once)`. */
export function saidOption({ id, title }: Pick<ComparedOption, 'id' | 'title'>): string {
  return title === '' || title === id ? clean(id) : `${clean(id)} (${clean(title)})`;
}
