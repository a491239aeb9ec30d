// The two lines above a chart that say which column is which day: months, and the Mondays.
import { dayNumber, isoOfDay, weekdayOfDay } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import { dateOfMonth, monthText } from './dates.ts';
import type { GanttScale } from './replay-gantt-scale.ts';

/** Columns of the months line and of the Mondays line (empty when a column holds a week or more). */
export function ganttHeader(plan: Plan, scale: GanttScale): { months: string; mondays: string } {
  const months = new Ruler(scale.columns);
  const mondays = new Ruler(scale.columns);
  const opening = dayNumber(plan.start);
  let year = '';
  for (let day = 0; day < scale.days; day++) {
    const date = isoOfDay(opening + day);
    if (day === 0 || date.endsWith('-01')) {
      const column = scale.firstColumnOfDay(day);
      const isNewYear = date.slice(0, 4) !== year;
      if (isNewYear && months.write(column, `${monthText(date)} ${date.slice(0, 4)}`)) year = date.slice(0, 4);
      else months.write(column, monthText(date));
    }
    const isMonday = weekdayOfDay(opening + day) === 0;
    if (scale.daysPerColumn < 7 && isMonday) mondays.write(scale.firstColumnOfDay(day), dateOfMonth(date));
  }
  return { months: months.text(), mondays: mondays.text() };
}

/** A line on which labels are written where there is room. */
class Ruler {
  private readonly cells: string[];
  private free = 0;

  constructor(columns: number) {
    this.cells = Array.from({ length: columns }, () => ' ');
  }

  write(column: number, label: string): boolean {
    if (column < this.free || column + label.length > this.cells.length) return false;
    for (let i = 0; i < label.length; i++) this.cells[column + i] = label[i];
    this.free = column + label.length + 1;
    return true;
  }

  text(): string {
    return this.cells.join('').trimEnd();
  }
}
