// What the narrator remembers while it tells: the log so far, and which event stands for what, so that causes can point at it.
import { instantOfMinute } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Network } from '../network/network.ts';
import type { Cause, Draft, EventOf, EventType, LogEvent } from './events.ts';
import { type Names, namesOf } from './names.ts';

export interface Story {
  readonly network: Network;
  readonly plan: Plan;
  readonly names: Names;
  readonly log: LogEvent[];
  /** Planned absences in order of time, and how many of them have been told. */
  readonly planned: readonly Draft[];
  plannedTold: number;
  /** Latest seq that stands for each event of a node (2 node, 2 node + 1); 0 = none. */
  readonly seqOfEvent: Int32Array;
  /** Seq at which each issue's work was done and its person free. */
  readonly seqOfWorkEnd: Int32Array;
  /** Seq at which each issue was blocked or set aside last, and its person free. */
  readonly seqOfInterruption: Int32Array;
  readonly seqOfFailure: Int32Array;
  readonly seqOfRisk: Int32Array;
  readonly attemptOfGate: Int32Array;
  /** By person: the review they were last in, and the seq that began or ended it. */
  readonly review: { gate: number; seq: number }[];
  /** By person: drawn absences in force, and the seq and risk of the last that began or ended. */
  readonly absence: { depth: number; risk: number; seq: number; minute: number }[];
  /** By issue and resource (`issue * resourceCount + resource`): seq of the last release. */
  readonly seqOfRelease: Map<number, number>;
  /** By issue: the minute at which its last block began and the seq of its end; seq of its move to somebody else. */
  readonly block: { minute: number; endSeq: number }[];
  readonly seqOfMove: Int32Array;
  /** By window: seq that opened or closed it last, and which of the two. */
  readonly turn: { seq: number; isOpen: boolean }[];
  /** Seq of each policy's last firing; seq of the data date. */
  readonly seqOfPolicy: Int32Array;
  seqOfDataDate: number;
  /** Causes of the points that are no events of their own, by node. */
  readonly silent: Map<number, Cause[]>;
  /** The gate review begun last. */
  opened: { gate: number; seq: number };
}

export function beginStory(network: Network, plan: Plan, planned: readonly Draft[]): Story {
  return {
    network,
    plan,
    names: namesOf(network, plan),
    log: [],
    planned,
    plannedTold: 0,
    seqOfEvent: new Int32Array(2 * network.nodeCount),
    seqOfWorkEnd: new Int32Array(network.issueCount),
    seqOfInterruption: new Int32Array(network.issueCount),
    seqOfFailure: new Int32Array(network.gateCount),
    seqOfRisk: new Int32Array(network.riskCount),
    attemptOfGate: new Int32Array(network.gateCount),
    review: Array.from({ length: network.personCount }, () => ({ gate: -1, seq: 0 })),
    absence: Array.from({ length: network.personCount }, () => ({ depth: 0, risk: -1, seq: 0, minute: -1 })),
    seqOfRelease: new Map(),
    block: Array.from({ length: network.issueCount }, () => ({ minute: -1, endSeq: 0 })),
    seqOfMove: new Int32Array(network.issueCount),
    turn: network.windowIds.map(() => ({ seq: 0, isOpen: false })),
    seqOfPolicy: new Int32Array(network.policyIds.length),
    seqOfDataDate: 0,
    silent: new Map(),
    opened: { gate: -1, seq: 0 },
  };
}

/** Appends an event, after the planned absences that come first, and returns its seq. */
export function tell(story: Story, draft: Draft): number {
  const { planned } = story;
  while (story.plannedTold < planned.length && planned[story.plannedTold].minute <= draft.minute)
    append(story, planned[story.plannedTold++]);
  return append(story, draft);
}

function append(story: Story, draft: Draft): number {
  const { log, plan } = story;
  const last = log.at(-1);
  const { type, minute, subject, causes, ...fields } = draft;
  const time = last?.minute === minute ? last.time : instantOfMinute(plan.start, minute);
  return log.push({ seq: log.length + 1, minute, time, type, subject, ...fields, causes } as EventOf<EventType>);
}
