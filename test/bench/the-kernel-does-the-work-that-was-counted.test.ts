// Gates on exact counts, never on time: events, calendar look-ups, rows and checksums of fixed plans, as committed beside this file.
// A change that means to do more or other work says so with `npx vitest run test/bench -u`, and the diff shows what it costs.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { countWork } from '../../bench/count-work.ts';
import { makeHotLoop } from '../../bench/hot-loop.ts';
import { findReference } from '../../bench/reference.ts';
import { sizedPlan } from '../../bench/sized-plan.ts';
import { syntheticPlan } from '../../bench/synthetic-plan.ts';
import { translatePlan } from '../../bench/translate-plan.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const SEED = 'counts';
const folder = process.env.PLANCAST_BENCH ?? '';
const text = (counts: unknown): string => `${JSON.stringify(counts, null, 2)}\n`;

beforeAll(chanceReady);

test('Synthetic plans of several sizes make the kernel do exactly the work that was counted', async () => {
  const counted = (issues: number, people: number, futures: number) =>
    countWork(makeHotLoop(translatePlan(sizedPlan({ issues, people }))).network, SEED, futures);
  await expect(
    text({
      'office hours': countWork(compile(syntheticPlan()), SEED, 50),
      '60 issues, 10 people': counted(60, 10, 200),
      '500 issues, 25 people': counted(500, 25, 20),
      '2,000 issues, 100 people': counted(2000, 100, 3),
    }),
  ).toMatchFileSnapshot('work-on-synthetic-plans.json');
});

test.each(['source-8wk', 'youtube-worker-5wk', 'ytempire-week1'])(
  '%s makes the kernel do exactly the work that was counted',
  async (name) => {
    const path = new URL(`../../scenarios/${name}.yaml`, import.meta.url);
    const { plan, diagnostics } = readPlan(readFileSync(path, 'utf8'), { name: `${name}.yaml` });
    if (plan === null) throw new Error(JSON.stringify(diagnostics));
    await expect(text(countWork(compile(plan), SEED, 50))).toMatchFileSnapshot(`work-on-${name}.json`);
  },
);

const reference = (name: string) => findReference(folder, name);
test.skipIf(reference('S') === null).each([
  ['S', 200],
  ['M', 20],
  ['L', 1],
])(
  'Plan %s of the reference (PLANCAST_BENCH) makes the kernel do exactly the work that was counted',
  async (name, futures) => {
    const found = reference(name);
    if (found === null) throw new Error(`no plan ${name}`);
    const { network } = makeHotLoop(translatePlan(found.plan));
    await expect(text(countWork(network, SEED, futures))).toMatchFileSnapshot(`work-on-${name}.json`);
  },
);
