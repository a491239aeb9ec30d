// Ready queues: one per set of performers, bits in rank order. A dirty queue has something to decide.
import type { Run } from './run.ts';
import { ROW } from './trace.ts';

/** Queue q has something new to decide. Where people choose for themselves, its members are told. */
export function markQueue(run: Run, q: number): void {
  const { personFirst, memberOffset, members } = run.network;
  run.isDirty = true;
  if (!personFirst || memberOffset[q] === memberOffset[q + 1]) run.dirty[q >> 5] |= 1 << (q & 31);
  else {
    for (let k = memberOffset[q]; k < memberOffset[q + 1]; k++)
      run.concerned[members[k] >> 5] |= 1 << (members[k] & 31);
    if (run.hasMoves) tellReceivers(run);
  }
}

/** People to whom policies give issues look into the queues these came from. */
function tellReceivers(run: Run): void {
  for (const p of run.network.policyTo) if (p >= 0) run.concerned[p >> 5] |= 1 << (p & 31);
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
  const { personFirst, queuesOfPersonOffset, queuesOfPerson } = run.network;
  // What was set aside may be waiting for this person; what somebody earlier in a list held back may be free.
  if (run.setsAside || run.byList) run.isDirty = true;
  if (personFirst) {
    run.concerned[p >> 5] |= 1 << (p & 31);
    run.isDirty = true;
    return;
  }
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
