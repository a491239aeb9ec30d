// Gates, their keepers, and the points that stand for phases and milestones, told.
import type { Cause } from './events.ts';
import { type Story, tell } from './story.ts';

const TOGETHER = 1;
type GateEvent = 'GateReviewStarted' | 'GatePassed' | 'GateFailed' | 'GateWaived';

export function tellGate(
  story: Story,
  type: GateEvent,
  minute: number,
  gate: number,
  attempt: number,
  causes: Cause[],
): void {
  const { names, network, seqOfEvent } = story;
  const seq = tell(story, { type, minute, subject: names.gate(gate), causes, attempt });
  const start = 2 * (network.issueCount + gate);
  if (type === 'GateReviewStarted') {
    seqOfEvent[start] = seq;
    story.attemptOfGate[gate] = attempt;
    story.opened = { gate, seq };
  } else if (type === 'GateFailed') story.seqOfFailure[gate] = seq;
  else seqOfEvent[start + 1] = seq;
}

/** A keeper begins or ends; the one row of a review held together stands for all of its keepers. */
export function tellKeepers(story: Story, minute: number, entry: number, gate: number, isStart: boolean): void {
  const { keeperPerson, keeperOffset, reviewMode, gateProfile } = story.network;
  const isShared = reviewMode[gate] === TOGETHER && gateProfile[gate] >= 0 && keeperPerson[entry] >= 0;
  const end = isShared ? keeperOffset[gate + 1] : entry + 1;
  for (let k = entry; k < end; k++) if (!isShared || keeperPerson[k] >= 0) tellKeeper(story, minute, k, gate, isStart);
}

function tellKeeper(story: Story, minute: number, entry: number, gate: number, isStart: boolean): void {
  const { names, network } = story;
  const seq = tell(story, {
    type: isStart ? 'KeeperReviewStarted' : 'KeeperReviewFinished',
    minute,
    subject: names.gate(gate),
    causes: [],
    person: names.keeper(entry, gate),
    attempt: story.attemptOfGate[gate],
  });
  const person = network.keeperPerson[entry];
  if (person >= 0) story.review[person] = { gate, seq };
}

/** Milestones and the beginnings and ends of phases are events; entries and shares live on in the causes of others. */
export function tellPoint(story: Story, minute: number, node: number, causes: Cause[]): void {
  const { network, names, seqOfEvent } = story;
  const subject = names.node(node);
  switch (network.pointKinds[node - network.issueCount - network.gateCount]) {
    case 'milestone':
      seqOfEvent[2 * node + 1] = tell(story, { type: 'MilestoneReached', minute, subject, causes });
      return;
    case 'phase-begun':
      seqOfEvent[2 * node + 1] = tell(story, { type: 'PhaseStarted', minute, subject, causes });
      return;
    case 'phase-exit':
      seqOfEvent[2 * node + 1] = tell(story, { type: 'PhaseFinished', minute, subject, causes });
      return;
    default:
      story.silent.set(node, causes);
  }
}
