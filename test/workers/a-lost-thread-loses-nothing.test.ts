// A thread may be killed, run out of memory or never start: its futures are simulated by the thread that asked, and nobody sees a
// difference but the clock. A mistake of ours still surfaces, with the future it happened in.
import { describe, expect, it } from 'vitest';
import { type Forecast, forecast } from '../../src/engine/forecast/forecast.ts';
import type { Executor } from '../../src/engine/forecast/study.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { createCrew } from '../../src/workers/crew.ts';
import { type HelperThread, startThread } from '../../src/workers/helper-thread.ts';
import { runShared } from '../../src/workers/shared-run.ts';
import { createThreads } from '../../src/workers/threads.ts';
import { planOf, SMALL } from '../forecast/plans.ts';
import { joinedByOthers } from './joined-by-others.ts';

const plan = planOf(SMALL);
const request = { plan, network: compile(plan), seed: 'lost' };

/** Two threads of which the test holds the other one. */
function crewOfTwo(start: typeof startThread) {
  const lost: string[] = [];
  const helpers: HelperThread[] = [];
  const crew = createCrew(
    (reason) => lost.push(reason),
    (taker, onChange) => {
      const helper = start(taker, onChange);
      helpers.push(helper);
      return helper;
    },
  );
  const executor: Executor = {
    allocate: (bytes) => new SharedArrayBuffer(bytes),
    run: (study, spec, order) =>
      runShared({ study, spec, order, crew, worth: () => 2, onLost: (reason) => lost.push(reason) }),
  };
  return { executor, lost, helpers, close: () => crew.close() };
}

const said = (result: Forecast): unknown => JSON.parse(JSON.stringify(result));

describe('a thread that ends', () => {
  it('in the middle of its futures leaves them to the one that asked', async () => {
    const { executor, lost, helpers, close } = crewOfTwo(startThread);
    const replications = 20_000;
    const joined = joinedByOthers(executor);
    let killed = false;
    const result = await forecast({
      ...request,
      replications,
      executor: joined.executor,
      async pause() {
        await joined.pause();
        if (!killed) await helpers[0].close();
        killed = true;
      },
    });
    expect(lost).toEqual(['it ended with exit code 1']);
    expect(result.replications).toBe(replications);
    expect(said(result)).toEqual(said(await forecast({ ...request, replications })));
    await close();
  });

  it('before it could begin, or where there can be none, is not missed', async () => {
    const alone = said(await forecast({ ...request, replications: 700 }));
    const never = crewOfTwo(() => {
      throw new Error('no threads here');
    });
    expect(said(await forecast({ ...request, replications: 700, executor: never.executor }))).toEqual(alone);
    expect(never.lost).toEqual(['no threads here']);
    const atOnce = crewOfTwo((taker, onChange) => {
      const helper = startThread(taker, onChange);
      void helper.close();
      return helper;
    });
    expect(said(await forecast({ ...request, replications: 700, executor: atOnce.executor }))).toEqual(alone);
    await atOnce.close();
  });
});

describe('threads that are asked twice', () => {
  it('take one after the other', async () => {
    const threads = createThreads({ jobs: 2, always: true });
    const [one, two] = await Promise.all(
      ['1', '2'].map((seed) => forecast({ ...request, seed, replications: 2000, ...joinedByOthers(threads) })),
    );
    expect(said(one)).toEqual(said(await forecast({ ...request, seed: '1', replications: 2000 })));
    expect(said(two)).toEqual(said(await forecast({ ...request, seed: '2', replications: 2000 })));
    await threads.close();
  });
});

describe('a mistake of ours', () => {
  it('surfaces with the future it happened in, and leaves no thread behind', async () => {
    const threads = createThreads({ jobs: 2, always: true });
    let asked = 0;
    const planProfile = {
      ...request.network.planProfile,
      minutesAt(minute: number): number {
        if (++asked === 20_000) throw new Error('Assertion: broken on purpose');
        return request.network.planProfile.minutesAt(minute);
      },
    };
    const broken = { ...request.network, planProfile };
    const error = await forecast({ ...request, network: broken, replications: 5000, executor: threads }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ message: 'Assertion: broken on purpose', replication: expect.any(Number) });
    const after = await forecast({ ...request, replications: 500, executor: threads });
    expect(said(after)).toEqual(said(await forecast({ ...request, replications: 500 })));
    await threads.close();
  });
});
