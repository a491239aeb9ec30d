// What happens to the plan: risks and their families, deliveries from outside, policies that act.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { impliedBy } from '../../plan/implied-risk.ts';
import type { Plan, Risk } from '../../plan/plan.ts';
import type { DeliveryForecast, FamilyForecast, Forecast, IssueForecast, PolicyForecast } from './forecast-result.ts';
import { wilson } from './quantiles.ts';
import { countUpTo } from './samples.ts';
import type { Tallied } from './tallied.ts';

export function summarizeRisks({ plan, replications, tally }: Tallied): Pick<Forecast, 'risks' | 'families'> {
  const { fired, riskTight, families, familyFired, familyTight } = tally.criticality;
  return {
    risks: plan.risks.map(({ id, title, owner, family }, r) => ({
      id,
      title,
      owner,
      family,
      fired: fired[r] / replications,
      share: riskTight[r] / replications,
    })),
    families: families.map((id, k): FamilyForecast => {
      const members = plan.risks.filter(({ family }) => family === id);
      return {
        id,
        title: familyTitle(plan, id, members),
        risks: members.length,
        fired: familyFired.futures[k] / replications,
        share: familyTight.futures[k] / replications,
      };
    }),
  };
}

/** What the document calls the entry: its own title without that of the issue hit, or words for what no entry is called. */
function familyTitle({ issues }: Plan, id: string, [first]: readonly Risk[]): string {
  const origin = impliedBy(first);
  if (origin !== null) return origin.kind === 'late' ? 'late deliveries' : 'rework';
  const hit = issues.find((issue) => issue.id === first.hits[0]);
  const ending = `: ${hit?.title ?? ''}`;
  return first.title.endsWith(ending) ? first.title.slice(0, -ending.length) : first.title || id;
}

/** In document order; a delivery is due when it is reached without being late. */
export function summarizeDeliveries(
  plan: Plan,
  issues: readonly IssueForecast[],
  replications: number,
): DeliveryForecast[] {
  return plan.issues.flatMap((issue, i) => {
    if (issue.implied !== 'delivery') return [];
    const instant = issue.due ?? issue.notBefore;
    const due = instant === null ? null : minuteOfInstant(plan.start, instant);
    const { finishSamples, finish, criticality } = issues[i];
    const onTime = due === null ? null : wilson(countUpTo(finishSamples, due), replications);
    return [{ id: issue.id, title: issue.title, due, onTime, p80: finish.p80.value, criticality }];
  });
}

export function summarizePolicies({ plan, replications, tally: { policies } }: Tallied): PolicyForecast[] {
  if (policies === null) return [];
  return plan.policies.map(({ id }, k) => ({
    id,
    meanFirings: policies.firings[k] / replications,
    fired: policies.futures[k] / replications,
  }));
}
