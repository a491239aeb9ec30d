// Rows of a chart as cells, one glyph a column: every glyph means something without its colour.
import type { Bar } from '../engine/log/views.ts';
import { dayNumber, minuteOfInstant } from '../plan/civil-date.ts';
import type { CivilInstant, Plan } from '../plan/plan.ts';
import { dayText } from './dates.ts';
import type { GanttScale } from './replay-gantt-scale.ts';

export const GLYPH = {
  work: '█',
  otherWork: '▓',
  review: '▒',
  paused: '░',
  held: '┄',
  offInside: '─',
  away: '×',
  off: '·',
  blank: ' ',
  phase: '━',
  gate: '◆',
  milestone: '★',
  target: '◇',
  until: '│',
  blocked: '!',
  aside: ':',
  window: '═',
  dataDate: '┊',
} as const;

export interface RowContext {
  plan: Plan;
  scale: GanttScale;
  /** Minute up to which the log is shown. */
  lastMinute: number;
  /** Column of the marker where a replay was stopped; -1 = none. */
  untilColumn: number;
  /** Column of the data date; -1 = none. */
  dataColumn: number;
}

/** Days off dotted, the rest blank, but for the markers. */
export function emptyRow({ scale, untilColumn, dataColumn }: RowContext): string[] {
  return Array.from({ length: scale.columns }, (_, c) => {
    if (c === untilColumn) return GLYPH.until;
    if (c === dataColumn) return GLYPH.dataDate;
    return scale.isOff(c) ? GLYPH.off : GLYPH.blank;
  });
}

/** Writes bars into a row. What is still in hand reaches to the last minute shown. */
export function drawBars(cells: string[], bars: readonly Bar[], context: RowContext, work: string = GLYPH.work): void {
  const { scale, lastMinute } = context;
  for (const bar of bars) {
    const workEnd = bar.workEnd ?? lastMinute;
    const finish = bar.finish ?? lastMinute;
    if (finish > workEnd) fill(cells, scale, workEnd, finish, GLYPH.held, GLYPH.held);
    fill(cells, scale, bar.start, workEnd, bar.kind === 'review' ? GLYPH.review : work, GLYPH.offInside);
    const interrupt = ({ from, to }: Bar['pauses'][number], glyph: string): void => {
      // A stop shorter than a column would hide the work around it.
      if (scale.widthOf(from, to ?? lastMinute) >= 1)
        fill(cells, scale, from, to ?? lastMinute, glyph, GLYPH.offInside);
    };
    for (const pause of bar.pauses) interrupt(pause, GLYPH.paused);
    for (const aside of bar.asides) interrupt(aside, aside.kind === 'blocked' ? GLYPH.blocked : GLYPH.aside);
  }
}

function fill(cells: string[], scale: GanttScale, from: number, to: number, glyph: string, inside: string): void {
  const first = scale.columnOf(from);
  const last = Math.max(first, scale.columnOfEnd(to));
  // Work that begins or ends on a day off happens there; in between a day off only passes.
  for (let c = first; c <= last; c++) cells[c] = scale.isOff(c) && c > first && c < last ? inside : glyph;
}

/** A thin line from the beginning to the end of a phase. */
export function drawPhase(cells: string[], start: number, finish: number, { scale }: RowContext): void {
  const first = scale.columnOf(start);
  for (let c = first; c <= Math.max(first, scale.columnOfEnd(finish)); c++) cells[c] = GLYPH.phase;
}

/** A double line while a window is open, days off or not. */
export function drawWindow(cells: string[], from: number, to: number | null, { scale, lastMinute }: RowContext): void {
  const first = scale.columnOf(from);
  for (let c = first; c <= Math.max(first, scale.columnOfEnd(to ?? lastMinute)); c++) cells[c] = GLYPH.window;
}

/** Crosses over the working days of an absence. */
export function drawAbsence(cells: string[], from: number, to: number | null, { scale, lastMinute }: RowContext): void {
  const last = scale.columnOfEnd(to ?? lastMinute);
  for (let c = scale.columnOf(from); c <= last; c++) if (!scale.isOff(c)) cells[c] = GLYPH.away;
}

const FREE: ReadonlySet<string> = new Set([GLYPH.blank, GLYPH.off, GLYPH.until, GLYPH.dataDate]);
const isFree = (cell: string): boolean => FREE.has(cell);

/** The symbol where it happened, `◇` where it should have, and the date beside them: `◆ Thu 27 Nov`. */
export function drawPoint(
  cells: string[],
  symbol: string | null,
  at: CivilInstant | null,
  target: CivilInstant | null,
  context: RowContext,
): void {
  const { plan, scale } = context;
  const columnAt = (instant: CivilInstant) => scale.columnOfEnd(minuteOfInstant(plan.start, instant));
  const dayOf = (instant: CivilInstant) => dayNumber(instant.slice(0, 10));
  const inside = (instant: CivilInstant) => dayOf(instant) - dayNumber(plan.start) < scale.days;
  const taken: number[] = [];
  if (target !== null && inside(target)) {
    cells[columnAt(target)] = GLYPH.target;
    taken.push(columnAt(target));
  }
  if (at !== null) {
    if (symbol !== null) cells[columnAt(at)] = symbol;
    taken.push(columnAt(at));
  }
  if (taken.length === 0) return;
  // Beside the symbol, not beside the target, so that nobody takes one date for the other.
  const isEarly = symbol !== null && at !== null && target !== null && columnAt(at) < columnAt(target);
  const ends = symbol === null && at !== null ? 'ends ' : '';
  writeBeside(cells, ends + pointLabel(at, target, dayOf), taken, isEarly);
}

function pointLabel(
  at: CivilInstant | null,
  target: CivilInstant | null,
  dayOf: (instant: CivilInstant) => number,
): string {
  if (at === null) return target === null ? '' : `target ${dayText(target)}`;
  if (target === null || at <= target) return dayText(at);
  const days = dayOf(at) - dayOf(target);
  return `${dayText(at)}, ${days === 0 ? 'hours' : days === 1 ? '1 day' : `${days} days`} late`;
}

/** Writes on the right of what is drawn or on the left, whichever is preferred and has room, or not at all; a blank on either side. */
function writeBeside(cells: string[], label: string, taken: readonly number[], preferLeft: boolean): void {
  const drawn = cells.flatMap((cell, c) => (isFree(cell) ? [] : [c]));
  const right = Math.max(...taken, ...drawn) + 2;
  const left = Math.min(...taken, ...drawn) - 1 - label.length;
  const fitsRight = right + label.length <= cells.length;
  if (!fitsRight && left < 0) return;
  const start = left >= 0 && (preferLeft || !fitsRight) ? left : right;
  for (let i = -1; i <= label.length; i++) {
    const c = start + i;
    if (c >= 0 && c < cells.length && isFree(cells[c])) cells[c] = label[i] ?? GLYPH.blank;
  }
}
