// The forecast as a whole: the same futures give the same figures however they were counted.
import { describe, expect, it } from 'vitest';
import { BLOCK_SIZE } from '../../src/engine/forecast/blocks.ts';
import { forecast, replicationAt } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { forecastOf, planOf, SMALL } from './plans.ts';

const plan = planOf(SMALL);

describe('an interrupted forecast', () => {
  it('equals one that asked for as many futures, but says that it is partial', async () => {
    let done = 0;
    const stopped = await forecast({
      plan,
      network: compile(plan),
      seed: '1',
      replications: 10_000,
      onProgress: (count) => (done = count),
      shouldStop: () => done >= 2 * BLOCK_SIZE,
    });
    const shorter = await forecastOf(plan, 2 * BLOCK_SIZE);
    expect(stopped.partial).toBe(true);
    expect(stopped).toEqual({ ...shorter, partial: true });
  });

  it('lets its host breathe between blocks, and only there', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses++;
    };
    await forecast({ plan, network: compile(plan), seed: '1', replications: 3 * BLOCK_SIZE, pause });
    expect(pauses).toBe(2);
  });
});

describe('figures', () => {
  it('change with the seed and not with the day', async () => {
    const [one, again, other] = [
      await forecastOf(plan, 500),
      await forecastOf(plan, 500),
      await forecastOf(plan, 500, '2'),
    ];
    expect(again).toEqual(one);
    expect(other.finish.meanMinutes).not.toBe(one.finish.meanMinutes);
  });

  it('stand in order: P10 <= P50 <= P80 <= P90 <= P95, inside their intervals', async () => {
    const { finish, milestones, issues } = await forecastOf(plan, 1000);
    for (const { p10, p50, p80, p90, p95 } of [finish, ...milestones, ...issues.map((issue) => issue.finish)]) {
      const values = [p10, p50, p80, p90, p95];
      expect(values.map(({ value }) => value)).toEqual(values.map(({ value }) => value).sort((a, b) => a! - b!));
      for (const { value, low, high } of values) expect(low! <= value! && value! <= high!).toBe(true);
    }
  });

  it('open at the lowest-numbered future that has the quantile', async () => {
    const result = await forecastOf(plan, 1000);
    const replication = replicationAt(result, 80)!;
    expect(result.finishByReplication[replication]).toBe(result.finish.p80.value);
    expect(result.finishByReplication.indexOf(result.finish.p80.value!)).toBe(replication);
  });

  it('put a risk at its low end no later than at its high end, future by future', async () => {
    const { bands, finish } = await forecastOf(plan, 1000);
    const p80 = Object.fromEntries(bands!.map(({ band, p80: { value } }) => [band, value!]));
    expect(p80.low).toBeLessThanOrEqual(p80.mid);
    expect(p80.mid).toBe(finish.p80.value);
    expect(p80.mid).toBeLessThanOrEqual(p80.high);
    expect(p80.low).toBeLessThan(p80.high);
  });

  it('say when the estimates were taken at their word', async () => {
    const fixed = planOf(SMALL.replaceAll(/effort: \d-(\d)d/g, 'effort: $1d'));
    expect((await forecastOf(fixed, 10)).estimatesAtTheirWord).toBe(true);
    expect((await forecastOf(plan, 10)).estimatesAtTheirWord).toBe(false);
  });

  it('have no sensitivity when the finish never moves', async () => {
    const still = planOf(`plan: Still
start: 2025-11-17
team: { Ann: {} }
issues: { a: { title: A, owner: Ann, effort: 1d } }`);
    const { issues, finish, speedup } = await forecastOf(still, 50);
    expect([issues[0].ssi, issues[0].criticality, finish.sdMinutes]).toEqual([null, 1, 0]);
    expect(speedup.p50).toBe(1);
    expect(finish.contingencyMinutes).toBe(0);
  });
});

describe('futures that never finish', () => {
  it('are later than everything and leave means unknown', async () => {
    const away = planOf(`plan: Away
start: 2025-11-17
team: { Ann: { away: [2025-11-18..2099-12-31] } }
issues: { a: { title: A, owner: Ann, effort: 1-3d } }
milestones: { M: { title: M, after: a, target: week 1 fri } }`);
    const { finish, milestones, speedup } = await forecastOf(away, 40);
    expect([finish.p80.value, finish.mean, finish.contingencyMinutes]).toEqual([null, null, null]);
    expect(finish.never).toBeGreaterThan(20);
    expect(milestones[0].onTime!.share).toBe((40 - finish.never) / 40);
    expect(speedup.p10).toBe(0);
  });
});
