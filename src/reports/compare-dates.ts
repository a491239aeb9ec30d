// The dates of a plan that an option moves, one after the other: P50, P80 and mean with their intervals, how often earlier, the chance to
// keep the target. The date that was asked about comes first; what does not move is not told.
import type { ComparedOption, Comparison, DateDifference } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { type CompareWords, optionName } from './compare-words.ts';
import { named, percent } from './forecast-words.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { clean } from './text-sink.ts';

const MOST_DATES = 8;

interface Moved {
  option: ComparedOption;
  date: DateDifference;
}

/** Null when the table above says it all: only the P80 asked about moves. */
export function datesSection(
  comparison: Comparison,
  words: CompareWords,
  { isDateAsked }: CompareContext,
): ReportSection | null {
  const { options } = comparison;
  const ids = [...new Set(options.flatMap(({ differences }) => differences.map(({ id }) => id)))];
  const groups = ids.flatMap((id, place) => {
    const moved = options.flatMap((option): Moved[] => {
      const date = option.differences.find((each) => each.id === id);
      return date === undefined || !(date.matters || place === 0) ? [] : [{ option, date }];
    });
    return moved.length === 0 ? [] : [moved];
  });
  const others = groups.slice(1);
  if (others.length === 0 && !isDateAsked) return null;
  const shown = groups.slice(0, MOST_DATES);
  const still = ids.length - groups.length;
  const remarks = [
    groups.length > shown.length ? `… and ${groups.length - shown.length} more (--json has them all).` : '',
    still > 0 ? `${still} other ${still === 1 ? 'date does' : 'dates do'} not move.` : '',
  ].filter((remark) => remark !== '');
  return {
    title: 'Which dates move',
    sentences: [],
    table: { of: 'date', columns: COLUMNS, rows: shown.flatMap((group) => rowsOf(group, options.length, words)) },
    ...(remarks.length > 0 ? { remarks: [remarks.join(' ')] } : {}),
  };
}

const COLUMNS = [
  { head: 'P50', right: true, drop: 2 },
  { head: 'interval', drop: 6 },
  { head: 'P80', right: true },
  { head: 'interval', drop: 4 },
  { head: 'mean', right: true, drop: 3 },
  { head: 'interval', drop: 7 },
  { head: 'earlier in', right: true, drop: 5 },
  { head: 'on time', right: true, drop: 1 },
];

function rowsOf(group: readonly Moved[], options: number, words: CompareWords): SectionRow[] {
  const [first] = group;
  if (first === undefined) return [];
  const { kind, id, title } = first.date;
  const name = kind === 'finish' ? 'the finish' : clean(named(id, title));
  if (options === 1) return [{ name, cells: cellsOf(first, words) }];
  return [
    { name, cells: [] },
    ...group.map(
      (moved): SectionRow => ({ name: optionName(moved.option), cells: cellsOf(moved, words), inner: true }),
    ),
  ];
}

function cellsOf({ option, date }: Moved, words: CompareWords): string[] {
  const { change, interval } = words.date;
  const dated = [date.p50, date.p80, date.mean].flatMap((each) => [change(each), interval(each)]);
  const own = option.dates[date.inOption];
  const onTime = own?.onTime == null ? '' : percent(own.onTime.share);
  const change80 = date.onTime?.value ?? null;
  const moved =
    change80 === null || Math.abs(change80) < 0.005
      ? ''
      : ` (${words.share.change(date.onTime as NonNullable<typeof date.onTime>)})`;
  return [...dated, percent(date.earlier.share), onTime + moved];
}
