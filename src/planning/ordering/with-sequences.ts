// The same network with links that only order work: the first is done before the other begins. What a plan with `sequence` links compiles to,
// as far as a schedule goes; a search tries hundreds, so nothing else is compiled again.
import { groupBy } from '../../engine/network/csr.ts';
import { LAG_NONE, LEAF_LAG, type Network } from '../../engine/network/network.ts';

/** @param pairs planned issues, first and then in turn; together with the links of the plan they must not close a circle. */
export function withSequences(network: Network, pairs: ArrayLike<number>): Network {
  if (pairs.length === 0) return network;
  const { outFrom, outTo, outLagKind, outLagMinutes, outLagClock, outLeaf, nodeCount, doneEventOfIssue } = network;
  const old = outTo.length;
  const extra = pairs.length / 2;
  const firsts = Array.from({ length: extra }, (_, k) => doneEventOfIssue[pairs[2 * k]]);
  const thens = Array.from({ length: extra }, (_, k) => 2 * pairs[2 * k + 1]);
  const from = Int32Array.of(...outFrom, ...firsts);
  const to = Int32Array.of(...outTo, ...thens);
  const bySource = groupBy(2 * nodeCount, from);
  const position = new Int32Array(from.length);
  bySource.list.forEach((e, k) => {
    position[e] = k;
  });
  const sorted = (of: Int32Array, added: number): Int32Array => bySource.list.map((e) => (e < old ? of[e] : added));
  const needed = network.needed.slice();
  for (const event of thens) needed[event]++;
  const byTarget = groupBy(2 * nodeCount, to);
  return {
    ...network,
    outOffset: bySource.offset,
    outFrom: bySource.list.map((e) => from[e]),
    outTo: bySource.list.map((e) => to[e]),
    outLagKind: sorted(outLagKind, LAG_NONE),
    outLagMinutes: sorted(outLagMinutes, 0),
    outLagClock: sorted(outLagClock, 0),
    outLeaf: sorted(outLeaf, -1),
    liveEdges: network.liveEdges.map((e) => position[e]),
    leafSubject: network.leafSubject.map((subject, leaf) =>
      network.leafKind[leaf] === LEAF_LAG ? position[subject] : subject,
    ),
    inOffset: byTarget.offset,
    inEdge: byTarget.list.map((e) => position[e]),
    needed,
  };
}
