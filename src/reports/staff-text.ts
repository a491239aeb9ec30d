// `simulate staff PLAN`: a staffing curve for a planner at a terminal. 40 to 120 columns; colours repeat what the words already say.
import { Chalk } from 'chalk';
import type { Plan } from '../plan/plan.ts';
import type { StaffingCurve } from '../planning/staffing/staffing-curve.ts';
import { drawSection, type Paper } from './draw-section.ts';
import type { ForecastStyle } from './forecast-screen.ts';
import { nextAfterStaff, type StaffContext, staffFutures, staffSections, staffTitle } from './staff-sections.ts';
import { staffWords } from './staff-words.ts';
import { clean } from './text-sink.ts';
import { wrap } from './wrap.ts';

/** The whole screen, ending with a line break. */
export function renderStaffText(curve: StaffingCurve, plan: Plan, context: StaffContext, style: ForecastStyle): string {
  const width = Math.min(120, Math.max(40, style.width));
  const paper: Paper = { chalk: new Chalk({ level: style.color ? 1 : 0 }), width };
  const words = staffWords(curve, plan);
  const title = wrap(`${clean(plan.title)} · ${staffTitle(curve)}`, width).map((line) => paper.chalk.bold(line));
  const [answer = [], ...rest] = staffSections(curve, plan, words, context).map((each) => drawSection(each, paper));
  const end = [
    ...wrap(staffFutures(curve, context, words), width),
    paper.chalk.dim(`next: ${nextAfterStaff(curve, plan, context)}`),
  ];
  const blocks = [[...title, ...answer], ...rest, end];
  return `${blocks.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}
