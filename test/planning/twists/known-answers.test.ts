// Small plans whose bars can be told without simulating: what a risk, a queue, an estimate, a mitigation and a late delivery cost.
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/planning/analysis.ts';
import type { AnalysisPart, AnalysisRequest } from '../../../src/planning/analysis-request.ts';
import type { AnalysisResult, Bar, Tornado } from '../../../src/planning/analysis-result.ts';
import { planOf } from '../../forecast/plans.ts';

const HEAD = `
plan: Kettle
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: { role: Dev }, Bob: { role: Dev } }
`;

const N = 1000;

function analysed(text: string, parts: AnalysisPart[], more: Partial<AnalysisRequest> = {}): Promise<AnalysisResult> {
  return analyse({ plan: planOf(HEAD + text), seed: '1', replications: N, about: null, parts, ...more });
}

async function tornadoFor(text: string, parts: AnalysisPart[], more: Partial<AnalysisRequest> = {}): Promise<Tornado> {
  const { tornado } = await analysed(text, parts, more);
  if (tornado === null) throw new Error('no tornado');
  return tornado;
}

/** Values of a bar in minutes: P80, around P80, P50. */
const minutes = ({ p80, around, p50 }: Bar) => [p80.value, around.value, p50.value];

describe('a bar of the tornado', () => {
  it('is what the risk adds where it fires, and its mean that times the share of futures', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h } }
risks: { r: { title: R, probability: 40%, impact: { effort: 2h }, hits: one } }`;
    const [row] = (await tornadoFor(text, ['risks'])).risks;
    expect(minutes(row.bar)).toEqual([120, 120, 0]);
    expect(row.fired).toBeGreaterThan(0.35);
    expect(row.fired).toBeLessThan(0.45);
    expect(row.bar.mean.value).toBeCloseTo(120 * row.fired, 9);
    expect(row.bar.changed).toBe(Math.round(row.fired * N));
    expect(row.bar.mean.low).toBeLessThan(120 * 0.4);
    expect(row.bar.mean.high).toBeGreaterThan(120 * 0.4);
  });

  it('covers the whole leap where P80 sits at its edge', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h } }
risks: { r: { title: R, probability: 20%, impact: { effort: 2h }, hits: one } }`;
    const [{ bar }] = (await tornadoFor(text, ['risks'])).risks;
    expect(bar.p80.low).toBeLessThanOrEqual(0);
    expect(bar.p80.high).toBeGreaterThanOrEqual(120);
    expect(bar.around.value).toBeGreaterThan(30);
    expect(bar.around.value).toBeLessThan(90);
  });

  it('takes all risks of one entry together, and each alone beside', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h }, two: { owner: Bob, effort: 1h } }
risks: { r: { title: R, probability: 100%, impact: { effort: 2h }, hits: { ids: [one, two] }, each: true } }`;
    const { risks, families } = await tornadoFor(text, ['risks']);
    expect(families.map(({ id, risks: count, fired, bar }) => [id, count, fired, ...minutes(bar)])).toEqual([
      ['r', 2, 1, 120, 120, 120],
    ]);
    expect(risks.map(({ id, family, bar }) => [id, family, bar.p80.value])).toEqual([['r/one', 'r', 120]]);
  });

  it('leaves the other risks of a common cause alone', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h } }
risks:
  a: { title: A, probability: 50%, impact: { effort: 1h }, hits: one, together: storm }
  b: { title: B, probability: 50%, impact: { effort: 3h }, hits: one, together: storm }`;
    const { risks } = await tornadoFor(text, ['risks']);
    expect(risks.map(({ id, bar }) => [id, bar.p80.value])).toEqual([
      ['b', 180],
      ['a', 60],
    ]);
  });

  it('counts a risk that changed no work but was noticed by a policy, and may be negative', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h }, two: { owner: Ann, effort: 2h, after: one, optional: true } }
risks: { r: { title: R, probability: 90%, impact: { effort: 1h }, hits: two } }
policies: [{ id: give-up, when: { risk: r }, then: { drop: two } }]`;
    const [{ bar, fired }] = (await tornadoFor(text, ['risks'])).risks;
    expect(bar.changed).toBe(Math.round(fired * N));
    expect(minutes(bar)).toEqual([-120, -120, -120]);
  });

  it('of a person is the sum of their issues less the longest', async () => {
    const text = `issues: { one: { owner: Ann, effort: 5h }, two: { owner: Ann, effort: 2h }, three: { owner: Bob, effort: 1h } }`;
    const { people } = await tornadoFor(text, ['people']);
    expect(people.map(({ id, contention, bar }) => [id, contention, ...minutes(bar)])).toEqual([
      ['Ann', 1, 120, 120, 120],
    ]);
  });

  it('of an issue holds its draw, at the likely value and at the mean of its draws', async () => {
    const text = `
estimates: { ranges: limits }
issues: { one: { owner: Ann, effort: { distribution: discrete, values: [2h, 4h, 9h], weights: [25%, 50%, 25%] } } }`;
    const { issues } = await tornadoFor(text, ['issues']);
    const [row] = issues;
    expect(row.likely.mean.value).toBeCloseTo((row.meanMinutes ?? 0) - 240, 0);
    expect(Math.abs(row.mean.mean.value ?? 99)).toBeLessThan(0.51);
    expect(row.likely.around.value).toBe((row.mean.around.value ?? 0) + row.meanMinutes - 240);
  });

  it('leaves out the largest and looks again', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h }, two: { owner: Ann, effort: 3h } }
risks: { r: { title: R, probability: 100%, impact: { effort: 4h }, hits: two } }`;
    const { steps } = await tornadoFor(text, ['risks', 'people'], { stepDown: 3 });
    // One and two take 12 h one after the other. Without queueing 7 h are left, and without the risk then 5 h.
    expect(steps.map(({ kind, id, bar }) => [kind, id, bar.p80.value])).toEqual([
      ['person', 'Ann', 300],
      ['risk', 'r', 120],
    ]);
  });
});

describe('a mitigation', () => {
  const risk = (mitigation: string): string => `
issues: { one: { owner: Ann, effort: 5h, after: guard }, guard: { owner: Ann, effort: 1h } }
risks: { r: { title: R, probability: 60%, impact: { effort: 2h }, hits: one, mitigation: { issue: guard, ${mitigation} } } }`;

  it('costs its effort and saves what the risk would have cost', async () => {
    const text = `
issues: { one: { owner: Bob, effort: 5h } }
risks: { r: { title: R, probability: 60%, impact: { effort: 2h }, hits: one, window: { from: week 1 mon 10:30, to: week 1 mon 10:31 }, mitigation: { issue: { id: guard, owner: Ann, effort: 1h }, probability: 0% } } }`;
    const [row] = (await tornadoFor(text, ['mitigations'])).mitigations;
    const values = [row.inherent, row.planned, row.residual, row.gross].map(({ p80 }) => p80.value);
    expect([row.risk, row.issue, row.ownIssue, ...values]).toEqual(['r', 'guard', true, 120, 0, 0, 120]);
    // Bob does not wait for Ann's guard: its effort costs no day.
    expect(row.net?.p80.value).toBe(120);
  });

  it('is worth less by its effort where that lies in the way', async () => {
    const text = `
issues: { one: { owner: Ann, effort: 5h, priority: P1 } }
risks: { r: { title: R, probability: 60%, impact: { effort: 2h }, hits: one, mitigation: { issue: { id: guard, owner: Ann, effort: 1h, priority: P0 }, probability: 0% } } }`;
    const [row] = (await tornadoFor(text, ['mitigations'])).mitigations;
    expect([row.gross.p80.value, row.net?.p80.value]).toEqual([120, 60]);
  });

  it('has no net figure where others wait for the issue by name', async () => {
    const [row] = (await tornadoFor(risk('probability: 0%'), ['mitigations'])).mitigations;
    expect([row.ownIssue, row.net]).toEqual([false, null]);
  });

  it('is told before and after where it only lessens the impact', async () => {
    const [row] = (await tornadoFor(risk('impact: { effort: 0.5h }'), ['mitigations'])).mitigations;
    const values = [row.inherent, row.planned, row.residual, row.gross].map(({ p80 }) => p80.value);
    expect(values).toEqual([120, 30, 30, 90]);
  });
});

describe('influence', () => {
  it('is the whole of it for the only issue that varies, and none for one that never matters', async () => {
    const text = `
estimates: { ranges: limits }
issues: { one: { owner: Ann, effort: 2-4h }, two: { owner: Bob, effort: 1h } }`;
    const { influence } = await analysed(text, ['influence']);
    expect(influence?.map(({ id, criticality, ssi, cruciality }) => [id, criticality, ssi, cruciality])).toEqual([
      ['one', 1, 1, 1],
      ['two', 0, 0, null],
    ]);
  });

  it('looks at the futures in which issue and date come where they do not always come', async () => {
    const text = `
estimates: { ranges: limits }
issues: { one: { owner: Cyd, effort: 2-12h }, two: { owner: Bob, effort: 1h, after: one } }`;
    const leaving = HEAD.replace('Bob: { role: Dev }', 'Bob: { role: Dev }, Cyd: { role: Dev, leaves: 2025-11-17 }');
    const plan = planOf(leaving + text);
    const { influence, never } = await analyse({
      plan,
      seed: '1',
      replications: N,
      about: null,
      parts: ['influence'],
    });
    expect(never).toBeGreaterThan(100);
    const [one] = influence ?? [];
    // Triangular from 2 to 12 h, cut off at a day of 8 h.
    expect(one.sdMinutes).toBeGreaterThan(60);
    expect(one.sdMinutes).toBeLessThan(120);
    expect([one.ssi, one.cruciality]).toEqual([null, 1]);
  });
});
