// A comparison as sections, the answer first: a sentence for each option, the table with its forest plot, which other dates move, side
// effects, what the difference is made of, and one future to look at.
import type { Plan } from '../plan/plan.ts';
import type { Comparison } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { datesSection } from './compare-dates.ts';
import { effectsSection } from './compare-effects.ts';
import { tableSection } from './compare-table.ts';
import { bestSentences, verdictSentences } from './compare-verdicts.ts';
import { whySections } from './compare-why.ts';
import type { CompareWords } from './compare-words.ts';
import { worstShareError } from './error-words.ts';
import { futuresWords } from './explain-words.ts';
import { nextCommand } from './next-command.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

/** More of them stand behind the table, which is the answer then. */
const MOST_SENTENCES = 8;

/** Sections in their order; the first has no title: it is the answer. */
export function comparisonSections(
  comparison: Comparison,
  plan: Plan,
  words: CompareWords,
  context: CompareContext,
): ReportSection[] {
  const sentences = verdictSentences(comparison, words, context);
  const isLong = sentences.length > MOST_SENTENCES;
  return [
    answerSection(comparison, words, context, isLong ? [] : sentences),
    tableSection(comparison, words, context),
    isLong ? { title: 'In words', sentences: [], items: sentences } : null,
    datesSection(comparison, words, context),
    effectsSection(comparison, words),
    ...whySections(comparison, plan, words, context),
  ].filter((section) => section !== null);
}

/** `which option?`: what stands behind the title of the plan. */
export function comparisonTitle({ options }: Comparison): string {
  return options.length === 1
    ? 'one option beside the plan as it is'
    : `${options.length} options beside the plan as it is`;
}

function answerSection(
  comparison: Comparison,
  words: CompareWords,
  context: CompareContext,
  items: readonly string[],
): ReportSection {
  const { metric, replications } = comparison;
  const what = words.metricHead === clean(metric.text) ? words.metricHead : `${words.metricHead} of ${words.about}`;
  const futures = replications === 1 ? 'the same future' : `the same ${futuresWords(replications)}`;
  return {
    title: '',
    sentences: [
      `${what} · ${futures} for every option, so differences are paired.`,
      ...bestSentences(comparison, words, context),
    ],
    items,
  };
}

/** `10,000 futures of each plan (all there were) · shares ±1 % at most (95 %) · seed 1 · plan 3f9c21e0`. */
export function comparedFutures(comparison: Comparison, { digest, variantWords }: CompareContext): string {
  const { replications, sampling, seed } = comparison;
  const points = sampling === 'sobol' ? ' · Sobol points' : '';
  const named = [digest.slice(0, 8), ...variantWords.map(clean)].join(' ');
  return `${futuresWords(replications)} of each plan${endingWords(comparison)}${points} · shares ${worstShareError(replications)} at most (95 %) · seed ${clean(seed)} · plan ${named}`;
}

function endingWords({ ended, partial }: Comparison): string {
  if (partial || ended === 'interrupted') return ' (interrupted: partial)';
  if (ended === 'settled') return ', which settled it';
  return ended === 'time' ? ' in the time there was' : '';
}

/** What comes of it: the forecast with the best option; more futures where nothing could be told; a search where nothing is better. */
export function nextAfterComparison(comparison: Comparison, context: CompareContext): string {
  const { best, base, options, most, ended } = comparison;
  const better = options.filter(({ verdict }) => verdict === 'better').map(({ id }) => id);
  const winner = best !== null && better.includes(best.id) ? best.id : better[0];
  if (winner !== undefined) {
    const plan = options.find(({ id }) => id === winner) ?? base;
    return nextCommand('explain', context, context.wordsOf.get(winner) ?? plan.words);
  }
  const open = options.some(({ verdict }) => verdict === 'not-distinguishable');
  if (open && ended !== 'settled' && most < 100_000) {
    const words = options.flatMap(({ words: own }) => own);
    const typed = context.typedFlags.filter(
      (word, k, all) => word !== '--replications' && all[k - 1] !== '--replications',
    );
    return nextCommand('compare', { ...context, typedFlags: typed }, [
      ...context.variantWords,
      ...words,
      '--replications',
      String(4 * most),
    ]);
  }
  return nextCommand('optimize', context, context.variantWords);
}
