// How many futures forecasts and analyses simulate, and how many rows those write: exact counts, as committed beside this file.
// A change that means to simulate more says so with `npx vitest run test/bench -u`, and the diff shows what it costs.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { analyse } from '../../src/planning/analysis.ts';
import type { AnalysisPart } from '../../src/planning/analysis-request.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const counts = vi.hoisted(() => ({ kernels: 0, futures: 0, rows: 0 }));

vi.mock('../../src/engine/kernel/simulate.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/engine/kernel/simulate.ts')>();
  const createKernel: typeof original.createKernel = (network) => {
    const kernel = original.createKernel(network);
    counts.kernels++;
    return {
      ...kernel,
      simulate(tape) {
        const trace = kernel.simulate(tape);
        counts.futures++;
        counts.rows += trace.rowCount;
        return trace;
      },
    };
  };
  return { ...original, createKernel };
});

const PARTS: readonly AnalysisPart[] = [
  'risks',
  'mitigations',
  'people',
  'issues',
  'influence',
  'information',
  'lateness',
];
const REPLICATIONS = 60;

async function countsOf(work: () => Promise<unknown>): Promise<typeof counts> {
  Object.assign(counts, { kernels: 0, futures: 0, rows: 0 });
  await work();
  return { ...counts };
}

beforeAll(chanceReady);

test('A forecast and each part of an analysis simulate exactly the futures that were counted', async () => {
  const text = readFileSync(new URL('../../scenarios/source-8wk.yaml', import.meta.url), 'utf8');
  const { plan } = readPlan(text, { name: 'source-8wk.yaml' });
  if (plan === null) throw new Error('source-8wk cannot be read');
  const request = { plan, seed: 'counts', replications: REPLICATIONS };
  const analysed = (parts: readonly AnalysisPart[], stepDown = 0) =>
    countsOf(() => analyse({ ...request, about: null, parts, stepDown, twistFutures: 20 }));
  const counted: Record<string, typeof counts> = {
    forecast: await countsOf(() => forecast({ ...request, network: compile(plan) })),
    'nothing but the date': await analysed([]),
  };
  for (const part of PARTS) counted[part] = await analysed([part]);
  counted['everything, two steps down'] = await analysed(PARTS, 2);
  await expect(`${JSON.stringify({ replications: REPLICATIONS, counted }, null, 2)}\n`).toMatchFileSnapshot(
    'futures-simulated.json',
  );
});
