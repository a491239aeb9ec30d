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
    run.record(now, ROW.resourceTaken, i, useResource[u]);
  }
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
