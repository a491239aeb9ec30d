// Edges between events as compressed rows: by source, as the kernel follows them, and by target, as causes are told.
import { groupBy } from './csr.ts';
import type { Edge, Points } from './edges.ts';
import { LAG_LEAD, LAG_PARTIAL } from './network.ts';

/** @param firstPoint node of the first point */
export function compileEdges(edges: readonly Edge[], nodeCount: number, points: Points, firstPoint: number) {
  const bySource = groupBy(
    2 * nodeCount,
    edges.map(({ from }) => from),
  );
  const byTarget = groupBy(
    2 * nodeCount,
    edges.map(({ to }) => to),
  );
  const sorted = Array.from(bySource.list, (e) => edges[e]);
  // Edges into an event in the order of the document, so that causes come out in that order.
  const position = new Int32Array(edges.length);
  bySource.list.forEach((e, k) => {
    position[e] = k;
  });
  const needed = new Int32Array(2 * nodeCount);
  for (const { to } of edges) needed[to]++;
  points.threshold.forEach((threshold, k) => {
    if (threshold >= 0) needed[2 * (firstPoint + k)] = threshold;
  });
  const outLagKind = Int32Array.from(sorted, ({ lagKind }) => lagKind);
  return {
    outOffset: bySource.offset,
    outTo: Int32Array.from(sorted, ({ to }) => to),
    outFrom: Int32Array.from(sorted, ({ from }) => from),
    outLagKind,
    outLagMinutes: Int32Array.from(sorted, ({ lagMinutes }) => lagMinutes),
    outLagClock: Int32Array.from(sorted, ({ clock }) => (clock ? 1 : 0)),
    liveEdges: Int32Array.from(
      [...outLagKind.keys()].filter((e) => outLagKind[e] === LAG_LEAD || outLagKind[e] === LAG_PARTIAL),
    ),
    inOffset: byTarget.offset,
    inEdge: byTarget.list.map((e) => position[e]),
    needed,
  };
}
