// The law of threads: one, two or seven of them, or none at all, give the same forecast to the last bit, whoever took which future.
// Also where a forecast ends early, because then the number of futures must not depend on who was fastest.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type Forecast, forecast } from '../../src/engine/forecast/forecast.ts';
import type { Executor } from '../../src/engine/forecast/study.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { type Figure, parseCondition } from '../../src/plan/condition.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { forecastAnswer } from '../../src/reports/forecast-json.ts';
import { createThreads, type Threads } from '../../src/workers/threads.ts';
import { planOf, SMALL } from '../forecast/plans.ts';
import { joinedByOthers } from '../workers/joined-by-others.ts';

const CREWS = [1, 2, 7].map((jobs) => createThreads({ jobs, always: true }));
const [ALONE] = CREWS;
const joined = (crew: Threads): { executor: Executor } => (crew === ALONE ? { executor: crew } : joinedByOthers(crew));
afterAll(() => Promise.all(CREWS.map((crew) => crew.close())));

const AWAY = `
  Cid: { away: [2025-11-18..2099-12-31] }
issues:
  alone: { owner: Cid, effort: 1-3d }`;

/** Every kind of thing that is kept: policies and drops, bands, futures that never finish, asked figures. */
const PLANS: readonly (readonly [string, Plan, readonly string[], { mostIssueSamples?: number }])[] = [
  ['source-8wk', planOf(readFileSync('scenarios/source-8wk.yaml', 'utf8')), [], {}],
  [
    'a steered plan',
    planOf(readFileSync('test/plans/accepted/steering.yaml', 'utf8')),
    ['policy(relieve) >= 0', 'load(Ann) <= 90%', 'blocked(all) <= 1d', 'wait(all) <= 1d', 'P80(six) <= 2026-03-01'],
    {},
  ],
  [
    'a plan that may never finish',
    planOf(
      SMALL.replace('\nphases:', `${AWAY.slice(0, AWAY.indexOf('\nissues'))}\nphases:`).replace(
        '\nissues:',
        AWAY.slice(AWAY.indexOf('\nissues')),
      ),
    ),
    [
      'busy(build) >= 0',
      'staff(finish) >= 1',
      'length(build) <= 9d',
      'late(all) <= 50%',
      'done(all, week 2 fri) >= 10%',
    ],
    {},
  ],
  ['more futures than issues keep', planOf(SMALL), [], { mostIssueSamples: 900 }],
];

const figureOf = (text: string): Figure => {
  const parsed = parseCondition(text);
  if ('error' in parsed) throw new Error(`${text}: ${parsed.error}`);
  return parsed.condition.figure;
};

/** Everything a forecast says, to the last bit: JSON writes numbers so that they come back the same. */
const bytesOf = (result: Forecast, plan: Plan): string =>
  JSON.stringify([forecastAnswer(result, plan), plainly(result)], (_key, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );

function plainly(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (value instanceof Map) return [...value].map(plainly);
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, each]) => [key, plainly(each)]);
}

describe.each(PLANS)('%s', (_name, plan, asked, options) => {
  const request = {
    plan,
    network: compile(plan),
    seed: 'threads',
    asked: asked.map(figureOf),
    intervals: true,
    ...options,
  };

  it('is the same for 1, 2 and 7 threads and without any', async () => {
    const alone = bytesOf(await forecast({ ...request, replications: 1150 }), plan);
    for (const crew of CREWS) {
      const shared = await forecast({ ...request, replications: 1150, ...joined(crew) });
      expect(bytesOf(shared, plan) === alone).toBe(true);
    }
  });
});

describe('a forecast that ends early', () => {
  const plan = planOf(SMALL);
  const request = { plan, network: compile(plan), seed: '1' };

  it('looks after the same futures whoever simulates them', async () => {
    const results: Forecast[] = [];
    for (const crew of CREWS)
      results.push(await forecast({ ...request, replications: 100_000, precisionMinutes: 120, ...joined(crew) }));
    const [one] = results;
    expect([1000, 2000, 4000]).toContain(one.replications);
    expect(one.partial).toBe(false);
    const { below, above } = one.finish.p80Reach;
    expect(below + above).toBeLessThanOrEqual(120);
    const asked = await forecast({ ...request, replications: one.replications });
    for (const result of results) expect(bytesOf(result, plan) === bytesOf(asked, plan)).toBe(true);
    const before = await forecast({ ...request, replications: one.replications / 2 });
    expect(before.finish.p80Reach.below + before.finish.p80Reach.above).toBeGreaterThan(120);
  });

  it.each(['interrupted', 'out of time'])('%s, it is the forecast of as many futures', async (why) => {
    for (const crew of CREWS) {
      let done = 0;
      const enough = (): boolean => done >= 900;
      const ended = await forecast({
        ...request,
        replications: 100_000,
        ...joined(crew),
        onProgress: (count) => (done = count),
        ...(why === 'interrupted' ? { shouldStop: enough } : { isTimeUp: enough }),
      });
      expect(ended.partial).toBe(why === 'interrupted');
      expect(ended.replications).toBeGreaterThanOrEqual(900);
      expect(ended.replications).toBeLessThan(100_000);
      const whole = await forecast({ ...request, replications: ended.replications });
      expect(bytesOf({ ...ended, partial: false }, plan) === bytesOf(whole, plan)).toBe(true);
    }
  });
});
