// A comparison as Markdown: the sections of the terminal as headings and tables that can be pasted into a ticket or a wiki, with the
// forest plot as text.
import type { Plan } from '../plan/plan.ts';
import type { Comparison } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { comparedFutures, comparisonSections, comparisonTitle, nextAfterComparison } from './compare-sections.ts';
import { compareWords } from './compare-words.ts';
import { markdownSection } from './markdown-section.ts';
import { escaped } from './markdown-text.ts';

/** The whole document, ending with a line break. `plan` is the base. */
export function renderCompareMarkdown(comparison: Comparison, plan: Plan, context: CompareContext): string {
  const words = compareWords(comparison, plan);
  const parts = [
    `# ${escaped(plan.title)}: ${escaped(comparisonTitle(comparison))}`,
    ...comparisonSections(comparison, plan, words, context).map(markdownSection),
    `${escaped(comparedFutures(comparison, context))}\n\nNext: \`${nextAfterComparison(comparison, context).replaceAll('`', "'")}\`\n\nWritten by Plancast.`,
  ];
  return `${parts.join('\n\n')}\n`;
}
