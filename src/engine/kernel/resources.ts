// Renewable resources: taken at the start of an issue, kept while it is aside, released when its work is done.
import { markAllQueues } from './queues.ts';
import type { Run } from './run.ts';
import { ROW } from './trace.ts';
import { TRAIT_USES } from './traits.ts';

/** Is enough of everything issue i needs free? */
export function hasResources(run: Run, i: number): boolean {
  if ((run.traits[i] & TRAIT_USES) === 0) return true;
  const { useOffset, useResource, useAmount } = run.network;
  const { free, reserved } = run;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) {
    const r = useResource[u];
    if (free[r] - reserved[r] < useAmount[u]) return false;
  }
  return true;
}

export function takeResources(run: Run, i: number, now: number): void {
  const { useOffset, useResource, useAmount } = run.network;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) {
    run.free[useResource[u]] -= useAmount[u];
    if (run.byList) countTaken(run, useResource[u], useAmount[u], now);
    run.record(now, ROW.resourceTaken, i, useResource[u]);
  }
}

function countTaken({ list }: Run, r: number, amount: number, now: number): void {
  if (list.takenAt[r] !== now) list.takenThen[r] = 0;
  list.takenAt[r] = now;
  list.takenThen[r] += amount;
}

/** Could issue i, with this entry of its resources, have started without the latest releases? What stands before it in a list had a right to its part. */
export function hadEnough(run: Run, u: number, now: number): boolean {
  const { useResource, useAmount } = run.network;
  const r = useResource[u];
  const { takenAt, takenThen } = run.list;
  const before = run.byList ? run.reserved[r] + (takenAt[r] === now ? takenThen[r] : 0) : 0;
  return run.freeBefore[r] - before >= useAmount[u];
}

/** What issue i held is free again; who released it in the latest minute is remembered as a cause. */
export function releaseResources(run: Run, i: number, now: number): void {
  const { useOffset, useResource, useAmount } = run.network;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) {
    const r = useResource[u];
    if (run.releasedAt[r] !== now) {
      run.releasedAt[r] = now;
      run.freeBefore[r] = run.free[r];
      run.releaseHead[r] = -1;
    }
    run.releaseNext[u] = run.releaseHead[r];
    run.releaseHead[r] = u;
    run.free[r] += useAmount[u];
    run.record(now, ROW.resourceReleased, i, r);
  }
  markAllQueues(run);
}
