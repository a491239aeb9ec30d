// Memory of whole forecast processes, what is kept of every replication, and what the garbage collector takes of the loop.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceReady } from '../src/engine/chance/ready.ts';
import { forecast } from '../src/engine/forecast/forecast.ts';
import { inProcess } from '../src/engine/forecast/in-process.ts';
import { compile } from '../src/engine/network/compile.ts';
import { isBuilt, runCommand, withFolder } from './command.ts';
import { garbageShare } from './garbage.ts';
import { makeHotLoop } from './hot-loop.ts';
import { loopFigures } from './one-loop.ts';
import { findReference } from './reference.ts';
import { documentOf } from './reference-document.ts';
import { sizedPlan } from './sized-plan.ts';
import { figure, median, type Table } from './table.ts';
import { type ReferencePlan, translatePlan } from './translate-plan.ts';

/** Replications of the two processes whose difference is what a further replication keeps. */
const COUNTS: Record<string, [number, number]> = { S: [10_000, 200_000], M: [1000, 5000], L: [1, 101] };

export async function memoryTable(folder: string): Promise<Table> {
  await chanceReady();
  const notes: string[] = [
    'Peak = largest resident set of `simulate PLAN --replications N --json`, one thread. Kept = memory placed by replication, exact; growth = difference of the two peaks.',
  ];
  const rows: string[][] = [];
  for (const name of ['S', 'M', 'L']) {
    const reference = findReference(folder, name);
    if (reference === null) notes.push(`${name}: no plan (PLANCAST_BENCH names no folder with it).`);
    else rows.push(await rowOf(name, reference.plan, notes));
  }
  notes.push(...(await garbageNotes()));
  return {
    title: 'Memory and garbage',
    head: [
      'plan',
      'peak at',
      'peak, MiB',
      'kept a replication, bytes',
      'growth a replication, bytes',
      'one future alone',
    ],
    rows,
    notes,
  };
}

async function rowOf(name: string, reference: ReferencePlan, notes: string[]): Promise<string[]> {
  const counts = COUNTS[name];
  const peaks = isBuilt() ? peaksOf(reference, counts) : null;
  if (peaks === null) notes.push(`${name}: no process measured (run \`npm run build\` first).`);
  const growth = peaks === null ? Number.NaN : ((peaks[1] - peaks[0]) * 1024 * 1024) / (counts[1] - counts[0]);
  return [
    name,
    counts.map((count) => count.toLocaleString('en-US')).join(' / '),
    peaks === null ? '-' : peaks.map(figure).join(' / '),
    figure(await keptBytes(reference, counts[1])),
    figure(growth),
    oneFuture(name),
  ];
}

function peaksOf(reference: ReferencePlan, counts: readonly number[]): number[] | null {
  return withFolder((folder) => {
    const file = join(folder, 'plan.json');
    writeFileSync(file, documentOf(reference));
    const peaks = counts.map(
      (count) =>
        runCommand([file, '--replications', String(count), '--json', '--quiet', '--jobs', '1'])?.peakMebibytes ??
        Number.NaN,
    );
    return peaks.some(Number.isNaN) ? null : peaks;
  });
}

/** What a forecast asks of its executor to keep by replication. It asks for all of it before the first future, so one block is enough. */
async function keptBytes(reference: ReferencePlan, replications: number): Promise<number> {
  const { plan } = translatePlan(reference);
  let bytes = 0;
  const allocate = (size: number): ArrayBufferLike => {
    bytes += size;
    return inProcess.allocate(size);
  };
  await forecast({
    plan,
    network: compile(plan),
    seed: 'memory',
    replications,
    executor: { ...inProcess, allocate },
    shouldStop: () => true,
  });
  return bytes / replications;
}

/** In a process of its own: compiling the plan, making tables and kernel, the first future cold, and one warm. */
function oneFuture(name: string): string {
  const { compileSeconds, prepareSeconds, firstSeconds, ours, arrayMebibytes } = loopFigures('alone', name);
  const [compiled, tables, first, warm] = [compileSeconds, prepareSeconds, firstSeconds, 1 / median(ours)].map(
    (seconds) => `${figure(seconds * 1000)} ms`,
  );
  return `compile ${compiled}, tables ${tables}, first ${first}, warm ${warm}; arrays ${figure(arrayMebibytes)} MiB`;
}

async function garbageNotes(): Promise<string[]> {
  const { plan, ...rest } = translatePlan(sizedPlan({ issues: 60, people: 10 }));
  const network = compile(plan);
  const loop = makeHotLoop({ plan, ...rest });
  loop.measure(1);
  const inLoop = await garbageShare(() => void loop.measure(2));
  const request = { plan, network, seed: 'garbage', replications: 50_000 };
  await forecast({ ...request, replications: 5000 });
  const inForecast = await garbageShare(async () => void (await forecast(request)));
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  return [
    `Garbage collection (60 issues): ${percent(inLoop.share)} of deal + simulate in ${inLoop.collections} collections (target <= 1 %), ` +
      `${percent(inForecast.share)} of a forecast of 50,000 in ${inForecast.collections}.`,
  ];
}
