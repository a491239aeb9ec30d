// What the walk back from the finish still looks for in one future, and what it has found in all.
// A mark says "this start, finish or work of that node decided something later"; meeting the row that tells of it takes it off.
import type { Network } from '../network/network.ts';
import type { Fact } from './chain-fact.ts';
import type { ChainStops } from './chain-stops.ts';
import { Found } from './found.ts';

export const MARK_START = 1;
export const MARK_FINISH = 2;
/** The end of the work itself: the person or resource it freed, whatever held the finish back. */
export const MARK_WORK = 4;

/** The driving chain alone, of one date, with every stop on its way. */
export interface DrivingOnly {
  /** Node of the date; -1 = the finish. */
  node: number;
  stops: ChainStops;
}

export class ChainMarks {
  readonly network: Network;
  /** Where the stops of the driving chain are kept; null = nobody asks for them. */
  readonly stops: ChainStops | null;
  /** Node at which the chains end; -1 = everything that happens at the finish. */
  private readonly endsAt: number;
  /** The row in hand. */
  readonly fact: Fact = { row: 0, minute: 0, subject: 0, object: 0, firstCause: 0, causesEnd: 0 };
  /** Marks of the tight chains, by node. */
  readonly wanted: Uint8Array;
  /** The driving chain looks for this mark of this node; -1 = it has come to its beginning. */
  drivingNode = -1;
  drivingMark = 0;
  /** The driving chain runs through a review whose last keeper has not been met yet. */
  keeperWanted = false;
  /** Minute at which a queued review of the gate decided, so that the issues that ended then carry the chain on; -1. */
  readonly queuedUntil: Int32Array;

  /** Pairs of risk and the node it changed, met on the way; judged when all tight chains are known. */
  hits = new Int32Array(64);
  hitCount = 0;

  /** Number of the future in hand. */
  future = 0;
  // --- found, by issue then gate, by person, by risk
  readonly tight: Found;
  readonly driving: Found;
  readonly personDriving: Found;
  readonly contention: Found;
  readonly riskTight: Found;

  constructor(network: Network, drivingOnly: DrivingOnly | null = null) {
    this.stops = drivingOnly === null ? null : drivingOnly.stops;
    this.endsAt = drivingOnly === null ? -1 : drivingOnly.node;
    const { nodeCount, issueCount, gateCount, personCount, riskCount } = network;
    this.network = network;
    this.wanted = new Uint8Array(nodeCount);
    this.queuedUntil = new Int32Array(gateCount);
    this.tight = new Found(issueCount + gateCount);
    this.driving = new Found(issueCount + gateCount);
    this.personDriving = new Found(personCount);
    this.contention = new Found(personCount);
    this.riskTight = new Found(riskCount);
  }

  addHit(risk: number, node: number): void {
    if (this.hitCount + 2 > this.hits.length) {
      const wider = new Int32Array(2 * this.hits.length);
      wider.set(this.hits);
      this.hits = wider;
    }
    this.hits[this.hitCount++] = risk;
    this.hits[this.hitCount++] = node;
  }

  /** Everything that happened at the finish ends a chain; the driving one ends at the first of them in the document. */
  begin(eventMinute: Int32Array, finishMinute: number): void {
    this.future++;
    this.wanted.fill(0);
    this.queuedUntil.fill(-1);
    this.drivingNode = -1;
    this.keeperWanted = false;
    this.hitCount = 0;
    this.drivingMark = MARK_FINISH;
    if (this.stops !== null) this.stops.clear();
    if (this.endsAt >= 0) {
      this.drivingNode = this.endsAt;
      return;
    }
    for (let node = this.network.nodeCount - 1; node >= 0; node--) {
      if (eventMinute[2 * node + 1] !== finishMinute) continue;
      if (this.stops === null) this.wanted[node] = MARK_FINISH;
      this.drivingNode = node;
    }
  }
}
