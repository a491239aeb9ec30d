// Ready queues: one per set of performers, bits in rank order. A dirty queue has something to decide.
import type { Run } from './run.ts';
import { ROW } from './trace.ts';

/** Every need of issue i is met: it joins its queue. */
export function makeReady(run: Run, i: number, by: number, now: number): void {
  const bit = run.bitOfIssue[i];
  const q = run.network.queueOfIssue[i];
  run.readyMinute[i] = now;
  run.readyBits[bit >> 5] |= 1 << (bit & 31);
  run.readyCount[q]++;
  run.dirty[q >> 5] |= 1 << (q & 31);
  run.record(now, ROW.issueReady, i, by);
}

/** Person p may now be able to start something. */
export function markQueues(run: Run, p: number): void {
  const { queuesOfPersonOffset, queuesOfPerson } = run.network;
  for (let k = queuesOfPersonOffset[p]; k < queuesOfPersonOffset[p + 1]; k++) {
    const q = queuesOfPerson[k];
    if (run.readyCount[q] > 0) run.dirty[q >> 5] |= 1 << (q & 31);
  }
}

/** Every queue with ready issues may now have one that can start. */
export function markAllQueues(run: Run): void {
  const { queueCount } = run.network;
  for (let q = 0; q < queueCount; q++) if (run.readyCount[q] > 0) run.dirty[q >> 5] |= 1 << (q & 31);
}
