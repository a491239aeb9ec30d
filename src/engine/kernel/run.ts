// The state of one future. Allocated once per kernel, reset before every simulation: the loop itself allocates nothing.
import type { Profile } from '../calendar/profile.ts';
import { type Network, WORK_ELAPSED } from '../network/network.ts';
import { Agenda } from './agenda.ts';
import { ROW_SIZE, type Trace } from './trace.ts';

/** Full speed: share percent x efficiency percent. */
export const FULL_RATE = 10_000;

export class Run implements Trace {
  readonly network: Network;
  readonly agenda: Agenda;
  tape: Int32Array = new Int32Array(0);
  now = 0;
  /** Starts the dispatcher has made; a guard against runaway rounds. */
  starts = 0;
  /** An end of work was set or moved since leads were last looked at. */
  rekeyed = false;

  // --- the trace
  rows: Int32Array;
  rowCount = 0;
  readonly eventMinute: Int32Array;
  readonly workEnd: Int32Array;
  readonly performer: Int32Array;
  readonly readyMinute: Int32Array;
  readonly workMinutes: Int32Array;
  readonly attempts: Int32Array;
  readonly waived: Int32Array;
  readonly riskState: Int32Array;
  readonly riskHits: Int32Array;
  finishMinute = -1;

  // --- links
  /** Links still missing, by event. */
  readonly missing: Int32Array;
  /** Minute of the latest link met, how many were met then, and the edge of the last (-1 = a date). */
  readonly lastMet: Int32Array;
  readonly metThen: Int32Array;
  readonly lastEdge: Int32Array;
  /** Minute each edge with a lag was met, -1 = not yet. */
  readonly edgeMet: Int32Array;
  /** Events whose last link has been met, waiting to be acted on: first in, first out. */
  readonly pending: Int32Array;
  pendingHead = 0;
  pendingTail = 0;

  // --- work in progress
  /** Effort still to deliver (units) or time still to pass (minutes), as of `settledAt`. */
  readonly remaining: Float64Array;
  readonly settledAt: Int32Array;
  /** 1 = the work is done, but the finish is held back. */
  readonly held: Int32Array;
  readonly delay: Int32Array;
  readonly delayRisk: Int32Array;

  // --- people
  readonly profileOf: Profile[];
  /** Issue in hand, -1 = none. */
  readonly running: Int32Array;
  /** Keeper entry whose review is in hand, -1 = none. */
  readonly reviewing: Int32Array;
  /** Drawn absences in force. */
  readonly absent: Int32Array;
  readonly shareLeft: Int32Array;
  readonly loss: Int32Array;
  /** Share of own work x efficiency; FULL_RATE = undisturbed. */
  readonly rate: Int32Array;
  /** What occupied the person last (issue, or nodeCount + gate), and until when; -1 = nothing yet. */
  readonly freedBy: Int32Array;
  readonly freedMinute: Int32Array;
  /** The person works without a break in [workedFrom, workedUntil); both 0 = unknown. */
  readonly workedFrom: Int32Array;
  readonly workedUntil: Int32Array;
  /** Share each support entry has been granted, 0 = not running. */
  readonly granted: Int32Array;

  // --- ready queues: bit sets in rank order
  readonly queueWord: Int32Array;
  readonly bitOfIssue: Int32Array;
  readonly issueAtBit: Int32Array;
  readonly readyBits: Int32Array;
  readonly readyCount: Int32Array;
  readonly dirty: Int32Array;
  /** Ranks of the issues that compete for this minute's starts; people who may start something. */
  readonly candidates: Int32Array;
  readonly concerned: Int32Array;
  /** 1 = elapsed work with an owner stands in this queue. */
  readonly hasElapsed: Int32Array;

  // --- resources
  readonly free: Int32Array;
  /** Latest minute in which any was released, what was free before, and the list of issues that released it. */
  readonly releasedAt: Int32Array;
  readonly freeBefore: Int32Array;
  readonly releaseHead: Int32Array;
  readonly releaseNext: Int32Array;

  // --- gates
  readonly keepersLeft: Int32Array;
  /** Order in which a keeper's review began to wait; 0 = not waiting. */
  readonly waitingSince: Int32Array;
  reviewTicket = 0;
  readonly reviewRemaining: Int32Array;
  readonly reviewSettledAt: Int32Array;
  /** 0 = idle, 1 = waiting for a window or a common minute, 2 = in review, 3 = concluded but the finish is held back. */
  readonly gateState: Int32Array;
  readonly failFirst: Int32Array;

  // --- risks
  readonly lossActive: Int32Array;
  bandPosition = 0;

  constructor(network: Network) {
    this.network = network;
    const { issueCount, gateCount, nodeCount, personCount, riskCount, resourceCount } = network;
    const events = 2 * nodeCount;
    this.agenda = new Agenda(network.leafCount);
    this.rows = new Int32Array(ROW_SIZE * (64 + 8 * nodeCount + 2 * network.outTo.length));
    this.eventMinute = new Int32Array(events);
    this.workEnd = new Int32Array(issueCount);
    this.performer = new Int32Array(issueCount);
    this.readyMinute = new Int32Array(issueCount);
    this.workMinutes = new Int32Array(issueCount);
    this.attempts = new Int32Array(gateCount);
    this.waived = new Int32Array(gateCount);
    this.riskState = new Int32Array(riskCount);
    this.riskHits = new Int32Array(riskCount);
    this.missing = new Int32Array(events);
    this.lastMet = new Int32Array(events);
    this.metThen = new Int32Array(events);
    this.lastEdge = new Int32Array(events);
    this.edgeMet = new Int32Array(network.outTo.length);
    this.pending = new Int32Array(events + issueCount + 1);
    this.remaining = new Float64Array(issueCount);
    this.settledAt = new Int32Array(issueCount);
    this.held = new Int32Array(issueCount);
    this.delay = new Int32Array(issueCount);
    this.delayRisk = new Int32Array(issueCount);
    this.profileOf = Array.from(network.profileOfPerson, (index) => network.profiles[index]);
    this.running = new Int32Array(personCount);
    this.reviewing = new Int32Array(personCount);
    this.absent = new Int32Array(personCount);
    this.shareLeft = new Int32Array(personCount);
    this.loss = new Int32Array(personCount);
    this.rate = new Int32Array(personCount);
    this.freedBy = new Int32Array(personCount);
    this.freedMinute = new Int32Array(personCount);
    this.workedFrom = new Int32Array(personCount);
    this.workedUntil = new Int32Array(personCount);
    this.granted = new Int32Array(network.supportPerson.length);
    const layout = layOutQueues(network);
    this.queueWord = layout.queueWord;
    this.bitOfIssue = layout.bitOfIssue;
    this.issueAtBit = layout.issueAtBit;
    this.readyBits = new Int32Array(layout.queueWord[network.queueCount]);
    this.readyCount = new Int32Array(network.queueCount);
    this.dirty = new Int32Array((network.queueCount + 31) >> 5);
    this.candidates = new Int32Array((issueCount + 31) >> 5);
    this.concerned = new Int32Array((personCount + 31) >> 5);
    this.hasElapsed = new Int32Array(network.queueCount);
    for (let i = 0; i < issueCount; i++)
      if (network.workKind[i] === WORK_ELAPSED) this.hasElapsed[network.queueOfIssue[i]] = 1;
    this.free = new Int32Array(resourceCount);
    this.releasedAt = new Int32Array(resourceCount);
    this.freeBefore = new Int32Array(resourceCount);
    this.releaseHead = new Int32Array(resourceCount);
    this.releaseNext = new Int32Array(network.useResource.length);
    this.keepersLeft = new Int32Array(gateCount);
    this.waitingSince = new Int32Array(network.keeperPerson.length);
    this.reviewRemaining = new Int32Array(network.keeperPerson.length);
    this.reviewSettledAt = new Int32Array(network.keeperPerson.length);
    this.gateState = new Int32Array(gateCount);
    this.failFirst = new Int32Array(gateCount);
    this.lossActive = new Int32Array(network.effectKind.length);
  }

  reset(tape: Int32Array): void {
    const { network } = this;
    this.tape = tape;
    this.now = 0;
    this.starts = 0;
    this.rekeyed = false;
    this.rowCount = 0;
    this.finishMinute = -1;
    this.pendingHead = this.pendingTail = 0;
    this.reviewTicket = 0;
    this.agenda.clear();
    for (const array of [
      this.eventMinute,
      this.workEnd,
      this.performer,
      this.readyMinute,
      this.lastMet,
      this.edgeMet,
      this.running,
      this.reviewing,
      this.freedBy,
      this.releasedAt,
    ])
      array.fill(-1);
    for (const array of [
      this.workMinutes,
      this.attempts,
      this.waived,
      this.riskState,
      this.riskHits,
      this.metThen,
      this.held,
      this.delay,
      this.absent,
      this.loss,
    ])
      array.fill(0);
    for (const array of [
      this.workedFrom,
      this.workedUntil,
      this.granted,
      this.readyBits,
      this.readyCount,
      this.dirty,
      this.waitingSince,
      this.gateState,
      this.failFirst,
      this.lossActive,
    ])
      array.fill(0);
    this.missing.set(network.needed);
    this.free.set(network.resourceCapacity);
    this.shareLeft.fill(100);
    for (let p = 0; p < this.rate.length; p++) this.rate[p] = 100 * network.efficiencyOfPerson[p];
  }

  /** Writes one fact. */
  record(minute: number, kind: number, subject: number, object: number): void {
    const at = this.rowCount * ROW_SIZE;
    if (at + ROW_SIZE > this.rows.length) this.grow();
    const rows = this.rows;
    rows[at] = minute;
    rows[at + 1] = kind;
    rows[at + 2] = subject;
    rows[at + 3] = object;
    this.rowCount++;
  }

  /** Futures with many absences or attempts may write more than was foreseen; it happens a few times in a kernel's life. */
  private grow(): void {
    const wider = new Int32Array(this.rows.length * 2);
    wider.set(this.rows);
    this.rows = wider;
  }
}

/** Every queue gets whole words; inside, bits follow the rank. */
function layOutQueues(network: Network): { queueWord: Int32Array; bitOfIssue: Int32Array; issueAtBit: Int32Array } {
  const { queueCount, issueCount, queueOfIssue, issueAtRank } = network;
  const size = new Int32Array(queueCount);
  for (let i = 0; i < issueCount; i++) size[queueOfIssue[i]]++;
  const queueWord = new Int32Array(queueCount + 1);
  for (let q = 0; q < queueCount; q++) queueWord[q + 1] = queueWord[q] + ((size[q] + 31) >> 5);
  const bitOfIssue = new Int32Array(issueCount);
  const issueAtBit = new Int32Array(32 * queueWord[queueCount]).fill(-1);
  const used = new Int32Array(queueCount);
  for (const i of issueAtRank) {
    const q = queueOfIssue[i];
    bitOfIssue[i] = 32 * queueWord[q] + used[q]++;
    issueAtBit[bitOfIssue[i]] = i;
  }
  return { queueWord, bitOfIssue, issueAtBit };
}
