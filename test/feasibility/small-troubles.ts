// One small plan in which each rule bites, and the same plan put right. Monday 2025-11-17, 09:00 to 17:00, Ann and Bob.
import type { FindingCode } from '../../src/plan/codes/findings.ts';
import type { Estimate, Fact, Issue, Plan, Quota, Window } from '../../src/plan/plan.ts';
import { after, gate, issue, person, plan } from '../oracle/small-plan.ts';

export const HOUR = 60;
export const DAY = 480;
export const on = (day: string, time = '17:00'): string => `2025-11-${day}T${time}`;

/** An estimate from `min` to `max` hours with its middle as the likely value. */
export const between = (min: number, max: number): Estimate => ({
  distribution: { kind: 'uniform', min: min * HOUR, max: max * HOUR },
  likely: ((min + max) / 2) * HOUR,
  single: false,
  text: `${min}-${max}h`,
});

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

const quota = (more: Partial<Quota> = {}): Quota => ({
  id: 'api',
  amount: 100,
  unit: null,
  per: 'week',
  fallbackFactor: null,
  ...more,
});

const freeze = (closes: string[]): Window => ({
  id: 'freeze',
  title: 'Freeze',
  spans: [{ from: on('18', '00:00'), to: on('20', '00:00') }],
  weekly: null,
  closes,
  only: [],
});

const milestone = (id: string, needs: string[], target: string): Plan['milestones'][number] => ({
  id,
  title: id,
  after: needs.map((need) => after(need)),
  share: null,
  target,
});

const delivery = (date: string): Issue =>
  issue('keys', null, 0, { work: 'elapsed', implied: 'delivery', notBefore: date });

const meeting = (days: readonly (0 | 1 | 2 | 3 | 4)[]): Plan['meetings'][number] => ({
  name: 'Sync',
  on: days,
  everyWeeks: 1,
  from: null,
  until: null,
  at: 540,
  minutes: 60,
  who: ['Ann'],
});

const decision = (stated: boolean): Plan['decisions'][number] => ({
  id: 'size',
  title: 'Size',
  options: ['small', 'large'],
  taken: 'small',
  stated,
  due: on('18'),
});

const done = { finished: on('18'), started: on('17', '09:00') };

/** By code: a plan it bites in, and the plan put right. */
export const TROUBLES: Record<FindingCode, readonly [bites: Plan, spares: Plan]> = {
  W301: [
    plan([issue('a', 'Ann', 5 * DAY, { due: on('19') })]),
    // Its least would fit, whatever is likely.
    plan([issue('a', 'Ann', 0, { estimate: between(20, 60), due: on('19') })]),
  ],
  W302: [
    plan([issue('a', 'Ann', 3 * DAY), issue('b', 'Ann', 3 * DAY, { due: on('20') })], {
      rule: 'document',
    }),
    plan([issue('a', 'Ann', 3 * DAY), issue('b', 'Bob', 3 * DAY, { due: on('20') })], { rule: 'document' }),
  ],
  W303: [
    plan([issue('a', 'Ann', 4 * DAY, { due: on('21') }), issue('b', 'Ann', 2 * DAY, { due: on('21') })]),
    plan([issue('a', 'Ann', 4 * DAY, { due: on('21') }), issue('b', 'Ann', DAY, { due: on('21') })]),
  ],
  W304: [
    plan(['a', 'b', 'c', 'd'].map((id) => pooled(id, 2 * DAY, on('19')))),
    plan(['a', 'b', 'c', 'd'].map((id) => pooled(id, 2 * DAY, on('20')))),
  ],
  W305: [
    plan([issue('a', 'Ann', DAY, { due: on('21') }), issue('b', 'Bob', DAY, { due: on('20'), after: [after('a')] })]),
    plan([issue('a', 'Ann', DAY, { due: on('21') }), issue('b', 'Bob', DAY, { due: on('24'), after: [after('a')] })]),
  ],
  W306: [
    plan([
      issue('a', 'Ann', DAY, { due: on('20') }),
      issue('b', 'Bob', 2 * DAY, { due: on('21'), after: [after('a')] }),
    ]),
    plan([issue('a', 'Ann', DAY, { due: on('20') }), issue('b', 'Bob', DAY, { due: on('21'), after: [after('a')] })]),
  ],
  W307: [
    plan([issue('a', 'Ann', 0, { estimate: between(4, 28) }), issue('b', 'Bob', 2 * DAY, { after: [after('a')] })], {
      milestones: [milestone('m', ['b'], on('19', '16:00'))],
    }),
    plan([issue('a', 'Ann', 0, { estimate: between(4, 20) }), issue('b', 'Bob', DAY, { after: [after('a')] })], {
      milestones: [milestone('m', ['b'], on('19', '16:00'))],
    }),
  ],
  W308: [
    plan([issue('a', 'Ann', DAY, { due: on('18') })], { statusDate: on('20') }),
    plan([issue('a', 'Ann', DAY, { due: on('18') })], { statusDate: on('20'), facts: [fact('a', done)] }),
  ],
  W309: [supported(60), supported(50)],
  W310: [shared([0, 1, 2, 3, 4]), shared([0])],
  W311: [
    plan([issue('a', 'Ann', DAY)], {
      people: [person('Ann', { away: [{ from: '2025-11-01', to: '2029-01-01' }] }), person('Bob')],
    }),
    plan([issue('a', 'Ann', DAY)], {
      people: [person('Ann', { away: [{ from: '2025-11-01', to: '2026-11-01' }] }), person('Bob')],
    }),
  ],
  W312: [
    plan([issue('a', 'Ann', DAY), issue('b', 'Ann', DAY, { after: [after('a')] }), issue('c', 'Bob', DAY)]),
    plan([
      issue('a', 'Ann', DAY),
      issue('b', 'Ann', DAY, { after: [after('a')] }),
      issue('c', 'Bob', DAY, { after: [after('a')] }),
    ]),
  ],
  W313: [
    plan([issue('a', 'Ann', DAY, { due: on('21') }), issue('b', 'Bob', DAY, { after: [after('a')] })]),
    plan([issue('a', 'Ann', DAY, { due: on('21') }), issue('b', 'Bob', DAY, { after: [after('a')] })], {
      milestones: [milestone('m', ['a', 'b'], on('21'))],
    }),
  ],
  W314: [
    plan([issue('a', 'Ann', DAY)], { gates: [gate('G', ['Bob'], HOUR)] }),
    plan([issue('a', 'Ann', DAY)], { gates: [gate('G', ['Bob'], HOUR, { after: [after('a')] })] }),
  ],
  W315: [
    plan([issue('a', null, 3 * DAY), issue('b', 'Ann', DAY, { after: [after('a')] })]),
    plan([issue('a', null, 3 * DAY), issue('b', 'Ann', 4 * DAY)]),
  ],
  W316: [absent('2025-11-21'), absent('2025-11-17')],
  W317: [
    plan([issue('a', 'Ann', DAY), issue('b', 'Bob', DAY, { duplicateOf: 'a' })]),
    plan([issue('a', 'Ann', DAY), issue('b', 'Bob', DAY)]),
  ],
  W318: [classed(false), classed(true)],
  W319: [consuming(null, on('21')), consuming(null, on('24'))],
  W320: [
    plan([delivery(on('20')), issue('a', 'Ann', HOUR, { due: on('19'), after: [after('keys')] })]),
    plan([delivery(on('18')), issue('a', 'Ann', HOUR, { due: on('19'), after: [after('keys')] })]),
  ],
  W321: [
    plan([issue('a', 'Ann', DAY)], { decisions: [decision(false)], statusDate: on('19') }),
    plan([issue('a', 'Ann', DAY)], { decisions: [decision(true)], statusDate: on('19') }),
  ],
  W322: [
    plan([issue('a', 'Ann', 2 * DAY, { due: on('20', '12:00') })], { windows: [freeze(['a'])] }),
    plan([issue('a', 'Ann', 2 * DAY, { due: on('20') })], { windows: [freeze(['a'])] }),
  ],
  W323: [
    plan([issue('a', 'Ann', DAY), issue('b', 'Bob', DAY, { after: [after('a')] })], {
      statusDate: on('18'),
      facts: [fact('a', { dropped: on('18', '09:00') })],
    }),
    plan([issue('a', 'Ann', DAY), issue('b', 'Bob', DAY, { after: [after('a')] })], { statusDate: on('18') }),
  ],
  W324: [staged(1), staged(2)],
};

function pooled(id: string, minutes: number, due: string): Issue {
  return issue(id, null, minutes, { who: { kind: 'anyOf', people: ['Ann', 'Bob'], pool: null }, due });
}

function supported(sharePercent: number): Plan {
  const support = [{ person: 'Cy', sharePercent, adds: false }];
  return plan([issue('a', 'Ann', 2 * DAY, { support }), issue('b', 'Bob', 2 * DAY, { support })], {
    people: [person('Ann'), person('Bob'), person('Cy')],
  });
}

function shared(days: readonly (0 | 1 | 2 | 3 | 4)[]): Plan {
  const people = [person('Ann', { capacityPercent: 10 }), person('Bob')];
  return plan([issue('a', 'Bob', DAY)], { people, meetings: [meeting(days)] });
}

/** The gate is ready on Wednesday at 17:00, so its review begins on Thursday. */
function absent(until: string): Plan {
  const people = [person('Ann'), person('Bob', { away: [{ from: '2025-11-17', to: until }] })];
  return plan([issue('a', 'Ann', 3 * DAY)], { people, gates: [gate('G', ['Bob'], HOUR, { after: [after('a')] })] });
}

function classed(inheritClasses: boolean): Plan {
  const issues = [
    issue('a', 'Ann', DAY, { priority: 1 }),
    issue('b', 'Bob', DAY, { priority: 0, after: [after('a')] }),
  ];
  return plan(issues, { inheritClasses });
}

function consuming(fallbackFactor: number | null, due: string): Plan {
  const consumes = [{ quota: 'api', amount: 80 }];
  const issues = [issue('a', 'Ann', HOUR, { consumes, due: on('21') }), issue('b', 'Bob', HOUR, { consumes, due })];
  return plan(issues, { quotas: [quota({ fallbackFactor })] });
}

function staged(capacity: number): Plan {
  const uses = [{ resource: 'staging', amount: 1 }];
  const issues = ['Ann', 'Bob'].map((owner) => issue(`by-${owner}`, owner, 3 * DAY, { uses, due: on('21') }));
  return plan(issues, { resources: [{ id: 'staging', capacity, unit: null }] });
}
