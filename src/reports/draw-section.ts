// Sections drawn for a terminal: the title over the names of its table, sentences wrapped, remarks dimmed.
import type { ChalkInstance } from 'chalk';
import type { ReportSection, SectionRow, SectionTable } from './report-section.ts';
import { bar } from './text-marks.ts';
import { displayWidth } from './text-sink.ts';
import { type Column, tableLines } from './text-table.ts';
import { wrap } from './wrap.ts';

export interface Paper {
  chalk: ChalkInstance;
  /** Cells a line may take. */
  width: number;
}

const WIDE = 100;
/** Of the width: columns that can be spared go before names are cut to less. */
const NAME_SHARE = 0.42;

/** Lines without breaks at their ends. */
export function drawSection(section: ReportSection, paper: Paper): string[] {
  const { chalk, width } = paper;
  const { title, sentences, items = [], table, lines = [], commands = [], remarks = [] } = section;
  const prose = (text: string): string[] => wrap(text, width - 2).map((line) => `  ${line}`);
  const head = title === '' ? [] : [`  ${chalk.bold(title.toUpperCase())}`];
  const drawn = table === undefined || table.rows.length === 0 ? [] : drawTable(table, paper);
  const picture = section.picture?.(width - 2) ?? [];
  return [
    ...head,
    ...sentences.flatMap(prose),
    ...items.flatMap((text) => wrap(`• ${text}`, width - 2, '  ').map((line) => `  ${line}`)),
    ...drawn,
    ...(picture.length > 0 ? ['', ...picture.map((line) => `  ${line}`)] : []),
    ...lines.map((line) => `    ${line}`),
    ...commands.map((line) => `    ${line}`),
    ...remarks.flatMap(prose).map((line) => chalk.dim(line)),
  ].map((line) => line.trimEnd());
}

function drawTable({ of, columns, rows }: SectionTable, { chalk, width }: Paper): string[] {
  const cells = width >= WIDE ? 10 : 6;
  const paintRow = (text: string, { tone }: SectionRow): string =>
    tone === 'strong' ? chalk.bold(text) : tone === 'dim' ? chalk.dim(text) : text;
  const drawn = columns.map(
    ({ head, right, drop, bar: isBar }, c): Column<SectionRow> => ({
      head,
      cell: (row) => (isBar ? bar(Math.abs(Number(row.cells[c])), cells) : String(row.cells[c] ?? '')),
      ...(right === undefined ? {} : { right }),
      ...(drop === undefined ? {} : { drop }),
      paint: isBar ? (text) => chalk.cyan(text) : paintRow,
    }),
  );
  const named = (row: SectionRow): string => (row.inner === true ? `  ${row.name}` : row.name);
  const longest = Math.max(displayWidth(of), ...rows.map((row) => displayWidth(named(row))));
  return tableLines(rows, drawn, {
    width,
    title: of,
    name: named,
    paintTitle: chalk.dim,
    paintHead: chalk.dim,
    leastName: Math.min(longest, Math.max(14, Math.floor(NAME_SHARE * width))),
  });
}
