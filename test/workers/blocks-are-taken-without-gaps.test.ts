// Blocks of futures are taken in order by whoever comes first: at any moment those taken are a beginning without gaps.
import { fc, test } from '@fast-check/vitest';
import { expect, test as plainTest } from 'vitest';
import { blockStarts } from '../../src/engine/forecast/blocks.ts';
import {
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
} from '../../src/workers/block-table.ts';

const starts = Int32Array.of(0, 200, 400, 500, 700, 900, 1000, 1010);

test.prop([fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }), fc.integer({ min: 0, max: 20 })])(
  'whoever takes them and whenever it ends',
  (takers, end) => {
    const table = createBlockTable(starts);
    const next = new Map<number, number>();
    const taken: number[] = [];
    takers.forEach((taker, turn) => {
      if (turn === end) holdRest(table);
      const block = takeBlock(table, next.get(taker) ?? 0, taker);
      if (block < 0) return;
      next.set(taker, block + 1);
      taken.push(block);
    });
    const most = Math.min(takers.length, end, starts.length - 1);
    expect(taken).toEqual(Array.from({ length: most }, (_, block) => block));
    expect(takenBlocks(table)).toBe(most);
  },
);

plainTest('a look holds everybody until it is released, and then nothing is skipped', () => {
  const table = createBlockTable(starts, [500]);
  expect([1, 2, 1, 2].map((taker) => takeBlock(table, 0, taker))).toEqual([0, 1, 2, -1]);
  expect(takenBlocks(table)).toBe(3);
  releaseBlock(table, 3);
  expect([1, 2, 1, 2, 1].map((taker) => takeBlock(table, 0, taker))).toEqual([3, 4, 5, 6, -1]);
});

plainTest('what a lost thread had is counted once when another has done it again', () => {
  const table = createBlockTable(starts);
  for (const taker of [2, 3, 2]) takeBlock(table, 0, taker);
  finishBlock(table, 0, 2, 200);
  finishBlock(table, 1, 3, 200);
  expect(isAnyAtWork(table, new Set([2]))).toBe(true);
  expect(isAnyAtWork(table, new Set([3]))).toBe(false);
  expect(blocksOf(table, 2)).toEqual([0, 2]);
  for (const [block, futures] of [
    [0, 200],
    [2, 100],
  ] as const) {
    retakeBlock(table, block, 1, futures);
    finishBlock(table, block, 1, futures);
  }
  expect(futuresDone(table)).toBe(500);
  expect(blocksOf(table, 2)).toEqual([]);
});

plainTest('blocks end at every look, and are few futures when a future is much work', () => {
  expect([...blockStarts({ replications: 1010, looks: [500, 1000] })]).toEqual(
    [...starts].toSpliced(5, 1, 800).toSpliced(4, 1, 600),
  );
  expect([...blockStarts({ replications: 5, eventsPerFuture: 90_000 })]).toEqual([0, 2, 4, 5]);
  expect([...blockStarts({ replications: 3, eventsPerFuture: 9e9 })]).toEqual([0, 1, 2, 3]);
});
