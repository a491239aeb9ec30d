// Which twists a tornado is made of, each under a key by which its column is found again. First those that are cheap enough for every
// future, then those chosen by what the futures have shown.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { AnalysisPart } from '../analysis-request.ts';
import type { Influence } from '../analysis-result.ts';
import type { ChainCounts } from '../chains-to-date.ts';
import { mitigatedRisks, riskFamilies } from './groups-of-risks.ts';
import type { Twist } from './twist.ts';
import {
  inherentRisks,
  issueAt,
  residualRisks,
  withoutMitigation,
  withoutRisks,
  withoutWaitingFor,
} from './twist-of.ts';

export interface KeyedTwist {
  key: string;
  twist: Twist;
}

/** Up to so many risks without a family are looked at in all futures; of more, and of members of families, those most often on the chains, in the first futures. */
const MOST_RISKS = 40;
const MOST_MEMBERS = 20;
const MOST_PEOPLE = 12;
const MOST_ISSUES = 10;
/** Who is waited for in fewer futures has no bar anybody would act on. */
const WORTH_A_BAR = 0.01;

/** Keys of columns; risks, people and issues by index. */
export const keyOf = {
  off: (risks: readonly number[]): string => `off/${risks.join('+')}`,
  inherent: (risks: readonly number[]): string => `inherent/${risks.join('+')}`,
  residual: (risks: readonly number[]): string => `residual/${risks.join('+')}`,
  unmitigated: (issue: number): string => `unmitigated/${issue}`,
  person: (p: number): string => `person/${p}`,
  likely: (i: number): string => `likely/${i}`,
  mean: (i: number): string => `mean/${i}`,
};

const off = (network: Network, risks: readonly number[]): KeyedTwist => ({
  key: keyOf.off(risks),
  twist: withoutRisks(network, risks),
});

/** Risks without a family, families, and risks before and after mitigation: each matters only where it could fire. */
export function twistsOfEveryFuture(plan: Plan, network: Network, parts: readonly AnalysisPart[]): KeyedTwist[] {
  const singles = plan.risks.flatMap(({ family }, r) => (family === null ? [r] : []));
  const wanted = parts.includes('risks');
  const risks = wanted && singles.length <= MOST_RISKS ? singles.map((r) => off(network, [r])) : [];
  const families = wanted ? riskFamilies(plan).map((family) => off(network, family.risks)) : [];
  const mitigated = parts.includes('mitigations') ? mitigatedRisks(plan) : [];
  return distinct([
    ...risks,
    ...families,
    ...mitigated.flatMap((group) => [
      off(network, group.risks),
      { key: keyOf.inherent(group.risks), twist: inherentRisks(group.risks) },
      { key: keyOf.residual(group.risks), twist: residualRisks(group.risks) },
    ]),
  ]);
}

/** What the futures have shown to matter. */
export interface Shown {
  futures: number;
  counts: ChainCounts;
  influence: readonly Influence[];
  /** Mean minutes of an issue's own draw over the futures that will be compared. */
  meanOf(issue: number): number;
}

/** Members of families, mitigations that could be left out, the people waited for, and the issues that carry the spread. */
export function twistsOfFirstFutures(
  plan: Plan,
  network: Network,
  parts: readonly AnalysisPart[],
  shown: Shown,
): KeyedTwist[] {
  const mitigations = parts.includes('mitigations') ? mitigatedRisks(plan) : [];
  return distinct([
    ...(parts.includes('risks') ? rarerRisks(plan, shown.counts).map((r) => off(network, [r])) : []),
    ...mitigations
      .filter(({ ownIssue }) => ownIssue)
      .map(({ issue, allOfIssue }) => ({
        key: keyOf.unmitigated(issue),
        twist: withoutMitigation(network, issue, allOfIssue),
      })),
    ...(parts.includes('people') ? peopleWaitedFor(shown) : []).map((p) => ({
      key: keyOf.person(p),
      twist: withoutWaitingFor(p),
    })),
    ...(parts.includes('issues') ? issuesThatMatter(shown.influence) : []).flatMap((i) => [
      { key: keyOf.likely(i), twist: issueAt(network, i, network.slots[network.workSlot[i]].likely) },
      { key: keyOf.mean(i), twist: issueAt(network, i, shown.meanOf(i)) },
    ]),
  ]);
}

/** Risks that have no bar over all futures, the ones most often on a tight chain first. */
function rarerRisks({ risks }: Plan, { riskTight }: ChainCounts): number[] {
  const singles = risks.filter(({ family }) => family === null).length;
  return risks
    .flatMap(({ family }, r) => (riskTight[r] > 0 && (family !== null || singles > MOST_RISKS) ? [r] : []))
    .sort((a, b) => riskTight[b] - riskTight[a] || a - b)
    .slice(0, singles > MOST_RISKS ? MOST_RISKS : MOST_MEMBERS);
}

/** Indices of people, the one most often waited for first. */
export function peopleWaitedFor({ futures, counts: { contention } }: Pick<Shown, 'futures' | 'counts'>): number[] {
  return Array.from(contention.keys())
    .filter((p) => contention[p] >= WORTH_A_BAR * futures && contention[p] > 0)
    .sort((a, b) => contention[b] - contention[a] || a - b)
    .slice(0, MOST_PEOPLE);
}

/** Indices of issues by how often they lie on a chain times how widely they spread. */
export function issuesThatMatter(influence: readonly Influence[]): number[] {
  const weight = influence.map(
    ({ criticality, driving, sdMinutes }) => Math.max(criticality, driving) * (sdMinutes ?? 0),
  );
  return Array.from(influence.keys())
    .filter((i) => weight[i] > 0)
    .sort((a, b) => weight[b] - weight[a] || a - b)
    .slice(0, MOST_ISSUES);
}

/** The first of every key. */
function distinct(twists: readonly KeyedTwist[]): KeyedTwist[] {
  return [...new Map(twists.toReversed().map((each) => [each.key, each])).values()].toReversed();
}
