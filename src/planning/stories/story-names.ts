// What the nodes of a network are called in a story: the planner's words, not the machine's. Entries of phases, shares and the points
// that the reader makes of other constructs are named after what the document lists.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Named, NamedKind } from './story-words.ts';

export interface StoryNames {
  node(index: number): Named;
  person(index: number): Named;
  resource(index: number): Named;
  window(index: number): Named;
  quota(index: number): Named;
  risk(index: number): Named;
  policy(index: number): Named;
}

const READY = 'ready/';

/** Every look-up throws (assertion) on an index the network does not have. */
export function storyNames(plan: Plan, network: Network): StoryNames {
  const { issueCount, plannedIssueCount, gateCount, reworkOfGate, gateOfIssue, pointKinds, nodeIds, nodeTitles } =
    network;
  const named = (kind: NamedKind, id: string | undefined, title = id): Named => {
    if (id === undefined) throw new Error(`assertion: a story names a ${kind} that the network does not have`);
    return { kind, id, title: title ?? id };
  };
  const issueKind = (i: number): NamedKind => {
    if (i < plannedIssueCount) return plan.issues[i].implied === 'delivery' ? 'delivery' : 'issue';
    return reworkOfGate[gateOfIssue[i]] === i ? 'rework' : 'review';
  };
  const withOwner = (i: number, issue: Named): Named => {
    const first = network.memberOffset[network.queueOfIssue[i]];
    const isSole = network.memberOffset[network.queueOfIssue[i] + 1] === first + 1;
    return isSole ? { ...issue, owner: network.personIds[network.members[first]] } : issue;
  };
  const gate = (g: number): Named => {
    const { id, title, reviewOf } = plan.gates[g];
    return reviewOf === null ? named('gate', id, title) : named('review', reviewOf, title);
  };
  const point = (node: number): Named => {
    const kind = pointKinds[node - issueCount - gateCount];
    if (kind !== 'milestone' && kind !== 'share') return named('phase', nodeIds[node], nodeTitles[node]);
    const isReady = nodeIds[node].startsWith(READY) && plan.milestones.find(({ id }) => id === nodeIds[node])?.implied;
    return isReady
      ? named('delivery', nodeIds[node].slice(READY.length), nodeTitles[node])
      : named('milestone', nodeIds[node], nodeTitles[node]);
  };
  return {
    node(index) {
      if (index < issueCount) return withOwner(index, named(issueKind(index), nodeIds[index], nodeTitles[index]));
      return index < issueCount + gateCount ? gate(index - issueCount) : point(index);
    },
    person: (index) => named('person', network.personIds[index]),
    resource: (index) => named('resource', network.resourceIds[index]),
    window: (index) => named('window', network.windowIds[index], plan.windows[index]?.title),
    quota: (index) => named('quota', network.quotaIds[index]),
    risk: (index) => named('risk', network.riskIds[index], plan.risks[index]?.title),
    policy: (index) => named('policy', network.policyIds[index]),
  };
}

/** The node the plan's own end, begin or entry of a phase (or the point of a milestone) is; throws (assertion) if there is none. */
export function pointOf(network: Network, kind: Network['pointKinds'][number], id: string): number {
  const { issueCount, gateCount, pointKinds, nodeIds } = network;
  const first = issueCount + gateCount;
  const point = pointKinds.findIndex((each, k) => each === kind && nodeIds[first + k] === id);
  if (point < 0) throw new Error(`assertion: no ${kind} point of ${id}`);
  return first + point;
}
