// Small plans whose ledger can be written down by hand. A day is 09:00-17:00, 480 minutes; the first day is a Monday.
import { beforeAll, describe, expect, it } from 'vitest';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { fires, ledgerOf } from './ledger-of.ts';

beforeAll(() => chanceReady());

const ONE = `
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 2d }
estimates: { ranges: limits }
`;

describe('work', () => {
  it('is likely work in working time and non-working time around it', () => {
    const { date, civil, working } = ledgerOf(ONE);
    expect(date).toBe(1440 + 17 * 60);
    expect(civil).toEqual({ 'likely-work a': 960, 'non-working': date - 960 });
    expect(working).toEqual({ 'likely-work a': 960 });
  });

  it('counts the likely part in full and what the draw adds or takes with its sign', () => {
    const text = ONE.replace('effort: 2d', 'effort: 1-3d');
    expect(ledgerOf(text, { 'issue/a/work': 1200 }).working).toEqual({ 'likely-work a': 960, 'variation a': 240 });
    expect(ledgerOf(text, { 'issue/a/work': 480 }).working).toEqual({ 'likely-work a': 960, 'variation a': -480 });
  });

  it('takes as long as its person has capacity: likely work at 50 % is twice the time', () => {
    expect(ledgerOf(ONE.replace('Ann: {}', 'Ann: { capacity: 50% }')).working).toEqual({ 'likely-work a': 1920 });
  });

  it('on the clock goes on by night, in both readings', () => {
    const { civil, working } = ledgerOf(ONE.replace('owner: Ann, effort: 2d', 'elapsed: 24h, nobody: true'));
    expect(civil).toEqual({ 'likely-work a': 1440 });
    expect(working).toEqual({ 'likely-work a': 480 });
  });

  it('leaves meetings and planned absences of its person to rows of their own', () => {
    const text = `
team: { Ann: { away: 2025-11-18 } }
meetings: [{ name: Stand-up, every: workday, at: 09:00, takes: 30m, who: all }]
issues: { a: { title: A, owner: Ann, effort: 12h } }
`;
    expect(ledgerOf(text).working).toEqual({ 'likely-work a': 720, 'meeting Ann': 60, 'absence Ann': 480 });
  });
});

describe('risks', () => {
  const risks = (list: string): string => `${ONE}risks:\n${list}`;

  it('share a product of factors by their logarithms, to the minute', () => {
    const text = risks(`
  r: { title: R, probability: 50%, impact: { factor: 1.5 }, hits: [a] }
  s: { title: S, probability: 50%, impact: { factor: 2 }, hits: [a] }
`);
    // 960 x 3: 1920 more, of which ln 1.5 / ln 3 = 36.9 % is r's.
    const { working } = ledgerOf(text, fires('r', 's'));
    expect(working).toEqual({ 'likely-work a': 960, 'risk r': 709, 'risk s': 1211 });
  });

  it('that cancel each other get what each alone would do', () => {
    const text = risks(`
  r: { title: R, probability: 50%, impact: { factor: 2 }, hits: [a] }
  s: { title: S, probability: 50%, impact: { factor: 0.5 }, hits: [a] }
`);
    // 960 ln 2 = 665.4
    expect(ledgerOf(text, fires('r', 's')).working).toEqual({ 'likely-work a': 960, 'risk r': 665, 'risk s': -665 });
  });

  it('of which only the largest factor counts leave all of it to that one', () => {
    const text = `${risks(`
  r: { title: R, probability: 50%, impact: { factor: 1.5 }, hits: [a] }
  s: { title: S, probability: 50%, impact: { factor: 2 }, hits: [a] }
`)}combine: max\n`;
    expect(ledgerOf(text, fires('r', 's')).working).toEqual({ 'likely-work a': 960, 'risk s': 960 });
  });

  it('bear their extra work, the delay behind it, and the time an issue is blocked', () => {
    const text = risks(`
  r: { title: R, probability: 50%, impact: { effort: 1d }, hits: [a] }
  s: { title: S, probability: 50%, impact: { delay: 2d }, hits: [a] }
  t: { title: T, probability: 50%, impact: { blocks: 3d }, hits: [a] }
`);
    expect(ledgerOf(text, fires('r', 's', 't')).working).toEqual({
      'likely-work a': 960,
      'risk r': 480,
      'risk s': 960,
      'risk t': 1440,
    });
  });

  it('bear the absence and the lost capacity of whoever works', () => {
    const absence = risks(`
  r: { title: R, probability: 50%, impact: { absence: 1d, of: [Ann] }, window: { from: 2025-11-17, to: 2025-11-18 } }
`);
    const noon = { 'risk/r/minute': 12 * 60 };
    expect(ledgerOf(absence, { ...fires('r'), ...noon }).working).toEqual({ 'likely-work a': 960, 'risk r': 480 });
    const loss = risks(`
  r: { title: R, probability: 50%, impact: { loss: 50%, for: 10d, of: [Ann] } }
`);
    expect(ledgerOf(loss, fires('r')).working).toEqual({ 'likely-work a': 960, 'risk r': 960 });
  });
});

describe('waiting', () => {
  const two = (more: string): string => `
team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 2d }
  b: { title: B, ${more} }
`;

  it('for a busy person is the likely part of what they did meanwhile', () => {
    const { working, steps } = ledgerOf(two('owner: Ann, effort: 1d'), { 'issue/a/work': 1440 });
    expect(working).toEqual({ 'variation a': 480, 'busy-person Ann': 960, 'likely-work b': 480 });
    expect(steps).toEqual(['a', 'b']);
  });

  it('begins when everything else is there: before that it is the other work itself', () => {
    const text = two('owner: Ann, effort: 1d, after: c').replace(
      'issues:',
      'issues:\n  c: { title: C, owner: Bob, effort: 1d }',
    );
    // c is over on Monday evening, Ann on Tuesday evening.
    const { working } = ledgerOf(text);
    expect(working).toEqual({ 'likely-work a': 480, 'busy-person Ann': 480, 'likely-work b': 480 });
  });

  it('for a predecessor is that predecessor’s own work', () => {
    expect(ledgerOf(two('owner: Bob, effort: 1d, after: a')).working).toEqual({
      'likely-work a': 960,
      'likely-work b': 480,
    });
  });

  it('for a resource is charged to the resource', () => {
    const text = `${two('owner: Bob, effort: 1d, uses: rig').replace('effort: 2d', 'effort: 2d, uses: rig')}resources: { rig: {} }\n`;
    expect(ledgerOf(text).working).toEqual({ 'resource rig': 960, 'likely-work b': 480 });
  });

  it('for a lag is charged to what waits, in working time or on the clock', () => {
    const working = two('owner: Bob, effort: 1d, after: { issue: a, lag: 1d }');
    expect(ledgerOf(working).working).toEqual({ 'likely-work a': 960, 'lag b': 480, 'likely-work b': 480 });
    const clock = ledgerOf(two('owner: Bob, effort: 1d, after: { issue: a, lag: 24h, in: clock }'));
    // Tuesday 17:00 to Wednesday 17:00; b begins on Thursday.
    expect(clock.civil['lag b']).toBe(1440);
    expect(clock.working['lag b']).toBe(480);
  });

  it('for a date is the time since everything else was there; before it there was time to spare', () => {
    const text = two('owner: Bob, effort: 1d, after: a, notBefore: 2025-11-24');
    expect(ledgerOf(text).working).toEqual({ 'earlier b': 960, 'date b': 1440, 'likely-work b': 480 });
  });

  it('for a delivery is charged to it, and what it is late apart from that', () => {
    const text = `${two('owner: Bob, effort: 1d, after: parts')}deliveries: { parts: { title: Parts, due: 2025-11-19, onTime: 50%, late: 2d } }\n`;
    expect(ledgerOf(text, fires('late/parts')).working).toEqual({
      'delivery parts': 1440,
      'late-delivery parts': 960,
      'likely-work b': 480,
    });
  });

  it('for a window to open is charged to the window', () => {
    const text = `${two('owner: Bob, effort: 1d')}windows: { freeze: { title: Freeze, dates: 2025-11-17..2025-11-19, closes: { ids: [b] } } }\n`;
    expect(ledgerOf(text).working).toEqual({ 'window freeze': 1440, 'likely-work b': 480 });
  });

  it('while the person gives support is a reduced share', () => {
    const text = `
team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 4d, support: { Bob: 50% } }
  b: { title: B, owner: Bob, effort: 3d }
`;
    // Bob works at half his pace for four days, then a day alone.
    expect(ledgerOf(text).working).toEqual({ 'likely-work b': 1440, 'reduced-share Bob': 960 });
  });

  it('for a review of another gate is waiting for the reviewer', () => {
    const text = `
team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d }
  b: { title: B, owner: Bob, effort: 2d }
gates: { g: { title: G, after: a, keepers: [Bob], review: 4h } }
`;
    expect(ledgerOf(text).working).toEqual({ 'likely-work b': 960, 'busy-person Bob': 240 });
  });
});

describe('gates', () => {
  const gate = `
team: { Ann: {}, Bob: {} }
issues: { a: { title: A, owner: Ann, effort: 1d } }
gates: { g: { title: G, after: a, keepers: [Bob], review: 4h, pass: 80%, attempts: 3, rework: { effort: 1d, owner: Ann } } }
`;

  it('take their review', () => {
    expect(ledgerOf(gate).working).toEqual({ 'likely-work a': 480, 'gate g': 240 });
  });

  it('that fail by their own draw cost rework and reviews anew', () => {
    const { working, steps } = ledgerOf(gate, { 'gate/g/pass/1': 2_147_483_647 });
    expect(working).toEqual({ 'likely-work a': 480, 'gate g': 240, 'rework g': 720 });
    expect(steps).toEqual(['a', 'g', 'g/rework', 'g']);
  });

  it('that a risk made fail cost that risk its rework', () => {
    const text = `${gate}risks: { r: { title: R, probability: 50%, impact: { fails: g } } }\n`;
    expect(ledgerOf(text, fires('r')).working).toEqual({ 'likely-work a': 480, 'gate g': 240, 'risk r': 720 });
    const both = { ...fires('r'), 'gate/g/pass/1': 2_147_483_647 };
    expect(ledgerOf(text, both).working, 'it would have failed anyway').toMatchObject({ 'rework g': 720 });
  });
});

describe('the origin', () => {
  it('is the data date: what was done before it is not charged', () => {
    const text = `${ONE.replace('effort: 2d', 'effort: 4d')}statusDate: 2025-11-18T13:00
progress: { a: { started: 2025-11-17, remaining: 1d } }
`;
    const { date, civil, working } = ledgerOf(text);
    expect(working).toEqual({ 'likely-work a': 480 });
    expect(Object.values(civil).reduce((sum, minutes) => sum + minutes, 0)).toBe(date - (1440 + 13 * 60));
  });

  it('leaves nothing to charge for a date that has passed', () => {
    const text = `
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d }
  b: { title: B, owner: Ann, effort: 1d, after: a }
statusDate: 2025-11-19
progress: { a: { started: 2025-11-17, finished: 2025-11-17 } }
`;
    expect(ledgerOf(text, {}, 'a').civil).toEqual({});
  });
});
