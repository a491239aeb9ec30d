// Ready queues: one per set of performers, bits in rank order. A dirty queue has something to decide.
import type { Run } from './run.ts';
import { ROW } from './trace.ts';

/** Queue q has something new to decide. */
export function markQueue(run: Run, q: number): void {
  run.dirty[q >> 5] |= 1 << (q & 31);
  run.isDirty = true;
}

/** Issue i leaves its queue: it starts. */
export function leaveQueue(run: Run, i: number): void {
  const bit = run.bitOfIssue[i];
  const q = run.network.queueOfIssue[i];
  run.readyBits[bit >> 5] &= ~(1 << (bit & 31));
  if (run.headBit[q] === bit) run.headBit[q] = nextBit(run, q, bit + 1);
}

/** First ready bit of queue q at or after a bit; -1 = none. */
export function nextBit(run: Run, q: number, fromBit: number): number {
  const { readyBits, queueWord } = run;
  const end = queueWord[q + 1];
  let w = fromBit >> 5;
  if (w >= end) return -1;
  let bits = readyBits[w] & (-1 << (fromBit & 31));
  while (bits === 0) {
    if (++w >= end) return -1;
    bits = readyBits[w];
  }
  return (w << 5) + 31 - Math.clz32(bits & -bits);
}

/** Every need of issue i is met: it joins its queue. */
export function makeReady(run: Run, i: number, by: number, now: number): void {
  const bit = run.bitOfIssue[i];
  const q = run.network.queueOfIssue[i];
  run.readyMinute[i] = now;
  run.readyBits[bit >> 5] |= 1 << (bit & 31);
  if (run.headBit[q] < 0 || bit < run.headBit[q]) run.headBit[q] = bit;
  markQueue(run, q);
  run.record(now, ROW.issueReady, i, by);
}

/** Person p may now be able to start something. */
export function markQueues(run: Run, p: number): void {
  const { queuesOfPersonOffset, queuesOfPerson } = run.network;
  for (let k = queuesOfPersonOffset[p]; k < queuesOfPersonOffset[p + 1]; k++) {
    const q = queuesOfPerson[k];
    if (run.headBit[q] >= 0) markQueue(run, q);
  }
}

/** Every queue with ready issues may now have one that can start. */
export function markAllQueues(run: Run): void {
  const { queueCount } = run.network;
  for (let q = 0; q < queueCount; q++) if (run.headBit[q] >= 0) markQueue(run, q);
}
