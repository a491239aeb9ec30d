// `simulate explain PLAN`: an explanation for a planner at a terminal. The answer first, then its parts, then how to reproduce it and what
// to type next. 40 to 120 columns; colours repeat what the words already say.
import { Chalk } from 'chalk';
import type { Plan } from '../plan/plan.ts';
import type { Explanation } from '../planning/explanation.ts';
import { drawSection, type Paper } from './draw-section.ts';
import { worstShareError } from './error-words.ts';
import { explanationSections, explanationTitle, wordsFor } from './explain-sections.ts';
import { tornadoRows } from './explain-tornado.ts';
import { type ExplainWords, futuresWords } from './explain-words.ts';
import type { ForecastContext, ForecastStyle } from './forecast-screen.ts';
import { askWord, isNamed, nextCommand, shellWord } from './next-command.ts';
import { clean } from './text-sink.ts';
import { wrap } from './wrap.ts';

/** The whole screen, ending with a line break. */
export function renderExplainText(
  explanation: Explanation,
  plan: Plan,
  context: ForecastContext,
  style: ForecastStyle,
): string {
  const width = Math.min(120, Math.max(40, style.width));
  const paper: Paper = { chalk: new Chalk({ level: style.color ? 1 : 0 }), width };
  const words = wordsFor(explanation, plan);
  const title = wrap(`${clean(plan.title)} · ${explanationTitle(explanation)}`, width).map((line) =>
    paper.chalk.bold(line),
  );
  const [answer = [], ...rest] = explanationSections(explanation, plan, words).map((section) =>
    drawSection(section, paper),
  );
  const blocks = [[...title, ...answer], ...rest, endLines(explanation, plan, context, paper, words)];
  return `${blocks.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}

/** `10,000 futures · P80 ±0.6 d, shares ±1 % at most (95 %) · seed 1 · plan 3f9c21e0`. */
export function reproducing(explanation: Explanation, context: ForecastContext, words: ExplainWords): string {
  const { replications, partial, seed, analysis } = explanation;
  const { digest, variantWords = [] } = context;
  const futures = `${futuresWords(replications)}${partial ? ' (interrupted: partial)' : ''}`;
  const named = [digest.slice(0, 8), ...variantWords.map(shellWord)].join(' ');
  const p80 = analysis.p80.value === null ? '' : `P80 ${words.error(analysis.p80)}, `;
  return `${futures} · ${p80}shares ${worstShareError(replications)} at most (95 %) · seed ${clean(seed)} · plan ${named}`;
}

function endLines(
  explanation: Explanation,
  plan: Plan,
  context: ForecastContext,
  { chalk, width }: Paper,
  words: ExplainWords,
): string[] {
  return [
    ...wrap(reproducing(explanation, context, words), width),
    chalk.dim(`next: ${nextAfter(explanation, plan, context)}`),
  ];
}

/** The story of what moves the date most; from a story, back to the whole. */
export function nextAfter({ about, isDate, analysis }: Explanation, plan: Plan, context: ForecastContext): string {
  if (!isDate) return nextCommand('explain', context);
  const rows = analysis.tornado === null ? [] : tornadoRows(analysis.tornado, plan);
  const worst = rows.find(({ bar, asked }) => (bar.around.value ?? 0) > 0 && isNamed(asked, plan));
  if (worst !== undefined) return nextCommand('explain', context, [askWord(worst.asked, plan)]);
  return about.kind === 'finish' ? `${nextCommand('replay', context)} --at P80` : nextCommand('explain', context);
}
