// Rules of work, "The order of dispatch": forward and backward pass by recursion over happenings, then class, rule, document order.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import { likelyValue } from '../../src/plan/likely.ts';
import type { Link, Node, Side } from './nodes.ts';
import { skillAt } from './shares.ts';
import type { GateState, IssueState, World } from './world.ts';

const DAYS_20_YEARS = 7305;

interface Passes {
  length(node: Node): number;
  earliest(node: Node, side: Side): number;
  latest(node: Node, side: Side): number;
  /** Minute of the own due date or target; Infinity = none. */
  due(node: Node): number;
}

const clockToWorking = (world: World, minutes: number): number => {
  const week = world.plan.calendar.week.flat().reduce((sum, { from, to }) => sum + to - from, 0);
  return Math.ceil((minutes * week) / 10_080);
};

function likelyLength(world: World, issue: IssueState): number {
  if (issue.work === 'elapsed') return clockToWorking(world, issue.likely);
  if (issue.work === 'duration') return issue.likely;
  const rates = issue.candidates.map(
    (worker) => worker.person.capacityPercent * worker.person.efficiencyPercent * skillAt(worker, issue),
  );
  return Math.min(Math.ceil((1_000_000 * issue.likely) / Math.max(...rates)), DAYS_20_YEARS * 1440);
}

function gateLength(world: World, { plan }: GateState): number {
  if (plan.review === null) return 0;
  const likely = Math.floor(likelyValue(plan.review) + 0.5);
  const people = plan.keepers.length > 0 ? likely : 0;
  return Math.max(people, plan.external.length > 0 ? clockToWorking(world, likely) : 0);
}

function lagOf(world: World, { lag, clock }: Link): number {
  if (!clock) return lag;
  return lag >= 0 ? clockToWorking(world, lag) : -clockToWorking(world, -lag);
}

function dueMinute(world: World, node: Node): number {
  const [kind, id] = [node.name.slice(0, node.name.indexOf(' ')), node.name.slice(node.name.indexOf(' ') + 1)];
  const { plan } = world;
  const instant =
    kind === 'issue'
      ? plan.issues.find((issue) => issue.id === id)?.due
      : kind === 'gate'
        ? plan.gates.find((gate) => gate.id === id)?.target
        : kind === 'phase-exit'
          ? plan.phases.find((phase) => phase.id === id)?.target
          : kind === 'milestone'
            ? plan.milestones.find((milestone) => milestone.id === id)?.target
            : null;
  return instant == null ? Infinity : minuteOfInstant(plan.start, instant);
}

function workedBefore(world: World, minute: number): number {
  let worked = 0;
  for (let m = 0; m < minute; m++) if (world.calendar.works(m)) worked++;
  return worked;
}

/** What is finished, passed or dropped by the data date, or by the opening. */
function overBy({ plan, dataDate, nodes }: World): Node[] {
  const isPast = (instant: string | null): boolean =>
    instant !== null && minuteOfInstant(plan.start, instant) <= Math.max(0, dataDate);
  const facts = plan.facts.filter(({ finished, dropped }) => isPast(finished) || isPast(dropped));
  const dropped = plan.scope.filter(({ on }) => isPast(on)).flatMap(({ drop }) => drop);
  const names = [...facts.map(({ kind, id }) => `${kind} ${id}`), ...dropped.map((id) => `issue ${id}`)];
  return names.map((name) => nodes.get(name)!);
}

const boundSide = ({ percent, fromSide }: Link): Side => (percent === null ? fromSide : 'start');

/** Links that hang on this side as the passes see them. */
const boundBy = (node: Node, side: Side): Link[] =>
  [...node.out.start, ...node.out.finish].filter((link) => boundSide(link) === side);

/** Due date that bounds the finish: of a reviewed issue the gate's, which is then the earlier of both. */
function boundOf(world: World, node: Node): number {
  const reviewed = world.issues.find(({ role, done }) => role === 'planned' && done === node);
  const own = node.kind === 'issue' && (node as IssueState).done !== node ? Infinity : dueMinute(world, node);
  return node.kind === 'gate' && reviewed !== undefined ? Math.min(own, dueMinute(world, reviewed)) : own;
}

function runPasses(world: World): Passes {
  const nodes = [...world.nodes.values()];
  const lengths = new Map(
    nodes.map((node) => [
      node,
      node.kind === 'issue'
        ? likelyLength(world, node as IssueState)
        : node.kind === 'gate'
          ? gateLength(world, node as GateState)
          : 0,
    ]),
  );
  for (const node of overBy(world)) lengths.set(node, 0);
  const length = (node: Node): number => lengths.get(node)!;
  const past = workedBefore(world, Math.max(0, world.dataDate));
  /** A partial link binds like SS with a lag of that part of the length. */
  const lagFrom = (link: Link): number =>
    link.percent === null ? lagOf(world, link) : Math.ceil((link.percent * length(link.from)) / 100);
  const memo = { start: new Map<Node, number>(), finish: new Map<Node, number>() };
  const earliest = (node: Node, side: Side): number => {
    const known = memo[side].get(node);
    if (known !== undefined) return known;
    const own = side === 'start' ? past : earliest(node, 'start') + length(node);
    const value = Math.max(own, ...node.into[side].map((link) => earliest(link.from, boundSide(link)) + lagFrom(link)));
    memo[side].set(node, value);
    return value;
  };
  const T = Math.max(0, ...nodes.map((node) => earliest(node, 'finish')));
  const due = (node: Node): number => dueMinute(world, node);
  const back = { start: new Map<Node, number>(), finish: new Map<Node, number>() };
  const latest = (node: Node, side: Side): number => {
    const known = back[side].get(node);
    if (known !== undefined) return known;
    const limit = boundOf(world, node);
    const own =
      side === 'start'
        ? latest(node, 'finish') - length(node)
        : Math.min(T, limit === Infinity ? Infinity : workedBefore(world, limit));
    const value = Math.min(own, ...boundBy(node, side).map((link) => latest(link.to, link.toSide) - lagFrom(link)));
    back[side].set(node, value);
    return value;
  };
  return { length, earliest, latest, due };
}

/** Issues that can be reached from the start of a node, itself excluded. */
function behind(node: Node): Set<IssueState> {
  const seen = new Set<string>();
  const issues = new Set<IssueState>();
  const visit = (at: Node, side: Side): void => {
    const key = `${at.name} ${side}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (at.kind === 'issue' && at !== node) issues.add(at as IssueState);
    if (side === 'start') visit(at, 'finish');
    for (const link of boundBy(at, side)) visit(link.to, link.toSide);
  };
  visit(node, 'start');
  return issues;
}

/** Planned issues whose start the start of this one needs, through links of any kind; gates and points need all their links. */
function neededBy(issue: IssueState): Set<IssueState> {
  const seen = new Set<string>();
  const needed = new Set<IssueState>();
  const visit = (at: Node, side: Side): void => {
    const key = `${at.name} ${side}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (side === 'start' && at.kind === 'issue' && at !== issue) needed.add(at as IssueState);
    if (side === 'finish') visit(at, 'start');
    for (const link of at.into[side]) visit(link.from, boundSide(link));
  };
  visit(issue, 'start');
  return needed;
}

/** Again and again the first of the order that needs nothing that is not listed yet. */
function makeList({ issues }: World): IssueState[] {
  const left = issues.filter(({ role }) => role === 'planned').sort((a, b) => a.rank - b.rank);
  const needs = new Map(left.map((issue) => [issue, neededBy(issue)]));
  const list: IssueState[] = [];
  while (left.length > 0) {
    const next = left.findIndex((issue) => [...needs.get(issue)!].every((needed) => list.includes(needed)));
    list.push(...left.splice(next, 1));
  }
  return list;
}

/** Numbers all issues in the order in which they are considered, 0 first. */
export function rankIssues(world: World): void {
  rank(world);
  if (world.plan.dispatch === 'list') world.list = makeList(world);
}

function rank(world: World): void {
  const { plan, issues } = world;
  const passes = runPasses(world);
  const none = plan.classes.length;
  const ownClass = (issue: IssueState): number => issue.plan?.priority ?? none;
  const best = (list: Iterable<IssueState>): number => Math.min(none, ...[...list].map(ownClass));
  const classOf = (issue: IssueState): number => {
    if (issue.role === 'rework') return best(behind(issue.gate!));
    if (issue.role === 'review') return best(issues);
    return plan.inheritClasses ? Math.min(ownClass(issue), best(behind(issue))) : ownClass(issue);
  };
  const lft = (issue: IssueState): number => {
    if (issue.role === 'rework') return passes.latest(issue.gate!, 'start');
    if (issue.role === 'review') return passes.latest(issue.gate!, 'start') + passes.length(issue.gate!);
    return passes.latest(issue, 'start') + passes.length(issue);
  };
  const keyOf = (issue: IssueState): number => {
    const owner: Node = issue.gate ?? issue;
    const direct = new Set([...issue.out.start, ...issue.out.finish].map(({ to }) => to));
    direct.delete(issue);
    const weights = [...direct].filter(({ kind }) => kind === 'issue').map(passes.length);
    switch (plan.rule) {
      case 'document':
        return 0;
      case 'edd':
        return passes.due(owner);
      case 'mslk':
        return passes.latest(owner, 'start') - passes.earliest(owner, 'start');
      case 'mts':
        return -behind(owner).size;
      case 'lst':
        return lft(issue) - passes.length(issue);
      case 'grpw':
        return -weights.reduce((sum, weight) => sum + weight, passes.length(issue));
      case 'spt':
        return passes.length(issue);
      default:
        return lft(issue);
    }
  };
  const rows = issues.map((issue, index) => {
    const [klass, key] = [classOf(issue), keyOf(issue)];
    issue.klass = klass;
    const order = plan.order ?? [];
    const place = issue.plan === null ? -1 : order.indexOf(issue.plan.id);
    issue.stated = place >= 0;
    const rest = plan.classOrder === 'class-first' ? [klass, key, index] : [key, klass, index];
    return { issue, order: [place < 0 ? order.length : place, ...rest] };
  });
  rows.sort((a, b) => compare(a.order, b.order));
  rows.forEach(({ issue }, rank) => {
    issue.rank = rank;
  });
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}
