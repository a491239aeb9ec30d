// Limits on issues begun and not done. Reworks and queued reviews are neither limited nor counted, takings-up never limited.
import { markQueues } from './queues.ts';
import type { Run } from './run.ts';
import { TRAIT_LIMIT } from './traits.ts';

/** May person p begin issue i now? */
export function mayBegin(run: Run, p: number, i: number): boolean {
  if ((run.traits[i] & TRAIT_LIMIT) === 0) return true;
  const limit = run.network.limitOfPerson[p];
  return limit === 0 || run.limits.begun[p] < limit;
}

/** Person p has begun issue i. */
export function countBegun(run: Run, p: number, i: number): void {
  // A review can be recorded as passed before the work begins.
  const isDone = run.eventMinute[run.network.doneEventOfIssue[i]] >= 0;
  if (p >= 0 && !isDone && (run.traits[i] & TRAIT_LIMIT) !== 0) run.limits.begun[p]++;
}

/** Issue i is done: there is room for another. */
export function makeRoom(run: Run, i: number, now: number): void {
  const p = run.performer[i];
  if (p < 0 || (run.traits[i] & TRAIT_LIMIT) === 0) return;
  const { begun, begunBefore, roomAt, roomBy } = run.limits;
  if (roomAt[p] !== now) begunBefore[p] = begun[p];
  roomAt[p] = now;
  roomBy[p] = i;
  begun[p]--;
  markQueues(run, p);
}
