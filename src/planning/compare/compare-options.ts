// What is said of every option beside its metric: its dates against those of the base, whose load changes, where the difference comes from, and one
// future in which the two part.
import type { ComparedOption, CompareMetric, PlanFigures } from './comparison.ts';
import { dateDifferences } from './date-difference.ts';
import { loadChanges } from './load-changes.ts';
import type { Asked } from './metric-differences.ts';
import { movedCauses } from './moved-causes.ts';
import { partingOf } from './parting.ts';
import type { Rounds } from './percentile-difference.ts';
import { redrawnPercentiles } from './redrawn-percentiles.ts';
import type { RanFutures } from './run-looks.ts';
import { verdictOf } from './settle-decision.ts';
import { columnOf, dated, type Subject, workedColumn } from './subject.ts';

export interface OptionsAsked extends Asked {
  metric: CompareMetric;
  ran: RanFutures;
  /** Of every plan, base first. */
  figures: readonly PlanFigures[];
  /** The first futures that were looked at in detail. */
  detailed: number;
  confidence: number;
}

/** Percentiles of the date asked about that are shown with their differences. */
export const SHOWN: readonly number[] = [50, 80];

export function compareOptions(asked: OptionsAsked): ComparedOption[] {
  const roundsOf = aboutRounds(asked);
  return asked.options.map((_, k) => compareOption(asked, k, roundsOf));
}

type RoundsOfOption = (option: number, percent: number) => Rounds;

function compareOption(asked: OptionsAsked, k: number, roundsOf: RoundsOfOption): ComparedOption {
  const { base, options, metric, ran, figures, seed, isSobol, detailed, confidence } = asked;
  const option = options[k];
  const { done, alpha, found } = ran;
  const indifference = base.base.calendar.minutesPerDay / 4;
  const differences = dateDifferences({
    ...{ base, option, done, alpha, isSobol, indifference },
    roundsOf: (percent) => roundsOf(k, percent),
  });
  const columns = { base: 0, option: columnOf(option, base.dates[0]) };
  const hasAbout = columns.option >= 0;
  const verdict = verdictOf(found.differences[k], metric);
  const before = { subject: base, figures: figures[0] };
  const after = { subject: option, figures: figures[k + 1] };
  return {
    ...figures[k + 1],
    verdict,
    difference: asked.figure.name === 'P<n>' ? dated(base, found.differences[k]) : found.differences[k],
    metricFutures: found.futures,
    changed: hasAbout ? Math.round((1 - differences[0].same) * done) : done,
    differences,
    datesGone: idsOnlyIn(base, option),
    datesNew: idsOnlyIn(option, base),
    loadChanges: loadChanges(before, after, detailed, (1 - confidence) / options.length, isSobol),
    explanation: hasAbout && isExplained(verdict, differences[0].mean.sign) ? explain(asked, k) : null,
    parting: hasAbout ? partingOf(base, option, columns, done, seed) : null,
  };
}

/** What is settled, or has moved the date by more than chance. */
function isExplained(verdict: ComparedOption['verdict'], moved: 'less' | 'more' | null): boolean {
  return verdict === 'better' || verdict === 'worse' || verdict === 'different' || moved !== null;
}

function explain({ base, options, ran }: OptionsAsked, k: number): ComparedOption['explanation'] {
  const [ofBase, ofOption] = [ran.part[0], ran.part[k + 1]];
  if (ofBase === null || ofOption === null) return null;
  return movedCauses({ subject: base, ledger: ofBase }, { subject: options[k], ledger: ofOption });
}

function idsOnlyIn(one: Subject, other: Subject): string[] {
  return one.dates.filter((date) => columnOf(other, date) < 0).map(({ id }) => id);
}

/** Rounds of the date asked about: those of the metric where it is one of the same date, else drawn once for all options that have the date. */
function aboutRounds({ base, options, ran, seed }: OptionsAsked): RoundsOfOption {
  const { done, found } = ran;
  const [about] = base.dates;
  const having = options.flatMap((option, k) => (columnOf(option, about) < 0 ? [] : [k]));
  let drawn: Float64Array[][] | null = null;
  return (k, percent) => {
    const shared = found.beside(percent);
    if (shared !== null) return { base: shared[0], option: shared[k + 1] };
    drawn ??= redrawnPercentiles(
      seed,
      [base, ...having.map((each) => options[each])].map((each) => workedColumn(each, columnOf(each, about), done)),
      SHOWN,
    );
    const place = SHOWN.indexOf(percent);
    return { base: drawn[0][place], option: drawn[having.indexOf(k) + 1][place] };
  };
}
