// An explanation as Markdown: the sections of the terminal as headings and tables that can be pasted into a ticket or a wiki.
import type { Plan } from '../plan/plan.ts';
import type { Explanation } from '../planning/explanation.ts';
import { explanationSections, explanationTitle, wordsFor } from './explain-sections.ts';
import { nextAfter, reproducing } from './explain-text.ts';
import type { ForecastContext } from './forecast-screen.ts';
import { markdownSection } from './markdown-section.ts';
import { escaped } from './markdown-text.ts';

/** The whole document, ending with a line break. */
export function renderExplainMarkdown(explanation: Explanation, plan: Plan, context: ForecastContext): string {
  const words = wordsFor(explanation, plan);
  const parts = [
    `# ${escaped(plan.title)}: ${escaped(explanationTitle(explanation))}`,
    ...explanationSections(explanation, plan, words).map(markdownSection),
    `${escaped(reproducing(explanation, context, words))}\n\nNext: \`${nextAfter(explanation, plan, context).replaceAll('`', "'")}\`\n\nWritten by Plancast.`,
  ];
  return `${parts.join('\n\n')}\n`;
}
