// What a comparison comes to, a sentence for each option: better, worse, no different, or not to be told apart, always with the interval.
import type { Best, ComparedOption, Comparison } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { type CompareWords, saidOption } from './compare-words.ts';
import { futuresWords } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

/** Of a working day (or of a point, for shares): less flatters nobody. */
const WORTH_SAYING = 0.05;

/** One word for a table. */
export const VERDICT_WORDS: Readonly<Record<ComparedOption['verdict'], string>> = {
  better: 'better',
  worse: 'worse',
  different: 'different',
  'no-difference': 'no difference',
  'not-distinguishable': 'not distinguishable',
};

/** Sentences, one an option, in the order asked. */
export function verdictSentences(comparison: Comparison, words: CompareWords, context: CompareContext): string[] {
  return comparison.options.map((option) => {
    const same = context.sameAs.get(option.id);
    if (same === comparison.base.id) return `${saidOption(option)} changes nothing: it is the plan as it is.`;
    const twin = comparison.options.find(({ id }) => id === same);
    if (twin !== undefined) return `${saidOption(option)} is the same plan as ${saidOption(twin)}.`;
    return `${saidOption(option)} ${verdictWords(option, comparison, words)}.`;
  });
}

function verdictWords(option: ComparedOption, comparison: Comparison, words: CompareWords): string {
  const { difference, verdict, changed } = option;
  const { metric, base, replications } = comparison;
  const futures = futuresWords(replications);
  const { moved, range, value, plainly } = words.metric;
  const interval = range(difference);
  const isDate = metric.measures === 'date';
  if (changed === 0 && isDate && difference.never === null)
    return `changes nothing about ${words.about}: it is as it was in ${replications === 1 ? 'the only future' : `every one of ${futures}`}`;
  if (difference.never !== null) return neverWords(option, comparison, words);
  if (difference.value === null) return `cannot be told: ${clean(metric.text)} is unknown`;
  const found = `${value(base.metric)} becomes ${value(option.metric)}`;
  switch (verdict) {
    case 'better':
    case 'worse':
      return `is ${verdict}: ${moved(difference.value)}${behind(interval)}${isDate ? '' : `, ${found}`}`;
    case 'different':
      return `is different: ${moved(difference.value)}${behind(interval)}, ${found}`;
    case 'no-difference':
      return `makes no difference that matters: ${interval === '' ? moved(difference.value) : interval}, and less than ${plainly(metric.indifference)} either way does not count`;
    case 'not-distinguishable': {
      const shown = interval === '' ? 'no interval is known' : interval;
      return `is not distinguishable from the base: ${shown} after ${futures}`;
    }
  }
}

function behind(interval: string): string {
  return interval === '' ? '' : ` (${interval})`;
}

function neverWords(
  { difference, metric: own }: ComparedOption,
  { base, metric }: Comparison,
  words: CompareWords,
): string {
  const text = clean(metric.text);
  switch (difference.never) {
    case 'option':
      return `is worse: ${text} never comes (base: ${words.metric.value(base.metric)})`;
    case 'base':
      return `is better: ${text} comes ${words.metric.value(own)}, in the base it never does`;
    default:
      return `cannot be told from the base: ${text} never comes in either`;
  }
}

/** `Best of 3: #012 -> Worker03, with 98 % confidence`; nothing for one option, whose verdict says it all. */
export function bestSentences(comparison: Comparison, words: CompareWords, context: CompareContext): string[] {
  const { best, options, base } = comparison;
  if (best === null || options.length < 2) return [];
  const plans = [base, ...options];
  const name = (id: string): string => {
    const plan = plans.find((each) => each.id === id);
    return plan === undefined || id === base.id ? 'the plan as it is' : saidOption(plan);
  };
  const [, second] = best.ranks.filter(({ id }) => !context.sameAs.has(id));
  const next = second === undefined ? '' : `; then ${name(second.id)}`;
  const first = `Best of the ${plans.length} plans: ${name(best.id)}, with ${percent(best.confidence)} confidence${next}.`;
  return [first + flatteryWords(best, comparison, words)];
}

/** The best of several looks a little better than it is. */
function flatteryWords({ lead, flattery }: Best, { metric, minutesPerDay }: Comparison, words: CompareWords): string {
  const least = metric.measures === 'date' || metric.measures === 'span' ? WORTH_SAYING * minutesPerDay : WORTH_SAYING;
  if (lead === null || lead === 0 || flattery < least) return '';
  return ` Being picked as the best makes it look better by ${words.metric.plainly(flattery)}.`;
}
