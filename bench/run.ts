// npm run bench: one thread, hot loop, side by side with the tuned C reference of the folder PLANCAST_BENCH names (S, M, L), in
// alternating rounds; without it our own synthetic plan alone. Ratios are the result, seconds depend on the machine.
//   PLANCAST_BENCH=DIR npm run bench [-- S M L]      PLANCAST_BENCH_LONG=1 adds a process of a million replications
import { cpus } from 'node:os';
import { allowDeepInlining } from '../src/cli/inlining.ts';
import { chanceReady } from '../src/engine/chance/ready.ts';
import { type HotLoop, makeHotLoop, quantile } from './hot-loop.ts';
import { findReference, type Reference } from './reference.ts';
import { syntheticPlan } from './synthetic-plan.ts';
import { translatePlan } from './translate-plan.ts';
import { timeWholeProcesses } from './whole-process.ts';

// As the command does for a long run.
allowDeepInlining(Number.POSITIVE_INFINITY);

const ROUNDS = 5;
const SECONDS = 1;
const MINUTES_PER_DAY = 480;
const folder = process.env.PLANCAST_BENCH ?? '';
const names = process.argv.length > 2 ? process.argv.slice(2) : ['S', 'M', 'L'];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];
const round = (value: number): string => value.toPrecision(3);
/** Enough replications for P80 to a tenth of a day, few enough to wait for. */
const replicationsFor = (nodes: number): number => (nodes > 5000 ? 1000 : nodes > 500 ? 5000 : 20_000);

function describe(name: string, loop: HotLoop): Int32Array {
  const { issueCount, personCount, gateCount, riskCount, slots, nodeCount } = loop.network;
  const count = replicationsFor(nodeCount);
  const { finishes, rows, checksum } = loop.run(count);
  console.log(
    `${name}: ${issueCount} issues (reworks included), ${personCount} people, ${gateCount} gates, ${riskCount} risks, ${slots.length} slots`,
  );
  console.log(
    `  compile ${round(loop.compileSeconds)} s, dealer and kernel ${round(loop.prepareSeconds)} s CPU; ` +
      `${count} replications: ${rows} rows (${round(rows / count)} each), checksum ${checksum}`,
  );
  return finishes;
}

function compareHotLoops(name: string, reference: Reference): void {
  const translation = translatePlan(reference.plan);
  const loop = makeHotLoop(translation);
  const finishes = describe(name, loop);
  const ours = quantile(finishes, 0.8) / MINUTES_PER_DAY;
  const theirs = reference.p80(finishes.length);
  const close = Math.abs(ours - theirs) <= 0.5;
  const verdict = close
    ? 'agree within 0.5 day'
    : translation.exact
      ? 'DISAGREE'
      : 'differ (several reworks a gate in C, one here)';
  console.log(`  P80 ${ours.toFixed(2)} days, C ${theirs.toFixed(2)} days: ${verdict}`);
  if (!close && translation.exact) process.exitCode = 1;
  const rounds = Array.from({ length: ROUNDS }, () => ({ c: reference.measure(SECONDS), ours: loop.measure(SECONDS) }));
  const ratios = rounds.map((one) => one.ours / one.c);
  console.log(
    `  hot loop: ${round(median(ratios))} of C (${round(Math.min(...ratios))}-${round(Math.max(...ratios))}); ` +
      `${round(median(rounds.map((one) => one.ours)))} against ${round(median(rounds.map(({ c }) => c)))} replications/s`,
  );
}

function benchAlone(): void {
  const loop = makeHotLoop({ plan: syntheticPlan(), sameDraw: [] });
  describe('synthetic', loop);
  loop.measure(SECONDS);
  const speeds = Array.from({ length: ROUNDS }, () => loop.measure(SECONDS));
  console.log(
    `  hot loop: ${round(median(speeds))} replications/s (${round(Math.min(...speeds))}-${round(Math.max(...speeds))})`,
  );
}

function compareProcesses(name: string, replications: number, rounds: number): void {
  const reference = findReference(folder, name);
  const pairs = reference === null ? null : timeWholeProcesses(reference, replications, rounds);
  const title = `whole process, ${name}, ${replications} replications`;
  if (pairs === null) {
    console.log(`${title}: not measured (needs the reference and a built dist/cli.mjs)`);
    return;
  }
  const ratios = pairs.map(({ ours, c }) => ours / c);
  console.log(
    `${title}: ${round(median(ratios))} times C (${round(Math.min(...ratios))}-${round(Math.max(...ratios))}); ` +
      `${round(median(pairs.map(({ ours }) => ours)))} against ${round(median(pairs.map(({ c }) => c)))} s wall`,
  );
}

await chanceReady();
console.log(
  `Node ${process.version}, ${cpus()[0].model}, ${cpus().length} cores; CPU time of one thread, median of ${ROUNDS} rounds`,
);
for (const name of names) {
  const reference = findReference(folder, name);
  if (reference === null)
    console.log(
      `${name}: no reference here (PLANCAST_BENCH names no folder with ${name}.json, ${name}.bin, kernel and best)`,
    );
  else compareHotLoops(name, reference);
}
benchAlone();
compareProcesses('S', 10_000, ROUNDS);
if (process.env.PLANCAST_BENCH_LONG !== undefined) compareProcesses('S', 1_000_000, 1);
