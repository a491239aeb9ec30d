// The chain behind one event of a forward pass: the work that decides its minute, from the opening (or a date) on.
import type { NodeRef } from '../../plan/plan.ts';
import { OWN, type Pass } from './forward-pass.ts';
import type { Situation } from './situation.ts';
import { hourWords } from './words.ts';

export interface ChainStep {
  node: number;
  /** Minutes of work. */
  work: number;
}

export interface PassChain {
  /** First to last. */
  steps: ChainStep[];
  /** The minute it begins at, and the dated event it begins with; -1 = the opening or a date of its own. */
  from: number;
  fromEvent: number;
}

/** Walks back from an event along the links that decided. Points in between are left out: only work is told. */
export function chainTo(s: Situation, pass: Pass, event: number): PassChain {
  const { outFrom, issueCount, gateCount } = s.network;
  const steps: ChainStep[] = [];
  let at = event;
  for (let guard = pass.by.length; guard >= 0; guard--) {
    const node = at >> 1;
    if (pass.by[at] === OWN) {
      if (node < issueCount + gateCount) steps.push({ node, work: pass.work[node] });
      at -= 1;
      continue;
    }
    // Work in progress takes its time from where it goes on.
    const from = (at & 1) === 1 ? pass.minute[at] : Math.max(pass.minute[at], pass.workFrom[node]);
    if (pass.by[at] < 0) return { steps: steps.reverse(), from, fromEvent: -1 };
    const source = outFrom[pass.by[at]];
    const due = s.dueOfEvent[source];
    if (pass.options.heldToDates === true && due !== Number.POSITIVE_INFINITY) {
      return { steps: steps.reverse(), from: due, fromEvent: source };
    }
    at = source;
  }
  throw new Error('assertion: a chain without a beginning');
}

/** `VP-1 8 h`, and the like for gates with a review; a gate or delivery without work is named alone. */
export function stepWords(s: Situation, { node, work }: ChainStep): string {
  const { nodeIds, issueCount } = s.network;
  const name = node < issueCount ? nodeIds[node] : `gate ${nodeIds[node]}`;
  return work === 0 ? name : `${name} ${hourWords(work)}`;
}

/** What a node of the network is called in the document. */
export function refOfNode(s: Situation, node: number): NodeRef {
  const { nodeIds, issueCount, gateCount, pointKinds } = s.network;
  const id = nodeIds[node];
  if (node < issueCount) return { kind: 'issue', id };
  if (node < issueCount + gateCount) {
    const { reviewOf } = s.plan.gates[node - issueCount];
    return reviewOf === null ? { kind: 'gate', id } : { kind: 'issue', id: reviewOf };
  }
  const kind = pointKinds[node - issueCount - gateCount];
  return { kind: kind === 'milestone' || kind === 'share' ? 'milestone' : 'phase', id };
}
