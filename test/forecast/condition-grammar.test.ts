// The one grammar for figures and conditions: what it reads, and where it says it cannot.
import { describe, expect, it } from 'vitest';
import { namesIn, parseCondition } from '../../src/plan/condition.ts';
import { nearestNames } from '../../src/plan/nearest-names.ts';

const read = (text: string) => {
  const parsed = parseCondition(text);
  if ('error' in parsed) throw new Error(`${parsed.error} at ${parsed.at}`);
  return parsed.condition;
};
const refuse = (text: string) => {
  const parsed = parseCondition(text);
  if ('condition' in parsed) throw new Error(`read ${JSON.stringify(parsed.condition)}`);
  return parsed;
};

describe('conditions that can be read', () => {
  it.each([
    [
      'P80(G2) <= 2025-12-12',
      'P<n>',
      80,
      'G2',
      '<=',
      { kind: 'date', day: { kind: 'calendar', date: '2025-12-12' }, minute: null },
    ],
    [
      'P5(G2) < 2025-12-12 14:30',
      'P<n>',
      5,
      'G2',
      '<',
      { kind: 'date', day: { kind: 'calendar', date: '2025-12-12' }, minute: 870 },
    ],
    ['chance(Deployed) >= 80%', 'chance', null, 'Deployed', '>=', { kind: 'share', value: 0.8, decimals: 0 }],
    ['chance(all)>=0.5', 'chance', null, 'all', '>=', { kind: 'share', value: 0.5, decimals: 0 }],
    ['speedup() >= 1.8', 'speedup', null, null, '>=', { kind: 'ratio', value: 1.8, decimals: 1 }],
    ['speedup() = 2.0x', 'speedup', null, null, '=', { kind: 'ratio', value: 2, decimals: 1 }],
    ['criticality("#005") >= 10%', 'criticality', null, '#005', '>=', { kind: 'share', value: 0.1, decimals: 0 }],
    [
      'mean(finish) <= week 8 fri',
      'mean',
      null,
      'finish',
      '<=',
      { kind: 'date', day: { kind: 'week', week: 8, weekday: 4 }, minute: null },
    ],
    [
      'P50(a.b-c_d) > day 12 10:00',
      'P<n>',
      50,
      'a.b-c_d',
      '>',
      { kind: 'date', day: { kind: 'day', day: 12 }, minute: 600 },
    ],
    ['contingency() <= 5d', 'contingency', null, null, '<=', { kind: 'span', amount: 5, unit: 'd', decimals: 0 }],
    ['gap(G1) <= -1.5d', 'gap', null, 'G1', '<=', { kind: 'span', amount: -1.5, unit: 'd', decimals: 1 }],
    [' fired( overload ) < 50 % ', 'fired', null, 'overload', '<', { kind: 'share', value: 0.5, decimals: 0 }],
    [
      'P80(Größe) <= week 2 friday',
      'P<n>',
      80,
      'Größe',
      '<=',
      { kind: 'date', day: { kind: 'week', week: 2, weekday: 4 }, minute: null },
    ],
  ])('reads %s', (text, name, percentile, id, operator, value) => {
    const condition = read(text);
    expect([condition.figure.name, condition.figure.percentile, condition.figure.argument?.id ?? null]).toEqual([
      name,
      percentile,
      id,
    ]);
    expect(condition.operator).toBe(operator);
    expect(condition.value).toEqual(value);
  });
});

describe('conditions that cannot be read', () => {
  it.each([
    ['', 0, 'begins with a figure'],
    ['P80 <= 2025-12-12', 3, 'needs brackets'],
    ['P80(G2 <= 2025-12-12', 4, 'other characters'],
    ['P80(G2', 6, 'never closed'],
    ['P80(#005) <= 2025-12-12', 4, 'other characters'],
    ['P100(G2) <= 2025-12-12', 0, 'no figure is called "P100"'],
    ['P0(G2) <= 2025-12-12', 0, 'no figure'],
    ['chanse(G2) >= 80%', 0, 'no figure is called "chanse"'],
    ['P80(G2) 2025-12-12', 8, 'comparison must follow'],
    ['P80(G2) == 2025-12-12', 8, 'comparison must follow'],
    ['P80(G2) <=', 10, 'nothing to compare'],
    ['P80(G2) <= 2026-02-30', 11, 'cannot read the value'],
    ['P80(G2) <= soon', 11, 'cannot read the value'],
    ['P80(G2) <= week 0 fri', 11, 'cannot read the value'],
    ['P80(G2) <= week 2 foo', 11, 'cannot read the value'],
    ['P80(G2) <= day 2 25:00', 11, 'cannot read the value'],
    ['contingency() <= a5d', 17, 'cannot read the value'],
    ['P80(G2) <= 80%', 11, 'is a date, but "80%" is a share'],
    ['chance(G2) >= 2025-12-12', 14, 'is a share'],
    ['chance(G2) >= 80', 14, 'is a share, but "80" is a plain number'],
    ['speedup(G2) >= 2', 8, 'takes no name'],
    ['load() <= 100%', 5, 'needs a name'],
    ['P80(G2) <= 2025-12-12 and more', 11, 'cannot read the value'],
  ])('refuses %s at %i', (text, at, message) => {
    const refused = refuse(text);
    expect(refused.error).toContain(message);
    expect(refused.at).toBe(at);
  });

  it('suggests the figure that was probably meant', () => {
    expect(refuse('chanse(G2) >= 80%').hint).toBe('did you mean chance?');
    expect(refuse('contigency() <= 5d').hint).toBe('did you mean contingency?');
  });

  it('never quotes more than a line of what the user wrote', () => {
    expect(refuse(`${'x'.repeat(5000)}() <= 1`).error.length).toBeLessThan(80);
  });
});

describe('names a condition mentions', () => {
  it('lists ids with what they must be, and leaves out the words of the grammar', () => {
    expect(namesIn(read('load(Dev) <= 100%'))).toEqual([{ id: 'Dev', asks: 'person', at: 5 }]);
    expect(namesIn(read('criticality("#005") >= 10%'))).toEqual([{ id: '#005', asks: 'work', at: 12 }]);
    expect(namesIn(read('P80(finish) <= day 3'))).toEqual([]);
    expect(namesIn(read('chance(all) >= 5%'))).toEqual([]);
    expect(namesIn(read('P80("finish") <= day 3'))).toHaveLength(1);
    expect(namesIn(read('speedup() >= 1'))).toEqual([]);
  });
});

describe('nearest names', () => {
  it('offers swaps and slips, nearest first, and nothing far away', () => {
    expect(nearestNames('Developer20', ['Developer01', 'Developer02', 'QA'])).toEqual(['Developer02', 'Developer01']);
    expect(nearestNames('G', ['G1', 'Deployed'])).toEqual(['G1']);
    expect(nearestNames('overlaod', ['overload'])).toEqual(['overload']);
    expect(nearestNames('banana', ['G1', 'Deployed'])).toEqual([]);
  });
});

describe('figures with two arguments', () => {
  it.each([
    ['done(P0, "week 1 fri") >= 90%', 'P0', { kind: 'week', week: 1, weekday: 4 }, null, null],
    ['done( all , week 1 fri ) >= 90%', 'all', { kind: 'week', week: 1, weekday: 4 }, null, null],
    [
      'finished("module Video", 2025-11-28 12:00) >= 3',
      'module Video',
      { kind: 'calendar', date: '2025-11-28' },
      720,
      null,
    ],
    ['length(foundation, 80) <= 14d', 'foundation', null, null, 80],
    ['length(foundation, P95) <= 14d', 'foundation', null, null, 95],
    ['length(foundation) <= 14d', 'foundation', null, null, 50],
  ])('reads %s', (text, id, day, minute, percentile) => {
    const { figure } = read(text);
    expect(figure.argument?.id).toBe(id);
    expect(figure.by).toEqual(day === null ? null : { kind: 'date', day, minute });
    expect(figure.percentile).toBe(percentile);
  });

  it.each([
    ['done(P0) >= 90%', 7, 'needs a date'],
    ['done(P0, soon) >= 90%', 9, 'cannot read the date "soon"'],
    ['done(P0, ) >= 90%', 9, 'cannot read the date ""'],
    ['done(P0, "week 1 fri" >= 90%', 22, 'a closing bracket must follow'],
    ['done(, week 1 fri) >= 90%', 5, 'needs a name'],
    ['length(foundation, 100) <= 14d', 19, 'is 1 to 99'],
    ['load(Dev, 2025-11-28) <= 100%', 8, 'takes one name only'],
    ['count(issues) = 50%', 16, 'is a plain number, but "50%" is a share'],
    ['count(issues) = -5', 16, 'cannot read the value'],
    ['staff(one) <= 2025-11-28', 14, 'is a plain number, but "2025-11-28" is a date'],
  ])('refuses %s at %i', (text, at, message) => {
    const refused = refuse(text);
    expect(refused.error).toContain(message);
    expect(refused.at).toBe(at);
  });

  it('are the same figure when they are written alike, whatever the blanks', () => {
    expect(read(' length(a,  80)  <= 1d').figure.text).toBe(read('length(a, 80) >= 2d').figure.text);
    expect(read('length(a) <= 1d').figure.text).not.toBe(read('length(a, 80) <= 1d').figure.text);
  });
});

describe('differences between two plans', () => {
  const between = (text: string) => parseCondition(text, { difference: true });

  it('compare dates with spans, and let everything be less than nothing', () => {
    for (const text of ['P80(finish) <= -5d', 'chance(G1) >= +10%', 'speedup() <= -0.2', 'count(issues) = −3'])
      expect(between(text), text).toHaveProperty('condition');
    expect(between('P80(finish) <= 2025-12-12')).toMatchObject({
      error: 'the difference of P80 is a span of time, but "2025-12-12" is a date',
    });
    expect(refuse('chance(G1) >= +10%').error).toContain('cannot read the value');
  });
});

describe('words of the grammar', () => {
  it('are no names, unless they are quoted', () => {
    for (const text of [
      'count(people) = 1',
      'done(all, day 3) >= 1%',
      'wait(all) <= 3d',
      'length(finish) <= 3d',
      'busy(finish) >= 1',
    ])
      expect(namesIn(read(text)), text).toEqual([]);
    expect(namesIn(read('count("people") = 1'))).toHaveLength(1);
    expect(namesIn(read('staff("finish") = 1'))).toHaveLength(1);
  });
});
