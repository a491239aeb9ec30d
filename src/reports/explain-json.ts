// An explanation for programs: the same plain data, with instants as civil strings and figures without noise in their last bits.
// Which numbers are instants is said by the names of their fields; schema/explain.schema.json describes the whole.
import { instantOfMinute } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import type { Explanation } from '../planning/explanation.ts';

/** Civil minutes; an estimate of one has its value, low and high as instants, too. */
const INSTANTS = new Set([
  'likely',
  'likelyStart',
  'likelyFinish',
  'due',
  'target',
  'from',
  'to',
  'minute',
  'meanMinute',
  'mean',
  'p10',
  'p50',
  'p80',
]);
/** Instants among spans: when a delivery is due, P80 after a step of leaving out. */
const BARE_IN_SPANS = new Set(['due', 'p80']);
/** Estimates of instants. */
const DATED = new Set(['p10', 'p50', 'p80']);
/** In these `p50` and `p80` are no instants but spans, with the name of their unit in the document. */
const SPANS: Readonly<Record<string, string>> = {
  p10: 'p10Minutes',
  p50: 'p50Minutes',
  p80: 'p80Minutes',
  p90: 'p90Minutes',
  around: 'aroundMinutes',
  mean: 'meanMinutes',
  promise: 'promiseMinutes',
  saved: 'savedMinutes',
  bySwitching: 'bySwitchingMinutes',
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The explanation's own fields of the JSON document; plain data, keys in a fixed order. */
export function explainAnswer(explanation: Explanation, plan: Plan): Record<string, unknown> {
  const { about, isDate, analysis, likely, inversions, story, alone } = explanation;
  const { about: date, p50, p80, never, meanMinutes, sdMinutes, tornado, influence, influenceFutures } = analysis;
  const instant = (minute: number | null): string | null =>
    minute === null ? null : instantOfMinute(plan.start, Math.max(0, Math.round(minute)));
  const plain = (value: unknown): Json => toJson(value, instant, false);
  const spans = (value: unknown): Json => toJson(value, instant, true);
  const dated = (estimate: typeof p80) => ({
    value: instant(estimate.value),
    low: instant(estimate.low),
    high: instant(estimate.high),
  });
  return {
    about,
    date: {
      kind: date.kind,
      id: date.id,
      title: date.title,
      target: instant(date.target),
      p50: dated(p50),
      p80: dated(p80),
      meanMinutes: tidyOrNull(meanMinutes),
      sdMinutes: tidyOrNull(sdMinutes),
      never: tidy(never / Math.max(1, explanation.replications)),
      likely: instant(likely),
    },
    minutesPerDay: plan.calendar.minutesPerDay,
    ledger: isDate ? plain(withSpans(analysis.ledger)) : null,
    chains: isDate ? plain(analysis.chains) : null,
    mergeBias: isDate ? plain(analysis.mergeBias?.points ?? null) : null,
    tornado: isDate ? spans(tornado) : null,
    issues: isDate ? plain(influence) : null,
    issuesFutures: influenceFutures,
    inversions: plain(inversions),
    information: spans(analysis.information),
    lateness: spans(analysis.lateness),
    story: plain(story),
    alone: spans(alone),
  };
}

/** Quantiles of rows of a ledger are spans, not instants. */
function withSpans(ledger: Explanation['analysis']['ledger']): unknown {
  if (ledger === null) return null;
  const spanned = ({ quantiles: { p10, p50, p80, p90 }, ...row }: (typeof ledger.rows)[number]) => ({
    ...row,
    quantiles: { p10Minutes: p10, p50Minutes: p50, p80Minutes: p80, p90Minutes: p90 },
  });
  return { ...ledger, rows: ledger.rows.map(spanned), kinds: ledger.kinds.map(spanned) };
}

function toJson(value: unknown, instant: (minute: number | null) => string | null, spans: boolean, key = ''): Json {
  if (typeof value === 'number') {
    const isInstant = spans ? BARE_IN_SPANS.has(key) : INSTANTS.has(key);
    return isInstant ? instant(value) : tidy(value);
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => toJson(each, instant, spans, key));
  if (typeof value !== 'object' || value === undefined) return null;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const isDated = !spans && DATED.has(key);
  return Object.fromEntries(
    entries.map(([name, each]): [string, Json] => {
      const inner = isDated && typeof each === 'number' ? instant(each) : toJson(each, instant, spans, name);
      return [spans && isSpan(name, each) ? (SPANS[name] ?? name) : name, inner];
    }),
  );
}

/** An estimate of working minutes under a bare name. */
function isSpan(name: string, value: unknown): boolean {
  return Object.hasOwn(SPANS, name) && typeof value === 'object' && value !== null && 'low' in value;
}

/** Six decimals: more would be noise of the last bit. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function tidyOrNull(value: number | null): number | null {
  return value === null ? null : tidy(value);
}
