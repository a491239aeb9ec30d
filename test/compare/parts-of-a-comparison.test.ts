// One option or many, stopped early or never finishing, with one thread or two: what a comparison says must hold together.
import { describe, expect, it } from 'vitest';
import { createThreads } from '../../src/workers/threads.ts';
import { SMALL } from '../forecast/plans.ts';
import { comparison, line } from './plans.ts';

const BOB = SMALL.replace('lid: { title: Lid, owner: Ann', 'lid: { title: Lid, owner: Bob');
const SHORT = SMALL.replace(
  'test: { title: Test run, owner: Bob, effort: 1-3d',
  'test: { title: Test run, owner: Bob, effort: 1-2d',
);

describe('a comparison', () => {
  it('shares the level of its intervals among its options', async () => {
    const ask = { exactly: true, replications: 400 };
    const one = await comparison(SMALL, { BOB }, ask);
    const many = await comparison(SMALL, { BOB, SHORT, same: SMALL, line: line({ a: 'effort: 3d' }) }, ask);
    expect(one.level).toBeCloseTo(0.95, 12);
    expect(many.level).toBeCloseTo(1 - 0.05 / 4, 12);
    expect(many.options.map(({ id }) => id)).toEqual(['BOB', 'SHORT', 'same', 'line']);
    const [wide, narrow] = [many.options[0].differences[0].mean, one.options[0].differences[0].mean];
    expect(wide.value).toBe(narrow.value);
    expect(Number(wide.high)).toBeGreaterThan(Number(narrow.high));
    expect(many.best?.ranks).toHaveLength(5);
    expect(many.best?.ranks.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 9);
    expect(many.options[3]).toMatchObject({ datesGone: ['ship', 'sold', 'build'], datesNew: [] });
  });

  it('that was interrupted is the comparison of as many futures', async () => {
    let pauses = 0;
    const ask = { exactly: true, replications: 1000 };
    const stopped = await comparison(SMALL, { BOB }, { ...ask, shouldStop: () => ++pauses === 2 });
    const whole = await comparison(SMALL, { BOB }, { ...ask, replications: 400 });
    expect(stopped).toMatchObject({ replications: 400, partial: true, ended: 'interrupted', most: 1000 });
    const told = ({ most: _, ended: __, partial: ___, looks: ____, ...rest }: typeof whole) => rest;
    expect(told(stopped)).toEqual(told(whole));
    const timed = await comparison(SMALL, { BOB }, { ...ask, isTimeUp: () => true });
    expect(timed).toMatchObject({ replications: 200, partial: false, ended: 'time' });
  });

  it('is the same for one thread and two', async () => {
    const threads = createThreads({ jobs: 2, always: true });
    const ask = { exactly: true, replications: 1500 };
    const two = await comparison(SMALL, { BOB, SHORT }, { ...ask, executor: threads });
    await threads.close();
    expect(JSON.stringify(two)).toBe(JSON.stringify(await comparison(SMALL, { BOB, SHORT }, ask)));
  });

  it('explains the difference of the means by causes that add up to it', async () => {
    const { options, replications } = await comparison(SMALL, { BOB });
    const [{ explanation, differences }] = options;
    expect(replications).toBe(500);
    expect(explanation).toMatchObject({ futures: 500, of: 500 });
    expect(explanation?.rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(explanation?.minutes);
    expect(explanation?.minutes).toBe(Math.floor(Number(differences[0].mean.value) + 0.5));
    // The lid is no work of Ann's any more, and takes Bob twice as long.
    expect(explanation?.rows.map(({ kind, id }) => `${kind} ${id}`)).toContain('likely-work lid');
  });

  it('opens a typical future in which the plans part', async () => {
    const { options } = await comparison(SMALL, { BOB });
    const { parting } = options[0];
    // Bob begins with the lid at once, while Ann has the heating element in hand.
    expect(parting).toMatchObject({
      minute: 9 * 60,
      time: '2025-11-17T09:00',
      base: null,
      option: { type: 'IssueStarted', subject: 'lid', person: 'Bob' },
      counterpart: { type: 'IssueStarted', subject: 'lid', person: 'Ann' },
    });
    expect(Number(parting?.optionMinute)).not.toBe(parting?.baseMinute);
  });

  it('says whose load changes by more than chance', async () => {
    const [{ loadChanges, load }] = (await comparison(SMALL, { BOB })).options;
    expect(loadChanges.map(({ person, minutes }) => [person, minutes.sign])).toEqual([
      ['Ann', 'less'],
      ['Bob', 'more'],
    ]);
    expect(loadChanges[1].option).toEqual(load[1]);
    const gone = SMALL.replace('  Bob: { role: QA, capacity: 50% }', '  Bob: { role: QA, capacity: 50% }\n  Cleo: {}');
    const changes = (await comparison(gone, { SMALL })).options[0].loadChanges;
    expect(changes.map(({ person, change, option }) => [person, change, option])).toEqual([['Cleo', 'gone', null]]);
  });

  it('looks no further than it has to, and says what it may still have used', async () => {
    const looked = await comparison(SMALL, { BOB }, { replications: 10_000 });
    expect(looked.looks.map(({ futures }) => futures)).toEqual([500, 1000, 2000, 4000, 8000, 10_000]);
    expect(looked.looks.reduce((sum, { alpha }) => sum + alpha, 0)).toBeCloseTo(0.05, 12);
    expect(looked.level).toBeCloseTo(1 - 0.05 * 0.025, 12);
  });

  it('measures what it is asked about, where the option has it', async () => {
    const { about, options, base } = await comparison(SMALL, { BOB }, { milestone: 'ship' });
    expect(about).toEqual({ kind: 'gate', id: 'ship', title: 'Ready to ship' });
    expect(base.dates.map(({ id }) => id)).toEqual(['ship', 'finish', 'sold', 'build']);
    expect(options[0].difference.value).toBe(options[0].differences[0].p80.value);
    const without = await comparison(
      SMALL,
      { line: line({ a: 'effort: 3d' }) },
      { milestone: 'test', replications: 200 },
    ).catch((error: Error) => error.message);
    expect(without).toContain('Assertion: P80("test") in line');
  });
});

describe('plans that never finish', () => {
  const never = (from: string, effort: string): string => `plan: Away
start: 2025-11-17
team: { Ann: { away: [${from}..2099-12-31] } }
issues: { a: { title: A, owner: Ann, effort: ${effort} } }`;

  it('are later than everything', async () => {
    const sometimes = never('2025-11-20', '1-3d');
    const result = await comparison(never('2025-11-18', '1-3d'), { sometimes, always: never('2025-11-18', '5d') });
    const [some, always] = result.options;
    expect(result.base.metric).toBeNull();
    expect(some.difference).toMatchObject({ value: null, never: 'base', sign: 'less' });
    expect(some.verdict).toBe('better');
    expect(some.differences[0]).toMatchObject({ later: { share: 0 } });
    expect(some.differences[0].comesInBoth).toBeLessThan(result.replications);
    expect(always.difference).toMatchObject({ value: null, never: 'both' });
    expect(always.differences[0].mean.value).toBeNull();
    expect(always.explanation).toBeNull();
    expect(result.best?.id).toBe('sometimes');
  });

  it('are no different from each other', async () => {
    const [option] = (await comparison(never('2025-11-18', '5d'), { too: never('2025-11-18', '6d') })).options;
    expect(option).toMatchObject({ verdict: 'no-difference', changed: 0, parting: null, explanation: null });
    expect(option.difference).toMatchObject({ value: null, never: 'both', sign: null });
  });
});

describe('plans that are drawn from a Sobol sequence', () => {
  it('have the intervals of its scramblings', async () => {
    const sobol = 'simulation: { sampling: sobol }\n';
    const ask = { exactly: true, replications: 800 };
    const result = await comparison(SMALL + sobol, { SHORT: SHORT + sobol }, ask);
    const plain = await comparison(SMALL, { SHORT }, ask);
    const [{ differences, verdict }] = result.options;
    expect([result.sampling, verdict]).toEqual(['sobol', 'better']);
    expect(differences[0].mean.by).toBe('sections');
    expect(['sections', 'counts']).toContain(differences[0].p80.by);
    const width = ({ low, high }: { low: number | null; high: number | null }): number => Number(high) - Number(low);
    expect(width(differences[0].mean)).toBeLessThan(width(plain.options[0].differences[0].mean));
    const [{ mean }] = plain.options[0].differences;
    expect(Number(differences[0].mean.low)).toBeLessThan(Number(mean.high));
    expect(Number(differences[0].mean.high)).toBeGreaterThan(Number(mean.low));
  });
});
