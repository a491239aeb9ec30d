// Rules of work, "The minute": what there is to happen, and which happening waits for which. Everything is an object with a name.
import type { Gate, Issue, NodeRef, Plan, Link as PlanLink } from '../../src/plan/plan.ts';

export type Side = 'start' | 'finish';

export interface Link {
  from: Node;
  fromSide: Side;
  to: Node;
  toSide: Side;
  /** Minutes; negative = lead. */
  lag: number;
  clock: boolean;
  /** Partial: met when this percent of the work is delivered; null = by its event. */
  percent: number | null;
  /** Minute at which it was met, lag included; -1 = not yet. */
  metAt: number;
  /** Minutes of the lag still to pass; -1 = its source has not happened. */
  left: number;
}

export interface Node {
  kind: 'issue' | 'gate' | 'point';
  name: string;
  start: number;
  finish: number;
  into: { start: Link[]; finish: Link[] };
  out: { start: Link[]; finish: Link[] };
  /** Points: how many links must be met. */
  needed: number;
  /** The link into the start that was met last; null = none, or a date came later. */
  lastMet: Link | null;
}

export interface Nodes {
  /** By `issue <id>`, `gate <id>`, `phase-entry <id>`, ... */
  byName: Map<string, Node>;
  /** In document order of what they lead from, then of what they lead to. */
  links: Link[];
  /** Soft links, in the order of the document. */
  softs: { from: Node; to: Node; factor: number }[];
  /** What is done when this issue is: itself, or the gate that reviews it. */
  doneOf(id: string): Node;
}

/** `issue A start` */
export const happening = (node: Node, side: Side): string => `${node.name} ${side}`;

export function createNode(kind: Node['kind'], name: string): Node {
  return {
    kind,
    name,
    start: -1,
    finish: -1,
    into: { start: [], finish: [] },
    out: { start: [], finish: [] },
    needed: 0,
    lastMet: null,
  };
}

/** All nodes and links of the plan; `issues` and `gates` are given, points are made here. */
export function connect(
  plan: Plan,
  issueNode: (issue: Issue) => Node,
  gateNode: (gate: Gate) => Node,
  implied: Node[],
): Nodes {
  const byName = new Map<string, Node>();
  const add = (node: Node): Node => {
    byName.set(node.name, node);
    return node;
  };
  const get = (kind: string, id: string): Node => byName.get(`${kind} ${id}`)!;
  for (const issue of plan.issues) add(issueNode(issue));
  implied.forEach(add);
  for (const gate of plan.gates) add(gateNode(gate));
  for (const { id } of plan.phases)
    for (const kind of ['phase-entry', 'phase-begun', 'phase-exit']) add(createNode('point', `${kind} ${id}`));
  for (const { id, share } of plan.milestones) {
    if (share !== null) add(createNode('point', `share ${id}`));
    add(createNode('point', `milestone ${id}`));
  }

  const links: Link[] = [];
  const softs: Nodes['softs'] = [];
  const join = (from: Node, fromSide: Side, to: Node, toSide: Side, plain: Partial<PlanLink> = {}): void => {
    const { lagMinutes: lag = 0, lagIn, donePercent: percent = null } = plain;
    links.push({ from, fromSide, to, toSide, lag, clock: lagIn === 'clock', percent, metAt: -1, left: -1 });
  };
  /** What is done when the issue is: itself, or the gate that reviews it. */
  const doneOf = (id: string): Node => {
    const gate = plan.gates.find(({ reviewOf }) => reviewOf === id);
    return gate === undefined ? get('issue', id) : get('gate', gate.id);
  };
  /** `ofWork`: whoever carries the link reads the work of an issue, not its review. */
  const sourceOf = (on: NodeRef, side: Side, ofWork: boolean): [Node, Side] => {
    if (on.kind === 'issue' && side === 'finish' && !ofWork) return [doneOf(on.id), side];
    if (on.kind === 'phase') return [get(side === 'start' ? 'phase-begun' : 'phase-exit', on.id), 'finish'];
    if (on.kind === 'milestone') return [get('milestone', on.id), 'finish'];
    return [get(on.kind, on.id), side];
  };
  /** `atStart` and `atFinish` are what FS/SS and FF/SF bind. */
  const bind = (link: PlanLink, atStart: [Node, Side], atFinish: [Node, Side], reviewed?: string | null): void => {
    const side = link.type === 'SS' || link.type === 'SF' ? 'start' : 'finish';
    const [from, fromSide] = sourceOf(link.on, side, link.donePercent !== null || link.on.id === reviewed);
    const [to, toSide] = link.type === 'FS' || link.type === 'SS' ? atStart : atFinish;
    if (link.softFactor === null) join(from, fromSide, to, toSide, link);
    else softs.push({ from, to, factor: link.softFactor });
  };
  /** The issue whose review waits for this lag. */
  const waitsFor = ({ id, implied, after }: Issue): string | null =>
    implied === 'lag' ? (after.find(({ on }) => `lag/${on.id}` === id)?.on.id ?? null) : null;

  for (const issue of plan.issues) {
    const node = get('issue', issue.id);
    for (const link of issue.after) bind(link, [node, 'start'], [node, 'finish'], waitsFor(issue));
    if (issue.phase === null) continue;
    join(get('phase-entry', issue.phase), 'finish', node, 'start');
    join(node, 'start', get('phase-begun', issue.phase), 'start');
    join(doneOf(issue.id), 'finish', get('phase-exit', issue.phase), 'start');
  }
  for (const gate of plan.gates) {
    const node = get('gate', gate.id);
    for (const link of gate.after) bind(link, [node, 'start'], [node, 'finish'], gate.reviewOf);
    for (const phase of gate.opens) join(node, 'finish', get('phase-entry', phase), 'start');
  }
  for (const phase of plan.phases) {
    const entry = get('phase-entry', phase.id);
    const exit = get('phase-exit', phase.id);
    for (const link of phase.after) bind(link, [entry, 'start'], [exit, 'start']);
    if (plan.issues.some((issue) => issue.phase === phase.id)) continue;
    join(entry, 'finish', get('phase-begun', phase.id), 'start');
    join(entry, 'finish', exit, 'start');
  }
  for (const milestone of plan.milestones) {
    const node = get('milestone', milestone.id);
    for (const link of milestone.after) bind(link, [node, 'start'], [node, 'start']);
    if (milestone.share === null) continue;
    join(get('share', milestone.id), 'finish', node, 'start');
    for (const id of milestone.share.issues) join(doneOf(id), 'finish', get('share', milestone.id), 'start');
  }

  const position = new Map([...byName.values()].map((node, index) => [node, index]));
  const sourceOrder = (link: Link): number => 2 * position.get(link.from)! + (link.fromSide === 'start' ? 0 : 1);
  links.forEach((link) => {
    link.to.into[link.toSide].push(link);
  });
  links.sort((a, b) => sourceOrder(a) - sourceOrder(b));
  for (const link of links) link.from.out[link.fromSide].push(link);
  for (const node of byName.values()) node.needed = node.into.start.length;
  for (const { id } of plan.phases) get('phase-begun', id).needed = 1;
  for (const { id, share } of plan.milestones)
    if (share !== null) get('share', id).needed = Math.max(1, Math.ceil(share.share * share.issues.length - 1e-9));
  return { byName, links, softs, doneOf };
}
