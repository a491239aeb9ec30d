// The rows of "what drives the finish", for every report: chosen and worded once.
import type { Forecast, IssueForecast, PersonForecast } from '../engine/forecast/forecast-result.ts';
import { impliedBy } from '../plan/implied-risk.ts';
import type { Plan } from '../plan/plan.ts';
import type { DriverName } from '../planning/quick-tornado.ts';
import { impliedName } from './driver-names.ts';
import { named, percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

export interface Driver {
  /** What would be taken as planned. */
  what: DriverName;
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

/** Who or what drives this many futures and has no row is at least counted. */
const MOSTLY = 0.5;

/** People by how often they are waited for, issues by how much of the finish's spread they carry, risks by share of tight chains. */
export function drivers(forecast: Forecast, plan: Plan): Driver[] {
  return [
    ...people(forecast).slice(0, MOST_PEOPLE).map(personRow),
    ...issues(forecast).slice(0, MOST_ISSUES).map(issueRow),
    ...risks(forecast, plan),
  ];
}

/** `2 more people, 5 more issues drive ≥ 50 %`; empty when everybody who does has a row. */
export function hiddenDrivers(forecast: Forecast): string {
  const parts = [
    counted(people(forecast).slice(MOST_PEOPLE), ['person', 'people'], ({ criticality }) => criticality),
    counted(issues(forecast).slice(MOST_ISSUES), ['issue', 'issues'], ({ drivingChain }) => drivingChain),
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const verb = parts.length === 1 && parts[0].startsWith('1 ') ? 'drives' : 'drive';
  return `${parts.join(', ')} ${verb} ≥ 50 %`;
}

function counted<Row>(rows: readonly Row[], [one, many]: [string, string], driving: (row: Row) => number): string {
  const count = rows.filter((row) => driving(row) >= MOSTLY).length;
  return count === 0 ? '' : `${count} more ${count === 1 ? one : many}`;
}

function people({ people: list }: Forecast): PersonForecast[] {
  return list
    .filter(({ criticality }) => criticality >= WORTH_SHOWING)
    .toSorted((a, b) => b.contention - a.contention || b.criticality - a.criticality);
}

function personRow({ id, contention, criticality }: PersonForecast): Driver {
  const note = contention === 0 ? '' : `awaited ${percent(contention)}`;
  return { what: { kind: 'person', id }, name: clean(id), tight: null, driving: criticality, note };
}

/** SSI, but a finish can wait for an issue that no tight chain holds (a weekly window, say): the larger share counts. */
function issues({ issues: list }: Forecast): IssueForecast[] {
  const share = ({ criticality, drivingChain }: IssueForecast): number => Math.max(criticality, drivingChain);
  const influence = (issue: IssueForecast): number =>
    issue.criticality === 0 ? 0 : ((issue.ssi ?? 0) / issue.criticality) * share(issue);
  return list
    .filter((issue) => share(issue) >= WORTH_SHOWING)
    .toSorted((a, b) => influence(b) - influence(a) || share(b) - share(a));
}

function issueRow({ id, title, criticality, drivingChain, ssi }: IssueForecast): Driver {
  const note = ssi === null ? '' : `SSI ${ssi.toFixed(2)}`;
  return {
    what: { kind: 'issue', id },
    name: clean(named(id, title)),
    tight: criticality,
    driving: drivingChain,
    note,
  };
}

/** Risks made from one entry of the document are told as that entry; lateness and rework by what they are about. */
function risks({ risks: list, families }: Forecast, plan: Plan): Driver[] {
  const implied = plan.risks.map(impliedBy);
  const own = list.flatMap(({ title, family, ...rest }, r) => {
    const origin = implied[r];
    const what: DriverName = { kind: 'risk', id: rest.id };
    if (origin !== null) return [{ ...rest, what, name: impliedName(origin, plan) }];
    return family === null ? [{ ...rest, what, name: `risk: ${title}` }] : [];
  });
  const isOfImplied = (id: string): boolean => plan.risks.some((risk, r) => risk.family === id && implied[r] !== null);
  const shared = families.flatMap(({ title, ...rest }) =>
    isOfImplied(rest.id)
      ? []
      : [{ ...rest, what: { kind: 'family', id: rest.id } satisfies DriverName, name: `risk: ${title}` }],
  );
  return [...own, ...shared]
    .filter(({ share }) => share >= WORTH_SHOWING)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_RISKS)
    .map(({ what, name, share, fired }) => ({
      what,
      name: clean(name),
      tight: share,
      driving: null,
      note: `fired ${percent(fired)}`,
    }));
}
