// W312, W313, W314: holes in the network. Many plans have a few loose issues on purpose, so the issues of one kind are one finding.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import type { Issue } from '../../plan/plan.ts';
import { deadlinesOf } from './deadlines.ts';
import { finding } from './finding.ts';
import { pathOfIssue } from './places.ts';
import { doneEvent, isOpen, type Situation } from './situation.ts';
import { countWords, listWords } from './words.ts';

export function openEnds(s: Situation): Diagnostic[] {
  const alone = issuesAlone(s);
  return [...standingAlone(alone), ...withoutDate(s, new Set(alone)), ...withoutNeeds(s)];
}

/** Issues without any link, in a plan that has links. */
function issuesAlone(s: Situation): Issue[] {
  const { plan, network } = s;
  const linked = [...plan.issues, ...plan.phases, ...plan.gates, ...plan.milestones].some(
    ({ after }) => after.length > 0,
  );
  if (!linked) return [];
  const { inOffset, inEdge, outFrom, outOffset, outTo } = network;
  const count = 2 * network.nodeCount;
  // Does anything that is no mere point lead here, and does anything follow from here?
  const isLed = new Uint8Array(count);
  const leads = new Uint8Array(count);
  const isIssue = (event: number): boolean => event >> 1 < network.issueCount;
  for (const event of s.order) {
    for (let k = inOffset[event]; k < inOffset[event + 1]; k++) {
      const source = outFrom[inEdge[k]];
      if (isIssue(source) || isLed[source] === 1 || isGate(s, source)) isLed[event] = 1;
    }
    if ((event & 1) === 1 && !isIssue(event) && isLed[event - 1] === 1) isLed[event] = 1;
  }
  for (let k = count - 1; k >= 0; k--) {
    const event = s.order[k];
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++) {
      const to = outTo[edge];
      if (isIssue(to) || leads[to] === 1 || isGate(s, to) || isMilestone(s, to)) leads[event] = 1;
    }
    if ((event & 1) === 0 && !isIssue(event) && leads[event + 1] === 1) leads[event] = 1;
  }
  return plan.issues.filter((issue, i) => {
    const events = [2 * i, 2 * i + 1, doneEvent(network, i)];
    return isTold(s, i) && !events.some((event) => isLed[event] === 1 || leads[event] === 1) && !softly(s, issue.id);
  });
}

function standingAlone(alone: readonly Issue[]): Diagnostic[] {
  if (alone.length === 0) return [];
  const names = listWords(alone.map(({ id }) => id));
  const stand = alone.length === 1 ? 'stands alone' : 'stand alone';
  const message = `${countWords(alone.length, 'issue')} ${stand}, no link leads to or from: ${names}`;
  return [finding('W312', pathOfIssue(alone[0]), message, { atKey: true })];
}

/** Soft links are links all the same. */
function softly({ plan }: Situation, id: string): boolean {
  return plan.issues.some((issue) =>
    issue.after.some(({ on, softFactor }) => softFactor !== null && (issue.id === id || on.id === id)),
  );
}

function isGate({ network }: Situation, event: number): boolean {
  const node = event >> 1;
  return node >= network.issueCount && node < network.issueCount + network.gateCount;
}

function isMilestone({ network }: Situation, event: number): boolean {
  const kind = network.pointKinds[(event >> 1) - network.issueCount - network.gateCount];
  return kind === 'milestone' || kind === 'share';
}

/** Work somebody wrote down as an issue of the plan and that is still to be done. */
function isTold(s: Situation, i: number): boolean {
  const issue = s.plan.issues[i];
  return issue.implied === null && issue.mitigates === null && isOpen(s, issue);
}

function withoutDate(s: Situation, alone: ReadonlySet<Issue>): Diagnostic[] {
  if (s.dated.length === 0) return [];
  const { leadsToDate } = deadlinesOf(s);
  const loose = s.plan.issues.filter((issue, i) => {
    const reaches = leadsToDate[2 * i + 1] === 1 || leadsToDate[doneEvent(s.network, i)] === 1;
    return isTold(s, i) && !issue.optional && !alone.has(issue) && !reaches;
  });
  if (loose.length === 0) return [];
  const names = listWords(loose.map(({ id }) => id));
  const message = `no date depends on the end of ${countWords(loose.length, 'issue')}: ${names}`;
  return [finding('W313', pathOfIssue(loose[0]), message, { atKey: true })];
}

function withoutNeeds({ plan }: Situation): Diagnostic[] {
  const gates = plan.gates.filter(({ after, reviewOf }) => after.length === 0 && reviewOf === null);
  const milestones = plan.milestones.filter(({ after, share }) => after.length === 0 && share === null);
  return [
    ...gates.map(({ id }) => finding('W314', ['gates', id], `nothing leads to gate ${id}`, { atKey: true })),
    ...milestones.map(({ id }) =>
      finding('W314', ['milestones', id], `nothing leads to milestone ${id}`, { atKey: true }),
    ),
  ];
}
