// Precedence, from links between named things to edges between events (2n = node n starts, 2n + 1 = it finishes).
// Phases become three points (entry, begun, exit) and a share milestone two, so that n issues need n edges and not n squared.
import type { Link, NodeRef, Plan } from '../../plan/plan.ts';
import { LAG_CLOCK, LAG_LEAD, LAG_NONE, LAG_PARTIAL, LAG_WORKING, type PointKind } from './network.ts';
import type { Work } from './works.ts';

export interface Edge {
  from: number;
  to: number;
  lagKind: number;
  lagMinutes: number;
  /** Of a lead: does its span run on the clock? */
  clock: boolean;
}

export interface Points {
  kinds: PointKind[];
  ids: string[];
  titles: string[];
  /** How many links each point needs when that is not all of them; -1 = all. */
  threshold: number[];
  entryOfPhase: number[];
  begunOfPhase: number[];
  exitOfPhase: number[];
  /** Node of the milestone itself, and of its share counter (-1). */
  nodeOfMilestone: number[];
  shareOfMilestone: number[];
}

/** Numbers the points after `firstNode`. */
export function listPoints(plan: Plan, firstNode: number): Points {
  const points: Points = {
    kinds: [],
    ids: [],
    titles: [],
    threshold: [],
    entryOfPhase: [],
    begunOfPhase: [],
    exitOfPhase: [],
    nodeOfMilestone: [],
    shareOfMilestone: [],
  };
  const add = (kind: PointKind, id: string, title: string, threshold: number): number => {
    points.ids.push(id);
    points.titles.push(title);
    points.threshold.push(threshold);
    return firstNode + points.kinds.push(kind) - 1;
  };
  for (const phase of plan.phases) {
    points.entryOfPhase.push(add('phase-entry', phase.id, phase.title, -1));
    points.begunOfPhase.push(add('phase-begun', phase.id, phase.title, 1));
    points.exitOfPhase.push(add('phase-exit', phase.id, phase.title, -1));
  }
  for (const { id, title, share } of plan.milestones) {
    // The small allowance keeps 0.7 x 10 at 7 although the product of doubles is a hair above.
    const threshold = share === null ? -1 : Math.max(1, Math.ceil(share.share * share.issues.length - 1e-9));
    points.shareOfMilestone.push(share === null ? -1 : add('share', id, title, threshold));
    points.nodeOfMilestone.push(add('milestone', id, title, -1));
  }
  return points;
}

/** Finds the event a reference means as the source of a link: the start, or the finish (an issue with a review: its pass). */
export function sourceEvents(plan: Plan, firstGate: number, points: Points): (on: NodeRef, atStart: boolean) => number {
  const issueIndex = new Map(plan.issues.map((issue, i) => [issue.id, i]));
  const phaseIndex = new Map(plan.phases.map((phase, i) => [phase.id, i]));
  const gateIndex = new Map(plan.gates.map((gate, i) => [gate.id, i]));
  const milestoneIndex = new Map(plan.milestones.map((milestone, i) => [milestone.id, i]));
  const done = doneEvents(plan, firstGate);
  return (on, atStart) => {
    if (on.kind === 'issue') return atStart ? 2 * issueIndex.get(on.id)! : done[issueIndex.get(on.id)!];
    if (on.kind === 'gate') return 2 * (firstGate + gateIndex.get(on.id)!) + (atStart ? 0 : 1);
    if (on.kind === 'milestone') return 2 * points.nodeOfMilestone[milestoneIndex.get(on.id)!] + 1;
    const phase = phaseIndex.get(on.id)!;
    return 2 * (atStart ? points.begunOfPhase[phase] : points.exitOfPhase[phase]) + 1;
  };
}

/** All edges, in the order of their targets' lists in the document. */
export function listEdges(plan: Plan, works: readonly Work[], points: Points): Edge[] {
  const firstGate = works.length;
  const issueIndex = new Map(plan.issues.map((issue, i) => [issue.id, i]));
  const phaseIndex = new Map(plan.phases.map((phase, i) => [phase.id, i]));
  const sourceEvent = sourceEvents(plan, firstGate, points);
  const done = doneEvents(plan, firstGate);
  const edges: Edge[] = [];
  const plain = (from: number, to: number): void => {
    edges.push({ from, to, lagKind: LAG_NONE, lagMinutes: 0, clock: false });
  };
  /** `own`: reads the end of the work even of an issue with a review, as that review itself does. */
  const link = (item: Link, start: number, finish: number, own = false): void => {
    if (item.softFactor !== null) return;
    const atStart = item.type === 'SS' || item.type === 'SF';
    const ofWork = item.on.kind === 'issue' && !atStart && (own || item.donePercent !== null);
    const from = ofWork ? 2 * issueIndex.get(item.on.id)! + 1 : sourceEvent(item.on, atStart);
    const to = item.type === 'FS' || item.type === 'SS' ? start : finish;
    edges.push({ from, to, ...lagOfLink(item) });
  };

  plan.issues.forEach((issue, i) => {
    for (const item of issue.after) link(item, 2 * i, 2 * i + 1, issue.implied === 'lag');
    if (issue.phase === null) return;
    const phase = phaseIndex.get(issue.phase)!;
    plain(2 * points.entryOfPhase[phase] + 1, 2 * i);
    plain(2 * i, 2 * points.begunOfPhase[phase]);
    plain(done[i], 2 * points.exitOfPhase[phase]);
  });
  plan.gates.forEach((gate, g) => {
    const node = firstGate + g;
    for (const item of gate.after)
      link(item, 2 * node, 2 * node + 1, item.on.kind === 'issue' && item.on.id === gate.reviewOf);
    for (const opened of gate.opens) plain(2 * node + 1, 2 * points.entryOfPhase[phaseIndex.get(opened)!]);
  });
  plan.phases.forEach((phase, f) => {
    for (const item of phase.after) link(item, 2 * points.entryOfPhase[f], 2 * points.exitOfPhase[f]);
    // An empty phase begins and ends with its entry.
    if (plan.issues.some((issue) => issue.phase === phase.id)) return;
    plain(2 * points.entryOfPhase[f] + 1, 2 * points.begunOfPhase[f]);
    plain(2 * points.entryOfPhase[f] + 1, 2 * points.exitOfPhase[f]);
  });
  plan.milestones.forEach((milestone, m) => {
    const node = points.nodeOfMilestone[m];
    for (const item of milestone.after) link(item, 2 * node, 2 * node);
    const share = points.shareOfMilestone[m];
    if (share < 0) return;
    plain(2 * share + 1, 2 * node);
    for (const id of milestone.share!.issues) plain(done[issueIndex.get(id)!], 2 * share);
  });
  return edges;
}

function lagOfLink({ lagMinutes, lagIn, donePercent }: Link): Pick<Edge, 'lagKind' | 'lagMinutes' | 'clock'> {
  const clock = lagIn === 'clock';
  if (donePercent !== null) return { lagKind: LAG_PARTIAL, lagMinutes: donePercent, clock: false };
  if (lagMinutes < 0) return { lagKind: LAG_LEAD, lagMinutes: -lagMinutes, clock };
  if (lagMinutes === 0) return { lagKind: LAG_NONE, lagMinutes, clock };
  return { lagKind: clock ? LAG_CLOCK : LAG_WORKING, lagMinutes, clock };
}

/** Event at which each issue is done: its finish, or the opening of the gate that reviews it. Reworks and queued reviews: their finish. */
export function doneEvents(plan: Plan, workCount: number): Int32Array {
  const gateOf = new Map(plan.gates.map(({ reviewOf }, g) => [reviewOf, g]));
  return Int32Array.from({ length: workCount }, (_, i) => {
    const gate = i < plan.issues.length ? gateOf.get(plan.issues[i].id) : undefined;
    return gate === undefined ? 2 * i + 1 : 2 * (workCount + gate) + 1;
  });
}
