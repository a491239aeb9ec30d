// The order of dispatch: what the plan lists first, then class, rule and document order. Static: it reads likely values only, so no decision
// sees the future. What places this gives to issues and takings-up: `arrange.ts`.
import type { Plan } from '../../plan/plan.ts';
import type { Edge } from './edges.ts';
import { LAG_PARTIAL } from './network.ts';
import type { Passes } from './passes.ts';
import type { Work } from './works.ts';

export interface Ranks {
  classOfIssue: Int32Array;
  latestFinish: Int32Array;
  orderOfIssues: Int32Array;
  orderedCount: number;
}

export interface RankInput {
  plan: Plan;
  works: readonly Work[];
  edges: readonly Edge[];
  passes: Passes;
  /** Likely length of every node, working minutes. */
  length: ArrayLike<number>;
  /** Civil minute of every node's own due date or target; Infinity = none. */
  dueMinute: ArrayLike<number>;
}

export function rankIssues(input: RankInput): Ranks {
  const { plan, works, passes, length } = input;
  const nodeCount = length.length;
  const inherited = inheritClasses(input);
  const best = works.reduce(
    (least, { issue }) => Math.min(least, issue?.priority ?? plan.classes.length),
    plan.classes.length,
  );
  const classOfIssue = Int32Array.from(works, ({ issue, gate, role }, i) => {
    if (issue !== null) return plan.inheritClasses ? inherited[2 * i] : (issue.priority ?? plan.classes.length);
    return role === 'rework' ? inherited[2 * (works.length + gate)] : best;
  });
  const latestFinish = Float64Array.from(works, ({ gate, role }, i) => {
    if (gate < 0) return passes.latest[2 * i] + length[i];
    const node = works.length + gate;
    return passes.latest[2 * node] + (role === 'rework' ? 0 : length[node]);
  });
  const key = ruleKeys(input, latestFinish, nodeCount);
  const order = works.map((_, i) => i);
  const byClass = (a: number, b: number): number => classOfIssue[a] - classOfIssue[b];
  const byKey = (a: number, b: number): number => (key[a] < key[b] ? -1 : key[a] > key[b] ? 1 : 0);
  const [first, second] = plan.classOrder === 'class-first' ? [byClass, byKey] : [byKey, byClass];
  const stated = statedPlaces(plan, works);
  const byPlace = (a: number, b: number): number => stated[a] - stated[b];
  order.sort((a, b) => byPlace(a, b) || first(a, b) || second(a, b) || a - b);
  return {
    classOfIssue,
    latestFinish: Int32Array.from(latestFinish),
    orderOfIssues: Int32Array.from(order),
    orderedCount: plan.order?.length ?? 0,
  };
}

/** Place of every issue in the plan's own `order`; behind all of it what is not named there, and the works of gates. */
function statedPlaces({ order = [] }: Plan, works: readonly Work[]): Int32Array {
  const place = new Map(order.map((id, k) => [id, k]));
  return Int32Array.from(works, ({ issue }) => place.get(issue?.id ?? '') ?? order.length);
}

/** Best class of every event's own node and everything behind it. */
function inheritClasses({ plan, works, edges, passes, length }: RankInput): Int32Array {
  const classes = new Int32Array(2 * length.length).fill(plan.classes.length);
  works.forEach(({ issue }, i) => {
    if (issue !== null) classes[2 * i] = classes[2 * i + 1] = issue.priority ?? plan.classes.length;
  });
  const successors = successorsOf(edges, length.length);
  for (let k = passes.order.length - 1; k >= 0; k--) {
    const v = passes.order[k];
    for (const to of successors[v]) if (classes[to] < classes[v]) classes[v] = classes[to];
    if ((v & 1) === 0 && classes[v + 1] < classes[v]) classes[v] = classes[v + 1];
  }
  return classes;
}

function successorsOf(edges: readonly Edge[], nodeCount: number): number[][] {
  const successors: number[][] = Array.from({ length: 2 * nodeCount }, () => []);
  // What waits for part of the work hangs on its start: its finish may come later than what waits.
  for (const { from, to, lagKind } of edges) successors[lagKind === LAG_PARTIAL ? from - 1 : from].push(to);
  return successors;
}

/** Smaller is earlier. Formulas: docs/rules-of-work.md, "The order of dispatch". */
function ruleKeys(input: RankInput, latestFinish: Float64Array, nodeCount: number): Float64Array {
  const { plan, works, passes, length, dueMinute } = input;
  const implied = (i: number): number => (works[i].gate < 0 ? i : works.length + works[i].gate);
  switch (plan.rule) {
    case 'document':
      return new Float64Array(works.length);
    case 'edd':
      return Float64Array.from(works, (_, i) => dueMinute[implied(i)]);
    case 'mslk':
      return Float64Array.from(works, (_, i) => passes.latest[2 * implied(i)] - passes.earliest[2 * implied(i)]);
    case 'lst':
      return Float64Array.from(works, ({ gate }, i) => (gate < 0 ? passes.latest[2 * i] : latestFinish[i] - length[i]));
    case 'spt':
      return Float64Array.from(works, (_, i) => length[i]);
    case 'mts': {
      const count = countSuccessors(input, nodeCount);
      return Float64Array.from(works, (_, i) => -count[implied(i)]);
    }
    case 'grpw':
      return grpwKeys(input);
    default:
      return latestFinish;
  }
}

/** Greatest rank positional weight: own length and those of the issues linked directly behind, each once. */
function grpwKeys({ works, edges, length }: RankInput): Float64Array {
  const direct = works.map(() => new Set<number>());
  for (const { from, to } of edges) {
    const a = from >> 1;
    const b = to >> 1;
    if (a < works.length && b < works.length && a !== b) direct[a].add(b);
  }
  return Float64Array.from(works, (_, i) => {
    let sum = length[i];
    for (const b of direct[i]) sum += length[b];
    return -sum;
  });
}

/** Issues reachable from each node's start, itself excluded: bit sets over issues, in reverse topological order. */
function countSuccessors({ works, edges, passes }: RankInput, nodeCount: number): Int32Array {
  const words = (works.length + 31) >> 5;
  const reach = new Int32Array(2 * nodeCount * words);
  const successors = successorsOf(edges, nodeCount);
  for (let k = passes.order.length - 1; k >= 0; k--) {
    const v = passes.order[k];
    const targets = (v & 1) === 0 ? [...successors[v], v + 1] : successors[v];
    for (const to of targets) {
      for (let w = 0; w < words; w++) reach[v * words + w] |= reach[to * words + w];
      const node = to >> 1;
      if (node < works.length && node !== v >> 1) reach[v * words + (node >> 5)] |= 1 << (node & 31);
    }
  }
  return Int32Array.from({ length: nodeCount }, (_, n) => {
    let count = 0;
    for (let w = 0; w < words; w++) count += bitCount(reach[2 * n * words + w]);
    return n < works.length && ((reach[2 * n * words + (n >> 5)] >> (n & 31)) & 1) === 1 ? count - 1 : count;
  });
}

function bitCount(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
