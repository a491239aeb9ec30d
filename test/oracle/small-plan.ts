// Small plans for hand-made examples: Monday to Friday 09:00-17:00 from Monday 2025-11-17 (minute 540 is Monday 09:00),
// two people, Ann and Bob, at 100 %.
import { PLAIN_GATE, PLAIN_ISSUE, PLAIN_LINK, PLAIN_PERSON, PLAIN_PLAN, PLAIN_RISK } from '../../src/plan/plain.ts';
import type { Fact, Gate, Issue, Link, LinkType, Person, Plan, Risk } from '../../src/plan/plan.ts';

const estimate = (minutes: number) => ({
  distribution: { kind: 'fixed' as const, value: minutes },
  likely: minutes,
  single: true,
  text: `${minutes}m`,
});

/** A link to an issue; `kind` for other things. */
export const after = (id: string, type: LinkType = 'FS', lagMinutes = 0, more: Partial<Link> = {}): Link => ({
  ...PLAIN_LINK,
  on: { kind: 'issue', id },
  type,
  lagMinutes,
  lagIn: 'working',
  sequence: false,
  path: [],
  ...more,
});

/** What is known of an issue at the data date. */
export const fact = (id: string, more: Partial<Fact>): Fact => ({
  kind: 'issue',
  id,
  started: null,
  finished: null,
  dropped: null,
  person: null,
  remaining: null,
  donePercent: null,
  workedMinutes: null,
  ...more,
});

/** `owner` null = nobody. */
export function issue(id: string, owner: string | null, minutes: number, more: Partial<Issue> = {}): Issue {
  return {
    ...PLAIN_ISSUE,
    id,
    title: id,
    aliases: [],
    phase: null,
    module: null,
    priority: null,
    work: 'effort',
    estimate: estimate(minutes),
    who: owner === null ? { kind: 'nobody' } : { kind: 'owner', person: owner },
    support: [],
    uses: [],
    after: [],
    notBefore: null,
    due: null,
    was: null,
    optional: false,
    mitigates: null,
    ...more,
  };
}

export function gate(id: string, keepers: string[], minutes: number | null, more: Partial<Gate> = {}): Gate {
  return {
    ...PLAIN_GATE,
    id,
    title: id,
    after: [],
    keepers,
    external: [],
    review: minutes === null ? null : estimate(minutes),
    reviewMode: 'apart',
    window: null,
    pass: 1,
    attempts: 3,
    rework: null,
    opens: [],
    target: null,
    ...more,
  };
}

export const rework = (owner: string, minutes: number): Gate['rework'] => ({
  estimate: estimate(minutes),
  work: 'effort',
  owner,
});

export function risk(id: string, hits: string[], impacts: Risk['impacts'], more: Partial<Risk> = {}): Risk {
  return {
    ...PLAIN_RISK,
    id,
    title: id,
    owner: null,
    probability: { low: 1, high: 1 },
    impacts,
    hits,
    window: null,
    mitigation: null,
    ...more,
  };
}

export const by = estimate(1);

export const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...PLAIN_PERSON,
  id,
  role: null,
  track: null,
  skills: [],
  capacityPercent: 100,
  efficiencyPercent: 100,
  away: [],
  statedCritical: false,
  ...more,
});

const DAY = [{ from: 540, to: 1020 }];

export function plan(issues: Issue[], more: Partial<Plan> = {}): Plan {
  return {
    ...PLAIN_PLAN,
    id: 'small',
    title: 'small',
    start: '2025-11-17',
    calendar: {
      week: [DAY, DAY, DAY, DAY, DAY, [], []],
      holidays: [],
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      timeZone: null,
    },
    days: 'working',
    meetings: [],
    people: [person('Ann'), person('Bob')],
    pools: [],
    resources: [],
    classes: ['P0', 'P1'],
    phases: [],
    issues,
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
    ...more,
  };
}

/** Likely values, nothing fires, gates pass; `values` says otherwise by slot name. */
export function tape(small: Plan, values: Record<string, number> = {}): (name: string) => number {
  const work = new Map(small.issues.map(({ id, estimate: { likely } }) => [`issue/${id}/work`, likely!]));
  return (name) => {
    if (name in values) return values[name];
    const [kind, id, what] = name.split('/');
    if (kind === 'bands') return 32_768;
    if (kind === 'issue') return work.get(name)!;
    const found = small.gates.find((candidate) => candidate.id === id);
    if (what === 'review') return found!.review!.likely!;
    if (what === 'rework') return found!.rework!.estimate.likely!;
    return what === 'pass' ? 0 : 2 ** 31 - 1;
  };
}
