// What a comparison comes to, a sentence for each option: better, worse, no different, or not to be told apart, always with the interval.
import type { Best, ComparedOption, Comparison, Difference, RankedPlan } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { type CompareWords, saidOption } from './compare-words.ts';
import { futuresWords, listWords } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

/** Of a working day (or of a point, for shares): less flatters nobody. */
const WORTH_SAYING = 0.05;

/** A plan that is as good as the best in more rounds than not. */
const EVEN = 0.5;

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
  const { moved, range, spread, value } = words.metric;
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
      return `is ${verdict}: ${changeWords(difference.value, interval, words)}${isDate ? '' : `, ${found}`}${sharesWords(difference, words)}`;
    case 'different':
      return `is different: ${moved(difference.value)}${behind(interval)}, ${found}`;
    case 'no-difference':
      return `makes no difference that matters: ${smallWords(difference, metric.indifference, words)}`;
    case 'not-distinguishable': {
      const shown = interval === '' ? 'no interval is known' : spread(difference);
      return `is not distinguishable from the base: ${shown} after ${futures}${sharesWords(difference, words)}`;
    }
  }
}

/** `2.0 days earlier (1.9 to 2.1)`; a percentile of dates that leap may stay where it is. */
function changeWords(value: number, interval: string, { metric }: CompareWords): string {
  return value === 0 ? 'the date itself stays' : metric.moved(value) + behind(interval);
}

/** `between 0.1 days earlier and 0.2 days later, both under 0.25 days`; of dates that leap, how many futures are in time for it. */
function smallWords(
  { value, low, high, shares, ...rest }: Difference,
  indifference: number,
  words: CompareWords,
): string {
  const { moved, spread, plainly } = words.metric;
  const isInside = low !== null && high !== null && Math.max(-low, high) <= indifference;
  if (!isInside && shares !== null) {
    const when = shares.minute === null ? 'it comes at all' : `it is done by ${words.day(shares.minute)}`;
    return `${when} in ${percent(shares.option)} of the futures, in the base in ${percent(shares.base)}`;
  }
  const interval = spread({ value, low, high, shares, ...rest });
  return `${interval === '' ? moved(value ?? 0) : interval}${isInside && value !== 0 ? `, under ${plainly(indifference)}` : ''}`;
}

/** `; by Mon 12 Jan in 84 % of the futures instead of 79 %`: where dates leap, that is what decides. */
function sharesWords({ shares }: Difference, words: CompareWords): string {
  if (shares === null) return '';
  const when = shares.minute === null ? 'at all' : `by ${words.day(shares.minute)}`;
  return `; ${when} in ${percent(shares.option)} of the futures instead of ${percent(shares.base)}`;
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
  const ranked = best.ranks.filter(({ id }) => id !== best.id && !context.sameAs.has(id));
  const equals = ranked.filter(({ nearBest }) => nearBest >= EVEN).map(({ id }) => name(id));
  const within = words.metric.plainly(comparison.metric.indifference);
  const confidence = `with ${percent(best.confidence)} confidence`;
  const many = `Best of the ${plans.length} plans: ${name(best.id)}`;
  const first =
    equals.length > 0
      ? `${many}, and as good within ${within}: ${listWords(equals)}; ${confidence}.`
      : `${many}, ${confidence}; then ${name(runnerUp(ranked, comparison))}.`;
  return [first + flatteryWords(best, comparison, words)];
}

/** The next best: an option that is better than the base stands before it, though their percentile is one date. */
function runnerUp(ranked: readonly RankedPlan[], { options, base }: Comparison): string {
  const isBetter = ({ id }: RankedPlan): boolean => options.some((each) => each.id === id && each.verdict === 'better');
  return (ranked.find(isBetter) ?? ranked[0])?.id ?? base.id;
}

/** The best of several looks a little better than it is. */
function flatteryWords({ lead, flattery }: Best, { metric, minutesPerDay }: Comparison, words: CompareWords): string {
  const least = metric.measures === 'date' || metric.measures === 'span' ? WORTH_SAYING * minutesPerDay : WORTH_SAYING;
  if (lead === null || lead === 0 || flattery < least) return '';
  return ` Being picked as the best makes it look better by ${words.metric.plainly(flattery)}.`;
}
