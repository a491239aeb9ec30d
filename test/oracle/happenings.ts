// Rules of work, "The minute": when something happens, links without lag are met at once and lags begin to pass.
import { criteriaMet, finishGate } from './gates.ts';
import { becomeReady, finishIssue } from './issues.ts';
import { happening, type Link, type Node, type Side } from './nodes.ts';
import { type GateState, type IssueState, tell, type World } from './world.ts';

const allMet = (links: readonly Link[]): boolean => links.every(({ metAt }) => metAt >= 0);

/** `side` of `node` happens now. */
export function happen(world: World, node: Node, side: Side): void {
  node[side] = world.minute;
  for (const link of node.out[side]) {
    if (link.lag === 0) meet(world, link);
    if (link.lag > 0) link.left = link.lag;
  }
}

/** A link is met now; whoever waited for nothing else goes on. */
export function meet(world: World, link: Link): void {
  link.metAt = world.minute;
  const { to } = link;
  if (to.kind === 'point') reachPoint(world, to, happening(link.from, link.fromSide));
  else if (link.toSide === 'start') {
    if (!allMet(to.into.start)) return;
    if (to.kind === 'gate') criteriaMet(world, to as GateState);
    else becomeReady(world, to as IssueState, happening(link.from, link.fromSide));
  } else if (to.kind === 'gate') finishGate(world, to as GateState);
  else finishIssue(world, to as IssueState, link);
}

/** A point is reached when enough of its links are met. */
export function reachPoint(world: World, point: Node, by: string): void {
  const met = point.into.start.filter(({ metAt }) => metAt >= 0).length;
  if (point.start >= 0 || met < point.needed) return;
  tell(world, 'pointReached', point.name, by);
  const now = point.into.start.filter(({ metAt }) => metAt === world.minute);
  for (const { from, fromSide } of now) tell(world, 'causeLink', point.name, happening(from, fromSide));
  if (point.into.start.length === 0) tell(world, 'causeOpening', point.name);
  happen(world, point, 'start');
  happen(world, point, 'finish');
}

/** Minute 0: whatever waits for nothing. */
export function open(world: World): void {
  for (const issue of world.issues)
    if (issue.role === 'planned' && issue.into.start.length === 0) becomeReady(world, issue, '');
  for (const gate of world.gates) if (gate.into.start.length === 0) criteriaMet(world, gate);
  for (const node of world.nodes.values())
    if (node.kind === 'point' && node.into.start.length === 0) reachPoint(world, node, '');
}
