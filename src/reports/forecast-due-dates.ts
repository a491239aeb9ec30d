// Due dates of issues, for every report: how many are kept on average, and the ones most likely to be missed.
import type { Forecast, IssueForecast } from '../engine/forecast/forecast-result.ts';
import type { Plan } from '../plan/plan.ts';
import { selectIssues } from '../plan/select-issues.ts';

export interface DueDates {
  /** Issues in the scope with a due date, and how many of them are done by it on average. */
  total: number;
  meanOnTime: number;
  /** Not done yet and rather doubtful, the most doubtful first; `hidden` more are. */
  doubtful: IssueForecast[];
  hidden: number;
}

/** Promised with less than this somebody should be told. */
const SURE_ENOUGH = 0.8;
const MOST_ROWS = 8;

/** Null when no issue has a due date. */
export function dueDates(forecast: Forecast, plan: Plan): DueDates | null {
  const done = new Set(
    plan.facts.flatMap(({ kind, id, finished }) => (kind === 'issue' && finished !== null ? [id] : [])),
  );
  const chance = ({ onTime }: IssueForecast): number => onTime?.share ?? 1;
  // Of those that are surely missed, the ones missed by most; never is most of all.
  const gap = ({ gapMinutes }: IssueForecast): number => gapMinutes ?? Infinity;
  const due = (selectIssues(plan, 'all') ?? []).map((i) => forecast.issues[i]).filter((issue) => issue.due !== null);
  if (due.length === 0) return null;
  const doubtful = due
    .filter((issue) => chance(issue) < SURE_ENOUGH && !done.has(issue.id))
    .sort((a, b) => chance(a) - chance(b) || compare(gap(b), gap(a)));
  return {
    total: due.length,
    meanOnTime: due.reduce((sum, issue) => sum + chance(issue), 0),
    doubtful: doubtful.slice(0, MOST_ROWS),
    hidden: Math.max(0, doubtful.length - MOST_ROWS),
  };
}

function compare(a: number, b: number): number {
  return a < b ? -1 : Number(a > b);
}

/** `5.3 of 7 on time on average`; never all of them where one may be late. */
export function dueDatesKept({ total, meanOnTime }: DueDates): string {
  const shown = meanOnTime < total ? Math.min(meanOnTime, total - 0.1) : total;
  return `${shown.toFixed(1).replace(/\.0$/, '')} of ${total} on time on average`;
}
