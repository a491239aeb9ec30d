// A table for a terminal of any width: a name that takes what is left, and columns as wide as what stands in them. Where a line is
// too narrow the least important columns go, so that a name can still be read; nothing is ever wider than the line.
import { clip, displayWidth, fit as fitted, padEnd, padStart } from './text-sink.ts';

export interface Column<Row> {
  head: string;
  /** Without colour. */
  cell(row: Row): string;
  right?: boolean;
  paint?(text: string, row: Row): string;
  /** Where there is no room for all, columns with the largest number go first; one without a number stays. */
  drop?: number;
}

export interface TableLook<Row> {
  /** Cells of a line. */
  width: number;
  /** Heading of the names. */
  title: string;
  name(row: Row): string;
  /** Said instead where the name does not fit. */
  shortName?(row: Row): string;
  paintTitle(text: string): string;
  paintHead(text: string): string;
  /** Cells a name should have before any column goes. */
  leastName: number;
  /** The names take all that is left, so that the last column ends with the line; otherwise only what they need. */
  fills?: boolean;
}

const INDENT = 2;
const GAP = 2;

/** The heading and a line for each row. */
export function tableLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[], look: TableLook<Row>): string[] {
  const cells = columns.map(({ head, cell }) => {
    const texts = rows.map(cell);
    return { texts, width: Math.max(displayWidth(head), ...texts.map(displayWidth)) };
  });
  const kept = keptColumns(
    columns,
    cells.map(({ width }) => width),
    look,
  );
  const room = roomForName(
    kept.map((c) => cells[c].width),
    look.width,
  );
  const names = rows.map((row) => nameIn(row, room, look));
  const wanted = Math.max(displayWidth(look.title), ...names.map(displayWidth));
  const nameWidth = look.fills === true ? room : Math.min(room, wanted);
  const set = (c: number, text: string): string =>
    ' '.repeat(GAP) + (columns[c].right ? padStart(text, cells[c].width) : padEnd(text, cells[c].width));
  /** Columns of a line without blanks at its end, which no colour should hold. */
  const laidOut = (textOf: (c: number) => string): { c: number; text: string }[] => {
    const last = kept.findLastIndex((c) => textOf(c) !== '');
    return kept.slice(0, last + 1).map((c, k) => {
      const text = set(c, textOf(c));
      return { c, text: k === last ? text.trimEnd() : text };
    });
  };
  const heads = laidOut((c) => columns[c].head);
  const title = heads.length === 0 ? look.title : fitted(look.title, nameWidth);
  const head = look.paintTitle(title) + look.paintHead(heads.map(({ text }) => text).join(''));
  const lines = rows.map((row, r) => {
    const rest = laidOut((c) => cells[c].texts[r]).map(({ c, text }) => (columns[c].paint ?? plain)(text, row));
    return (rest.length === 0 ? names[r] : fitted(names[r], nameWidth)) + rest.join('');
  });
  return [head, ...lines].map((line) => ' '.repeat(INDENT) + line);
}

const plain = (text: string): string => text;

function roomForName(widths: readonly number[], width: number): number {
  return Math.max(1, width - INDENT - widths.reduce((sum, each) => sum + each + GAP, 0));
}

/** Columns that stay, in their order. */
function keptColumns<Row>(columns: readonly Column<Row>[], widths: readonly number[], look: TableLook<Row>): number[] {
  let kept = columns.map((_, c) => c);
  for (;;) {
    if (
      roomForName(
        kept.map((c) => widths[c]),
        look.width,
      ) >= look.leastName
    )
      return kept;
    const worst = Math.max(0, ...kept.map((c) => columns[c].drop ?? 0));
    if (worst === 0) return kept;
    kept = kept.filter((c) => columns[c].drop !== worst);
  }
}

function nameIn<Row>(row: Row, room: number, { name, shortName = name }: TableLook<Row>): string {
  const long = name(row);
  return displayWidth(long) <= room ? long : clip(shortName(row), room);
}
