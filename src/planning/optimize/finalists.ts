// Whose promise is worth checking: the best for every number of changes, without changes that bring nothing and without the same thing twice.
import type { Change } from '../../plan/change.ts';
import { keyOfChanges, subjectOf } from './move-of.ts';
import { futuresOf, type Scale, type SearchNode } from './node.ts';
import { byCost, nodesOf, STAGES } from './race.ts';
import type { TrialRunner } from './trial-runner.ts';

/** Days that a change has to bring to be worth making: the first one, and every further one. */
const FIRST_DAYS = 0.05;
const FURTHER_DAYS = 0.2;
/** Of each number of changes, so many are looked at closely. */
const CLOSELY = 4;

/**
 * @param nodes everything the search has seen, the base first
 * @param most how many are wanted
 * @returns best first; none that is not better than the base
 */
export async function chooseFinalists(
  nodes: readonly SearchNode[],
  most: number,
  scale: Scale,
  runner: TrialRunner,
): Promise<SearchNode[]> {
  const [base] = nodes;
  const [, , all] = STAGES;
  const pool = nodes.filter((node) => node !== base && futuresOf(node) === all && node.cost.total < base.cost.total);
  const close = byCount(pool).flatMap((group) => group.slice(0, CLOSELY));
  const smaller = await withoutOneEach(close, nodes, scale, runner);
  const known = new Map(
    [...smaller, ...nodes.filter((node) => futuresOf(node) === all)].map((node) => [node.key, node]),
  );
  const isWorthIt = (node: SearchNode): boolean =>
    partsOf(node.changes).every((part) => {
      const without = known.get(keyOfChanges(part));
      return (
        without === undefined || node.cost.total < without.cost.total - (node.count === 1 ? FIRST_DAYS : FURTHER_DAYS)
      );
    });
  const better = [...pool, ...smaller.filter(({ cost, count }) => count > 0 && cost.total < base.cost.total)];
  const isMatched = ({ count, cost }: SearchNode): boolean =>
    better.some((other) => other.count < count && other.cost.total <= cost.total + FURTHER_DAYS);
  return inTurn(byCount(better.filter((node) => isWorthIt(node) && !isMatched(node))), most);
}

/** Groups of one number of changes each, ascending; the best first. */
function byCount(nodes: readonly SearchNode[]): SearchNode[][] {
  const counts = [...new Set(nodes.map(({ count }) => count))].sort((a, b) => a - b);
  return counts.map((wanted) => nodes.filter(({ count }) => count === wanted).sort(byCost));
}

/** Every plan with one change less. */
function partsOf(changes: readonly Change[]): Change[][] {
  const subjects = [...new Set(changes.map(subjectOf))];
  return subjects.map((subject) => changes.filter((change) => subjectOf(change) !== subject));
}

async function withoutOneEach(
  nodes: readonly SearchNode[],
  seen: readonly SearchNode[],
  scale: Scale,
  runner: TrialRunner,
): Promise<SearchNode[]> {
  const [, , all] = STAGES;
  const known = new Set(seen.filter((node) => futuresOf(node) === all).map(({ key }) => key));
  const parts = new Map(
    nodes.flatMap(({ changes, count }) =>
      (count < 2 ? [] : partsOf(changes)).map((part) => [keyOfChanges(part), part]),
    ),
  );
  const entries = Array.from(parts, ([key, changes]) => ({ key, changes })).filter(({ key }) => !known.has(key));
  return entries.length === 0 ? [] : nodesOf(entries, all, scale, runner);
}

/** The best of every group, then the second best of every group ...; what comes out the same in every future is shown once. */
function inTurn(groups: readonly SearchNode[][], most: number): SearchNode[] {
  const chosen: SearchNode[] = [];
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  for (let place = 0; place < longest; place++)
    for (const group of groups) {
      const node = group[place];
      if (node === undefined || chosen.length === most) continue;
      if (!chosen.some((other) => isSame(other, node))) chosen.push(node);
    }
  return chosen.sort(byCost);
}

function isSame(one: SearchNode, other: SearchNode): boolean {
  return one.samples.every((column, m) => column.every((value, r) => value === other.samples[m][r]));
}
