// The dates of a plan that an option moves, one after the other: P50, P80 and mean with their intervals, how often earlier, the chance to
// keep the target. The date that was asked about comes first; what does not move is not told.
import type { ComparedOption, Comparison, DateDifference } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { type CompareWords, optionName } from './compare-words.ts';
import { named, percent } from './forecast-words.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { clean } from './text-sink.ts';

/** Lines of the table, more or less: whole dates are shown. */
const MOST_ROWS = 24;

interface Moved {
  option: ComparedOption;
  date: DateDifference;
}

/** One date and the options that move it. */
interface MovedDate {
  name: string;
  /** P80 of the base. */
  base: number | null;
  moved: readonly Moved[];
}

/** Null when the table above says it all: nothing moves but the date asked about. */
export function datesSection(
  comparison: Comparison,
  words: CompareWords,
  { isDateAsked }: CompareContext,
): ReportSection | null {
  const { options } = comparison;
  const dates = movedDates(comparison, isDateAsked);
  const others = dates.filter(({ name }) => name !== nameOf(comparison.about));
  if (dates.length === 0 || (others.length === 0 && !isDateAsked)) return null;
  const isGrouped = options.length > 1;
  const fits = Math.max(1, Math.floor(MOST_ROWS / (1 + (isGrouped ? options.length : 0))));
  const shown = dates.slice(0, fits);
  const known = new Set(options.flatMap(({ differences }) => differences.map(({ kind, id }) => `${kind} ${id}`)));
  const still = known.size - dates.length;
  const remarks = [
    dates.length > fits ? `… and ${dates.length - fits} more (--json has them all).` : '',
    still > 0 ? `${still} other ${still === 1 ? 'date does' : 'dates do'} not move.` : '',
  ].filter((remark) => remark !== '');
  return {
    title: 'Which dates move',
    sentences: [],
    table: { of: 'date', columns: COLUMNS, rows: shown.flatMap((date) => rowsOf(date, isGrouped, words)) },
    ...(remarks.length > 0 ? { remarks: [remarks.join(' ')] } : {}),
  };
}

function movedDates({ base, options, about }: Comparison, isDateAsked: boolean): MovedDate[] {
  return base.dates.flatMap((date, place): MovedDate[] => {
    const isAsked = isDateAsked && date.kind === about.kind && date.id === about.id;
    const moved = options.flatMap((option): Moved[] => {
      const difference = option.differences.find(({ inBase }) => inBase === place);
      return difference === undefined || !(difference.matters || isAsked) ? [] : [{ option, date: difference }];
    });
    return moved.length === 0 ? [] : [{ name: nameOf(date), base: date.p80, moved }];
  });
}

function nameOf({ kind, id, title }: Pick<DateDifference, 'kind' | 'id' | 'title'>): string {
  return kind === 'finish' ? 'the finish' : clean(named(id, title));
}

const COLUMNS = [
  { head: 'base P80', drop: 3 },
  { head: 'P50', right: true, drop: 4 },
  { head: 'interval', drop: 8 },
  { head: 'P80', right: true },
  { head: 'interval', drop: 5 },
  { head: 'mean', right: true, drop: 2 },
  { head: 'interval', drop: 9 },
  { head: 'earlier in', right: true, drop: 7 },
  { head: 'on time', right: true, drop: 1 },
];

function rowsOf({ name, base, moved }: MovedDate, isGrouped: boolean, words: CompareWords): SectionRow[] {
  const day = words.dayCell(base);
  const [only] = moved;
  if (!isGrouped && only !== undefined) return [{ name, cells: [day, ...cellsOf(only, words)] }];
  return [
    { name, cells: [day] },
    ...moved.map(
      (each): SectionRow => ({
        name: optionName(each.option),
        cells: ['', ...cellsOf(each, words)],
        inner: true,
      }),
    ),
  ];
}

function cellsOf({ option, date }: Moved, words: CompareWords): string[] {
  const { change, interval } = words.date;
  const dated = [date.p50, date.p80, date.mean].flatMap((each) => [change(each), interval(each)]);
  return [...dated, percent(date.earlier.share), onTimeWords(option, date, words)];
}

/** `62 % (+12 pt)`. */
function onTimeWords(
  { dates }: ComparedOption,
  { inOption, onTime: change }: DateDifference,
  { share }: CompareWords,
): string {
  const onTime = dates[inOption]?.onTime ?? null;
  if (onTime === null) return '';
  const isFelt = change !== null && Math.abs(change.value ?? 0) >= 0.005;
  return `${percent(onTime.share)}${isFelt ? ` (${share.change(change)})` : ''}`;
}
