// Cause rows become causes with names. A phase entry or a share counter is never named as a cause: its own causes are,
// so that a planner reads "gate G1 passed" and not "entry of phase core".
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import type { Cause, CauseType } from './events.ts';
import type { Story } from './story.ts';

/** The row that the causes explain. */
interface Fact {
  kind: number;
  /** Whose start or taking-up it is: person index, -1 = nobody. */
  performer: number;
}

/** Causes of the fact in `row` of the trace, from the cause rows behind it. */
export function causesOfRow(story: Story, trace: Trace, row: number): Cause[] {
  const causes: Cause[] = [];
  const kind = trace.rows[row * ROW_SIZE + 1];
  const isTaken = kind === ROW.issueStarted || kind === ROW.issueTakenUp;
  const fact: Fact = { kind, performer: isTaken ? trace.rows[row * ROW_SIZE + 3] : -1 };
  for (let r = row + 1; r < trace.rowCount; r++) {
    const at = r * ROW_SIZE;
    if (trace.rows[at + 1] < FIRST_CAUSE) break;
    for (const cause of readCause(story, fact, trace.rows[at + 1], trace.rows[at + 2], trace.rows[at + 3]))
      if (!causes.some((known) => isSame(known, cause))) causes.push(cause);
  }
  return causes;
}

function isSame(a: Cause, b: Cause): boolean {
  return a.type === b.type && a.subject === b.subject && a.event === b.event && a.seq === b.seq;
}

function readCause(story: Story, fact: Fact, kind: number, node: number, object: number): Cause[] {
  const { names, network } = story;
  switch (kind) {
    case ROW.causeLink:
      return linkCauses(story, node, object);
    case ROW.causePerson: {
      if (object < network.nodeCount) return [freedCause(story, object)];
      const gate = object - network.nodeCount;
      const review = fact.performer < 0 ? undefined : story.review[fact.performer];
      return [cause('person', names.gate(gate), review?.gate === gate ? review.seq : 0, 'finished')];
    }
    case ROW.causeResource:
      return [cause('resource', names.node(object), seqOfRelease(story, node, object), 'finished')];
    case ROW.causeDate:
      return [cause('date', null)];
    case ROW.causeCalendar:
      return [cause('calendar', object < 0 ? null : names.person(object))];
    case ROW.causeOpening:
      return [cause('opening', null)];
    case ROW.causeRisk: {
      // What goes on after a block owes it to the block's end.
      const seq = fact.kind === ROW.issueTakenUp ? story.block[node].endSeq : story.seqOfRisk[object];
      return [cause('risk', names.risk(object), seq)];
    }
    default:
      return [furtherCause(story, kind, node, object)];
  }
}

/** Work frees its person when it is done, or when it is interrupted. */
function freedCause({ names, seqOfWorkEnd, seqOfInterruption }: Story, issue: number): Cause {
  const interrupted = seqOfInterruption[issue] > seqOfWorkEnd[issue];
  const seq = interrupted ? seqOfInterruption[issue] : seqOfWorkEnd[issue];
  return cause('person', names.node(issue), seq, interrupted ? 'interrupted' : 'finished');
}

function furtherCause(story: Story, kind: number, node: number, object: number): Cause {
  const { names, network } = story;
  switch (kind) {
    case ROW.causeLimit:
      return cause('limit', names.node(object), story.seqOfEvent[network.doneEventOfIssue[object]], 'finished');
    case ROW.causeList:
      return cause('list', names.node(object), story.seqOfEvent[2 * object], 'started');
    case ROW.causeWindow: {
      const { seq, isOpen } = story.turn[object];
      return cause('window', names.window(object), seq, isOpen ? 'opened' : 'closed');
    }
    case ROW.causeQuota:
      return cause('quota', names.quota(object));
    case ROW.causePolicy:
      return cause('policy', names.policy(object), story.seqOfMove[node]);
    case ROW.causeRecorded:
      return cause('recorded', null, story.seqOfDataDate);
    default:
      throw new Error(`assertion: unknown cause row ${kind}`);
  }
}

/** A cause; seq 0 = no event of the log. */
export function cause(type: CauseType, subject: string | null, seq = 0, event?: Cause['event']): Cause {
  const common = { type, subject, seq: seq > 0 ? seq : null };
  return event === undefined ? common : { ...common, event };
}

/** What event `from` (2 node, 2 node + 1), a predecessor of node `into`, is called. */
export function linkCauses(story: Story, into: number, from: number): Cause[] {
  const { network, names, seqOfEvent, seqOfFailure } = story;
  const { issueCount, gateCount, gateOfIssue, reworkOfGate, pointKinds } = network;
  const node = from >> 1;
  const gate = node - issueCount;
  if (gate >= gateCount) {
    const kind = pointKinds[gate - gateCount];
    if (kind === 'phase-entry' || kind === 'share') return story.silent.get(node) ?? [];
    return [cause('link', names.node(node), seqOfEvent[2 * node + 1], kind === 'phase-begun' ? 'started' : 'finished')];
  }
  const isRework = into < issueCount && gateOfIssue[into] >= 0 && reworkOfGate[gateOfIssue[into]] === into;
  // A rework, or the next attempt without one, is owed to the failure, not to the review's beginning.
  if (gate >= 0 && (isRework || into === node)) return [cause('link', names.node(node), seqOfFailure[gate], 'failed')];
  return [cause('link', names.node(node), seqOfEvent[from], (from & 1) === 0 ? 'started' : 'finished')];
}

/** The release by issue `object` of something issue `node` needs. */
function seqOfRelease(story: Story, node: number, object: number): number {
  const { useOffset, useResource, resourceCount } = story.network;
  for (let u = useOffset[node]; u < useOffset[node + 1]; u++) {
    const seq = story.seqOfRelease.get(object * resourceCount + useResource[u]);
    if (seq !== undefined) return seq;
  }
  return 0;
}
