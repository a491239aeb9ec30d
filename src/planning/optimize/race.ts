// A race of candidates on the same futures: everybody on a few, the better ones on more, the best on all of the search (successive halving:
// Jamieson & Talwalkar 2016), where the last step is open only to those that paired differences do not rule out.
import type { Change } from '../../plan/change.ts';
import { pairedError } from './costs.ts';
import { costAt, nodeOf, type Scale, type SearchNode } from './node.ts';
import type { TrialRunner } from './trial-runner.ts';

/** Futures seen after each stage. */
export const STAGES = [50, 200, 600] as const;
/** Who goes on after the first and the second stage, at most. */
const ONWARD = [8, 3] as const;
/** Standard errors behind the best at which a candidate is ruled out. */
const RULED_OUT = 2;

export interface Entry {
  changes: readonly Change[];
  key: string;
}

/**
 * Races candidates one step from `parent`.
 * @param rival the best so far with as many changes, of all stages; null = none
 * @returns who went on past the first stage, with what they have shown
 */
export async function race(
  entries: readonly Entry[],
  parent: SearchNode,
  rival: (count: number) => SearchNode | null,
  scale: Scale,
  runner: TrialRunner,
): Promise<SearchNode[]> {
  const [few, more, all] = STAGES;
  const first = await nodesOf(entries, few, scale, runner);
  const toBeat = costAt(parent.samples, few, scale).total;
  const onward = first
    .filter(({ cost }) => cost.total < toBeat)
    .sort(byCost)
    .slice(0, ONWARD[0]);
  const second = await extended(onward, more, scale, runner);
  const stillBetter = costAt(parent.samples, more, scale).total;
  const better = second.filter(({ cost }) => cost.total < stillBetter).sort(byCost);
  const inReach = better.filter((node) => !isRuledOut(node, rival(node.count), scale)).slice(0, ONWARD[1]);
  const third = await extended(inReach, all, scale, runner);
  const keys = new Set(third.map(({ key }) => key));
  return [...third, ...better.filter(({ key }) => !keys.has(key))];
}

/** The cheaper first; equal ones by their names, so that the order never depends on who came first. */
export function byCost(a: SearchNode, b: SearchNode): number {
  return a.cost.total - b.cost.total || a.count - b.count || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

function isRuledOut(node: SearchNode, rival: SearchNode | null, scale: Scale): boolean {
  if (rival === null) return false;
  const { weighing, minutesPerDay } = scale;
  const futures = Math.min(node.samples[0].length, rival.samples[0].length);
  const difference = node.cost.total - costAt(rival.samples, futures, scale).total;
  const error = pairedError(weighing.objective, node.samples[0], rival.samples[0], minutesPerDay);
  return difference > RULED_OUT * error;
}

export async function nodesOf(
  entries: readonly Entry[],
  futures: number,
  scale: Scale,
  runner: TrialRunner,
): Promise<SearchNode[]> {
  const samples = await runner.run(entries.map(({ changes }) => ({ changes, from: 0, to: futures })));
  return entries.flatMap(({ changes, key }, k) => {
    const own = samples[k];
    return own === null ? [] : [nodeOf(changes, key, own, scale)];
  });
}

/** The same nodes with the futures they have not seen. */
export async function extended(
  nodes: readonly SearchNode[],
  futures: number,
  scale: Scale,
  runner: TrialRunner,
): Promise<SearchNode[]> {
  const asked = nodes.map(({ changes, samples }) => ({ changes, from: samples[0].length, to: futures }));
  const more = await runner.run(asked);
  return nodes.flatMap((node, k) => {
    const own = more[k];
    if (own === null) return [];
    return [
      nodeOf(
        node.changes,
        node.key,
        node.samples.map((column, m) => joined(column, own[m])),
        scale,
      ),
    ];
  });
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
