// No NaN in, none out: every numeric field meets every hostile value, and each meeting ends in an error at that value.
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const HOSTILE = [
  '.nan',
  '.inf',
  '-.inf',
  '1e400',
  '-1e400',
  '-0',
  '-0.0',
  '9007199254740993',
  '-1',
  '-5%',
  '-1d',
  '"5 bananas"',
  '5bananas',
  '"NaN"',
  '"Infinity"',
  '"1e400"',
  '"0x10"',
  '1_000',
  '"1,5"',
  '"١"',
  'true',
  '[]',
  '{}',
  '[1]',
  '""',
  '" "',
  '',
  '~',
  '!!float 1',
  '"%"',
  '1d%',
];

/** `?` stands for the value; every one of these fields takes a number, a duration, a share or an estimate. */
const FIELDS: Record<string, string> = {
  'a capacity': 'team: { Ann: { capacity: ? } }',
  'an efficiency': 'team: { Ann: { efficiency: ? } }',
  'the units of a pool': 'pools: { P: { units: ? } }',
  'the capacity of a pool': 'pools: { P: { units: 1, capacity: ? } }',
  'the capacity of a resource': 'resources: { gpu: { capacity: ? } }',
  'the worth of a day': 'calendar: { day: ? }',
  'the worth of a week': 'calendar: { workWeek: ? }',
  'the length of a meeting': 'meetings: [{ name: x, every: mon, at: 10:00, takes: ? }]',
  'the rhythm of a meeting': 'meetings: [{ name: x, every: mon, at: 10:00, takes: 1h, everyWeeks: ? }]',
  'the spread': 'estimates: { spread: { sdLog: ? } }',
  'the shared part of the spread': 'estimates: { spread: { sdLog: 0.5, shared: ? } }',
  'an effort': 'issues: { i: { owner: Ann, effort: ? } }',
  'a duration': 'issues: { i: { owner: Ann, duration: ? } }',
  'an elapsed time': 'issues: { i: { nobody: true, elapsed: ? } }',
  'a P10': 'issues: { i: { owner: Ann, effort: { p10: ?, p90: 5w } } }',
  'a P90': 'issues: { i: { owner: Ann, effort: { p10: 1m, p90: ? } } }',
  'a median': 'issues: { i: { owner: Ann, effort: { distribution: lognormal, median: ?, sdLog: 0.5 } } }',
  'a standard deviation of logs':
    'issues: { i: { owner: Ann, effort: { distribution: lognormal, median: 1d, sdLog: ? } } }',
  'a minimum': 'issues: { i: { owner: Ann, effort: { distribution: uniform, min: ?, max: 5w } } }',
  'a discrete value': 'issues: { i: { owner: Ann, effort: { distribution: discrete, values: [?], weights: [1] } } }',
  'a weight': 'issues: { i: { owner: Ann, effort: { distribution: discrete, values: [1d], weights: [?] } } }',
  'an empirical value': 'issues: { i: { owner: Ann, effort: { distribution: empirical, values: [?] } } }',
  'a share of support': 'issues: { i: { owner: Ann, effort: 1d, support: { Bob: ? } } }',
  'a spelled out share of support': 'issues: { i: { owner: Ann, effort: 1d, support: { Bob: { share: ? } } } }',
  'an amount of a resource':
    'issues: { i: { owner: Ann, effort: 1d, uses: { r: ? } } }\nresources: { r: { capacity: 9 } }',
  'a review': 'gates: { G: { keepers: Ann, review: ? } }',
  'a chance to pass': 'gates: { G: { pass: ? } }',
  'a number of attempts': 'gates: { G: { attempts: ? } }',
  'the effort of a rework': 'gates: { G: { rework: { owner: Ann, effort: ? } } }',
  'a share of issues': 'milestones: { m: { when: { share: ?, of: all } } }',
  'a probability': 'risks: { r: { probability: ?, impact: { factor: 2 }, hits: all } }',
  'a factor': 'risks: { r: { probability: 10%, impact: { factor: ? }, hits: all } }',
  'a delay': 'risks: { r: { probability: 10%, impact: { delay: ? }, hits: all } }',
  'extra work': 'risks: { r: { probability: 10%, impact: { effort: ? }, hits: all } }',
  'an absence': 'risks: { r: { probability: 10%, impact: { absence: ?, of: Ann } } }',
  'a loss': 'risks: { r: { probability: 10%, impact: { loss: ?, for: 1d, of: Ann } } }',
  'the length of a loss': 'risks: { r: { probability: 10%, impact: { loss: 10%, for: ?, of: Ann } } }',
  'a residual probability':
    'risks: { r: { probability: 10%, impact: { factor: 2 }, hits: all, mitigation: { issue: base, probability: ? } } }',
  'a band of probability': 'scales: { probability: { low: ? } }',
  'a factor of a scale': 'scales: { impact: { big: { factor: ? } } }',
  'a speed at a skill': 'team: { Ann: { skills: { api: ? } } }',
  'a capacity for a while': 'team: { Ann: { availability: [{ from: week 1, capacity: ? }] } }',
  'the length of a ramp': 'team: { Ann: { ramp: { over: ?, from: 10% } } }',
  'the beginning of a ramp': 'team: { Ann: { ramp: { over: 1w, from: ? } } }',
  'a limit': 'team: { Ann: { wip: { max: ? } } }',
  'the loss of changing': 'team: { Ann: { wip: { max: 2, eager: true, loss: ? } } }',
  'the share of a stream': 'team: { Ann: , Bob: , Cid: { split: { data: ? } } }',
  'a part of the work': 'issues: { i: { owner: Ann, effort: 1d, after: { issue: base, done: ? } } }',
  'the factor of a soft link':
    'issues: { i: { owner: Ann, effort: 1d, after: { issue: base, soft: true, factor: ? } } }',
  'an amount of a quota': 'issues: { i: { owner: Ann, effort: 1d, consumes: { q: ? } } }\nquotas: { q: { amount: 9 } }',
  'the amount of a quota': 'quotas: { q: { amount: ? } }',
  'the factor of a quota': 'quotas: { q: { amount: 9, fallback: { factor: ? } } }',
  'the chance of a delivery': 'deliveries: { d: { due: week 1, late: 1d, onTime: ? } }',
  'the lateness of a delivery': 'deliveries: { d: { due: week 1, onTime: 50%, late: ? } }',
  'the wait for a delivery': 'deliveries: { d: { due: week 1, fallback: { factor: 2, wait: ? } } }',
  'the factor of a delivery': 'deliveries: { d: { due: week 1, fallback: { factor: ? } } }',
  'the rhythm of a window': 'windows: { w: { every: mon, closes: all, everyWeeks: ? } }',
  'the first week of a window': 'windows: { w: { every: mon, closes: all, startWeek: ? } }',
  'the effort of a reviewer': 'issues: { i: { owner: Ann, effort: 1d, review: { by: Bob, effort: ? } } }',
  'the lag of a review': 'issues: { i: { owner: Ann, effort: 1d, review: { by: Bob, lag: ? } } }',
  'the chance to pass a review': 'issues: { i: { owner: Ann, effort: 1d, review: { by: Bob, pass: ? } } }',
  'the rework after a review': 'issues: { i: { owner: Ann, effort: 1d, review: { by: Bob, rework: ? } } }',
  'the share of a rework': 'issues: { i: { owner: Ann, effort: 1d, rework: { chance: 10%, share: ? } } }',
  'the chance of a rework': 'issues: { i: { owner: Ann, effort: 1d, rework: { effort: 1d, chance: ? } } }',
  'the rounds of a rework': 'issues: { i: { owner: Ann, effort: 1d, rework: { effort: 1d, chance: 10%, rounds: ? } } }',
  'the chance of a criterion': 'gates: { G: { criteria: [{ says: x, pass: ? }] } }',
  'a block': 'risks: { r: { probability: 10%, impact: { blocks: ? }, hits: all } }',
  'the range of a level': 'escalation: [{ level: x, within: ? }]',
  'the share of a level': 'escalation: [{ level: x, within: 1h, solves: ? }, { level: y, within: 1d }]',
  'the end of a bin':
    'issues: { i: { owner: Ann, effort: { distribution: histogram, bins: [{ from: 0, to: ?, weight: 1 }] } } }',
  'the weight of a bin':
    'issues: { i: { owner: Ann, effort: { distribution: histogram, bins: [{ from: 0, to: 1d, weight: ? }] } } }',
  'the length of a queue': 'policies: [{ when: { queue: Ann, over: ? }, then: { report: true } }]',
  'the length of a block': 'policies: [{ when: { blocked: ? }, then: { report: true } }]',
  'how many move': 'policies: [{ when: { queue: Ann, over: 1 }, then: { to: Bob, move: ? } }]',
  'a share done': 'progress: { base: { done: ? } }\nstatusDate: 2026-01-07',
  'work left': 'progress: { base: { remaining: ? } }\nstatusDate: 2026-01-07',
  'work done': 'progress: { base: { started: 2026-01-05, worked: ? } }\nstatusDate: 2026-01-07',
  'a share of a class': 'completion: { P0: ? }',
  'a velocity': 'velocity: [?]',
  'a number of replications': 'simulation: { replications: ? }',
};

describe.each(Object.entries(FIELDS))('%s', (_what, template) => {
  // `[]` is a list without entries, not a hostile number.
  const values = HOSTILE.filter((value) => value !== '' || !template.includes('velocity'));
  test.each(values)('cannot be %j', (value) => {
    const hasIssues = template.startsWith('issues:');
    const base = hasIssues ? template.replace('issues: {', 'issues: { base: { owner: Ann, effort: 1-2d }, ') : template;
    const text = [
      'plan: Hostile numbers',
      'start: 2026-01-05',
      ...(template.startsWith('team:') ? [] : ['team: { Ann: , Bob: }']),
      ...(hasIssues ? [] : ['issues: { base: { owner: Ann, effort: 1-2d } }']),
      base.replace('?', value),
      '',
    ].join('\n');
    const { plan, diagnostics } = readPlan(text, { name: 'hostile.yaml' });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const line = text.slice(0, text.indexOf(base.split('?')[0])).split('\n').length;
    expect(plan).toBeNull();
    expect(errors.map(({ range }) => range?.start.line)).toContain(line);
  });
});
