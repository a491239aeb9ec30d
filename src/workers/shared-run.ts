// One study run by several threads. The thread that asks works like the others and looks after them: it waits for all at a look,
// collects their parts, and simulates the futures of a thread that has ended itself. So the futures counted are 0 .. n - 1, always.
import { blockStarts } from '../engine/forecast/blocks.ts';
import type { Order, Study, StudyRun } from '../engine/forecast/study.ts';
import {
  type BlockTable,
  blocksOf,
  createBlockTable,
  finishBlock,
  futuresDone,
  holdRest,
  isAnyAtWork,
  releaseBlock,
  retakeBlock,
  takeBlock,
  takenBlocks,
} from './block-table.ts';
import type { Crew } from './crew.ts';
import type { HelperThread } from './helper-thread.ts';

/** The thread that asks, in tables of blocks. */
const SELF = 1;

export interface SharedRun<Spec, Part> {
  study: Study<Spec, Part>;
  spec: Spec;
  order: Order;
  crew: Crew;
  /** How many threads so many futures are worth, this one included. */
  worth(futures: number): number;
  /** Told why a thread has ended whose futures had to be simulated again. */
  onLost(reason: string): void;
}

interface Job<Part> {
  order: Order;
  crew: Crew;
  starts: Int32Array;
  table: BlockTable;
  run: StudyRun<Part>;
  helpers: readonly HelperThread[];
  /** Threads whose futures have been simulated again. */
  mended: Set<HelperThread>;
  onLost(reason: string): void;
}

/** Equal to `inProcess.run`, whoever takes which block. */
export async function runShared<Spec, Part>(shared: SharedRun<Spec, Part>): Promise<{ part: Part; done: number }> {
  const { study, spec, order, crew, worth, onLost } = shared;
  const starts = blockStarts(order);
  const table = createBlockTable(starts, order.looks);
  const helpers: HelperThread[] = [];
  const hire = (from: number): void => {
    if (helpers.length > 0) return;
    helpers.push(...crew.helpers(worth(stageEnd(order, from) - from) - 1));
    for (const helper of helpers) {
      helper.handedOver = null;
      helper.hold(true);
      helper.tell({ kind: 'open', study: study.name, spec, table, starts, taker: helper.taker });
    }
  };
  try {
    // They start up while this thread gets ready.
    hire(0);
    const run = await study.open(spec, order.network);
    const job: Job<Part> = { order, crew, starts, table, run, helpers, mended: new Set(), onLost };
    const done = await runStages(job, hire);
    return { part: study.merge(await collectParts(job)), done };
  } finally {
    holdRest(table);
    for (const helper of helpers) helper.hold(false);
  }
}

/** Where the next look is, or the end. */
function stageEnd({ replications, looks = [] }: Order, from: number): number {
  return Math.min(replications, looks.find((look) => look > from) ?? replications);
}

/** From look to look; returns how many futures are done. */
async function runStages<Part>(job: Job<Part>, hire: (from: number) => void): Promise<number> {
  const { order, starts, table, helpers } = job;
  for (;;) {
    for (const helper of helpers) helper.tell({ kind: 'go' });
    const stopped = await takeBlocks(job);
    await untilAllRest(job);
    await mendGaps(job);
    const taken = takenBlocks(table);
    const done = starts[taken];
    order.onProgress?.(done);
    if (stopped || done === order.replications || order.isEnough?.(done)) return done;
    releaseBlock(table, taken);
    hire(done);
  }
}

/** Takes blocks until one is held; true = the host wants to stop. */
async function takeBlocks<Part>({ order, starts, table, run }: Job<Part>): Promise<boolean> {
  for (let block = takeBlock(table, 0, SELF); block >= 0; block = takeBlock(table, block, SELF)) {
    run.run(starts[block], starts[block + 1]);
    finishBlock(table, block, SELF, starts[block + 1] - starts[block]);
    const done = futuresDone(table);
    if (done === order.replications) return false;
    order.onProgress?.(done);
    await order.pause?.();
    if (!order.shouldStop?.()) continue;
    holdRest(table);
    return true;
  }
  return false;
}

async function untilAllRest<Part>({ crew, table, helpers }: Job<Part>): Promise<void> {
  const alive = (): Set<number> => new Set(helpers.filter(({ trouble }) => trouble === null).map(({ taker }) => taker));
  while (isAnyAtWork(table, alive())) await crew.changed();
}

/** Simulates again what was taken by threads that have ended without handing it over. */
async function mendGaps<Part>({ order, starts, table, run, helpers, mended, onLost }: Job<Part>): Promise<void> {
  for (const helper of helpers) {
    const { trouble, handedOver, taker } = helper;
    if (trouble === null || handedOver !== null || mended.has(helper)) continue;
    mended.add(helper);
    for (const block of blocksOf(table, taker)) {
      const futures = starts[block + 1] - starts[block];
      retakeBlock(table, block, SELF, futures);
      run.run(starts[block], starts[block + 1]);
      finishBlock(table, block, SELF, futures);
      order.onProgress?.(futuresDone(table));
      await order.pause?.();
    }
    onLost(trouble);
  }
}

/** The parts of everybody who has one, this thread's included. */
async function collectParts<Part>(job: Job<Part>): Promise<Part[]> {
  const { crew, table, helpers, run } = job;
  const asked = helpers.filter(({ taker }) => blocksOf(table, taker).length > 0);
  for (const helper of asked) helper.tell({ kind: 'part' });
  while (asked.some(({ trouble, handedOver }) => trouble === null && handedOver === null)) await crew.changed();
  await mendGaps(job);
  // What a thread hands over was made by this very study.
  return [run.part(), ...asked.flatMap(({ handedOver }) => (handedOver === null ? [] : [handedOver.part as Part]))];
}
