// How verdicts on claims are put into words, once for the screen, the Markdown report and the command of their own.
import type { ClaimFigure, ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import { countVerdicts } from '../engine/claims/judge-claims.ts';
import { shownFigure } from '../engine/forecast/figure-of.ts';
import type { Plan } from '../plan/plan.ts';
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

/** The figure of a claim for tables: days without their time, shares that never claim 0 or 100; `—` for what cannot be tested. */
export function claimNumber(found: ClaimFigure | null, words: ForecastWords): string {
  if (found === null) return '—';
  if (found.measures === 'date') return words.day(found.value);
  return found.measures === 'share' && found.value !== null && found.value >= 0 && !found.shown.startsWith('+')
    ? percent(found.value)
    : found.shown;
}

/** `95 %: 2.33 to 2.37, paired`; empty for figures without any error of their own. */
export function claimInterval({ low, high, interval, measures }: ClaimFigure, plan: Plan): string {
  if (interval === 'exact') return '';
  const shown = (end: number): string =>
    Number.isFinite(end) ? shownFigure(Math.round(end * 1e6) / 1e6, measures, plan) : '?';
  const end = (at: number): string => (measures === 'date' && Number.isFinite(at) ? shown(Math.floor(at)) : shown(at));
  const how = { futures: '', paired: ', future by future', separate: ', from both intervals' }[interval];
  return `95 %: ${end(low)} to ${end(high)}${how}`;
}

/** What a claim speaks about when it is not the plan itself: `under two-people`, `two-people less base`. */
export function claimScope({ claim: { under, versusBase } }: ClaimVerdict): string {
  if (under === null) return '';
  return versusBase ? `${clean(under)} less base` : `under ${clean(under)}`;
}
