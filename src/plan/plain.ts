// What a thing of the plan is when the document says nothing more about it. Builders spread these and name only what they mean,
// so a new construct reaches every builder here and nowhere else.
import type { Gate, Issue, Link, Person, Plan, Risk } from './plan.ts';

export const PLAIN_PERSON = {
  role: null,
  track: null,
  skills: [],
  capacityPercent: 100,
  efficiencyPercent: 100,
  away: [],
  statedCritical: false,
  calendar: null,
  availability: [],
  wip: null,
  laneOf: null,
} as const satisfies Partial<Person>;

export const PLAIN_LINK = {
  type: 'FS',
  lagMinutes: 0,
  lagIn: 'working',
  sequence: false,
  donePercent: null,
  softFactor: null,
  set: null,
} as const satisfies Partial<Link>;

export const PLAIN_ISSUE = {
  aliases: [],
  phase: null,
  module: null,
  priority: null,
  support: [],
  uses: [],
  consumes: [],
  skills: [],
  after: [],
  notBefore: null,
  due: null,
  was: null,
  optional: false,
  mitigates: null,
  implied: null,
  duplicateOf: null,
  added: null,
} as const satisfies Partial<Issue>;

export const PLAIN_GATE = { criteria: [], reviewOf: null } as const satisfies Partial<Gate>;

export const PLAIN_RISK = { family: null, together: null } as const satisfies Partial<Risk>;

export const PLAIN_PLAN = {
  quotas: [],
  windows: [],
  policies: [],
  statusDate: null,
  facts: [],
  progressLogic: 'retained',
  scope: [],
  dependencySets: { used: [], known: [] },
  options: [],
  decisions: [],
  claims: [],
  contradictions: [],
  assumptions: [],
} as const satisfies Partial<Plan>;
