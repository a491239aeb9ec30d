// From an order of issues to places: who competes where. Takings-up stand before the starts of no better class. For `dispatch: list` the
// planned issues are put into an order that can be carried out, behind the works of gates: an issue that stood before one of its own needs
// would hold back what that need is waiting for, for ever.
import { LAG_PARTIAL, type Network } from './network.ts';

export type Places = Pick<Network, 'rankOfIssue' | 'takeUpRank' | 'issueAtRank'>;
type Arranged = Places &
  Pick<
    Network,
    | 'issueCount'
    | 'plannedIssueCount'
    | 'nodeCount'
    | 'orderOfIssues'
    | 'orderedCount'
    | 'classOfIssue'
    | 'setsAside'
    | 'byList'
    | 'classFirst'
    | 'outFrom'
    | 'outTo'
    | 'outLagKind'
  >;

/** Puts these issues (indices of planned ones, each once) first, before the order of the network. Nothing given: that order. */
export type Arranger = (first?: ArrayLike<number>) => void;

/** Places still to be filled. */
export function placesFor(issueCount: number, setsAside: boolean): Places {
  return {
    rankOfIssue: new Int32Array(issueCount),
    takeUpRank: new Int32Array(setsAside ? issueCount : 0),
    issueAtRank: new Int32Array(setsAside ? 2 * issueCount : issueCount),
  };
}

/** Fills the places of this very network; all memory is taken here. */
export function createArranger(network: Arranged): Arranger {
  const { issueCount, setsAside, byList, classFirst, orderOfIssues, orderedCount } = network;
  const order = new Int32Array(issueCount);
  const isFirst = new Uint8Array(issueCount);
  const feasible = byList ? createListMaker(network) : null;
  return (first = []) => {
    let stated = orderedCount;
    isFirst.fill(0);
    for (let k = 0; k < first.length; k++) isFirst[(order[k] = first[k])] = 1;
    let count = first.length;
    for (let k = 0; k < issueCount; k++) {
      const i = orderOfIssues[k];
      if (isFirst[i] === 0) order[count++] = i;
      else if (k < orderedCount) stated--;
    }
    if (count !== issueCount) throw new Error(`assertion: an order names an issue twice`);
    stated += first.length;
    if (!setsAside) fill(network, 0, feasible === null ? order : feasible(order));
    else if (feasible !== null) fillAside(network, feasible(order));
    else if (!classFirst) fillAside(network, order);
    else fillByClass(network, order, stated);
  };
}

/** Starts, in this order, from a place on. */
function fill({ rankOfIssue, issueAtRank }: Places, from: number, order: Int32Array): void {
  for (let k = 0; k < order.length; k++) {
    rankOfIssue[order[k]] = from + k;
    issueAtRank[from + k] = order[k];
  }
}

/** All takings-up, then all starts. */
function fillAside(network: Arranged, order: Int32Array): void {
  for (let k = 0; k < order.length; k++) takeUpAt(network, k, order[k]);
  fill(network, order.length, order);
}

function takeUpAt({ takeUpRank, issueAtRank, issueCount }: Arranged, place: number, issue: number): void {
  takeUpRank[issue] = place;
  issueAtRank[place] = issueCount + issue;
}

/** Takings-up before the starts of no better class; what the plan puts first is better than any class. Both lists keep their order. */
function fillByClass(network: Arranged, order: Int32Array, stated: number): void {
  const { classOfIssue, rankOfIssue, issueAtRank } = network;
  const classAt = (k: number): number => (k < stated ? -1 : classOfIssue[order[k]]);
  let place = 0;
  let next = 0;
  for (let k = 0; k < order.length; k++) {
    while (next < order.length && classAt(next) <= classAt(k)) takeUpAt(network, place++, order[next++]);
    rankOfIssue[order[k]] = place;
    issueAtRank[place++] = order[k];
  }
}

/**
 * Of an order, the list that can be carried out: again and again the first issue whose start needs no start of an issue that is not listed
 * yet, every point and gate taken to need all its links. Works of gates come first, in their order.
 */
function createListMaker(network: Arranged): (order: Int32Array) => Int32Array {
  const { issueCount, plannedIssueCount, nodeCount } = network;
  const { offset, to, needed } = successors(network);
  const missing = new Int32Array(2 * nodeCount);
  const placeOf = new Int32Array(issueCount);
  const eligible = new Uint32Array((issueCount + 31) >> 5);
  const stack = new Int32Array(2 * nodeCount);
  const list = new Int32Array(issueCount);
  let top = 0;
  /** An event can happen: the start of a planned issue waits to be listed, everything else follows at once. */
  const reach = (event: number): void => {
    const node = event >> 1;
    if ((event & 1) === 0 && node < plannedIssueCount) eligible[placeOf[node] >> 5] |= 1 << (placeOf[node] & 31);
    else stack[top++] = event;
  };
  const settle = (): void => {
    while (top > 0) {
      const event = stack[--top];
      for (let k = offset[event]; k < offset[event + 1]; k++) if (--missing[to[k]] === 0) reach(to[k]);
    }
  };
  return (order) => {
    let count = 0;
    missing.set(needed);
    order.forEach((i, place) => {
      placeOf[i] = place;
      if (i >= plannedIssueCount) list[count++] = i;
    });
    for (let event = 0; event < needed.length; event++) if (needed[event] === 0) reach(event);
    settle();
    for (let w = 0; w < eligible.length; ) {
      const bits = eligible[w];
      if (bits === 0) {
        w++;
        continue;
      }
      eligible[w] = bits & (bits - 1);
      const i = order[(w << 5) + 31 - Math.clz32(bits & -bits)];
      list[count++] = i;
      stack[top++] = 2 * i;
      settle();
      w = 0;
    }
    if (count !== issueCount) throw new Error(`assertion: ${count} of ${issueCount} issues can be listed`);
    return list;
  };
}

/** What hangs on every event, its own finish on every start. Partial links hang on the start of what they are part of. */
function successors({ nodeCount, outFrom, outTo, outLagKind }: Arranged) {
  const sourceOf = (e: number): number => (outLagKind[e] === LAG_PARTIAL ? outFrom[e] - 1 : outFrom[e]);
  const offset = new Int32Array(2 * nodeCount + 1);
  for (let e = 0; e < outTo.length; e++) offset[sourceOf(e) + 1]++;
  for (let n = 0; n < nodeCount; n++) offset[2 * n + 1]++;
  for (let event = 0; event < 2 * nodeCount; event++) offset[event + 1] += offset[event];
  const next = offset.slice();
  const to = new Int32Array(outTo.length + nodeCount);
  const needed = new Int32Array(2 * nodeCount);
  const add = (from: number, into: number): void => {
    to[next[from]++] = into;
    needed[into]++;
  };
  for (let e = 0; e < outTo.length; e++) add(sourceOf(e), outTo[e]);
  for (let n = 0; n < nodeCount; n++) add(2 * n, 2 * n + 1);
  return { offset, to, needed };
}
