// What is chosen before the first day and decides every day: an order, a scheme, and links that only order work (pre-processor policies:
// Ashtiani, Leus & Aryanezhad 2011). The plan under it is dispatched as any other, so it sees nothing of what is to come.

export interface Policy {
  /** Planned issues, what an issue needs before it; empty = the plan's own order. */
  readonly list: Int32Array;
  readonly byList: boolean;
  /** Issues in pairs, first and then in turn; in the list every first stands before its then. */
  readonly sequences: readonly number[];
}

/** Values policies on futures that are the same for all of them. */
export interface PolicyEvaluator {
  /** Sum of what is to be small over futures from .. to - 1. */
  sum(policy: Policy, from: number, to: number): number;
}

/**
 * The best of several on futures from `from` on: all of them on as many, the better half on as many more, and so on until one is left or the
 * futures are used up (successive halving: Karnin, Koren & Somekh 2013). Sums are over all futures of the race.
 */
export function race(rivals: readonly Policy[], evaluator: PolicyEvaluator, from: number, budget: number): Policy {
  let left = rivals.map((policy) => ({ policy, sum: 0 }));
  const rounds = Math.max(1, 32 - Math.clz32(rivals.length - 1));
  let at = from;
  let unused = budget;
  for (let round = 0; round < rounds && left.length > 1; round++) {
    const each = Math.floor(unused / (rounds - round) / left.length);
    if (each === 0) break;
    for (const rival of left) rival.sum += evaluator.sum(rival.policy, at, at + each);
    at += each;
    unused -= each * left.length;
    left = left.sort((a, b) => a.sum - b.sum).slice(0, Math.ceil(left.length / 2));
  }
  return left[0].policy;
}
