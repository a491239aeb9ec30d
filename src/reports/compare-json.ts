// A comparison for programs: the same plain data, with instants as civil strings, spans under names that end in Minutes, and figures
// without noise in their last bits; schema/compare.schema.json describes the whole.
import { instantOfMinute } from '../plan/civil-date.ts';
import type {
  ComparedDate,
  ComparedLoad,
  ComparedOption,
  Comparison,
  DateDifference,
  Difference,
  LedgerDifference,
  LoadDifference,
  Parting,
  PlanFigures,
  SharesAt,
} from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';

type Instant = (minute: number | null) => string | null;
type Fields = Record<string, unknown>;

/** The command's own fields of the JSON document; plain data, keys in a fixed order. */
export function compareAnswer(comparison: Comparison, context: Pick<CompareContext, 'sameAs' | 'leftOut'>): Fields {
  const { start, metric, about, base, options, best } = comparison;
  const instant: Instant = (minute) => (minute === null ? null : instantOfMinute(start, Math.round(minute)));
  const value = (figure: number | null): unknown => (metric.measures === 'date' ? instant(figure) : tidyOrNull(figure));
  return {
    about,
    metric,
    most: comparison.most,
    ended: comparison.ended,
    sampling: comparison.sampling,
    confidence: comparison.confidence,
    level: tidy(comparison.level),
    looks: comparison.looks.map(({ futures, alpha }) => ({ futures, alpha: tidy(alpha) })),
    minutesPerDay: comparison.minutesPerDay,
    detailFutures: comparison.detailFutures,
    leftOut: context.leftOut,
    base: figuresJson(base, value, instant),
    options: options.map((option) => ({
      ...figuresJson(option, value, instant),
      sameAs: context.sameAs.get(option.id) ?? null,
      ...optionJson(option, instant),
    })),
    best: best === null ? null : bestJson(best, value),
  };
}

function figuresJson(
  { id, title, words, start, metric, dates, load, likely }: PlanFigures,
  value: (figure: number | null) => unknown,
  instant: Instant,
): Fields {
  return {
    id,
    title,
    words,
    start,
    metric: value(metric),
    likely: instant(likely),
    dates: dates.map((date) => dateJson(date, instant)),
    load: load.map(loadJson),
  };
}

function dateJson({ kind, id, title, p50, p80, mean, target, onTime, never }: ComparedDate, instant: Instant): Fields {
  return {
    kind,
    id,
    title,
    p50: instant(p50),
    p80: instant(p80),
    mean: instant(mean),
    target: instant(target),
    onTime: onTime === null ? null : shareJson(onTime),
    neverFutures: never,
  };
}

function loadJson({ person, busyMinutes, share }: ComparedLoad): Fields {
  return { person, busyMinutes: tidy(busyMinutes), share: tidyOrNull(share) };
}

function optionJson(option: ComparedOption, instant: Instant): Fields {
  const { verdict, difference, metricFutures, changed, differences, datesGone, datesNew, loadChanges } = option;
  return {
    verdict,
    difference: differenceJson(difference, instant),
    metricFutures,
    changedFutures: changed,
    differences: differences.map((each) => dateDifferenceJson(each, instant)),
    datesGone,
    datesNew,
    loadChanges: loadChanges.map((each) => loadDifferenceJson(each, instant)),
    explanation: option.explanation === null ? null : explanationJson(option.explanation),
    parting: option.parting === null ? null : partingJson(option.parting, instant),
  };
}

function differenceJson({ value, low, high, by, never, sign, shares }: Difference, instant: Instant): Fields {
  const ends = { value: tidyOrNull(value), low: tidyOrNull(low), high: tidyOrNull(high) };
  return { ...ends, by, never, sign, shares: shares === null ? null : sharesJson(shares, instant) };
}

function sharesJson({ value, minute, base, option, change, low, high }: SharesAt, instant: Instant): Fields {
  return {
    value: tidyOrNull(value),
    date: instant(minute),
    base: tidy(base),
    option: tidy(option),
    change: tidy(change),
    low: tidy(low),
    high: tidy(high),
  };
}

function dateDifferenceJson(date: DateDifference, instant: Instant): Fields {
  const { kind, id, title, p50, p80, mean, comesInBoth, earlier, later, same, onTime, matters } = date;
  return {
    kind,
    id,
    title,
    p50Minutes: differenceJson(p50, instant),
    p80Minutes: differenceJson(p80, instant),
    meanMinutes: differenceJson(mean, instant),
    comesInBoth,
    earlier: shareJson(earlier),
    later: shareJson(later),
    same: tidy(same),
    onTime: onTime === null ? null : differenceJson(onTime, instant),
    matters,
  };
}

function loadDifferenceJson({ person, base, option, minutes, change }: LoadDifference, instant: Instant): Fields {
  return {
    person,
    base: base === null ? null : loadJson(base),
    option: option === null ? null : loadJson(option),
    busyMinutes: differenceJson(minutes, instant),
    change,
  };
}

function explanationJson({ futures, of, minutes, rows }: LedgerDifference): Fields {
  return {
    futures,
    of,
    minutes,
    rows: rows.map(({ kind, id, title, baseMinutes, optionMinutes, minutes: moved, low, high }) => ({
      kind,
      id,
      title,
      baseMinutes: tidy(baseMinutes),
      optionMinutes: tidy(optionMinutes),
      minutes: moved,
      lowMinutes: tidy(low),
      highMinutes: tidy(high),
    })),
  };
}

function partingJson(
  { replication, minutes, baseMinute, optionMinute, common, time, base, option, counterpart }: Parting,
  instant: Instant,
): Fields {
  return {
    replication,
    minutes,
    baseDate: instant(baseMinute),
    optionDate: instant(optionMinute),
    commonEvents: common,
    time,
    base,
    option,
    counterpart,
  };
}

function bestJson(
  { id, confidence, lead, flattery, ranks }: NonNullable<Comparison['best']>,
  value: (figure: number | null) => unknown,
): Fields {
  return {
    id,
    confidence: tidy(confidence),
    lead: tidyOrNull(lead),
    flattery: tidy(flattery),
    ranks: ranks.map(({ id: of, metric, best, nearBest }) => ({
      id: of,
      metric: value(metric),
      best: tidy(best),
      nearBest: tidy(nearBest),
    })),
  };
}

function shareJson({ share, low, high }: { share: number; low: number; high: number }): Fields {
  return { share: tidy(share), low: tidy(low), high: tidy(high) };
}

/** Six decimals: more would be noise of the last bit. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function tidyOrNull(value: number | null): number | null {
  return value === null ? null : tidy(value);
}
