// What waits for what in a plan, across issues, phases, gates and milestones: the graph for views, and the cycles that
// would keep a plan from ever finishing. The graph library carries the graph; its algorithms recurse, so the search
// for cycles is an iterative pass of our own over the same events.
import { Graph } from 'graphlib';
import { deadlocks, digraph } from './cycle-search.ts';
import type { Diagnostic, DocumentPath } from './diagnostic.ts';
import type { Issue, NodeRef, Plan } from './plan.ts';
import { type Moment, type Need, type PrecedenceEvents, precedenceEvents } from './precedence-events.ts';

/** An event as it labels a vertex of the graph. */
export interface PrecedenceVertex {
  node: NodeRef;
  moment: Moment;
}
export type PrecedenceGraph = Graph<null, PrecedenceVertex, Need | null>;

/** The events of a plan as a graph; an edge v -> w says that w waits for v. Vertices are called `finish of issue #001`. */
export function precedenceGraph(plan: Plan): PrecedenceGraph {
  const events = precedenceEvents(plan);
  const graph: PrecedenceGraph = new Graph({ directed: true, multigraph: true });
  // The words in front keep the ids apart from each other and from names that objects treat in their own way.
  const names = events.nodes.map((node, e) => `${events.moments[e]} of ${node.kind} ${node.id}`);
  names.forEach((name, e) => {
    graph.setNode(name, { node: events.nodes[e], moment: events.moments[e] });
  });
  events.needs.forEach((need, i) => {
    graph.setEdge(names[events.from[i]], names[events.to[i]], need, `need ${i}`);
  });
  return graph;
}

/** The parts of a plan that have nothing to do with each other, each in document order. */
export function components(graph: PrecedenceGraph): NodeRef[][] {
  const seen = new Set<string>();
  const parts: NodeRef[][] = [];
  const rank = new Map(graph.nodes().map((name, i) => [name, i]));
  for (const first of graph.nodes()) {
    if (seen.has(first)) continue;
    seen.add(first);
    const part = [first];
    for (const name of part)
      for (const neighbour of graph.neighbors(name) ?? [])
        if (!seen.has(neighbour)) {
          seen.add(neighbour);
          part.push(neighbour);
        }
    const nodes = part.sort((a, b) => rank.get(a)! - rank.get(b)!).map((name) => graph.node(name).node);
    parts.push([...new Map(nodes.map((node) => [nameOf(node), node])).values()]);
  }
  return parts;
}

/** A frame can show a few dozen places; the message names the cycle along its whole length all the same. */
const MOST_RELATED = 50;

/**
 * E014 for every set of issues, phases, gates and milestones that wait for each other for ever, with one shortest cycle
 * as the witness, `a → b` meaning that a waits for b. Under a second for a cycle of 100,000 issues.
 */
export function findCycles(plan: Plan): Diagnostic[] {
  const events = precedenceEvents(plan);
  const graph = digraph(events.needed, events.from, events.to, (i) => (events.needs[i] === null ? 0 : 1));
  return deadlocks(graph)
    .map((cycle) => waits(cycle, events))
    .sort((a, b) => a[0].order - b[0].order)
    .map(diagnose);
}

/** One step of a cycle: `waiting` waits for `awaited`. */
interface Wait {
  waiting: NodeRef;
  awaited: NodeRef;
  need: Need;
  /** Position of the waiting event in the document. */
  order: number;
}

/** The steps of a cycle against the direction of its edges, beginning with the first link of the document. */
function waits(cycle: readonly number[], events: PrecedenceEvents): Wait[] {
  const steps: Wait[] = [];
  for (const edge of [...cycle].reverse()) {
    const need = events.needs[edge];
    const [from, to] = [events.from[edge], events.to[edge]];
    if (need !== null) steps.push({ waiting: events.nodes[to], awaited: events.nodes[from], need, order: to });
  }
  let first = -1;
  steps.forEach((step, i) => {
    if (step.need.kind === 'link' && (first < 0 || step.order < steps[first].order)) first = i;
  });
  return [...steps.slice(first), ...steps.slice(0, first)];
}

function diagnose(steps: readonly Wait[]): Diagnostic {
  const names = steps.map((step) => nameOf(step.waiting));
  const related = steps.slice(1, 1 + MOST_RELATED).map((step) => ({ path: pathOf(step), message: sentence(step) }));
  return {
    code: 'E014',
    severity: 'error',
    message: `dependency cycle of ${steps.length}: ${[...names, names[0]].join(' → ')}`,
    path: pathOf(steps[0]),
    hint:
      steps.length === 1 ? `nothing can wait for itself: remove the link` : `remove one of the ${steps.length} links`,
    ...(related.length > 0 ? { related } : {}),
  };
}

function nameOf(node: NodeRef): string {
  return node.kind === 'issue' ? node.id : `${node.kind} ${node.id}`;
}

function sentence({ waiting, awaited, need }: Wait): string {
  const [waiter, other] = [nameOf(waiting), nameOf(awaited)];
  if (need.kind === 'opens') return `${waiter} waits for ${other}, which opens it`;
  if (need.kind === 'counts') return `${waiter} counts ${other}`;
  if (need.kind === 'member') return waiting.kind === 'phase' ? `${waiter} holds ${other}` : `${waiter} is in ${other}`;
  const { type } = need.link;
  if (type === 'FS') return `${waiter} waits for ${other}`;
  return `${waiter} cannot ${type[1] === 'S' ? 'start' : 'finish'} before ${other} ${type[0] === 'S' ? 'starts' : 'finishes'}`;
}

function pathOf({ waiting, awaited, need }: Wait): DocumentPath {
  if (need.kind === 'link') return need.link.path;
  if (need.kind === 'opens') return ['gates', awaited.id, 'opens'];
  if (need.kind === 'counts') return ['milestones', waiting.id, 'when'];
  return [...placeOf(need.issue), 'phase'];
}

/** Where an issue stands: a mitigation may be written inside its risk, which the place of its links gives away. */
function placeOf(issue: Issue): DocumentPath {
  const path = issue.after[0]?.path ?? [];
  const after = path.indexOf('after', 2);
  return after > 0 ? path.slice(0, after) : ['issues', issue.id];
}
