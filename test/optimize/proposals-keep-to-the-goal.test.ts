// Whatever a search proposes can be done and is allowed: nothing that is kept is named, nobody gets work they cannot do, changes and added work stay
// within their limits, and what is said about a proposal is what its plan shows.
import { afterAll, describe, expect, it } from 'vitest';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { applyChanges } from '../../src/plan/apply-changes.ts';
import { planDigest } from '../../src/plan/digest.ts';
import type { Optimization, Proposal } from '../../src/planning/optimize/optimization.ts';
import { optimize } from '../../src/planning/optimize/optimize.ts';
import type { OptimizeAsk } from '../../src/planning/optimize/optimize-ask.ts';
import { isWorthShowing } from '../../src/planning/optimize/proposals.ts';
import { createThreads } from '../../src/workers/threads.ts';
import { goalOf, small } from './searches.ts';

/** Ann has too much, Bob little; Cid cannot do what Ann does; Dan may, but is kept out of it. */
const BUSY = small(`
team:
  Ann: { role: dev, skills: [code, draw] }
  Bob: { role: dev, skills: [code], capacity: 50% }
  Cid: { role: tester, skills: [draw] }
  Dan: { role: dev, skills: [code] }
classes: [P0, P1]
estimates: { spread: { sdLog: 0.3 } }
issues:
  one: { owner: Ann, effort: 3d, skill: code }
  two: { owner: Ann, effort: 3d, skill: code, priority: P1 }
  three: { owner: Ann, effort: 4d, skill: code }
  logo: { owner: Ann, effort: 2d, skill: draw }
  kept: { owner: Ann, effort: 5d, skill: code }
  tests: { owner: Cid, effort: 2d, after: [one, two, three] }
  idle: { owner: Bob, effort: 1d }
milestones:
  done: { title: Done, after: [tests, logo, kept], target: 2025-12-03 }
`);

const TEXT = 'min P80(finish); keep kept, Dan; max-changes 2';
const ask = (more: Partial<OptimizeAsk> = {}): OptimizeAsk => ({
  plan: BUSY,
  seed: '7',
  goal: goalOf(BUSY, TEXT),
  candidates: 72,
  replications: 2000,
  ...more,
});

const threads = createThreads({ jobs: 2, always: true });
afterAll(() => threads.close());

/** Everything a search says, to the last bit. */
const bytesOf = (found: Optimization): string => JSON.stringify(found);

describe('a search with limits', () => {
  const found = optimize(ask());

  it('proposes something, within the number of changes', async () => {
    const { proposals } = await found;
    expect(proposals.length).toBeGreaterThan(0);
    for (const { changes, phrases } of proposals) {
      expect(changes.length).toBeLessThanOrEqual(2);
      expect(phrases).toHaveLength(changes.length);
    }
  });

  it('names nothing that is kept, and gives nobody what they cannot do', async () => {
    const { proposals } = await found;
    for (const { changes } of proposals)
      for (const change of changes) {
        expect(JSON.stringify(change)).not.toMatch(/"kept"|"Dan"/);
        if (change.kind === 'owner' && change.issue !== 'logo') expect(change.to).not.toBe('Cid');
        if (change.kind === 'owner' && change.issue === 'logo') expect(change.to).toBe('Cid');
      }
  });

  it('says of a proposal what a forecast of its plan on the same futures says', async () => {
    const { proposals, freshSeed, base } = await found;
    const [best] = proposals;
    expect(planDigest(best.plan)).toBe(planDigest(applyChanges(BUSY, best.changes)!));
    const p80 = async (plan: typeof BUSY): Promise<number | null> => {
      const told = await forecast({ plan, network: compile(plan), seed: freshSeed, replications: 2000 });
      return told.finish.p80.value;
    };
    expect(best.figure.fresh.value).toBe(await p80(best.plan));
    expect(base.figure.fresh.value).toBe(await p80(BUSY));
  });

  it('ranks by fresh futures, and shows nothing that is not surely better', async () => {
    const { proposals, front } = await found;
    const values = proposals.map(({ figure }) => figure.fresh.value ?? Infinity);
    expect(values).toEqual(values.slice().sort((a, b) => a - b));
    for (const { gain } of proposals) expect(gain.difference.high).toBeLessThan(0);
    const counts = front.map((k) => proposals[k].changes.length);
    expect(counts).toEqual(counts.slice().sort((a, b) => a - b));
    const ofFront = front.map((k) => values[k]);
    expect(ofFront).toEqual(ofFront.slice().sort((a, b) => b - a));
  });

  it('cannot be better than its bound', async () => {
    const { proposals, bound } = await found;
    expect(bound).not.toBeNull();
    for (const { figure } of proposals) expect(figure.fresh.value).toBeGreaterThanOrEqual(bound!.value);
  });

  it('is the same to the last bit for one thread and for two', async () => {
    const shared = await optimize(ask({ executor: threads }));
    expect(bytesOf(shared)).toBe(bytesOf(await found));
  });

  it('finds in a longer search nothing worse than in a shorter one', async () => {
    const best: number[] = [];
    for (const candidates of [24, 48]) {
      const { proposals } = await optimize(ask({ candidates, replications: 500 }));
      best.push(Math.min(...proposals.map(({ gain }) => gain.screening ?? 0)));
    }
    const { proposals } = await found;
    best.push(Math.min(...proposals.map(({ gain }) => gain.screening ?? 0)));
    expect(best).toEqual(best.slice().sort((a, b) => b - a));
  });

  it('is repeated by the number of plans it says it has tried, whichever batch its time ended in', async () => {
    for (const batches of [3, 4]) {
      let asked = 0;
      const { candidates: _, ...timed } = ask({ replications: 200, isTimeUp: () => asked++ >= batches - 1 });
      const ended = await optimize(timed);
      const { candidates } = ended.search;
      const again = await optimize(ask({ replications: 200, candidates }));
      expect({ ...again, search: { ...again.search, ended: ended.search.ended } }).toEqual(ended);
    }
  });

  it('ends at once when it is told to, with what it has', async () => {
    let asked = 0;
    const partial = await optimize(ask({ shouldStop: () => asked++ > 0, replications: 5000 }));
    expect(partial.partial).toBe(true);
    expect(partial.search.ended).toBe('interrupted');
    expect(partial.replications).toBeLessThan(5000);
  });
});

describe('a date to be reached', () => {
  it('is reached with as few changes as it takes', async () => {
    const goal = goalOf(BUSY, 'chance(done) >= 80%; max-changes 3');
    const { proposals, answer, base } = await optimize(ask({ goal, moves: ['people'] }));
    expect(base.holds).toBe(false);
    expect(answer).not.toBeNull();
    const best = proposals[answer!];
    expect(best.holds).toBe(true);
    expect(best.figure.fresh.value).toBeGreaterThanOrEqual(0.8);
    for (const each of proposals)
      if (each.holds) expect(each.changes.length).toBeGreaterThanOrEqual(best.changes.length);
  });
});

describe('more of somebody', () => {
  it('counts as added work, and stays within it', async () => {
    const day = BUSY.calendar.minutesPerDay;
    const goal = goalOf(BUSY, 'min P80(finish); effort 2 person-days; max-changes 2');
    const { proposals } = await optimize(ask({ goal, moves: ['staff', 'people'] }));
    for (const { effortMinutes } of proposals) expect(effortMinutes).toBeLessThanOrEqual(2 * day);
    const free = await optimize(ask({ goal: goalOf(BUSY, 'min P80(finish); max-changes 1'), moves: ['staff'] }));
    expect(free.proposals.every(({ effortMinutes }) => effortMinutes > 0)).toBe(true);
  });
});

describe('a plan that nothing helps', () => {
  it('gets no proposal', async () => {
    const alone = small(
      `team: { Ann: {} }\nissues: { one: { owner: Ann, effort: 1-3d }, two: { owner: Ann, effort: 2d, after: one } }`,
    );
    const goal = goalOf(alone, 'min P80(finish)');
    const { nothing, proposals, answer, front } = await optimize({ plan: alone, seed: '1', goal, replications: 500 });
    expect({ nothing, proposals, answer, front }).toEqual({ nothing: true, proposals: [], answer: null, front: [] });
  });
});

describe('a proposal is worth showing', () => {
  const seen = (low: number | null, high: number | null, holds = true) => {
    const difference = { value: 0, low, high };
    return { gain: { difference } as Proposal['gain'], holds };
  };

  it('only when its whole interval is better', () => {
    expect(isWorthShowing(seen(-60, -1), false, true)).toBe(true);
    expect(isWorthShowing(seen(-60, 0), false, true)).toBe(false);
    expect(isWorthShowing(seen(-60, 5), false, true)).toBe(false);
    expect(isWorthShowing(seen(0.01, 0.1), true, true)).toBe(true);
    expect(isWorthShowing(seen(-0.01, 0.1), true, true)).toBe(false);
    expect(isWorthShowing(seen(null, null), false, true)).toBe(false);
  });

  it('or when it keeps what the plan does not, and never when it breaks what the plan keeps', () => {
    expect(isWorthShowing(seen(-5, 5), false, false)).toBe(true);
    expect(isWorthShowing(seen(-60, -1, false), false, true)).toBe(false);
  });
});
