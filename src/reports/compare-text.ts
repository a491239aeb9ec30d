// `simulate compare PLAN`: a comparison for a planner at a terminal. The answer first, then its table and plot, then why, then how to
// reproduce it and what to type next. 40 to 120 columns; colours repeat what the words already say.
import { Chalk } from 'chalk';
import type { Plan } from '../plan/plan.ts';
import type { Comparison } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { comparedFutures, comparisonSections, comparisonTitle, nextAfterComparison } from './compare-sections.ts';
import { compareWords } from './compare-words.ts';
import { drawSection, type Paper } from './draw-section.ts';
import type { ForecastStyle } from './forecast-screen.ts';
import { clean } from './text-sink.ts';
import { wrap } from './wrap.ts';

/** The whole screen, ending with a line break. `plan` is the base. */
export function renderCompareText(
  comparison: Comparison,
  plan: Plan,
  context: CompareContext,
  style: ForecastStyle,
): string {
  const width = Math.min(120, Math.max(40, style.width));
  const paper: Paper = { chalk: new Chalk({ level: style.color ? 1 : 0 }), width };
  const words = compareWords(comparison, plan);
  const title = wrap(`${clean(plan.title)} · ${comparisonTitle(comparison)}`, width).map((line) =>
    paper.chalk.bold(line),
  );
  const [answer = [], ...rest] = comparisonSections(comparison, plan, words, context).map((each) =>
    drawSection(each, paper),
  );
  const end = [
    ...wrap(comparedFutures(comparison, context), width),
    paper.chalk.dim(`next: ${nextAfterComparison(comparison, context)}`),
  ];
  const blocks = [[...title, ...answer], ...rest, end];
  return `${blocks.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}
