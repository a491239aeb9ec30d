// A history of estimates and actuals -> finished tasks with both amounts, and every row that is not used with its reason and line.
// A bad row costs itself only; when most rows are bad, the wrong columns were named, and that is refused.
import { type ColumnsAsked, type ColumnsFound, findColumns } from './history-columns.ts';
import { type HistoryTable, type HistoryTrouble, readHistoryTable } from './history-table.ts';
import { type Amount, amountReader, isMissing, type TimeReader, timeReader } from './history-values.ts';

export interface HistoryTask {
  estimate: number;
  actual: number;
  person: string | null;
  /** Ascends with time; null without such a column. */
  time: number | null;
  /** Quarter of a year; null where time is no date. */
  period: number | null;
}

export const DROP_REASONS = [
  'repeated',
  'torn',
  'estimate-missing',
  'estimate-unreadable',
  'estimate-zero',
  'estimate-negative',
  'actual-missing',
  'actual-unreadable',
  'actual-zero',
  'actual-negative',
  'person-missing',
  'date-missing',
  'date-unreadable',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Rows dropped for one reason: how many, and the first lines with what stands there. */
export interface Dropped {
  reason: DropReason;
  rows: number;
  lines: readonly { line: number; cell: string }[];
}

export interface History {
  /** Names of the columns used, as the history writes them. */
  columns: Record<'estimate' | 'actual', string> & Record<'by' | 'task' | 'date', string | null>;
  /** Rows below the header, and those that --only left out. */
  rows: number;
  leftOut: number;
  tasks: readonly HistoryTask[];
  /** In the order of DROP_REASONS. */
  dropped: readonly Dropped[];
  timeKind: 'date' | 'number' | null;
}

/** Lines that are told of each reason. */
const LINES_TOLD = 5;
/** Characters of a bad cell that are kept. */
const LONGEST_CELL = 80;
/** With more of its amounts unreadable a column holds something else. */
const MOST_UNREADABLE = 0.5;

/** The usable tasks in the order of the rows, or why there are none to read. `unit` may stand behind amounts. Never throws. */
export function readHistory(text: string, asked: ColumnsAsked, unit: string): History | HistoryTrouble {
  const table = readHistoryTable(text);
  if ('about' in table) return table;
  const columns = findColumns(table.header, asked);
  if ('about' in columns) return columns;
  if (table.rows.length === 0)
    return {
      about: 'rows',
      message: 'the history has a header and no rows',
      hint: 'each row is a finished task',
      line: 1,
    };
  const times = columns.date === null ? null : timeReader(columnOf(table, columns.date));
  if (times === 'ambiguous') {
    const message = `the dates of ${table.header[columns.date ?? 0]} may be day/month or month/day`;
    return {
      about: 'column',
      message,
      hint: 'write dates as 2026-01-31',
      line: 1,
      cell: table.header[columns.date ?? 0],
    };
  }
  return judge(table, columns, times, unit);
}

function judge(
  table: HistoryTable,
  columns: ColumnsFound,
  times: TimeReader | null,
  unit: string,
): History | HistoryTrouble {
  const { header, rows, lines } = table;
  const estimateOf = amountReader(columnOf(table, columns.estimate), unit);
  const actualOf = amountReader(columnOf(table, columns.actual), unit);
  const found = new Map<DropReason, { rows: number; lines: { line: number; cell: string }[] }>();
  const drop = (reason: DropReason, row: number, cell: string): null => {
    const group = found.get(reason) ?? { rows: 0, lines: [] };
    found.set(reason, group);
    group.rows += 1;
    if (group.lines.length < LINES_TOLD) group.lines.push({ line: lines[row], cell: cell.slice(0, LONGEST_CELL) });
    return null;
  };
  const seen = new Set<string>();
  let leftOut = 0;
  const tasks = rows.flatMap((cells, r): HistoryTask[] => {
    const cell = (column: number): string => (cells[column] ?? '').trim();
    if (columns.only.some(({ column, value }) => cell(column) !== value)) {
      leftOut += 1;
      return [];
    }
    const task = taskOf(cells, { columns, times, estimateOf, actualOf, seen, width: header.length, drop, row: r });
    return task === null ? [] : [task];
  });
  const dropped = DROP_REASONS.flatMap((reason): Dropped[] => {
    const group = found.get(reason);
    return group === undefined ? [] : [{ reason, ...group }];
  });
  const nameOf = (column: number | null): string | null => (column === null ? null : header[column]);
  const history: History = {
    columns: {
      estimate: header[columns.estimate],
      actual: header[columns.actual],
      by: nameOf(columns.by),
      task: nameOf(columns.task),
      date: nameOf(columns.date),
    },
    rows: rows.length,
    leftOut,
    tasks,
    dropped,
    timeKind: times?.kind ?? null,
  };
  return wrongColumn(history) ?? history;
}

interface RowReading {
  columns: ColumnsFound;
  times: TimeReader | null;
  estimateOf(cell: string): Amount;
  actualOf(cell: string): Amount;
  seen: Set<string>;
  width: number;
  row: number;
  drop(reason: DropReason, row: number, cell: string): null;
}

function taskOf(cells: readonly string[], reading: RowReading): HistoryTask | null {
  const { columns, times, seen, row, drop } = reading;
  const cell = (column: number): string => (cells[column] ?? '').trim();
  if (cells.length > reading.width && cells.slice(reading.width).some((more) => more.trim() !== ''))
    return drop('torn', row, `${cells.length} cells`);
  if (columns.task !== null) {
    const id = cell(columns.task);
    if (id !== '' && seen.has(id)) return drop('repeated', row, id);
    seen.add(id);
  }
  const estimate = usable('estimate', cell(columns.estimate), reading.estimateOf, reading);
  if (estimate === null) return null;
  const actual = usable('actual', cell(columns.actual), reading.actualOf, reading);
  if (actual === null) return null;
  const person = columns.by === null ? null : cell(columns.by);
  if (person !== null && isMissing(person)) return drop('person-missing', row, person);
  if (times === null || columns.date === null) return { estimate, actual, person, time: null, period: null };
  const written = cell(columns.date);
  const time = times.read(written);
  if (time === null) return drop(isMissing(written) ? 'date-missing' : 'date-unreadable', row, written);
  return { estimate, actual, person, ...time };
}

/** An amount above 0, or null after dropping the row. */
function usable(
  what: 'estimate' | 'actual',
  cell: string,
  read: (cell: string) => Amount,
  { drop, row }: RowReading,
): number | null {
  const amount = read(cell);
  if (typeof amount === 'string') return drop(`${what}-${amount}`, row, cell);
  if (amount > 0) return amount;
  return drop(amount === 0 ? `${what}-zero` : `${what}-negative`, row, cell);
}

function columnOf({ rows }: HistoryTable, column: number): string[] {
  return rows.map((cells) => (cells[column] ?? '').trim());
}

/** Most rows without a number (or date) that can be read mean that another column is meant. */
function wrongColumn({ columns, dropped, rows, leftOut }: History): HistoryTrouble | null {
  for (const what of ['estimate', 'actual', 'date'] as const) {
    const bad = dropped.find(({ reason }) => reason === `${what}-unreadable`);
    if (bad === undefined || bad.rows <= MOST_UNREADABLE * (rows - leftOut)) continue;
    const kind = what === 'date' ? 'dates' : 'amounts';
    const [first, ...others] = bad.lines;
    return {
      about: 'rows',
      message: `${bad.rows} of ${rows - leftOut} rows have no readable ${kind} in ${columns[what]}`,
      hint:
        what === 'date'
          ? 'dates are written 2026-01-31'
          : 'amounts are plain numbers, with --unit their unit may follow',
      ...first,
      related: others.slice(0, 2).map((one) => ({ ...one, message: 'and this' })),
    };
  }
  return null;
}
