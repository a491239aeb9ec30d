// Blocks of futures: what is handed out at a time. They end at every look as well, so that a look sees exactly its futures.
import type { Order } from './study.ts';

/** Futures per block: small enough to stop quickly and to share evenly, large enough to cost nothing. Changes no result. */
export const BLOCK_SIZE = 200;

/** First future of every block, ascending, and then the number of futures. */
export function blockStarts({ replications, looks = [], blockSize = BLOCK_SIZE }: Order): Int32Array {
  const starts = new Set([replications]);
  for (let start = 0; start < replications; start += blockSize) starts.add(start);
  for (const look of looks) if (look < replications) starts.add(look);
  return Int32Array.from(starts).sort();
}
