// Plans for known answers: around-the-clock calendar, no meetings, so that a minute of work is a minute of the clock.

import { likelyOfDistribution } from '../../src/plan/likely.ts';
import { PLAIN_ISSUE, PLAIN_LINK, PLAIN_PERSON, PLAIN_PLAN } from '../../src/plan/plain.ts';
import type { Distribution, Estimate, Issue, Link, Person, Plan, Resource, Risk } from '../../src/plan/plan.ts';

/** One activity of a textbook network; `distribution` is in minutes. */
export interface Activity {
  id: string;
  distribution: Distribution;
  after: readonly string[];
  uses?: Issue['uses'];
  /** Any of these people does it; nobody when absent. */
  anyOf?: readonly string[];
}

export interface Parts {
  id: string;
  activities: readonly Activity[];
  people?: readonly string[];
  resources?: readonly Resource[];
  risks?: readonly Risk[];
  rule?: Plan['rule'];
}

export const estimateOf = (distribution: Distribution): Estimate => ({
  distribution,
  likely: likelyOfDistribution(distribution),
  single: false,
  text: distribution.kind,
});

export const linkTo = (id: string): Link => ({
  ...PLAIN_LINK,
  on: { kind: 'issue', id },
  type: 'FS',
  lagMinutes: 0,
  lagIn: 'working',
  sequence: false,
  path: [],
});

export const personOf = (id: string, capacityPercent = 100): Person => ({
  ...PLAIN_PERSON,
  id,
  role: null,
  track: null,
  skills: [],
  capacityPercent,
  efficiencyPercent: 100,
  away: [],
  statedCritical: false,
});

/** An issue that takes working time of whoever does it. */
export const issueOf = (activity: Activity, more: Partial<Issue> = {}): Issue => ({
  ...PLAIN_ISSUE,
  id: activity.id,
  title: activity.id,
  aliases: [],
  phase: null,
  module: null,
  priority: null,
  work: 'duration',
  estimate: estimateOf(activity.distribution),
  who: activity.anyOf === undefined ? { kind: 'nobody' } : { kind: 'anyOf', people: activity.anyOf, pool: null },
  support: [],
  uses: activity.uses ?? [],
  after: activity.after.map(linkTo),
  notBefore: null,
  due: null,
  was: null,
  optional: false,
  mitigates: null,
  ...more,
});

/** A plan with nothing in it, around the clock, whose day is worth 480 minutes. */
export const emptyPlan = (id: string): Plan => ({
  ...PLAIN_PLAN,
  id,
  title: id,
  start: '2025-01-01',
  calendar: {
    week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
    holidays: [],
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    timeZone: null,
  },
  days: 'calendar',
  meetings: [],
  people: [],
  pools: [],
  resources: [],
  classes: [],
  phases: [],
  issues: [],
  gates: [],
  milestones: [],
  risks: [],
  combineFactors: 'multiply',
  bands: 'mid',
  spread: null,
  dispatch: 'issue-first',
  rule: 'lft',
  inheritClasses: true,
  classOrder: 'class-first',
  velocityTargets: [],
  baseline: 'sequential-by-owner',
  simulation: { seed: '1', replications: 1 },
  expect: [],
});

export const planOf = ({ id, activities, people = [], resources = [], risks = [], rule = 'lft' }: Parts): Plan => ({
  ...emptyPlan(id),
  people: people.map((name) => personOf(name)),
  resources,
  issues: activities.map((activity) => issueOf(activity)),
  risks,
  rule,
});
