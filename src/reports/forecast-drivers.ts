// The rows of "what drives the finish", for every report: chosen and worded once.
import type { Forecast } from '../engine/forecast/forecast-result.ts';
import { type ImpliedBy, impliedBy } from '../plan/implied-risk.ts';
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
  return [...people(forecast), ...issues(forecast, plan), ...risks(forecast, plan)];
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

/** Risks made from one entry of the document are told as that entry; lateness and rework by what they are about. */
function risks({ risks: list, families }: Forecast, plan: Plan): Driver[] {
  const implied = plan.risks.map(impliedBy);
  const own = list.flatMap(({ title, family, ...rest }, r) => {
    const origin = implied[r];
    if (origin !== null) return [{ ...rest, name: impliedName(origin, plan) }];
    return family === null ? [{ ...rest, name: `risk: ${title}` }] : [];
  });
  const isOfImplied = (id: string): boolean => plan.risks.some((risk, r) => risk.family === id && implied[r] !== null);
  const shared = families.flatMap(({ title, ...rest }) =>
    isOfImplied(rest.id) ? [] : [{ ...rest, name: `risk: ${title}` }],
  );
  return [...own, ...shared]
    .filter(({ share }) => share >= WORTH_SHOWING)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_RISKS)
    .map(({ name, share, fired }) => ({
      name: clean(name),
      tight: share,
      driving: null,
      note: `fired ${percent(fired)}`,
    }));
}

/** `late: API contracts`, `rework of #004`. */
function impliedName({ kind, id }: ImpliedBy, { issues }: Plan): string {
  if (kind === 'rework') return `rework of ${id}`;
  return `late: ${issues.find((issue) => issue.id === id)?.title ?? id}`;
}
