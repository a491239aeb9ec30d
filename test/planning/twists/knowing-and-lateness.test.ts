// What it is worth to know, and what it costs to wait: cases with an exact answer.
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/planning/analysis.ts';
import type { AnalysisPart, AnalysisRequest } from '../../../src/planning/analysis-request.ts';
import type { AnalysisResult } from '../../../src/planning/analysis-result.ts';
import { kneeOf } from '../../../src/planning/twists/lateness.ts';
import { planOf } from '../../forecast/plans.ts';

const HEAD = `
plan: Kettle
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: { role: Dev }, Bob: { role: Dev } }
`;

function analysed(text: string, parts: AnalysisPart[], more: Partial<AnalysisRequest> = {}): Promise<AnalysisResult> {
  return analyse({ plan: planOf(HEAD + text), seed: '1', replications: 2000, about: null, parts, ...more });
}

const RISKY = `
issues: { one: { owner: Ann, effort: 5h } }
risks: { r: { title: R, probability: 50%, impact: { effort: 2h }, hits: one } }`;
const SAFE = 'issues: { one: { owner: Ann, effort: 6h } }';

describe('the value of information', () => {
  it('of an even chance of two dates is half their distance', async () => {
    const { information } = await analysed(RISKY, ['information', 'risks']);
    const [row] = information ?? [];
    const { tornado } = await analysed(RISKY, ['risks']);
    const fired = tornado?.risks[0].fired ?? 0;
    expect([row.kind, row.id, row.strata, row.chanceMinutes]).toEqual(['risk', 'r', 2, 0]);
    expect(row.promise.value).toBeCloseTo(120 * (1 - fired), 9);
    expect(row.promise.low).toBeLessThan(60);
    expect(row.promise.high).toBeGreaterThan(60);
    expect((row.promise.high ?? 99) - (row.promise.low ?? 0)).toBeLessThan(12);
  });

  it('is nothing for what the date does not hang on', async () => {
    const text = `
estimates: { ranges: limits }
issues: { one: { owner: Ann, effort: 5-9h }, two: { owner: Bob, effort: 1-2h } }`;
    const { information } = await analysed(text, ['information']);
    const of = (id: string) => information?.find((row) => row.id === id)?.promise;
    expect(of('two')?.low).toBeLessThanOrEqual(0);
    expect(of('two')?.high).toBeGreaterThanOrEqual(0);
    expect(Math.abs(of('two')?.value ?? 99)).toBeLessThan(4);
    expect(of('one')?.low).toBeGreaterThan(30);
  });

  it('of a choice is what the other option saves where it turns out better', async () => {
    const options = [{ id: 'safe', title: 'Safe', plan: planOf(HEAD + SAFE) }];
    const { information } = await analysed(RISKY, ['information'], { options });
    const [{ choice, promise }] = information ?? [];
    const notFired = (promise.value ?? 0) / 120;
    // Unknowing one takes the safe 6 h; where the risk is known not to fire, 5 h.
    expect(choice?.saved.value).toBeCloseTo(60 * notFired, 9);
    expect(choice?.bySwitching.value).toBeCloseTo(60 * notFired, 9);
    expect(choice?.changes).toBeCloseTo(notFired, 9);
  });
});

describe('the cost of lateness', () => {
  // Ann works three days whatever comes; Bob waits for the keys of Monday evening and then needs one day.
  const text = `
deliveries: { keys: { title: Keys, due: week 1 mon, onTime: 60%, late: 1-4d } }
issues: { long: { owner: Ann, effort: 3d }, short: { owner: Bob, effort: 1d, after: keys } }`;

  it('is nothing while there is slack and a day for a day behind the knee', async () => {
    const { lateness } = await analysed(text, ['lateness']);
    const [row] = lateness ?? [];
    const days = row.points.map(({ daysLate, p80, mean, perDay }) => [
      daysLate,
      (p80.value ?? 0) / 480,
      (mean.value ?? 0) / 480,
      perDay,
    ]);
    expect(days).toEqual([
      [0, 0, 0, null],
      [1, 0, 0, 0],
      [2, 1, 1, 1],
      [3, 2, 2, 1],
      [5, 4, 4, 1],
      [8, 7, 7, 1],
      [13, 12, 12, 1],
    ]);
    expect([row.kind, row.id, row.slackDays, row.kneeDays, row.due]).toEqual(['delivery', 'keys', 1, 1, 17 * 60]);
  });

  it('has no knee where the plan stops waiting', async () => {
    const tired = `${text.replace('late: 1-4d', 'late: 1-4d, fallback: { wait: 2d, factor: 1.5 }')}
milestones: { done: { after: [long, short] } }`;
    const { lateness } = await analysed(tired, ['lateness'], { about: 'done' });
    const [row] = lateness ?? [];
    expect(row.points.map(({ perDay }) => perDay).slice(-2)).toEqual([0, 0]);
    expect(row.kneeDays).toBeNull();
  });

  it('has its knee where every later day costs nearly a day', () => {
    const points = [null, 0, 0.5, 0.95, 1].map((perDay, k) => ({ daysLate: [0, 1, 2, 3, 5][k], perDay }));
    expect(kneeOf(points)).toBe(2);
    expect(kneeOf(points.slice(0, 3))).toBeNull();
  });

  it('is asked of external keepers and of what nobody works on, in working days behind what was drawn', async () => {
    const outside = `
issues:
  print: { title: Print shop, duration: 2d, nobody: true }
  post: { title: Post, elapsed: 30h, nobody: true, after: print }
gates: { G: { title: Board, after: post, external: Board, review: 4h } }
milestones: { done: { after: { gate: G } } }`;
    const { lateness } = await analysed(outside, ['lateness'], { replications: 50 });
    const rows = (lateness ?? []).map(({ kind, id, due, kneeDays, points }) => [
      kind,
      id,
      due,
      kneeDays,
      ...points.slice(1, 4).map(({ mean }) => Math.round((mean.value ?? 0) / 48) / 10),
    ]);
    expect(rows).toEqual([
      ['gate', 'G', null, 0, 1, 2, 3],
      // Post and board take hours of the clock: what is printed on Friday costs no more than on Thursday.
      ['issue', 'print', null, 8, 1, 2, 2],
      ['issue', 'post', null, 0, 1, 2, 3],
    ]);
  });

  it('is not asked of a delivery that has come', async () => {
    const come = `${text}\nstatusDate: week 1 tue\nprogress: { keys: { arrived: week 1 mon 12:00 } }`;
    const { lateness } = await analysed(come, ['lateness']);
    expect(lateness).toEqual([]);
  });
});
