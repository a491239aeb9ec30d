// The rows of "what drives the finish", for every report: chosen and worded once.
import type { Forecast } from '../engine/forecast/forecast-result.ts';
import type { Plan } from '../plan/plan.ts';
import { percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

export interface Driver {
  name: string;
  /** Shares of futures: on any tight chain to the finish; on the one driving chain. Null = not a figure of this kind of row. */
  tight: number | null;
  driving: number | null;
  note: string;
}

/** Below this nobody would act on it. */
const WORTH_SHOWING = 0.05;
const MOST_PEOPLE = 3;
const MOST_ISSUES = 6;
const MOST_RISKS = 4;

/** People by how often the driving chain waited for them, issues by how much they move the finish, risks by share of tight chains. */
export function drivers(forecast: Forecast, plan: Plan): Driver[] {
  return [...people(forecast), ...issues(forecast, plan), ...risks(forecast)];
}

function people({ people: list }: Forecast): Driver[] {
  return list
    .filter(({ contention }) => contention >= WORTH_SHOWING)
    .toSorted((a, b) => b.contention - a.contention)
    .slice(0, MOST_PEOPLE)
    .map(({ id, contention, criticality }) => ({
      name: clean(id),
      tight: null,
      driving: criticality,
      note: `awaited ${percent(contention)}`,
    }));
}

/** By sensitivity: what is always critical but never varies explains nothing. */
function issues(forecast: Forecast, { issues: planned }: Plan): Driver[] {
  return forecast.issues
    .map((issue, k) => ({ ...issue, estimate: planned[k].estimate.text }))
    .filter(({ criticality }) => criticality >= WORTH_SHOWING)
    .toSorted((a, b) => (b.ssi ?? 0) - (a.ssi ?? 0) || b.criticality - a.criticality)
    .slice(0, MOST_ISSUES)
    .map(({ id, title, criticality, drivingChain, ssi }) => ({
      name: `${clean(id)} ${clean(title)}`,
      tight: criticality,
      driving: drivingChain,
      note: ssi === null ? '' : `SSI ${ssi.toFixed(2)}`,
    }));
}

/** Risks made from one entry of the document are told as that entry. */
function risks({ risks: list, families }: Forecast): Driver[] {
  return [...list.filter(({ family }) => family === null), ...families]
    .filter(({ share }) => share >= WORTH_SHOWING)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_RISKS)
    .map(({ title, share, fired }) => ({
      name: `risk: ${clean(title)}`,
      tight: share,
      driving: null,
      note: `fired ${percent(fired)}`,
    }));
}
