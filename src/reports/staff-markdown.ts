// A staffing curve as Markdown: sentences, the table, the curve as text.
import type { Plan } from '../plan/plan.ts';
import type { StaffingCurve } from '../planning/staffing/staffing-curve.ts';
import { markdownSection } from './markdown-section.ts';
import { escaped } from './markdown-text.ts';
import { nextAfterStaff, type StaffContext, staffFutures, staffSections, staffTitle } from './staff-sections.ts';
import { staffWords } from './staff-words.ts';

/** The whole document, ending with a line break. */
export function renderStaffMarkdown(curve: StaffingCurve, plan: Plan, context: StaffContext): string {
  const words = staffWords(curve, plan);
  const parts = [
    `# ${escaped(plan.title)}: ${escaped(staffTitle(curve))}`,
    ...staffSections(curve, plan, words, context).map(markdownSection),
    `${escaped(staffFutures(curve, context, words))}\n\nNext: \`${nextAfterStaff(curve, plan, context).replaceAll('`', "'")}\`\n\nWritten by Plancast.`,
  ];
  return `${parts.join('\n\n')}\n`;
}
