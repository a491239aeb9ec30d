// Rules of work, "The minute": when something happens, links without lag are met at once and lags begin to pass.

import { meetNeeds } from './aside.ts';
import { criteriaMet, finishGate } from './gates.ts';
import { becomeReady, finishIssue } from './issues.ts';
import { noteRoom } from './limits.ts';
import { happening, type Link, type Node, type Side } from './nodes.ts';
import { type GateState, type IssueState, tell, type World } from './world.ts';

const allMet = (links: readonly Link[]): boolean => links.every(({ metAt }) => metAt >= 0);

/** `side` of `node` happens now. */
export function happen(world: World, node: Node, side: Side): void {
  if (side === 'finish') noteRoom(world, node);
  node[side] = world.minute;
  for (const link of node.out[side]) {
    // A lead or a part not met before is met now.
    if (link.metAt < 0 && link.lag <= 0) meet(world, link);
    if (link.lag > 0) link.left = link.lag;
  }
}

/** A link is met now; what waited for nothing else follows. */
export function meet(world: World, link: Link): void {
  const { to, toSide } = link;
  const by = happening(link.from, link.fromSide);
  // A share point or a phase's begin is complete before its last link: what comes later changes nothing.
  if (to.kind === 'point' && to.into.start.filter(({ metAt }) => metAt >= 0).length >= to.needed) return;
  link.metAt = world.minute;
  if (toSide === 'start') to.lastMet = link;
  if (to.kind === 'point') {
    if (to.into.start.filter(({ metAt }) => metAt >= 0).length >= to.needed)
      world.following.push(() => reachPoint(world, to, by));
  } else if (allMet(to.into[toSide])) world.following.push(() => goOn(world, link, by));
}

/** The last link into one side of an issue or a gate was met. */
function goOn(world: World, { to, toSide }: Link, by: string): void {
  if (to.kind === 'gate') {
    if (toSide === 'start') criteriaMet(world, to as GateState);
    else finishGate(world, to as GateState);
  } else if (toSide === 'start') {
    meetNeeds(world, to as IssueState, 'causeLink', by);
    becomeReady(world, to as IssueState, by);
  } else finishIssue(world, to as IssueState, false);
}

/** Everything that follows at once from what has happened. */
export function followAll(world: World): void {
  for (let next = world.following.shift(); next !== undefined; next = world.following.shift()) next();
}

/** A point is reached: enough of its links are met. */
function reachPoint(world: World, point: Node, by: string): void {
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
  followAll(world);
}
