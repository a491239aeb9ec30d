// What begins because of one node: the starts, reviews and points whose causes name one of its events, or the person, resource or room
// it freed. The entry of a phase is looked through: what begins with the phase begins because of what opened it.
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import type { StoryNames } from './story-names.ts';
import type { Next } from './story-words.ts';

const BY = ['link', 'person', 'resource', 'limit'] as const;
const BY_LINK = 0;
const BY_PERSON = 1;
const BY_RESOURCE = 2;
const BY_LIMIT = 3;

/** Futures in which a node begins because of another: by 4 * node + kind of tie. */
export type NextCounts = Map<number, number>;

export class NextBegun {
  private readonly network: Network;
  /** 1 = an event of the node in question. */
  private readonly isOwn: Uint8Array;
  /** Its issue, -1 = it is none and frees nobody. */
  private readonly issue: number;
  private readonly counts: NextCounts = new Map();
  /** By node and tie, and by entry of a phase: the last future in which it was counted. */
  private readonly seen: Int32Array;
  private readonly opened: Int32Array;
  /** 1 = a point that stands for nothing of its own: what it lets begin begins because of what completed it. */
  private readonly isThrough: Uint8Array;
  private future = 0;
  /** Did anything begin, in the future counted last, because the person or a resource of the issue became free, or room under a limit? */
  freed = false;

  /**
   * @param events events of the node that others can wait for
   * @param through points to look through, beside the entries of phases
   */
  constructor(network: Network, events: readonly number[], issue: number, through: readonly number[] = []) {
    this.network = network;
    this.isOwn = new Uint8Array(2 * network.nodeCount);
    for (const event of events) this.isOwn[event] = 1;
    this.issue = issue;
    this.seen = new Int32Array(4 * network.nodeCount);
    this.opened = new Int32Array(network.nodeCount);
    const firstPoint = network.issueCount + network.gateCount;
    this.isThrough = new Uint8Array(network.nodeCount);
    network.pointKinds.forEach((kind, k) => {
      if (kind === 'phase-entry') this.isThrough[firstPoint + k] = 1;
    });
    for (const node of through) this.isThrough[node] = 1;
  }

  /** Adds one future. */
  count({ rows, rowCount }: Trace): void {
    this.future++;
    this.freed = false;
    let explained = -1;
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE) {
      const kind = rows[at + 1];
      if (kind < FIRST_CAUSE) explained = this.beginning(kind, rows[at + 2], rows[at + 3]);
      else if (explained >= 0) this.readCause(kind, rows[at + 3], explained);
    }
  }

  /** The node whose beginning a row tells; -1 = it tells something else. */
  private beginning(kind: number, subject: number, object: number): number {
    if (kind === ROW.issueStarted || kind === ROW.pointReached) return subject;
    return kind === ROW.gateReviewStarted && object === 1 ? this.network.issueCount + subject : -1;
  }

  private readCause(kind: number, object: number, node: number): void {
    const tie = this.tieOf(kind, object);
    if (tie < 0) return;
    const { issueCount, gateCount, pointKinds } = this.network;
    const point = pointKinds[node - issueCount - gateCount];
    if (tie !== BY_LINK) this.freed = true;
    if (this.isThrough[node] === 1) this.opened[node] = this.future;
    else if (point !== 'phase-begun') this.note(4 * node + tie);
  }

  private tieOf(kind: number, object: number): number {
    if (kind === ROW.causeLink)
      return this.isOwn[object] === 1 || this.opened[object >> 1] === this.future ? BY_LINK : -1;
    if (this.issue < 0 || object !== this.issue) return -1;
    if (kind === ROW.causePerson) return BY_PERSON;
    if (kind === ROW.causeResource) return BY_RESOURCE;
    return kind === ROW.causeLimit ? BY_LIMIT : -1;
  }

  private note(key: number): void {
    if (this.seen[key] === this.future) return;
    this.seen[key] = this.future;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  part(): NextCounts {
    return this.counts;
  }
}

export function addNext(parts: readonly NextCounts[]): NextCounts {
  const sum: NextCounts = new Map();
  for (const part of parts) for (const [key, count] of part) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

/** Most frequent first, then in the order of the network. */
export function listNext(counts: NextCounts, futures: number, names: StoryNames): Next[] {
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .map(([key, count]) => ({ what: names.node(key >> 2), by: BY[key & 3], share: count / futures }));
}
