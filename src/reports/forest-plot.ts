// A forest plot made of characters: one line for each option, its difference as a dot, the interval as whiskers, and a line at zero that
// an interval either crosses or does not. It repeats figures that stand beside it.
import { clip, displayWidth, fit as fitTo } from './text-sink.ts';

export interface ForestRow {
  name: string;
  /** Said instead where the name does not fit. */
  shortName: string;
  /** In the unit of the axis; null = nothing to draw. */
  value: number | null;
  /** null = without an end on this side. */
  low: number | null;
  high: number | null;
  /** In place of a dot where there is no value. */
  note: string;
}

export interface ForestPlot {
  rows: readonly ForestRow[];
  /** Behind the zero of the axis: `d`, `pt`, nothing. */
  unit: string;
  /** What lies left and right of zero: `earlier`, `later`. */
  left: string;
  right: string;
  /** Nothing but ASCII, for terminals that know no more. */
  ascii: boolean;
}

interface Marks {
  dot: string;
  dash: string;
  leftEnd: string;
  rightEnd: string;
  leftOpen: string;
  rightOpen: string;
  zero: string;
  crossing: string;
  leftWay: string;
  rightWay: string;
  minus: string;
}

const UNICODE: Marks = {
  dot: '●',
  dash: '─',
  leftEnd: '├',
  rightEnd: '┤',
  leftOpen: '◄',
  rightOpen: '►',
  zero: '│',
  crossing: '┼',
  leftWay: '←',
  rightWay: '→',
  minus: '−',
};
const ASCII: Marks = {
  dot: 'o',
  dash: '-',
  leftEnd: '[',
  rightEnd: ']',
  leftOpen: '<',
  rightOpen: '>',
  zero: '|',
  crossing: '+',
  leftWay: '<-',
  rightWay: '->',
  minus: '-',
};

/** Names stand beside the plot where it keeps at least this, else above their lines. */
const LEAST_CELLS = 30;
const MOST_CELLS = 64;
/** A label and the room around it. */
const CELLS_A_TICK = 9;
const NAME_SHARE = 0.42;
/** Of an axis: nobody plans so far. */
const MOST_STEP = 1e9;
const GAP = 2;

/** Lines of at most `width` cells, without blanks at their ends; nothing for nothing to draw. */
export function forestPlotLines(plot: ForestPlot, width: number): string[] {
  const { rows } = plot;
  if (rows.every(isNothing)) return [];
  const marks = plot.ascii ? ASCII : UNICODE;
  const longest = Math.max(...rows.map(({ name }) => displayWidth(name)));
  const names = Math.min(longest, Math.floor(NAME_SHARE * width));
  const beside = width - names - GAP >= LEAST_CELLS;
  const indent = beside ? names + GAP : GAP;
  const cells = Math.min(MOST_CELLS, width - indent);
  const scale = scaleOf(rows, cells);
  const blank = ' '.repeat(indent);
  const body = rows.flatMap((row) => {
    const drawn = drawRow(row, scale, marks);
    const name = displayWidth(row.name) <= (beside ? names : width) ? row.name : row.shortName;
    return beside ? [`${fitTo(name, names)}${' '.repeat(GAP)}${drawn}`] : [clip(name, width), blank + drawn];
  });
  const lines = [blank + tickLine(scale, plot.unit, marks), ...body, blank + wayLine(scale, plot, marks)];
  return lines.map((line) => line.trimEnd());
}

/** Neither a value nor an interval, or none that differs from zero. */
function isNothing({ value, low, high }: ForestRow): boolean {
  return value === null || (value === 0 && low === 0 && high === 0);
}

interface Scale {
  low: number;
  high: number;
  cells: number;
  step: number;
}

/** From the lowest to the highest end, zero among them, and a little room around. */
function scaleOf(rows: readonly ForestRow[], cells: number): Scale {
  const ends = rows.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]));
  const least = Math.min(0, ...ends);
  const most = Math.max(0, ...ends);
  const span = most - least || 1;
  const [low, high] = [least - span / 12, most + span / 12];
  return { low, high, cells, step: stepFor((high - low) / Math.max(2, Math.floor(cells / CELLS_A_TICK))) };
}

/** The next of 1, 2, 5, 10, 20, ... thousandths. */
function stepFor(least: number): number {
  for (let decade = 0.001; decade < MOST_STEP; decade *= 10)
    for (const factor of [1, 2, 5]) if (decade * factor >= least) return decade * factor;
  return MOST_STEP;
}

/** Cell of a value. */
function cellOf(value: number, { low, high, cells }: Scale): number {
  return Math.round(((value - low) / (high - low)) * (cells - 1));
}

function drawRow({ value, low, high, note }: ForestRow, scale: Scale, marks: Marks): string {
  const line: string[] = Array.from({ length: scale.cells }, () => ' ');
  const zero = cellOf(0, scale);
  line[zero] = marks.zero;
  if (value === null) return besideZero(clip(note, scale.cells), line, zero);
  const dot = cellOf(value, scale);
  // A whisker that falls into the cell of the dot gets the next one, unless it would touch a zero that its interval leaves out.
  const beside = (cell: number): number => (cell < 0 || cell >= scale.cells || cell === zero ? dot : cell);
  const from = low === null ? 0 : Math.min(cellOf(low, scale), low < value ? beside(dot - 1) : dot);
  const to = high === null ? scale.cells - 1 : Math.max(cellOf(high, scale), high > value ? beside(dot + 1) : dot);
  for (let cell = from; cell <= to; cell++) line[cell] = cell === zero ? marks.crossing : marks.dash;
  if (from < to) {
    line[from] = low === null ? marks.leftOpen : marks.leftEnd;
    line[to] = high === null ? marks.rightOpen : marks.rightEnd;
  }
  line[dot] = marks.dot;
  return line.join('');
}

/** Words on the side of zero that has more room. */
function besideZero(note: string, line: readonly string[], zero: number): string {
  const { length } = line;
  const start = zero >= length - 1 - zero ? Math.max(0, zero - 1 - displayWidth(note)) : zero + 2;
  const before = line.slice(0, start).join('');
  return before + note + line.slice(start + displayWidth(note)).join('');
}

function tickLine(scale: Scale, unit: string, marks: Marks): string {
  const { low, high, step, cells } = scale;
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const labels: { at: number; text: string }[] = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) {
    const size = Math.abs(k * step).toFixed(decimals);
    const sign = k < 0 ? marks.minus : k > 0 ? '+' : '';
    labels.push({ at: cellOf(k * step, scale), text: k === 0 ? `0 ${unit}`.trimEnd() : sign + size });
  }
  let line = '';
  for (const { at, text } of labels) {
    // The sign hangs to the left, so that the figure stands over its place.
    const start = Math.max(0, at - (/^\d/.test(text) ? 0 : 1));
    if (start + text.length > cells || (line !== '' && start < line.length + 1)) continue;
    line = line.padEnd(start) + text;
  }
  return line;
}

/** `earlier ←` and `→ later` on their sides of zero, as far as there is room. */
function wayLine(scale: Scale, { left, right }: ForestPlot, marks: Marks): string {
  const zero = cellOf(0, scale);
  const before = `${left} ${marks.leftWay}`;
  const behind = `${marks.rightWay} ${right}`;
  const start = zero - before.length - 1;
  const head = start >= 0 ? ' '.repeat(start) + before : '';
  return zero + 2 + behind.length <= scale.cells ? head.padEnd(zero + 2) + behind : head;
}
