// How many threads some futures are worth. Decided by how much work they are, never by a clock: the same plan always runs the same
// way, and what it costs to start a thread and to warm it up is not spent on a forecast that is nearly there.
import { eventsPerFuture } from '../engine/forecast/blocks.ts';
import type { Order } from '../engine/forecast/study.ts';

/** To start a thread, load the engine into it and compile its hot code costs about as much as so many events (0.5 s against 80 us a future of a 60-issue plan on a busy machine). */
const EVENTS_PER_THREAD = 1_000_000;

/** Threads worth having for so many futures of an order, this one included: 1 to `jobs`. */
export function worthThreads(order: Order, futures: number, jobs: number): number {
  return Math.max(1, Math.min(jobs, Math.floor((eventsPerFuture(order) * futures) / EVENTS_PER_THREAD)));
}
