// The serial schedule generation scheme over a list: nothing takes a person or a resource that something before it, not begun yet, needs. So a
// plan may idle on purpose, and every schedule that is worth having can be said by a list.
import { hasFreeHand } from './hands.ts';
import { bestPerformer, hasAll, NOBODY_FREE, takeUpAll } from './performers.ts';
import type { Run } from './run.ts';
import { startIssue } from './work.ts';

/**
 * The serial scheme: takings-up, then the list from its beginning. What can begin, begins; what has not begun holds the resources it needs and
 * one of those who could do it, so that nothing behind it takes them. Filled anew every round, as nothing else knows when a hold ends.
 */
export function dispatchByList(run: Run, now: number): void {
  const { waiting, held } = run.list;
  const { issueAtRank, plannedIssueCount } = run.network;
  held.fill(0);
  run.reserved.fill(0);
  if (run.setsAside) takeUpAll(run, now);
  for (let w = 0; w < waiting.length; w++) {
    for (let bits = waiting[w]; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits;
      const i = issueAtRank[(w << 5) + 31 - Math.clz32(bit)];
      if (i < plannedIssueCount && (run.eventMinute[2 * i] >= 0 || isOutOfScope(run, i))) {
        waiting[w] &= ~bit;
        continue;
      }
      const p = isReady(run, i) ? bestPerformer(run, i, now) : NOBODY_FREE;
      if (p !== NOBODY_FREE && hasAll(run, i, now)) startIssue(run, i, p, now);
      else if (i < plannedIssueCount) holdFor(run, i);
    }
  }
  // Whoever asks between rounds asks what is there.
  run.reserved.fill(0);
}

function isReady(run: Run, i: number): boolean {
  const bit = run.bitOfIssue[i];
  return (run.readyBits[bit >> 5] & (1 << (bit & 31))) !== 0;
}

/** Dropped: it takes nothing any more. */
function isOutOfScope(run: Run, i: number): boolean {
  return run.hasHistory && run.history.dropped[i] === 1;
}

/** Issue i, which has not begun, holds what it needs: of several people who could do it the last one who has a free hand and is not held. */
function holdFor(run: Run, i: number): void {
  const { memberOffset, members, queueOfIssue, useOffset, useResource, useAmount } = run.network;
  const { held } = run.list;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) run.reserved[useResource[u]] += useAmount[u];
  const q = queueOfIssue[i];
  const moved = run.hasMoves ? run.policies.movedTo[i] : -1;
  if (moved >= 0) hold(run, moved);
  else if (memberOffset[q + 1] === memberOffset[q] + 1) hold(run, members[memberOffset[q]]);
  else {
    for (let k = memberOffset[q + 1] - 1; k >= memberOffset[q]; k--) {
      const p = members[k];
      if (held[p] === 1 || !hasFreeHand(run, p)) continue;
      hold(run, p);
      return;
    }
  }
}

/** Who is undivided has a hand for everything: nothing is kept from anybody. */
function hold({ list, network }: Run, p: number): void {
  if (network.undivided[p] === 0) list.held[p] = 1;
}
