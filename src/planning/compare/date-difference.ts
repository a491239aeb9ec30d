// One date in base and option: its percentiles and its mean compared on the same futures, how often it comes earlier or later, and how often in time.
import { type Share, wilson } from '../../engine/forecast/quantiles.ts';
import type { DateDifference, Difference } from './comparison.ts';
import { differencesOf } from './metric-differences.ts';
import { pairedMean } from './paired-mean.ts';
import { pairedSharesOf } from './paired-shares.ts';
import { percentileDifference, type Rounds } from './percentile-difference.ts';
import type { PairedSamples } from './rank-region.ts';
import { columnOf, dated, minutesOf, type Subject, workedColumn } from './subject.ts';

export interface DateAsked {
  base: Subject;
  option: Subject;
  done: number;
  /** Of each interval. */
  alpha: number;
  isSobol: boolean;
  /** Working minutes that are of no matter. */
  indifference: number;
  /** Rounds of the percentiles of this date, drawn when asked for; null = counts stand in for them. */
  roundsOf: ((percent: number) => Rounds) | null;
}

/** @param inBase column of the base; null = the option has no such date */
export function dateDifference(asked: DateAsked, inBase: number): DateDifference | null {
  const { base, option, done, alpha, isSobol } = asked;
  const { kind, id, title } = base.dates[inBase];
  const inOption = columnOf(option, { kind, id });
  if (inOption < 0) return null;
  const ofBase = workedColumn(base, inBase, done);
  const ofOption = workedColumn(option, inOption, done);
  const samples: PairedSamples = {
    option: ofOption,
    base: ofBase,
    sortedOption: ofOption.slice().sort(),
    sortedBase: ofBase.slice().sort(),
  };
  const { roundsOf } = asked;
  const percentile = (percent: number): Difference =>
    dated(
      base,
      percentileDifference(samples, percent, alpha, isSobol, roundsOf === null ? null : () => roundsOf(percent)),
    );
  const both = differencesOf(ofOption, ofBase);
  const found = {
    p50: percentile(50),
    p80: percentile(80),
    mean: pairedMean(both, alpha, isSobol),
    onTime: onTimeDifference(asked, inBase, inOption),
  };
  return {
    ...{ kind, id, title, inBase, inOption },
    ...found,
    comesInBoth: both.length,
    ...sides(ofOption, ofBase),
    matters:
      [found.p50, found.p80, found.mean].some((each) => isWorthAWord(each, asked.indifference)) ||
      isNoticed(found.onTime),
  };
}

/** Beyond what is of no matter, and not by chance. */
function isWorthAWord({ value, sign }: Difference, indifference: number): boolean {
  return sign !== null && (value === null || Math.abs(value) > indifference);
}

/** A point of a share. */
function isNoticed(onTime: Difference | null): boolean {
  return onTime !== null && isWorthAWord(onTime, 0.01);
}

function sides(option: Float64Array, base: Float64Array): { earlier: Share; later: Share; same: number } {
  const count = base.length;
  let earlier = 0;
  let later = 0;
  for (let r = 0; r < count; r++) {
    if (option[r] < base[r]) earlier++;
    else if (option[r] > base[r]) later++;
  }
  return { earlier: wilson(earlier, count), later: wilson(later, count), same: (count - earlier - later) / count };
}

function onTimeDifference(
  { base, option, done, alpha, isSobol }: DateAsked,
  inBase: number,
  inOption: number,
): Difference | null {
  const [one, other] = [onTime(option, inOption, done), onTime(base, inBase, done)];
  if (one === null || other === null) return null;
  return isSobol ? pairedMean(differencesOf(one, other), alpha, true) : pairedSharesOf(one, other, alpha);
}

/** 1 in the futures in which the plan keeps its own target; null = it has none. */
export function onTime(subject: Subject, column: number, done: number): Float64Array | null {
  const { target } = subject.dates[column];
  return target === null
    ? null
    : Float64Array.from(minutesOf(subject, column, done), (minute) => (minute <= target ? 1 : 0));
}
