// The plan run backwards: what comes last comes first. Exact for issues with fixed durations, people, resources and links from finish to start
// around the clock; of everything else only lengths and the order of issues are kept, so a mirrored schedule proposes orders and proves nothing.
import type { Network } from '../../engine/network/network.ts';
import { PLAIN_ISSUE, PLAIN_LINK, PLAIN_PERSON, PLAIN_PLAN } from '../../plan/plain.ts';
import type { Issue, Plan } from '../../plan/plan.ts';
import type { IssueLinks } from './issue-links.ts';

const AROUND_THE_CLOCK = [{ from: 0, to: 1440 }];
const DAYS_OF_WEEK = 7;

/** The mirrored plan; issues keep their ids and numbers. `network` and `links` are those of the plan. */
export function mirrored(plan: Plan, network: Network, links: IssueLinks): Plan {
  const { order: _, ...rest } = plan;
  return {
    ...rest,
    ...PLAIN_PLAN,
    days: 'calendar',
    calendar: { ...plan.calendar, week: Array.from({ length: DAYS_OF_WEEK }, () => AROUND_THE_CLOCK), holidays: [] },
    meetings: [],
    people: plan.people.map((person) => ({ ...person, ...PLAIN_PERSON })),
    pools: [],
    classes: [],
    phases: [],
    gates: [],
    milestones: [],
    risks: [],
    rule: 'document',
    issues: plan.issues.map((issue, i) => mirroredIssue(plan, issue, network.likelyLength[i], following(links, i))),
    simulation: { seed: '1', replications: 1 },
    expect: [],
  };
}

function following({ afterOffset, after }: IssueLinks, issue: number): Int32Array {
  return after.subarray(afterOffset[issue], afterOffset[issue + 1]);
}

function mirroredIssue({ issues }: Plan, issue: Issue, minutes: number, needs: Int32Array): Issue {
  return {
    ...issue,
    ...PLAIN_ISSUE,
    uses: issue.uses,
    work: 'duration',
    estimate: { distribution: { kind: 'fixed', value: minutes }, likely: minutes, single: false, text: 'mirrored' },
    after: Array.from(needs, (need) => ({ ...PLAIN_LINK, on: { kind: 'issue', id: issues[need].id }, path: [] })),
  };
}
