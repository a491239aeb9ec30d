// A history of estimates as a table of text: rows with the lines they stand on. What a spreadsheet may write is taken: a mark
// at the beginning, semicolons, tabs or bars, quoted cells, lines within them, other line ends.
import { CsvError, parse } from 'csv-parse/sync';

/** Why a history cannot be used: in one line, with the line (one-based) where it stands, and others like it. */
export interface HistoryTrouble {
  about: 'table' | 'column' | 'rows';
  message: string;
  hint?: string;
  line?: number;
  /** Text on that line that is meant. */
  cell?: string;
  related?: readonly { line: number; cell: string; message: string }[];
}

export interface HistoryTable {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Line of each row: of its last one, where a row goes over several. */
  lines: Int32Array;
}

/** As many finished tasks as anybody can learn from; more would only fill the memory. */
export const MOST_ROWS = 1_000_000;
const DELIMITERS = [',', ';', '\t', '|'];

/** The table of a text whose first line names the columns, or what is wrong with it. Never throws. */
export function readHistoryTable(text: string, most = MOST_ROWS): HistoryTable | HistoryTrouble {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (plain.trim() === '')
    return { about: 'table', message: 'the history is empty', hint: 'the first line names the columns' };
  const delimiter = delimiterOf(plain);
  const options = {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    to: most + 2,
    // Blanks between a delimiter and a quote would make the quote a part of the cell; looking for them costs time.
    trim: plain.includes(`${delimiter} "`) || plain.includes(`" ${delimiter}`),
  } as const;
  try {
    const records = parse(plain, options);
    if (records.length < most + 2) return tableOf(records);
    const message = `the history has more than ${String(most).replace(/\B(?=(\d{3})+$)/g, ',')} rows`;
    return { about: 'table', message, hint: 'the latest tasks say most of the next ones', line: most + 2 };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const sound =
      typeof error.records === 'number' && error.records > 0 ? parse(plain, { ...options, to: error.records }) : [];
    const line = sound.reduce((lines, record) => lines + linesIn(record), 1);
    const hint = 'a quote inside a quoted cell is written twice';
    return { about: 'table', message: `the row of line ${line} has no end: ${wordsOf(error.code)}`, hint, line };
  }
}

/** A record is one line and as many more as stand in its cells. */
function linesIn(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) if (cell.includes('\n')) lines += cell.split('\n').length - 1;
  return lines;
}

function wordsOf(code: string): string {
  if (code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE') return 'text behind a closing quote';
  return code.replace(/^CSV_/, '').replaceAll('_', ' ').toLowerCase();
}

/** The one that stands most often in the first line, outside of quotes; a comma where there is none. */
function delimiterOf(text: string): string {
  const first = text
    .slice(text.search(/\S/))
    .split('\n', 1)[0]
    .replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

function tableOf(records: readonly string[][]): HistoryTable {
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 0;
  for (const record of records) {
    line += linesIn(record);
    if (record.length === 1 && record[0].trim() === '') continue;
    rows.push(record);
    lines.push(line);
  }
  const [header = [], ...rest] = rows;
  return { header: header.map((name) => name.trim()), rows: rest, lines: Int32Array.from(lines.slice(1)) };
}
