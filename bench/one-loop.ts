// One hot loop in a process of its own, told as one line of JSON: two kernels in a process keep V8 from compiling for either alone, and a forecast has one.
//   one-loop.ts plan NAME (side by side with the reference of PLANCAST_BENCH) | alone NAME (without it) | synthetic | sized ISSUES PEOPLE

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowDeepInlining } from '../src/cli/inlining.ts';
import { chanceReady } from '../src/engine/chance/ready.ts';
import { cpuSeconds, makeHotLoop, quantile } from './hot-loop.ts';
import { findReference } from './reference.ts';
import { sizedPlan } from './sized-plan.ts';
import { syntheticPlan } from './synthetic-plan.ts';
import { type Translation, translatePlan } from './translate-plan.ts';

const ROUNDS = 5;

export interface LoopFigures {
  issues: number;
  people: number;
  /** Replications per CPU second of each round, and of the reference in the same round. */
  ours: number[];
  c: number[];
  /** P80 of the finish in minutes of the first replications; and the reference's in days. */
  p80: number;
  p80OfC: number | null;
  rowsEach: number;
  /** CPU seconds: compiling the plan; tables and kernel. */
  compileSeconds: number;
  prepareSeconds: number;
  /** CPU seconds of the first future, cold; memory of all typed arrays then. */
  firstSeconds: number;
  arrayMebibytes: number;
  /** The reference says exactly the same plan. */
  exact: boolean;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
let isBundled = false;

/** Bundles this file as the command is bundled, once: what is measured is what users run. */
function bundledLoop(): string {
  if (!isBundled) {
    const tsdown = fileURLToPath(new URL('../node_modules/tsdown/dist/run.mjs', import.meta.url));
    execFileSync(process.execPath, [tsdown, '--config', 'bench/tsdown.config.ts'], {
      cwd: join(FOLDER, '..'),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    isBundled = true;
  }
  return join(FOLDER, 'out', 'one-loop.mjs');
}

/** Asks a new process. */
export function loopFigures(...parameters: (string | number)[]): LoopFigures {
  const answer = execFileSync(process.execPath, [bundledLoop(), ...parameters.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(answer);
}

/** Enough replications for P80 to a tenth of a day, few enough to wait for. */
const replicationsFor = (nodes: number): number => (nodes > 5000 ? 1000 : nodes > 500 ? 5000 : 20_000);

function tell([kind, first, second]: readonly string[]): LoopFigures {
  const named = kind === 'plan' || kind === 'alone' ? findReference(process.env.PLANCAST_BENCH ?? '', first) : null;
  const reference = kind === 'plan' ? named : null;
  const size = { issues: Number(first), people: Number(second) };
  const translation: Translation =
    kind === 'synthetic'
      ? { plan: syntheticPlan(), sameDraw: [], exact: false }
      : translatePlan(named?.plan ?? sizedPlan(size));
  const loop = makeHotLoop(translation);
  const began = cpuSeconds();
  loop.run(1);
  const firstSeconds = cpuSeconds() - began;
  const arrayMebibytes = process.memoryUsage().arrayBuffers / 1024 / 1024;
  const isShort = kind === 'sized' || kind === 'alone';
  const seconds = isShort ? 0.3 : 1;
  const sample = loop.run(isShort ? 1 : replicationsFor(loop.network.nodeCount));
  loop.measure(isShort ? 1 : 0.5);
  const rounds = Array.from({ length: ROUNDS }, () => [loop.measure(seconds), reference?.measure(seconds) ?? 0]);
  return {
    issues: translation.plan.issues.length,
    people: loop.network.personCount,
    ours: rounds.map(([ours]) => ours),
    c: reference === null ? [] : rounds.map(([, c]) => c),
    p80: quantile(sample.finishes, 0.8),
    p80OfC: reference?.p80(sample.finishes.length) ?? null,
    rowsEach: sample.rows / sample.finishes.length,
    compileSeconds: loop.compileSeconds,
    prepareSeconds: loop.prepareSeconds,
    firstSeconds,
    arrayMebibytes,
    exact: translation.exact,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // As the command does for a long run.
  allowDeepInlining(Number.POSITIVE_INFINITY);
  await chanceReady();
  console.log(JSON.stringify(tell(process.argv.slice(2))));
}
