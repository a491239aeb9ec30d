// The different driving chains that have been met: each sequence of issues and gates once, with how often it came and how long its steps
// were. Everything kept adds up exactly.
import { type Network, RECORDED_DONE } from '../../engine/network/network.ts';
import { type ChainSteps, TIE_COUNT } from './chain-steps.ts';

/** Plain data: sequences one after another, in the order in which they were met or (merged) of their first replication. */
export interface SequencesPart {
  /** First step of each sequence, and the number of all behind the last. */
  readonly offset: Int32Array;
  /** By step, from the beginning to the date: node (issue or gate), and sums over futures of its working minutes and of its ties. */
  readonly node: Int32Array;
  readonly minutes: Float64Array;
  readonly ties: Int32Array;
  /** By sequence: futures, sum of their dates, lowest replication. */
  readonly futures: Int32Array;
  readonly dates: Float64Array;
  readonly replication: Int32Array;
}

interface Sequence {
  readonly nodes: Int32Array;
  readonly minutes: Float64Array;
  readonly ties: Int32Array;
  futures: number;
  dates: number;
  replication: number;
}

export class ChainSequences {
  private readonly known = new Map<number, Sequence[]>();
  private readonly all: Sequence[] = [];
  /** Node by which each issue's step is known: reworks and queued reviews are their gate's; -1 = it was over at the data date. */
  private readonly asNode: Int32Array;
  private readonly nodes: Int32Array;
  private readonly minutes: Int32Array;
  private readonly ties: Uint8Array;
  private length = 0;
  /** By node: future in which it was last met, and its place in that future's sequence. */
  private readonly metIn: Int32Array;
  private readonly place: Int32Array;
  private future = 0;

  constructor({ issueCount, gateCount, gateOfIssue, recorded, recordedGate }: Network) {
    this.asNode = Int32Array.from({ length: issueCount + gateCount }, (_, node) => {
      if (node >= issueCount) return recordedGate[node - issueCount] === 1 ? -1 : node;
      if (recorded[node] === RECORDED_DONE) return -1;
      return gateOfIssue[node] >= 0 ? issueCount + gateOfIssue[node] : node;
    });
    // A chain may come to a node again: work set aside, a gate's attempts. It is one step all the same.
    this.nodes = new Int32Array(issueCount + gateCount);
    this.metIn = new Int32Array(issueCount + gateCount);
    this.place = new Int32Array(issueCount + gateCount);
    this.minutes = new Int32Array(issueCount + gateCount);
    this.ties = new Uint8Array(issueCount + gateCount);
  }

  /** Takes in one future's chain. */
  count(steps: ChainSteps, date: number, replication: number): void {
    const sequence = this.find(this.read(steps));
    for (let k = 0; k < this.length; k++) {
      sequence.minutes[k] += this.minutes[k];
      sequence.ties[k * TIE_COUNT + this.ties[k]]++;
    }
    sequence.futures++;
    sequence.dates += date;
    if (replication < sequence.replication) sequence.replication = replication;
  }

  /** Lays the chain out from its beginning, each node once, where the chain leaves it for good. Returns a hash of the nodes. */
  private read(steps: ChainSteps): number {
    const { nodes, minutes, ties, metIn, place } = this;
    this.length = 0;
    this.future++;
    let hash = 0;
    for (let k = steps.count - 1; k >= 0; k--) {
      const node = this.asNode[steps.node[k]];
      if (node < 0) continue;
      if (metIn[node] !== this.future) {
        metIn[node] = this.future;
        place[node] = this.length;
        nodes[this.length] = node;
        minutes[this.length++] = 0;
        hash = (Math.imul(hash, 16_777_619) ^ node) | 0;
      }
      const at = place[node];
      minutes[at] += steps.minutes[k];
      ties[at] = steps.tie[k];
    }
    return hash;
  }

  private find(hash: number): Sequence {
    const alike = this.known.get(hash);
    if (alike !== undefined) for (const sequence of alike) if (this.isSame(sequence.nodes)) return sequence;
    const sequence: Sequence = {
      nodes: this.nodes.slice(0, this.length),
      minutes: new Float64Array(this.length),
      ties: new Int32Array(TIE_COUNT * this.length),
      futures: 0,
      dates: 0,
      replication: 2_147_483_647,
    };
    if (alike === undefined) this.known.set(hash, [sequence]);
    else alike.push(sequence);
    this.all.push(sequence);
    return sequence;
  }

  private isSame(nodes: Int32Array): boolean {
    if (nodes.length !== this.length) return false;
    for (let k = 0; k < nodes.length; k++) if (nodes[k] !== this.nodes[k]) return false;
    return true;
  }

  part(): SequencesPart {
    return layOut(this.all);
  }
}

function layOut(all: readonly Sequence[]): SequencesPart {
  const offset = new Int32Array(all.length + 1);
  all.forEach(({ nodes }, s) => {
    offset[s + 1] = offset[s] + nodes.length;
  });
  const steps = offset[all.length];
  const part = {
    offset,
    node: new Int32Array(steps),
    minutes: new Float64Array(steps),
    ties: new Int32Array(TIE_COUNT * steps),
    futures: Int32Array.from(all, ({ futures }) => futures),
    dates: Float64Array.from(all, ({ dates }) => dates),
    replication: Int32Array.from(all, ({ replication }) => replication),
  };
  all.forEach(({ nodes, minutes, ties }, s) => {
    part.node.set(nodes, offset[s]);
    part.minutes.set(minutes, offset[s]);
    part.ties.set(ties, TIE_COUNT * offset[s]);
  });
  return part;
}

/** The sequences of several parts, each once, in the order of their first replications. */
export function mergeSequences(parts: readonly SequencesPart[]): SequencesPart {
  const known = new Map<string, Sequence>();
  for (const part of parts)
    for (let s = 0; s < part.futures.length; s++) {
      const from = part.offset[s];
      const to = part.offset[s + 1];
      const nodes = part.node.slice(from, to);
      const key = nodes.join();
      const sequence = known.get(key);
      if (sequence === undefined) {
        known.set(key, {
          nodes,
          minutes: part.minutes.slice(from, to),
          ties: part.ties.slice(TIE_COUNT * from, TIE_COUNT * to),
          futures: part.futures[s],
          dates: part.dates[s],
          replication: part.replication[s],
        });
        continue;
      }
      for (let k = from; k < to; k++) sequence.minutes[k - from] += part.minutes[k];
      for (let k = TIE_COUNT * from; k < TIE_COUNT * to; k++) sequence.ties[k - TIE_COUNT * from] += part.ties[k];
      sequence.futures += part.futures[s];
      sequence.dates += part.dates[s];
      sequence.replication = Math.min(sequence.replication, part.replication[s]);
    }
  return layOut([...known.values()].sort((a, b) => a.replication - b.replication));
}
