// Garbage collection's share of a stretch of work, as the collector itself reports its pauses.
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

export interface GarbageShare {
  /** Paused seconds over wall seconds, 0-1. */
  share: number;
  collections: number;
}

export async function garbageShare(work: () => void | Promise<void>): Promise<GarbageShare> {
  const pauses: { from: number; milliseconds: number }[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) pauses.push({ from: startTime, milliseconds: duration });
  });
  observer.observe({ entryTypes: ['gc'] });
  const start = performance.now();
  await work();
  const end = performance.now();
  // The entries come with the next turns of the event loop.
  await setTimeout(20);
  observer.disconnect();
  const inside = pauses.filter(({ from }) => from >= start && from < end);
  const paused = inside.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return { share: paused / (end - start), collections: inside.length };
}
