// Risks as a planner knows them: one entry of the document may have become many risks, and one issue may mitigate several.
import type { Plan } from '../../plan/plan.ts';

/** Risks (indices) made from one entry. */
export interface RiskFamily {
  id: string;
  title: string;
  risks: readonly number[];
}

/** Risks of one entry with the issue that mitigates them. */
export interface Mitigated {
  /** The risk, or the family when `each` made several of it. */
  id: string;
  title: string;
  risks: readonly number[];
  /** Index of the mitigating issue. */
  issue: number;
  /** Nothing of the plan waits for it by name. */
  ownIssue: boolean;
  /** Every risk that names this issue. */
  allOfIssue: readonly number[];
}

const TITLES = new Map([
  ['late', 'Late deliveries'],
  ['rework', 'Reworks'],
]);

/** Families in the order of their first risk. */
export function riskFamilies({ risks }: Plan): RiskFamily[] {
  const ids = [...new Set(risks.flatMap(({ family }) => (family === null ? [] : [family])))];
  return ids.map((id) => {
    const members = risks.flatMap(({ family }, r) => (family === id ? [r] : []));
    return { id, title: TITLES.get(id) ?? titleOf(risks[members[0]].title), risks: members };
  });
}

/** `each` has put the issue's title behind that of the entry. */
function titleOf(title: string): string {
  const colon = title.indexOf(': ');
  return colon < 0 ? title : title.slice(0, colon);
}

/** In the order of their first risk. */
export function mitigatedRisks(plan: Plan): Mitigated[] {
  const { risks, issues } = plan;
  const indices = new Map(issues.map(({ id }, i) => [id, i]));
  const found = new Map<string, { risks: number[]; issue: number; id: string; title: string }>();
  risks.forEach(({ id, title, family, mitigation }, r) => {
    const issue = mitigation === null ? undefined : indices.get(mitigation.issue);
    if (issue === undefined) return;
    const key = `${family ?? id}\u0000${issue}`;
    const known = found.get(key);
    if (known !== undefined) known.risks.push(r);
    else found.set(key, { id: family ?? id, title: family === null ? title : titleOf(title), risks: [r], issue });
  });
  const groups = [...found.values()];
  return groups.map((group) => ({
    ...group,
    ownIssue: !isAwaited(plan, issues[group.issue].id),
    allOfIssue: groups.flatMap((other) => (other.issue === group.issue ? other.risks : [])),
  }));
}

/** A phase waits for all its issues anyway. */
function isAwaited({ issues, gates, milestones, phases }: Plan, id: string): boolean {
  return [...issues, ...gates, ...milestones, ...phases].some(({ after }) =>
    after.some(({ on }) => on.kind === 'issue' && on.id === id),
  );
}
