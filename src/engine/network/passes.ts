// The forward and backward passes of the critical path method, over events and in working minutes of the plan calendar, on likely
// lengths. They feed dispatch rules and bounds; they decide nothing themselves.
import type { Plan } from '../../plan/plan.ts';
import type { Edge } from './edges.ts';
import { LAG_CLOCK, LAG_LEAD, LAG_PARTIAL, LAG_WORKING } from './network.ts';

export interface Passes {
  /** Events in an order that respects all edges. */
  order: Int32Array;
  earliest: Float64Array;
  latest: Float64Array;
  /** Length of the critical path, working minutes. */
  criticalPath: number;
}

/** Working minutes of a week of the plan calendar without holidays. */
export function workedInNormalWeek({ calendar }: Pick<Plan, 'calendar'>): number {
  return calendar.week.flat().reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Civil minutes as working minutes of a normal week. */
export function clockToWorking(minutes: number, workedMinutesPerWeek: number): number {
  return Math.ceil((minutes * workedMinutesPerWeek) / 10_080);
}

function lagOf(edge: Edge, workedMinutesPerWeek: number): number {
  if (edge.lagKind === LAG_WORKING) return edge.lagMinutes;
  if (edge.lagKind === LAG_CLOCK) return clockToWorking(edge.lagMinutes, workedMinutesPerWeek);
  if (edge.lagKind === LAG_LEAD)
    return edge.clock ? -clockToWorking(edge.lagMinutes, workedMinutesPerWeek) : -edge.lagMinutes;
  return 0;
}

/** Iterative Kahn pass: long chains must not recurse. The graph of events is acyclic (the reader refuses cycles). */
function topologicalOrder(
  eventCount: number,
  from: Int32Array,
  to: Int32Array,
): { order: Int32Array; out: Int32Array[] } {
  const degree = new Int32Array(eventCount);
  const offset = new Int32Array(eventCount + 1);
  for (let e = 0; e < from.length; e++) {
    degree[to[e]]++;
    offset[from[e] + 1]++;
  }
  for (let v = 0; v < eventCount; v++) offset[v + 1] += offset[v];
  const cursor = offset.slice();
  const list = new Int32Array(from.length);
  for (let e = 0; e < from.length; e++) list[cursor[from[e]]++] = e;
  const order = new Int32Array(eventCount);
  let tail = 0;
  for (let v = 0; v < eventCount; v++) if (degree[v] === 0) order[tail++] = v;
  for (let head = 0; head < tail; head++) {
    const v = order[head];
    for (let k = offset[v]; k < offset[v + 1]; k++) if (--degree[to[list[k]]] === 0) order[tail++] = to[list[k]];
  }
  if (tail < eventCount) throw new Error(`assertion: the event graph has a cycle through ${eventCount - tail} events`);
  return { order, out: [offset, list] };
}

/**
 * @param length likely length of each node, working minutes
 * @param origin nothing begins earlier, working minutes
 * @param noEarlier by event: dates of their own before which they do not happen, working minutes; left out = none
 * @param due latest finish a node's own due date or target allows, working minutes; Infinity = none
 */
export function runPasses(
  length: ArrayLike<number>,
  due: ArrayLike<number>,
  edges: readonly Edge[],
  workedMinutesPerWeek: number,
  origin = 0,
  noEarlier: ArrayLike<number> = [],
): Passes {
  const nodeCount = length.length;
  const total = edges.length + nodeCount;
  const from = new Int32Array(total);
  const to = new Int32Array(total);
  const lag = new Float64Array(total);
  edges.forEach((edge, e) => {
    to[e] = edge.to;
    // A partial link binds from the start, after its share of the work.
    const partial = edge.lagKind === LAG_PARTIAL;
    from[e] = partial ? edge.from - 1 : edge.from;
    lag[e] = partial ? Math.ceil((edge.lagMinutes * length[edge.from >> 1]) / 100) : lagOf(edge, workedMinutesPerWeek);
  });
  for (let n = 0; n < nodeCount; n++) {
    from[edges.length + n] = 2 * n;
    to[edges.length + n] = 2 * n + 1;
    lag[edges.length + n] = length[n];
  }
  const { order, out } = topologicalOrder(2 * nodeCount, from, to);
  const [offset, list] = out;
  const earliest = new Float64Array(2 * nodeCount).fill(origin);
  for (let event = 0; event < noEarlier.length; event++) earliest[event] = Math.max(origin, noEarlier[event]);
  let criticalPath = origin;
  for (const v of order) {
    if (earliest[v] > criticalPath && (v & 1) === 1) criticalPath = earliest[v];
    for (let k = offset[v]; k < offset[v + 1]; k++) {
      const e = list[k];
      const reached = earliest[v] + lag[e];
      if (reached > earliest[to[e]]) earliest[to[e]] = reached;
    }
  }
  const latest = new Float64Array(2 * nodeCount);
  for (let n = 0; n < nodeCount; n++) {
    latest[2 * n] = Infinity;
    latest[2 * n + 1] = Math.min(criticalPath, due[n]);
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i];
    for (let k = offset[v]; k < offset[v + 1]; k++) {
      const e = list[k];
      const allowed = latest[to[e]] - lag[e];
      if (allowed < latest[v]) latest[v] = allowed;
    }
  }
  return { order, earliest, latest, criticalPath };
}
