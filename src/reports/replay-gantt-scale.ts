// Which column of a chart a minute falls into. Every day is equally wide, several columns or a part of one, and inside a day
// only its working hours count, so that a bar of half a day looks like half a day.
import { dayNumber, isoOfDay, weekdayOfDay } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';

const MINUTES_PER_DAY = 1440;
const WIDEST_DAY = 8;
/** Days a column may stand for when there are more days than columns; then whole numbers of weeks. */
const COARSE = [2, 3, 4, 7];

export interface GanttScale {
  columns: number;
  days: number;
  /** 1 or more; 1 also when a column holds several days. */
  columnsPerDay: number;
  daysPerColumn: number;
  columnOf(minute: number): number;
  /** Column of the instant at which something ends: the minute before it. */
  columnOfEnd(minute: number): number;
  /** Columns that the working hours between two minutes take, as a fraction. */
  widthOf(from: number, to: number): number;
  firstColumnOfDay(day: number): number;
  /** Is every day of the column a day off in the plan's calendar? */
  isOff(column: number): boolean;
}

/** A scale for days 0 ... days - 1 of the plan in at most `width` columns. */
export function ganttScale(plan: Plan, days: number, width: number): GanttScale {
  const columnsPerDay = Math.max(1, Math.min(WIDEST_DAY, Math.floor(width / days)));
  const daysPerColumn = coarseness(days, width);
  const { from, to } = workingHours(plan);
  const columns = Math.ceil((days * columnsPerDay) / daysPerColumn);
  /** Share of the working hours of its day that has passed, 0-1. */
  const passedOf = (minute: number, day: number): number =>
    Math.min(1, Math.max(0, (minute - day * MINUTES_PER_DAY - from) / (to - from)));
  const daysOf = (minute: number): number => {
    const day = Math.floor(minute / MINUTES_PER_DAY);
    return day + passedOf(minute, day);
  };
  const columnOf = (minute: number): number => {
    const day = Math.floor(minute / MINUTES_PER_DAY);
    const part = Math.min(columnsPerDay - 1, Math.floor(passedOf(minute, day) * columnsPerDay));
    return Math.min(columns - 1, Math.max(0, Math.floor(day / daysPerColumn) * columnsPerDay + part));
  };
  const off = Array.from({ length: days }, (_, day) => isDayOff(plan, day));
  return {
    columns,
    days,
    columnsPerDay,
    daysPerColumn,
    columnOf,
    widthOf: (from, to) => ((daysOf(to) - daysOf(from)) * columnsPerDay) / daysPerColumn,
    columnOfEnd: (minute) => columnOf(Math.max(0, minute - 1)),
    firstColumnOfDay: (day) => Math.floor(day / daysPerColumn) * columnsPerDay,
    isOff(column) {
      const first = Math.floor(column / columnsPerDay) * daysPerColumn;
      return off.slice(first, first + daysPerColumn).every(Boolean);
    },
  };
}

function coarseness(days: number, width: number): number {
  if (days <= width) return 1;
  const needed = Math.ceil(days / width);
  return COARSE.find((step) => step >= needed) ?? 7 * Math.ceil(needed / 7);
}

/** Earliest beginning and latest end of any working day, minutes after midnight. */
function workingHours(plan: Plan): { from: number; to: number } {
  const windows = plan.calendar.week.flat();
  if (windows.length === 0) return { from: 0, to: MINUTES_PER_DAY };
  return { from: Math.min(...windows.map(({ from }) => from)), to: Math.max(...windows.map(({ to }) => to)) };
}

function isDayOff(plan: Plan, day: number): boolean {
  const number = dayNumber(plan.start) + day;
  return plan.calendar.week[weekdayOfDay(number)].length === 0 || plan.calendar.holidays.includes(isoOfDay(number));
}
