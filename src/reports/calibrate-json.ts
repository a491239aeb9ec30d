// A calibration for programs: what was read and what was not, the figures, the model, and how it fared with tasks it has not seen.
import { exp } from '../engine/chance/ready.ts';
import { isoOfDay } from '../plan/civil-date.ts';
import type { Calibration, ErrorModel, Estimated, HeldOut } from '../planning/calibrate/calibration-result.ts';
import type { FittedSpread } from './calibrate-fragment.ts';

/** What was read of the history, as far as reports tell it. */
export interface HistoryTold {
  columns: Readonly<Record<'estimate' | 'actual' | 'by' | 'task' | 'date', string | null>>;
  rows: number;
  leftOut: number;
  tasks: readonly { time: number | null }[];
  dropped: readonly { reason: string; rows: number; lines: readonly { line: number; cell: string }[] }[];
  timeKind: 'date' | 'number' | null;
}

export interface CalibrationTold {
  history: HistoryTold;
  calibration: Calibration;
  spread: FittedSpread;
  /** The file that a plan can extend. */
  fragment: string;
  unit: string;
  isLatin: boolean;
}

/** Plain data, keys in a fixed order. Ratios are actual / estimate, shares 0-1, scores in `unit` and in logs; null = unknown. */
export function calibrateAnswer(told: CalibrationTold): Record<string, unknown> {
  const { history, calibration, spread, fragment, unit, isLatin } = told;
  const { columns, rows, leftOut, dropped } = history;
  const { tasks, exact, ratios, model, heldOut } = calibration;
  return {
    history: { encoding: isLatin ? 'latin1' : 'utf-8', columns, unit, rows, leftOut, tasks, dropped },
    ratios: { exact: round(exact), percentiles: ratios.map((one) => ({ ...one, value: round(one.value) })) },
    team: teamJson(model),
    people: model.people.map(({ person, tasks: own, rawMedian, meanLog, sdLog }) => ({
      person,
      tasks: own,
      medianRatio: round(rawMedian),
      median: round(exp(meanLog)),
      sdLog: round(sdLog),
    })),
    heldOut: heldOut && heldOutJson(heldOut, history.timeKind),
    spread,
    fragment,
  };
}

function teamJson(model: ErrorModel): Record<string, unknown> {
  const { meanLog, sdLog, betweenSd, withinSd, shared, sharedUnknown } = model;
  return {
    median: round(exp(meanLog)),
    sdLog: round(sdLog),
    betweenSd: round(betweenSd),
    withinSd: round(withinSd),
    shared: shared === null ? null : round(shared),
    sharedUnknown: sharedUnknown === null ? null : round(sharedUnknown),
  };
}

function heldOutJson(heldOut: HeldOut, timeKind: HistoryTold['timeKind']): Record<string, unknown> {
  const { trainedOn, testedOn, from, clusters, clusteredBy, coverage, score, gains } = heldOut;
  const rounded = ({ amount, log }: HeldOut['score']): Record<string, number> => ({
    amount: round(amount),
    log: round(log),
  });
  return {
    trainedOn,
    testedOn,
    from: timeWord(from, timeKind),
    clusters,
    clusteredBy,
    coverage: coverage.map((one) => ({ percentile: one.percentile, ...figure(one) })),
    score: rounded(score),
    baselines: gains.map(({ baseline, score: other, amount, log }) => ({
      baseline,
      score: rounded(other),
      gain: { amount: figure(amount), log: figure(log) },
    })),
  };
}

/** A date for dates, the number itself for numbers. */
export function timeWord(time: number | null, kind: HistoryTold['timeKind']): string | null {
  if (time === null) return null;
  return kind === 'date' ? isoOfDay(time) : String(time);
}

function figure({ value, low, high }: Estimated): Record<string, number | null> {
  const bound = (end: number): number | null => (Number.isFinite(end) ? round(end) : null);
  return { value: round(value), low: bound(low), high: bound(high) };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
