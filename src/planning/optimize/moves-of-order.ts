// The same work by the same people in another order: another class, first of all, or one issue before another though somebody idles.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { canPrecede } from './can-precede.ts';
import type { Wait } from './diagnosis.ts';
import type { SearchMove } from './move-of.ts';
import type { Surroundings } from './surroundings.ts';

/** Of pairs that nothing speaks for, at most so many are listed. */
const MOST_PAIRS = 600;

export function orderMoves(around: Surroundings): SearchMove[] {
  return [...rankMoves(around), ...sequenceMoves(around)];
}

/** What waits for people who begin something else meanwhile could be of a better class, or first of all; the other of a worse class. */
function rankMoves({ plan, diagnosis, isOpen }: Surroundings): SearchMove[] {
  const waited = new Float64Array(plan.issues.length);
  const ahead = new Float64Array(plan.issues.length);
  for (const { waiting, inHand, byRank } of diagnosis.waits) {
    waited[waiting] += byRank;
    ahead[inHand] += byRank;
  }
  const worst = plan.classes.length - 1;
  return plan.issues.flatMap(({ id, priority }, i): SearchMove[] => {
    if (!isOpen[i]) return [];
    const classes = plan.classes.flatMap((name, c): SearchMove[] => {
      if (c === priority) return [];
      const isBetter = priority === null || c < priority;
      // The best class says it most clearly; those between are tried after it.
      const clear = isBetter ? c === 0 : c === worst;
      const promise = (isBetter ? waited[i] : ahead[i]) * (clear ? 1 : 0.5);
      return [{ changes: [{ kind: 'class', issue: id, class: name }], promise }];
    });
    const rest = (plan.order ?? []).filter((each) => each !== id);
    return [...classes, { changes: [{ kind: 'order', issues: [id, ...rest] }], promise: 0.75 * waited[i] }];
  });
}

function sequenceMoves({ plan, network, diagnosis, isOpen }: Surroundings): SearchMove[] {
  const seen = new Set<string>();
  const edge = (first: number, then: number, promise: number): SearchMove[] => {
    const key = `${first} ${then}`;
    if (seen.has(key) || !isOpen[first] || !isOpen[then] || !isPossible(plan, network, first, then)) return [];
    seen.add(key);
    // biome-ignore lint/suspicious/noThenProperty: the word of the phrase, and a text
    return [{ changes: [{ kind: 'sequence', first: plan.issues[first].id, then: plan.issues[then].id }], promise }];
  };
  const asked = diagnosis.waits.flatMap(({ waiting, inHand, minutes }: Wait) => edge(waiting, inHand, minutes));
  const others: SearchMove[] = [];
  for (let a = 0; a < plan.issues.length; a++)
    for (let b = 0; b < plan.issues.length && others.length < MOST_PAIRS; b++)
      if (a !== b && sharesHands(network, a, b)) others.push(...edge(a, b, 0));
  return [...asked, ...others];
}

/** Is it allowed, and does it say anything new? */
function isPossible(plan: Plan, network: Network, first: number, then: number): boolean {
  const { id } = plan.issues[first];
  if (plan.issues[then].after.some(({ on }) => on.kind === 'issue' && on.id === id)) return false;
  return canPrecede(network, first, then);
}

function sharesHands({ queueOfIssue, memberOffset, members }: Network, a: number, b: number): boolean {
  const [one, other] = [queueOfIssue[a], queueOfIssue[b]];
  for (let m = memberOffset[one]; m < memberOffset[one + 1]; m++)
    for (let n = memberOffset[other]; n < memberOffset[other + 1]; n++) if (members[m] === members[n]) return true;
  return false;
}
