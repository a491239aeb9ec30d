// One date in base and option: its percentiles and its mean compared on the same futures, how often it comes earlier or later, and how often in time.
import { type Share, wilson } from '../../engine/forecast/quantiles.ts';
import type { DateDifference, Difference } from './comparison.ts';
import { differencesOf } from './metric-differences.ts';
import { pairedMean } from './paired-mean.ts';
import { pairedSharesOf } from './paired-shares.ts';
import { percentileDifference, type Rounds } from './percentile-difference.ts';
import type { PairedSamples } from './rank-region.ts';
import { columnOf, dated, minutesOf, type Subject, workedColumn } from './subject.ts';

export interface DatesAsked {
  base: Subject;
  option: Subject;
  done: number;
  /** Of each interval. */
  alpha: number;
  isSobol: boolean;
  /** Working minutes that are of no matter. */
  indifference: number;
  /** Rounds of the percentiles of the first date, drawn when asked for; counts stand in for those of the others. */
  roundsOf(percent: number): Rounds;
}

type Compared = Pick<DateDifference, 'p50' | 'p80' | 'mean' | 'comesInBoth' | 'earlier' | 'later' | 'same'>;

/** Of all dates that both plans have, in the order of the base. Dates that always come together (a gate and what it opens) are compared once. */
export function dateDifferences(asked: DatesAsked): DateDifference[] {
  const { base, option, done } = asked;
  const known: { inBase: number; inOption: number; compared: Compared }[] = [];
  return base.dates.flatMap((date, inBase): DateDifference[] => {
    const inOption = columnOf(option, date);
    if (inOption < 0) return [];
    const twin = known.find(
      (each) => isSameColumn(base, each.inBase, inBase, done) && isSameColumn(option, each.inOption, inOption, done),
    );
    const compared = twin?.compared ?? compareDates(asked, inBase, inOption);
    if (twin === undefined) known.push({ inBase, inOption, compared });
    const onTime = onTimeDifference(asked, inBase, inOption);
    const { kind, id, title } = date;
    return [{ kind, id, title, inBase, inOption, ...compared, onTime, matters: doesMatter(asked, compared, onTime) }];
  });
}

function isSameColumn(subject: Subject, one: number, other: number, done: number): boolean {
  const [a, b] = [minutesOf(subject, one, done), minutesOf(subject, other, done)];
  for (let r = 0; r < done; r++) if (a[r] !== b[r]) return false;
  return true;
}

function compareDates(
  { base, option, done, alpha, isSobol, roundsOf }: DatesAsked,
  inBase: number,
  inOption: number,
): Compared {
  const ofBase = workedColumn(base, inBase, done);
  const ofOption = workedColumn(option, inOption, done);
  const samples: PairedSamples = {
    option: ofOption,
    base: ofBase,
    sortedOption: ofOption.slice().sort(),
    sortedBase: ofBase.slice().sort(),
  };
  const percentile = (percent: number): Difference => {
    const rounds = inBase === 0 ? () => roundsOf(percent) : null;
    return dated(base, percentileDifference(samples, percent, alpha, isSobol, rounds));
  };
  const both = differencesOf(ofOption, ofBase);
  return {
    p50: percentile(50),
    p80: percentile(80),
    mean: pairedMean(both, alpha, isSobol),
    comesInBoth: both.length,
    ...sides(ofOption, ofBase),
  };
}

/** Beyond what is of no matter, and not by chance. */
function doesMatter({ indifference }: DatesAsked, { p50, p80, mean }: Compared, onTime: Difference | null): boolean {
  return (
    [p50, p80, mean].some((each) => isWorthAWord(each, indifference)) || (onTime !== null && isWorthAWord(onTime, 0.01))
  );
}

function isWorthAWord({ value, sign }: Difference, indifference: number): boolean {
  return sign !== null && (value === null || Math.abs(value) > indifference);
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
  { base, option, done, alpha, isSobol }: DatesAsked,
  inBase: number,
  inOption: number,
): Difference | null {
  const [one, other] = [onTime(option, inOption, done), onTime(base, inBase, done)];
  if (one === null || other === null) return null;
  return isSobol ? pairedMean(differencesOf(one, other), alpha, true) : pairedSharesOf(one, other, alpha);
}

/** 1 in the futures in which the plan keeps its own target; null = it has none. */
function onTime(subject: Subject, column: number, done: number): Float64Array | null {
  const { target } = subject.dates[column];
  if (target === null) return null;
  const minutes = minutesOf(subject, column, done);
  const kept = new Float64Array(done);
  for (let r = 0; r < done; r++) if (minutes[r] <= target) kept[r] = 1;
  return kept;
}
