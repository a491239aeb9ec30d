// What an option's difference is made of: the causes of the delay ledger that weigh more or less with it, by kind, with the largest of each,
// in working days that add up to the difference of the mean dates.
import type { ComparedOption, Comparison, LedgerDifference, MovedCause } from '../planning/compare/comparison.ts';
import { type CompareWords, optionName } from './compare-words.ts';
import { CAUSE_WORDS, SPARE } from './explain-ledger.ts';
import { futuresWords } from './explain-words.ts';
import { named } from './forecast-words.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { roundTogether } from './round-together.ts';
import { signedNumber } from './signed-days.ts';
import { clean } from './text-sink.ts';

/** Kinds, and causes of each: fewer where several options are told. */
const MOST_OF_ONE = { kinds: 8, inner: 2 };
const MOST_OF_MANY = { kinds: 5, inner: 1 };
/** Of a working day: less is no row of its own. */
const LEAST_DAYS = 0.05;

/** One kind of cause and what moves in it, in working days. */
interface Kind {
  rows: MovedCause[];
  moved: number;
}

/** Null where the difference is explained by nothing, or is nothing. */
export function movedSection(
  option: ComparedOption,
  { minutesPerDay }: Comparison,
  words: CompareWords,
  isOnly: boolean,
): ReportSection | null {
  const { explanation } = option;
  if (explanation === null) return null;
  const kinds = kindsOf(explanation, minutesPerDay);
  const most = isOnly ? MOST_OF_ONE : MOST_OF_MANY;
  const worth = kinds.filter(({ moved }) => Math.abs(moved) >= LEAST_DAYS).slice(0, most.kinds);
  if (worth.length === 0) return null;
  const rest = explanation.minutes / minutesPerDay - sum(worth.map(({ moved }) => moved));
  const rounded = roundTogether([...worth.map(({ moved }) => moved), rest], 1);
  const others =
    rounded.at(-1) === 0 ? [] : [{ name: 'other', cells: [signed(rounded.at(-1) ?? 0)], tone: 'dim' } as const];
  const average = `${isOnly ? 'On' : `${optionName(option)}: on`} average over ${futuresWords(explanation.futures)}`;
  return {
    title: 'What moves',
    sentences: [
      `${average} ${words.about} comes ${words.date.moved(explanation.minutes)}. Along the chain that drives it, in working days:`,
    ],
    table: {
      of: 'cause',
      columns: [
        { head: 'moves', right: true },
        { head: '95 %', drop: 2 },
        { head: 'base', right: true, drop: 1 },
        { head: 'option', right: true, drop: 1 },
      ],
      rows: [
        ...worth.flatMap((kind, k) => rowsOf(kind, rounded[k], minutesPerDay, most.inner)),
        ...others,
        { name: 'together', cells: [signed(sum(rounded))], tone: 'strong' },
      ],
    },
    ...(worth.some(({ rows: [{ kind }] }) => kind === 'earlier') ? { remarks: [SPARE] } : {}),
  };
}

/** Largest first. */
function kindsOf({ rows }: LedgerDifference, minutesPerDay: number): Kind[] {
  const kinds = new Map<MovedCause['kind'], Kind>();
  for (const row of rows) {
    const kind = kinds.get(row.kind) ?? { rows: [], moved: 0 };
    kind.rows.push(row);
    kind.moved += row.minutes / minutesPerDay;
    kinds.set(row.kind, kind);
  }
  return [...kinds.values()].toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
}

/** A kind with one cause is that cause; else the kind and the largest of its causes. */
function rowsOf({ rows, moved }: Kind, shown: number, minutesPerDay: number, most: number): SectionRow[] {
  const [first] = rows;
  const cellsOf = (row: MovedCause, change: number): string[] => {
    const [before, after] = [row.baseMinutes, row.optionMinutes].map((minutes) => days(minutes / minutesPerDay));
    return [signed(change), intervalOf(row, minutesPerDay), before, after];
  };
  if (rows.length === 1) return [{ name: causeName(first), cells: cellsOf(first, shown) }];
  const inner = rows
    .filter(
      (row) =>
        row.id !== null && Math.abs(row.minutes / minutesPerDay) >= Math.max(2 * LEAST_DAYS, Math.abs(moved) / 10),
    )
    .slice(0, most);
  return [
    // What does not move is not among the rows: of a kind only the change is known.
    { name: kindName(first.kind), cells: [signed(shown)] },
    ...inner.map((row): SectionRow => {
      const name = clean(named(row.id ?? '', row.title ?? ''));
      return { name, cells: cellsOf(row, row.minutes / minutesPerDay), tone: 'dim', inner: true };
    }),
  ];
}

function kindName(kind: MovedCause['kind']): string {
  return kind === 'calendar' ? OTHER_DAYS : CAUSE_WORDS[kind];
}

function intervalOf({ low, high }: MovedCause, minutesPerDay: number): string {
  return `${signed(low / minutesPerDay)} to ${signed(high / minutesPerDay)}`;
}

function signed(value: number): string {
  return signedNumber(value, 1);
}

function days(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return `${value < 0 && text !== '0.0' ? '−' : ''}${text}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, each) => whole + each, 0);
}

const OTHER_DAYS = 'other working days';

/** `waiting for Worker02`, `work on #012 API plugin`. */
function causeName({ kind, id, title }: MovedCause): string {
  const what = id === null ? '' : clean(named(id, title ?? ''));
  switch (kind) {
    case 'likely-work':
      return `work on ${what}, as likely`;
    case 'variation':
      return `${what}, longer or shorter`;
    case 'risk':
      return `risk ${what}`;
    case 'busy-person':
      return `waiting for ${what}`;
    case 'reduced-share':
      return `${what} with part of the time`;
    case 'resource':
      return `waiting for ${what}`;
    case 'gate':
      return `review at ${what}`;
    case 'rework':
      return `rework and reviews again at ${what}`;
    case 'delivery':
      return `delivery ${what} until due`;
    case 'late-delivery':
      return `delivery ${what} late`;
    case 'lag':
      return `lag before ${what}`;
    case 'date':
      return `fixed start of ${what}`;
    case 'earlier':
      return `ahead of the fixed start of ${what}`;
    case 'limit':
      return `work in progress of ${what}`;
    case 'window':
    case 'quota':
    case 'policy':
      return `${kind} ${what}`;
    case 'workaround':
      return `working around, ${what}`;
    case 'meeting':
      return `meetings of ${what}`;
    case 'absence':
      return `absences of ${what}`;
    case 'non-working':
      return 'nights and days off';
    case 'calendar':
      return OTHER_DAYS;
    case 'other':
      return 'other';
  }
}
