// From columns of dates to the bars of a tornado, the longest first.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Bar, FamilyBar, IssueBar, MitigationBars, PersonBar, RiskBar, Tornado } from '../analysis-result.ts';
import type { Columns } from '../columns.ts';
import { barOf } from './difference.ts';
import { mitigatedRisks, riskFamilies } from './groups-of-risks.ts';
import { keyOf, type Shown } from './tornado-twists.ts';

export interface TornadoSource {
  plan: Plan;
  network: Network;
  /** Columns over all futures and over the first of them; a twist is looked for in this order. */
  every: Columns;
  first: Columns;
  shown: Shown;
}

export function tornadoOf(source: TornadoSource): Tornado {
  const { plan, shown } = source;
  return {
    risks: longestFirst(riskBars(source), ({ bar }) => bar),
    families: longestFirst(familyBars(source), ({ bar }) => bar),
    mitigations: mitigationBars(source),
    people: longestFirst(personBars(source), ({ bar }) => bar),
    issues: longestFirst(
      plan.issues.flatMap((_, i) => issueBar(source, shown, i) ?? []),
      ({ likely }) => likely,
    ),
    steps: [],
  };
}

/** By what is saved around P80, then on average; equal bars stay in document order. */
export function longestFirst<Row>(rows: readonly Row[], barOfRow: (row: Row) => Bar): Row[] {
  const length = ({ value }: Bar['p80']): number => value ?? Number.NEGATIVE_INFINITY;
  return rows.toSorted((a, b) => {
    const one = barOfRow(a);
    const other = barOfRow(b);
    return length(other.around) - length(one.around) || length(other.mean) - length(one.mean) || 0;
  });
}

/** The bar of a twist, over as many futures as it was run in; null = it was not run. */
function barUnder({ every, first }: TornadoSource, key: string): Bar | null {
  for (const columns of [every, first]) {
    const without = columns.under(key);
    if (without !== null) return barOf(columns.dates, without);
  }
  return null;
}

function riskBars(source: TornadoSource): RiskBar[] {
  const { plan, shown } = source;
  return plan.risks.flatMap(({ id, title, family }, r) => {
    const bar = barUnder(source, keyOf.off([r]));
    if (bar === null) return [];
    return [{ kind: 'risk' as const, id, title, family, fired: shown.counts.fired[r] / shown.futures, bar }];
  });
}

function familyBars(source: TornadoSource): FamilyBar[] {
  const { plan, every } = source;
  return riskFamilies(plan).flatMap(({ id, title, risks }) => {
    const bar = barUnder(source, keyOf.off(risks));
    return bar === null
      ? []
      : [{ kind: 'family' as const, id, title, risks: risks.length, fired: anyFired(every, risks), bar }];
  });
}

function anyFired(columns: Columns, risks: readonly number[]): number {
  const flags = risks.map((r) => columns.fired(r));
  let futures = 0;
  for (let r = 0; r < columns.futures; r++) if (flags.some((fired) => fired[r] === 1)) futures++;
  return futures / columns.futures;
}

function mitigationBars(source: TornadoSource): MitigationBars[] {
  const { plan, every, first } = source;
  return mitigatedRisks(plan).flatMap(({ id, title, risks, issue, ownIssue }) => {
    const off = every.under(keyOf.off(risks));
    const inherent = every.under(keyOf.inherent(risks));
    const residual = every.under(keyOf.residual(risks));
    if (off === null || inherent === null || residual === null) return [];
    const unmitigated = first.under(keyOf.unmitigated(issue));
    return [
      {
        risk: id,
        title,
        issue: plan.issues[issue].id,
        ownIssue,
        inherent: barOf(inherent, off),
        planned: barOf(every.dates, off),
        residual: barOf(residual, off),
        gross: barOf(inherent, every.dates),
        net: unmitigated === null ? null : barOf(unmitigated, first.dates),
      },
    ];
  });
}

function personBars(source: TornadoSource): PersonBar[] {
  const { plan, shown } = source;
  return plan.people.flatMap(({ id }, p) => {
    const bar = barUnder(source, keyOf.person(p));
    if (bar === null) return [];
    return [{ kind: 'person' as const, id, contention: shown.counts.contention[p] / shown.futures, bar }];
  });
}

function issueBar(source: TornadoSource, shown: Shown, i: number): IssueBar | null {
  const likely = barUnder(source, keyOf.likely(i));
  const mean = barUnder(source, keyOf.mean(i));
  if (likely === null || mean === null) return null;
  const { plan, network } = source;
  const { id, title } = plan.issues[i];
  const likelyMinutes = network.slots[network.workSlot[i]].likely;
  return { kind: 'issue', id, title, likely, mean, likelyMinutes, meanMinutes: shown.meanOf(i) };
}
