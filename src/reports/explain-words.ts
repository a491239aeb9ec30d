// The words of explanations, once for the terminal and Markdown: spans in working days, differences with their intervals, names.
import type { Estimate } from '../engine/forecast/quantiles.ts';
import type { Plan } from '../plan/plan.ts';
import type { Bar, Difference } from '../planning/analysis-result.ts';
import type { Named, Spell, StoryDate } from '../planning/stories/story-result.ts';
import { type ForecastWords, forecastWords, grouped, named, percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

export interface ExplainWords extends ForecastWords {
  /** Working minutes as working days with one decimal, minus included: `4.1 d`, `−0.2 d`, `0 d`, `<0.1 d`. */
  span(minutes: number): string;
  /** What is saved, as a change of the date: `−4.1 d`; `unknown`. */
  change(difference: Difference): string;
  /** The same in a sentence: `4.1 d earlier`, `0.2 d later`, `as it is`. */
  moved(difference: Difference): string;
  /** Its interval: `−4.5 to −3.6`; nothing where it is unknown. */
  interval(difference: Difference): string;
  /** `Mon 19 Jan ±0.6 d`; `never`. */
  dated(date: Estimate<number>): string;
}

export function explainWords(plan: Plan, lastMinute: number | null): ExplainWords {
  const perDay = plan.calendar.minutesPerDay;
  const words = forecastWords(plan, lastMinute);
  const span = (minutes: number): string => spanText(minutes / perDay);
  return {
    ...words,
    span,
    change: ({ value }) => (value === null ? 'unknown' : signed(-value / perDay)),
    moved: ({ value }) => movedText((value ?? 0) / perDay),
    interval: ({ value, low, high }) =>
      value === null || low === null || high === null ? '' : `${bare(-high / perDay)} to ${bare(-low / perDay)}`,
    dated: (date) => `${words.day(date.value)} ${words.error(date)}`.trimEnd(),
  };
}

function spanText(days: number): string {
  const size = Math.abs(days);
  if (size > 0 && size < 0.05) return '<0.1 d';
  return `${days < 0 ? '−' : ''}${short(size)} d`;
}

function signed(days: number): string {
  if (Math.abs(days) < 0.05) return '±0 d';
  return `${days < 0 ? '−' : '+'}${short(Math.abs(days))} d`;
}

function movedText(days: number): string {
  if (days === 0) return 'as it is';
  const size = Math.abs(days) < 0.05 ? '<0.1 d' : `${short(Math.abs(days))} d`;
  return `${size} ${days < 0 ? 'later' : 'earlier'}`;
}

function bare(days: number): string {
  const text = short(Math.abs(days));
  return `${text === '0' ? '' : days < 0 ? '−' : '+'}${text}`;
}

function short(days: number): string {
  return days.toFixed(days < 99.95 ? 1 : 0).replace(/\.0$/, '');
}

/** Does a bar say anything: has the date moved at all in any future? */
export function moves({ changed, around }: Bar): boolean {
  return changed > 0 && around.value !== null;
}

/** Share 0-1 of the largest of these bars. */
export function barShares(values: readonly (number | null)[]): number[] {
  const most = Math.max(1e-9, ...values.map((value) => Math.abs(value ?? 0)));
  return values.map((value) => Math.abs(value ?? 0) / most);
}

/** `#005 Task claiming`, `review of #005`, `risk R7 Scope creep`, `Rework for G2`. */
export function nameOf({ kind, id, title }: Named): string {
  const plain = clean(named(id, title));
  switch (kind) {
    case 'rework':
      return title === '' ? `rework ${clean(id)}` : clean(title);
    case 'review':
      return `review of ${plain}`;
    case 'risk':
      return riskName(id, title);
    case 'delivery':
      return `delivery ${plain}`;
    case 'window':
    case 'quota':
    case 'policy':
    case 'resource':
      return `${kind} ${plain}`;
    default:
      return plain;
  }
}

/** The same in a few cells: ids only. */
export function shortNameOf({ kind, id }: Named): string {
  const plain = clean(id);
  return kind === 'review' ? `review of ${plain}` : plain;
}

/** Is there anything of it worth a row? */
export function shows({ meanMinutes, share }: Spell): boolean {
  return share >= 0.005 || Math.abs(meanMinutes) >= 1;
}

/** `1 future`, `10,000 futures`. */
export function futuresWords(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'future' : 'futures'}`;
}

/** `all 10,000 futures`, `the only future`. */
export function allFutures(count: number): string {
  return count === 1 ? 'the only future' : `all ${futuresWords(count)}`;
}

/** `risk R7 Scope creep`: with the id it can be asked for by. */
export function riskName(id: string, title: string): string {
  return `risk ${clean(named(id, title))}`;
}

/** `in 83 % of the futures`, `in every future`, `in no future`. */
export function inFutures(share: number): string {
  if (share === 1) return 'in every future';
  return share === 0 ? 'in no future' : `in ${percent(share)} of the futures`;
}

/** P50 and P80 of a date: `P50 Mon 12 Jan ±0.2 d, P80 Mon 19 Jan ±0.6 d`. */
export function storyDate({ p50, p80 }: StoryDate, words: ExplainWords): string {
  return `P50 ${words.dated(p50)}, P80 ${words.dated(p80)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
