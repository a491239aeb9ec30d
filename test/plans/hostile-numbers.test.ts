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
