// What a comparison keeps of every single future, placed by its number in memory that threads share: so nothing has to be merged, and whoever
// asks can look at what has been done so far.
import type { Network } from '../../engine/network/network.ts';

/** Memory of one plan; goes into the spec of the study, where it stays the same memory. */
export interface PlanMemory {
  /** Column c of future r at c * replications + r: civil minute of the plan's own days, NEVER = it does not come. */
  dates: ArrayBufferLike;
  /** By future: what the metric's collector says; empty unless it has one. */
  metric: ArrayBufferLike;
  /** The first futures: busy minutes of person p in future r at p * futures + r; -1 = this future does not finish. */
  busy: ArrayBufferLike;
  /** Working minutes of the same people until the finish. */
  available: ArrayBufferLike;
}

export interface Room {
  replications: number;
  /** The first so many are looked at in detail. */
  detailFutures: number;
}

/** @param dates columns of dates */
export function allocatePlan(
  { personCount }: Network,
  dates: number,
  hasCollector: boolean,
  { replications, detailFutures }: Room,
  allocate: (bytes: number) => ArrayBufferLike,
): PlanMemory {
  return {
    dates: allocate(4 * dates * replications),
    metric: allocate(hasCollector ? 8 * replications : 0),
    busy: allocate(4 * personCount * detailFutures),
    available: allocate(4 * personCount * detailFutures),
  };
}
