// The chain behind one event of the likely future, read from the cause rows: what followed what, and who or what was waited for.
import { FIRST_CAUSE, ROW, ROW_SIZE } from '../kernel/trace.ts';
import type { Situation } from './situation.ts';
import { profileOf } from './stint.ts';

interface Cause {
  kind: number;
  object: number;
}

/** By node: why it started, and why it finished when that was not its own work. */
export interface LikelyCauses {
  readonly start: readonly (readonly Cause[])[];
  readonly finish: readonly (readonly Cause[])[];
}

export interface Wait {
  /** Issue that waited. */
  node: number;
  kind: 'person' | 'resource';
  /** Person index, or the issue that held the resource. */
  whom: number;
  /** What kept the person. */
  busyWith: number;
  minutes: number;
}

export interface LikelyChain {
  /** Issues and gates, first to last. */
  nodes: number[];
  /** Longest first. */
  waits: Wait[];
}

const STARTS: readonly number[] = [ROW.issueStarted, ROW.gateReviewStarted, ROW.pointReached];
const ENDS: readonly number[] = [ROW.issueFinished, ROW.gatePassed, ROW.gateWaived];

/** Sorts the cause rows of the likely future by what they explain. */
export function likelyCauses({ network, likely }: Situation): LikelyCauses {
  const start: Cause[][] = Array.from({ length: network.nodeCount }, () => []);
  const finish: Cause[][] = Array.from({ length: network.nodeCount }, () => []);
  let into: Cause[] = [];
  for (let row = 0; row < likely.rowCount; row++) {
    const [kind, subject, object] = likely.rows.subarray(row * ROW_SIZE + 1, (row + 1) * ROW_SIZE);
    if (kind >= FIRST_CAUSE) {
      into.push({ kind, object });
      continue;
    }
    const isGate = kind === ROW.gateReviewStarted || kind === ROW.gatePassed || kind === ROW.gateWaived;
    const node = isGate ? network.issueCount + subject : subject;
    if (STARTS.includes(kind)) into = start[node] = [];
    else if (ENDS.includes(kind)) into = finish[node] = [];
    else into = [];
  }
  return { start, finish };
}

/** Walks back from an event; a need is followed rather than a person when both were tight. */
export function likelyChain(s: Situation, causes: LikelyCauses, event: number): LikelyChain {
  const { network, likely } = s;
  const worked = network.issueCount + network.gateCount;
  const nodes: number[] = [];
  const waits: Wait[] = [];
  let at = event;
  for (let guard = 2 * network.nodeCount; guard >= 0; guard--) {
    const node = at >> 1;
    const held = (at & 1) === 1 ? causes.finish[node] : [];
    if ((at & 1) === 1 && held.length === 0 && node < worked) nodes.push(node);
    const next = follow(held.length > 0 ? held : causes.start[node]);
    if (next === undefined) break;
    if (next.kind === ROW.causeLink) {
      at = next.object;
      continue;
    }
    const isReview = next.kind === ROW.causePerson && next.object >= network.nodeCount;
    const source = isReview ? network.issueCount + next.object - network.nodeCount : next.object;
    const person = likely.performer[node];
    const profile = profileOf(s, person);
    const ready = Math.max(0, likely.readyMinute[node]);
    const minutes = profile.minutesAt(likely.eventMinute[2 * node]) - profile.minutesAt(ready);
    const kind = next.kind === ROW.causePerson ? 'person' : 'resource';
    if (minutes > 0) waits.push({ node, kind, whom: kind === 'person' ? person : source, busyWith: source, minutes });
    at = 2 * source + 1;
  }
  return { nodes: nodes.reverse(), waits: waits.sort((a, b) => b.minutes - a.minutes || a.node - b.node) };
}

function follow(causes: readonly Cause[]): Cause | undefined {
  return [ROW.causeLink, ROW.causePerson, ROW.causeResource]
    .map((kind) => causes.find((cause) => cause.kind === kind))
    .find((cause) => cause !== undefined);
}
