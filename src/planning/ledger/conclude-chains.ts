// The driving chains a planner should know: sequences that are alike for most of their length are one group, led by the sequence that has
// most futures like it. There may be thousands of sequences that differ in a review of two hours; there are seldom more than a few groups.

import type { SequencesPart } from './chain-sequences.ts';
import { TIE_COUNT } from './chain-steps.ts';
import type { LedgerAsk, LedgerPart } from './ledger-observer.ts';
import type { ChainStep, ChainTie, DrivingChains } from './ledger-result.ts';
import { targetOf } from './row-subjects.ts';
import { roundedMean } from './whole-means.ts';

/** Sequences are alike when what they share is this part of the length of both. */
const ALIKE = 2 / 3;
/** Groups told, and sequences looked at as leaders of each: fewer where there are many long ones (each look reads all their steps). */
const GROUPS = 8;
const MOST_CANDIDATES = 24;
const LEAST_CANDIDATES = 4;
const STEPS_READ = 12_000_000;
const TIES: readonly ChainTie[] = ['link', 'person', 'resource', 'limit', 'end'];

export function concludeChains(ask: LedgerAsk, { date, sequences }: LedgerPart): DrivingChains {
  const futures = date.reduce((count, minute) => count + (minute >= 0 ? 1 : 0), 0);
  const groups = groupSequences(sequences, ask.network.issueCount + ask.network.gateCount);
  const told = groups.map(({ leader, members }) => {
    const count = members.reduce((sum, s) => sum + sequences.futures[s], 0);
    const dates = members.reduce((sum, s) => sum + sequences.dates[s], 0);
    return {
      futures: count,
      share: count / futures,
      steps: stepsOf(ask, sequences, leader, members, count),
      variants: members.length,
      meanMinute: roundedMean(dates, count),
      replication: members.reduce(
        (least, s) => Math.min(least, sequences.replication[s]),
        sequences.replication[leader],
      ),
    };
  });
  return {
    target: targetOf(ask.network, ask.node),
    futures,
    distinct: sequences.futures.length,
    groups: told.sort((a, b) => b.futures - a.futures || a.replication - b.replication),
    covered: futures === 0 ? 0 : told.reduce((sum, group) => sum + group.futures, 0) / futures,
  };
}

interface Group {
  leader: number;
  members: number[];
}

/** The largest group first: of the most frequent sequences left, the one that has most futures like it leads the next. */
function groupSequences(part: SequencesPart, nodeCount: number): Group[] {
  let left = Array.from(part.futures.keys());
  left.sort((a, b) => part.futures[b] - part.futures[a] || part.replication[a] - part.replication[b]);
  const groups: Group[] = [];
  const likeness = new Likeness(part, nodeCount);
  const affordable = Math.floor(STEPS_READ / Math.max(1, part.node.length));
  const candidates = Math.max(LEAST_CANDIDATES, Math.min(MOST_CANDIDATES, affordable));
  while (left.length > 0 && groups.length < GROUPS) {
    let best: Group = { leader: left[0], members: [left[0]] };
    let most = 0;
    for (const leader of left.slice(0, candidates)) {
      likeness.compareWith(leader);
      const members = left.filter((s) => s === leader || likeness.of(s) >= ALIKE);
      const futures = members.reduce((sum, s) => sum + part.futures[s], 0);
      if (futures <= most) continue;
      most = futures;
      best = { leader, members };
    }
    groups.push(best);
    const taken = new Set(best.members);
    left = left.filter((s) => !taken.has(s));
  }
  return groups;
}

/** How much of their length two sequences share: the time both spend on common nodes over the time both take. */
class Likeness {
  private readonly part: SequencesPart;
  private readonly length: Float64Array;
  /** Mean minutes of the leader by node; -1 = it is not in it. */
  private readonly led: Float64Array;
  private leader = -1;

  constructor(part: SequencesPart, nodeCount: number) {
    this.part = part;
    this.led = new Float64Array(nodeCount).fill(-1);
    this.length = Float64Array.from(part.futures, (_, s) => {
      let sum = 0;
      for (let k = part.offset[s]; k < part.offset[s + 1]; k++) sum += this.minutesAt(s, k);
      return sum;
    });
  }

  private minutesAt(s: number, k: number): number {
    return this.part.minutes[k] / this.part.futures[s];
  }

  compareWith(leader: number): void {
    const { offset, node } = this.part;
    if (this.leader >= 0) for (let k = offset[this.leader]; k < offset[this.leader + 1]; k++) this.led[node[k]] = -1;
    this.leader = leader;
    for (let k = offset[leader]; k < offset[leader + 1]; k++) this.led[node[k]] = this.minutesAt(leader, k);
  }

  of(s: number): number {
    const { offset, node } = this.part;
    const whole = this.length[s] + this.length[this.leader];
    if (whole === 0) return 1;
    let shared = 0;
    for (let k = offset[s]; k < offset[s + 1]; k++)
      if (this.led[node[k]] >= 0) shared += this.led[node[k]] + this.minutesAt(s, k);
    return shared / whole;
  }
}

/** The leader's steps, with what the whole group says of each. */
function stepsOf(
  { network }: LedgerAsk,
  part: SequencesPart,
  leader: number,
  members: readonly number[],
  futures: number,
): ChainStep[] {
  const place = new Map<number, number>();
  for (let k = part.offset[leader]; k < part.offset[leader + 1]; k++) place.set(part.node[k], place.size);
  const held = new Float64Array(place.size);
  const minutes = new Float64Array(place.size);
  const ties = new Float64Array(place.size * TIE_COUNT);
  for (const s of members)
    for (let k = part.offset[s]; k < part.offset[s + 1]; k++) {
      const at = place.get(part.node[k]);
      if (at === undefined) continue;
      held[at] += part.futures[s];
      minutes[at] += part.minutes[k];
      // In another order or without what stood between, the next step is another one: only the leader's ties are of these steps.
      if (s !== leader) continue;
      for (let tie = 0; tie < TIE_COUNT; tie++) ties[at * TIE_COUNT + tie] += part.ties[k * TIE_COUNT + tie];
    }
  return Array.from(place.keys(), (node, at) => {
    const own = ties.subarray(at * TIE_COUNT, (at + 1) * TIE_COUNT);
    return {
      kind: node < network.issueCount ? ('issue' as const) : ('gate' as const),
      id: network.nodeIds[node],
      title: network.nodeTitles[node],
      tie: TIES[own.indexOf(Math.max(...own))],
      share: held[at] / futures,
      workingMinutes: roundedMean(minutes[at], held[at]),
    };
  });
}
