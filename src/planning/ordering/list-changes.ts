// Lists of issues are made and changed here, always so that what an issue needs stands before it. Whoever draws at random passes the dice.
import type { Dice } from './dice.ts';
import type { IssueLinks } from './issue-links.ts';

/** Scratch of one search: places in a list, needs not listed yet, issues that may come next, and their weights. */
export interface ListScratch {
  readonly place: Int32Array;
  readonly missing: Int32Array;
  readonly open: Int32Array;
  readonly weight: Float64Array;
  readonly isTaken: Uint8Array;
  readonly keys: Float64Array;
}

export function listScratch(count: number): ListScratch {
  return {
    place: new Int32Array(count),
    missing: new Int32Array(count),
    open: new Int32Array(count),
    weight: new Float64Array(count),
    isTaken: new Uint8Array(count),
    keys: new Float64Array(count),
  };
}

/**
 * A list drawn at random by regret (Drexl 1991): of those whose needs are listed, each with a chance that grows with how much worse the
 * worst of them is by the rule. `step` is added to every regret, so that the worst has a chance, too.
 */
export function sampleList(
  list: Int32Array,
  urgency: ArrayLike<number>,
  step: number,
  links: IssueLinks,
  dice: Dice,
  scratch: ListScratch,
): void {
  const { missing, open, weight } = scratch;
  const { beforeOffset, afterOffset, after, count } = links;
  let opened = 0;
  for (let i = 0; i < count; i++) if ((missing[i] = beforeOffset[i + 1] - beforeOffset[i]) === 0) open[opened++] = i;
  for (let listed = 0; listed < count; listed++) {
    let worst = urgency[open[0]];
    for (let k = 1; k < opened; k++) if (urgency[open[k]] > worst) worst = urgency[open[k]];
    let total = 0;
    for (let k = 0; k < opened; k++) total += weight[k] = worst - urgency[open[k]] + step;
    let left = dice.share() * total;
    let chosen = 0;
    while (chosen < opened - 1 && left >= weight[chosen]) left -= weight[chosen++];
    const issue = open[chosen];
    open[chosen] = open[--opened];
    list[listed] = issue;
    for (let k = afterOffset[issue]; k < afterOffset[issue + 1]; k++)
      if (--missing[after[k]] === 0) open[opened++] = after[k];
  }
}

/** The order of finishes of a schedule, latest first: the list for the other direction (Li & Willis 1992, Valls et al. 2005). */
export function listBackwards(list: Int32Array, minutes: Int32Array, { keys }: ListScratch): void {
  const count = list.length;
  for (let i = 0; i < count; i++) keys[i] = minutes[2 * i + 1] * count + i;
  keys.sort();
  for (let k = 0; k < count; k++) list[count - 1 - k] = ((keys[k] % count) + count) % count;
}

/** One-point crossover: the beginning of one list, then the rest in the order of the other (Hartmann 1998). */
export function crossLists(
  list: Int32Array,
  father: Int32Array,
  mother: Int32Array,
  dice: Dice,
  { isTaken }: ListScratch,
): void {
  const cut = dice.below(list.length);
  isTaken.fill(0);
  for (let k = 0; k < cut; k++) isTaken[(list[k] = father[k])] = 1;
  let next = cut;
  for (let k = 0; k < list.length; k++) if (isTaken[mother[k]] === 0) list[next++] = mother[k];
}

/** Moves every issue with this chance to any other place between what it needs and what needs it. */
export function mutateList(
  list: Int32Array,
  chance: number,
  links: IssueLinks,
  dice: Dice,
  { place }: ListScratch,
): void {
  const { beforeOffset, before, afterOffset, after, count } = links;
  for (let k = 0; k < count; k++) place[list[k]] = k;
  for (let k = 0; k < count; k++) {
    if (dice.share() >= chance) continue;
    const issue = list[k];
    let first = 0;
    for (let e = beforeOffset[issue]; e < beforeOffset[issue + 1]; e++) first = Math.max(first, place[before[e]] + 1);
    let last = count - 1;
    for (let e = afterOffset[issue]; e < afterOffset[issue + 1]; e++) last = Math.min(last, place[after[e]] - 1);
    if (last > first) moveTo(list, place, k, first + dice.below(last - first + 1));
  }
}

function moveTo(list: Int32Array, place: Int32Array, from: number, to: number): void {
  const issue = list[from];
  const step = to > from ? 1 : -1;
  for (let k = from; k !== to; k += step) place[(list[k] = list[k + step])] = k;
  place[(list[to] = issue)] = to;
}

/** 53 bits of any sequence of integers. */
export function printOf(numbers: ArrayLike<number>, from: number, to: number, step: number, salt: number): number {
  let high = salt | 0;
  let low = ~salt;
  for (let k = from; k < to; k += step) {
    high = Math.imul(high ^ numbers[k], 0x21f0aaad);
    high ^= high >>> 15;
    low = Math.imul(low ^ numbers[k], 0x735a2d97) + high;
    low ^= low >>> 13;
  }
  return (high & 0x1fffff) * 4294967296 + (low >>> 0);
}
