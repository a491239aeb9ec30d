// Cycles in a directed graph over arrays: which events can never happen, which of them hold each other up, and the
// shortest way round. Nothing here recurses: a cycle of 100,000 issues is a mistake in a plan, not a stack overflow.

/** Successor lists of a graph. Edges of weight 0 lie inside one node of the plan and do not lengthen a cycle. */
export interface Digraph {
  readonly count: number;
  /** CSR over events: successors of e are next[offset[e]] .. next[offset[e + 1] - 1]. */
  readonly offset: Int32Array;
  readonly next: Int32Array;
  readonly weight: Uint8Array;
  /** Index of the edge in the list the graph was made of. */
  readonly edge: Int32Array;
  readonly indegree: Int32Array;
  /** Edges that must be met before an event happens. */
  readonly needed: readonly number[];
}

/** Builds the successor lists of parallel edge lists; edges keep their order. */
export function digraph(
  needed: readonly number[],
  from: readonly number[],
  to: readonly number[],
  weightOf: (edge: number) => number,
): Digraph {
  const count = needed.length;
  const offset = new Int32Array(count + 1);
  const indegree = new Int32Array(count);
  for (const source of from) offset[source + 1]++;
  for (const target of to) indegree[target]++;
  for (let e = 0; e < count; e++) offset[e + 1] += offset[e];
  const cursor = offset.slice();
  const next = new Int32Array(from.length);
  const weight = new Uint8Array(from.length);
  const edge = new Int32Array(from.length);
  for (let i = 0; i < from.length; i++) {
    const at = cursor[from[i]]++;
    next[at] = to[i];
    weight[at] = weightOf(i);
    edge[at] = i;
  }
  return { count, offset, next, weight, edge, indegree, needed };
}

/**
 * The edges of one shortest cycle (least total weight, in the direction of the edges) of every strongly connected
 * component whose events wait for each other for ever. Components that an event outside them would set free are left
 * out: they are consequences. Shortest is exact while the search stays within a million edges per component.
 */
export function deadlocks(graph: Digraph): number[][] {
  const group = new Int32Array(graph.count);
  const all = Array.from({ length: graph.count }, (_, e) => e);
  const neverHappens = stuckSearch(graph, group);
  const stuck = neverHappens(all, 0);
  group.fill(-1);
  for (const e of stuck) group[e] = 0;
  const search = cycleSearch(graph, group);
  const cycles: number[][] = [];
  let label = 0;
  for (const component of components(graph, stuck, group)) {
    label++;
    for (const e of component) group[e] = label;
    const core = neverHappens(component, label);
    label++;
    for (const e of core) group[e] = label;
    const cycle = search(core, label);
    if (cycle.length > 0) cycles.push(cycle);
  }
  return cycles;
}

/** Finds the events of a group that never happen although everything outside the group does (a pass of Kahn's algorithm). */
function stuckSearch(graph: Digraph, group: Int32Array): (events: readonly number[], label: number) => number[] {
  const { offset, next, needed, indegree } = graph;
  const missing = new Int32Array(graph.count);
  return (events, label) => {
    for (const e of events) missing[e] = needed[e] - indegree[e];
    for (const e of events)
      for (let i = offset[e]; i < offset[e + 1]; i++) if (group[next[i]] === label) missing[next[i]]++;
    const happened = events.filter((e) => missing[e] <= 0);
    for (const e of happened)
      for (let i = offset[e]; i < offset[e + 1]; i++)
        if (group[next[i]] === label && --missing[next[i]] === 0) happened.push(next[i]);
    return events.filter((e) => missing[e] > 0);
  };
}

/** Strongly connected components with a cycle among the events of group 0 (Tarjan 1972, with an explicit stack). */
function components(graph: Digraph, events: readonly number[], group: Int32Array): number[][] {
  const { offset, next } = graph;
  const inside = Uint8Array.from(group, (label) => (label === 0 ? 1 : 0));
  const order = new Int32Array(graph.count).fill(-1);
  const low = new Int32Array(graph.count);
  const cursor = offset.slice();
  const open: number[] = [];
  const isOpen = new Uint8Array(graph.count);
  const found: number[][] = [];
  let visited = 0;
  const enter = (e: number, path: number[]): void => {
    order[e] = low[e] = visited++;
    isOpen[e] = 1;
    open.push(e);
    path.push(e);
  };
  const close = (root: number): void => {
    const members = open.splice(open.lastIndexOf(root));
    for (const e of members) isOpen[e] = 0;
    if (members.length > 1 || loops(graph, root)) found.push(members.sort((a, b) => a - b));
  };
  for (const root of events) {
    if (order[root] >= 0) continue;
    const path: number[] = [];
    enter(root, path);
    while (path.length > 0) {
      const e = path[path.length - 1];
      if (cursor[e] < offset[e + 1]) {
        const to = next[cursor[e]++];
        if (inside[to] === 0) continue;
        if (order[to] < 0) enter(to, path);
        else if (isOpen[to]) low[e] = Math.min(low[e], order[to]);
      } else {
        path.pop();
        if (path.length > 0) low[path[path.length - 1]] = Math.min(low[path[path.length - 1]], low[e]);
        if (low[e] === order[e]) close(e);
      }
    }
  }
  return found;
}

function loops(graph: Digraph, e: number): boolean {
  for (let i = graph.offset[e]; i < graph.offset[e + 1]; i++) if (graph.next[i] === e) return true;
  return false;
}

/** Edges looked at per component before the best cycle so far is taken. */
const SEARCH_LIMIT = 1_000_000;

/** A search for shortest cycles within one group; its arrays serve all groups, so many small cycles stay cheap. */
function cycleSearch(graph: Digraph, group: Int32Array): (events: readonly number[], label: number) => number[] {
  const { offset, next, weight } = graph;
  const distance = new Int32Array(graph.count);
  const reachedFor = new Int32Array(graph.count).fill(-1);
  const doneFor = new Int32Array(graph.count).fill(-1);
  /** CSR position of the edge by which an event was reached, and the event it came from. */
  const via = new Int32Array(graph.count);
  const parent = new Int32Array(graph.count);
  let looked = 0;

  /** Shortest way from the root back to itself, if shorter than `limit`: breadth first, level by level. */
  const around = (root: number, label: number, limit: number): { length: number; last: number; by: number } | null => {
    let best: { length: number; last: number; by: number } | null = null;
    let level = [root];
    reachedFor[root] = root;
    distance[root] = 0;
    for (let depth = 0; level.length > 0 && depth < (best?.length ?? limit); depth++) {
      const following: number[] = [];
      for (const e of level) {
        if (doneFor[e] === root) continue;
        doneFor[e] = root;
        for (let i = offset[e]; i < offset[e + 1]; i++) {
          looked++;
          const to = next[i];
          const length = depth + weight[i];
          if (group[to] !== label) continue;
          if (to === root) {
            if (length < (best?.length ?? limit)) best = { length, last: e, by: i };
          } else if (reachedFor[to] !== root || length < distance[to]) {
            reachedFor[to] = root;
            distance[to] = length;
            via[to] = i;
            parent[to] = e;
            (weight[i] === 0 ? level : following).push(to);
          }
        }
      }
      level = following;
    }
    return best;
  };

  return (events, label) => {
    looked = 0;
    let shortest = Number.POSITIVE_INFINITY;
    let cycle: number[] = [];
    for (const root of events) {
      if (looked > SEARCH_LIMIT && cycle.length > 0) break;
      const way = around(root, label, shortest);
      if (way === null) continue;
      shortest = way.length;
      cycle = [graph.edge[way.by]];
      for (let e = way.last; e !== root; e = parent[e]) cycle.push(graph.edge[via[e]]);
      cycle.reverse();
    }
    return cycle;
  };
}
