// Who takes which block of futures, in memory that all threads see. Everybody takes the first free block, so what has been taken is
// always a beginning without gaps; a held block stops everybody, which is how a run is ended and how a look waits for all.

const FREE = 0;
/** Nobody may take this block (yet), nor any behind it. */
const HELD = -1;
/** What a block's taker is marked with when it is done: DONE + number. Takers are numbered from 1. */
const DONE = 1 << 16;

/** One cell a block, and one behind them that is always held; then the number of futures done. */
export type BlockTable = Int32Array<SharedArrayBuffer>;

/** @param starts first future of every block, and then the number of futures */
export function createBlockTable(starts: Int32Array, looks: readonly number[] = []): BlockTable {
  const table = new Int32Array(new SharedArrayBuffer(4 * (starts.length + 1)));
  const held = new Set(looks);
  for (let block = 1; block < starts.length; block++) if (held.has(starts[block])) table[block] = HELD;
  table[starts.length - 1] = HELD;
  return table;
}

/** Takes the first free block at or behind `from`, where everything before `from` has been taken; -1 = a held one comes first. */
export function takeBlock(table: BlockTable, from: number, taker: number): number {
  for (let block = from; ; block++) {
    const was = Atomics.compareExchange(table, block, FREE, taker);
    if (was === FREE) return block;
    if (was === HELD) return -1;
  }
}

/** @param futures how many the block has */
export function finishBlock(table: BlockTable, block: number, taker: number, futures: number): void {
  Atomics.store(table, block, DONE + taker);
  Atomics.add(table, table.length - 1, futures);
}

/** Lets nobody take another block. Those taken by now are a beginning without gaps. */
export function holdRest(table: BlockTable): void {
  for (let block = 0; ; block++) {
    const was = Atomics.compareExchange(table, block, FREE, HELD);
    if (was === FREE || was === HELD) return;
  }
}

/** How many blocks have been taken: the first that is held, or free. */
export function takenBlocks(table: BlockTable): number {
  let block = 0;
  while (Atomics.load(table, block) > 0) block++;
  return block;
}

/** Lets everybody go on at a held block. */
export function releaseBlock(table: BlockTable, block: number): void {
  Atomics.store(table, block, FREE);
}

/** Futures of the blocks that are done. */
export function futuresDone(table: BlockTable): number {
  return Atomics.load(table, table.length - 1);
}

/** Is anybody of these still at a block? */
export function isAnyAtWork(table: BlockTable, takers: ReadonlySet<number>): boolean {
  for (let block = 0; block < table.length - 1; block++) if (takers.has(Atomics.load(table, block))) return true;
  return false;
}

/** Blocks somebody has taken, done or not. */
export function blocksOf(table: BlockTable, taker: number): number[] {
  const blocks: number[] = [];
  for (let block = 0; block < table.length - 1; block++) {
    const mark = Atomics.load(table, block);
    if (mark === taker || mark === DONE + taker) blocks.push(block);
  }
  return blocks;
}

/** Gives a lost thread's block to another taker; its futures count as not done again. */
export function retakeBlock(table: BlockTable, block: number, taker: number, futures: number): void {
  if (Atomics.load(table, block) > DONE) Atomics.sub(table, table.length - 1, futures);
  Atomics.store(table, block, taker);
}
