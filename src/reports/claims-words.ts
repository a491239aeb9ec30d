// How verdicts on claims are put into words, once for the screen, the Markdown report and the command of their own.
import type { ClaimFigure, ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import { countVerdicts } from '../engine/claims/judge-claims.ts';
import { shownFigure } from '../engine/forecast/figure-of.ts';
import type { Plan } from '../plan/plan.ts';
import { halfWidth, shareError } from './error-words.ts';
import { type ForecastWords, grouped, percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

const WORDS: Readonly<Record<ClaimVerdict['verdict'], string>> = {
  confirmed: 'confirmed',
  refuted: 'refuted',
  undecidable: 'undecidable',
  untestable: 'not testable',
};

export function verdictWord(verdict: ClaimVerdict['verdict']): string {
  return WORDS[verdict];
}

/** `14 confirmed, 5 refuted, 2 undecidable, 3 not testable`. */
export function verdictCounts(verdicts: readonly ClaimVerdict[]): string {
  return countVerdicts(verdicts)
    .map(({ verdict, count }) => `${grouped(count)} ${WORDS[verdict]}`)
    .join(', ');
}

/**
 * The figure of a claim for tables: days without their time, shares that never claim 0 or 100; `—` for what cannot be tested.
 * `withError`: and half of its 95 % interval, if it has one.
 */
export function claimNumber(found: ClaimFigure | null, words: ForecastWords, withError = false): string {
  if (found === null) return '—';
  const error = withError ? claimError(found, words) : '';
  return `${bareNumber(found, words)}${error === '' ? '' : ` ${error}`}`;
}

function bareNumber(found: ClaimFigure, words: ForecastWords): string {
  if (found.measures === 'date') return words.day(found.value);
  return found.measures === 'share' && found.value !== null && found.value >= 0 && !found.shown.startsWith('+')
    ? percent(found.value)
    : found.shown;
}

function claimError({ measures, value, low, high, interval }: ClaimFigure, words: ForecastWords): string {
  return interval === 'exact' ? '' : figureError(measures, { value, low, high }, words);
}

/** `±0.6 d`, `±0.9 %`, `±0.01`; empty where nothing is known of its error, or it has none. */
export function figureError(
  measures: ClaimFigure['measures'],
  { value, low, high }: Pick<ClaimFigure, 'value' | 'low' | 'high'>,
  words: ForecastWords,
): string {
  if (value === null || low === high || !Number.isFinite(high - low)) return '';
  switch (measures) {
    case 'date':
      return words.error({ value, low: Math.round(low), high: Math.round(high) });
    case 'span':
      return words.spanError(low, high);
    case 'share':
      return shareError({ low, high });
    default:
      return halfWidth(low, high);
  }
}

/** `95 %: 2.33 to 2.37, future by future`, a digit finer than the figure; empty for figures without any error of their own. */
export function claimInterval({ low, high, interval, measures }: ClaimFigure, plan: Plan): string {
  if (interval === 'exact') return '';
  const how = { futures: '', paired: ', future by future', separate: ', from the intervals of both' }[interval];
  return `95 %: ${endOf(low, measures, plan)} to ${endOf(high, measures, plan)}${how}`;
}

function endOf(end: number, measures: ClaimFigure['measures'], plan: Plan): string {
  if (!Number.isFinite(end)) return '?';
  const number = (amount: number, digits: number): string => amount.toFixed(digits).replace('-', '−');
  switch (measures) {
    case 'date':
      return shownFigure(Math.round(end), measures, plan);
    case 'span':
      return `${number(end / plan.calendar.minutesPerDay, 2)} d`;
    case 'share':
      return `${number(100 * end, 1)} %`;
    case 'ratio':
      return number(end, 3);
    case 'count':
      return number(end, 2);
  }
}

/** What a claim speaks about when it is not the plan itself: `under two-people`, `two-people less base`. */
export function claimScope({ claim: { under, versusBase } }: ClaimVerdict): string {
  if (under === null) return '';
  return versusBase ? `${clean(under)} less base` : `under ${clean(under)}`;
}
