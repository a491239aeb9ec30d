// The state of one future. Allocated once per kernel, reset before every simulation: the loop itself allocates nothing.
import type { Profile } from '../calendar/profile.ts';
import { type Network, WORK_ELAPSED } from '../network/network.ts';
import { Agenda } from './agenda.ts';
import type { Factors } from './factors.ts';
import { fillQuotas } from './fill-quotas.ts';
import {
  type AsidePart,
  asidePart,
  type HandsPart,
  type HistoryPart,
  handsPart,
  historyPart,
  type LimitsPart,
  type ListPart,
  limitsPart,
  listPart,
  type PoliciesPart,
  policiesPart,
  type QuotasPart,
  quotasPart,
  type Take,
  type WindowsPart,
  windowsPart,
} from './run-parts.ts';
import { ROW_SIZE, type Trace } from './trace.ts';
import { traitsOf } from './traits.ts';

/** Full speed: share percent x efficiency percent. */
export const FULL_RATE = 10_000;

export class Run implements Trace {
  private memory: Int32Array = new Int32Array(0);
  private image: Int32Array = new Int32Array(0);
  readonly network: Network;
  readonly agenda: Agenda;
  tape: Int32Array = new Int32Array(0);
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
  /** Issues of the plan, gates and points that have not finished. */
  unfinished = 0;

  // --- links
  /** Links still missing, by event. */
  readonly missing: Int32Array;
  /** Minute of the latest link met; and, once the last link is: whether it came alone (1) or with others (2), and its edge (-1 = a date). */
  readonly lastMet: Int32Array;
  readonly metThen: Int32Array;
  readonly lastEdge: Int32Array;
  /** Minute each edge was met, -1 = not yet, or after its point had been reached. */
  readonly edgeMet: Int32Array;
  /** Events whose last link has been met, waiting to be acted on: first in, first out. */
  readonly pending: Int32Array;
  pendingHead = 0;
  pendingTail = 0;

  // --- work in progress
  /** What is special about each issue: TRAIT_* bits. Most have none, and pay for none. */
  readonly traits: Int32Array;
  /** Effort still to deliver (units) or time still to pass (minutes), as of `settledAt`; untouched (-1) since the start in the common case. */
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
  /** Reasons why own work stands still: a review, and each absence. 0 = none. */
  readonly stops: Int32Array;
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
  private readonly queueUsed: Int32Array;
  readonly readyBits: Int32Array;
  /** Lowest ready bit of each queue, -1 = nothing is ready. */
  readonly headBit: Int32Array;
  /** Queues with something new to decide, and those of the round being decided. */
  readonly dirty: Int32Array;
  readonly round: Int32Array;
  isDirty = false;
  /** Starts are being made: what they make ready waits for the next round. */
  dispatching = false;
  /** Ranks of the issues that compete for this minute's starts; people who may start something. */
  readonly candidates: Int32Array;
  readonly concerned: Int32Array;
  /** 1 = what stands further down this queue may start although its head cannot. */
  readonly isMixed: Int32Array;

  // --- resources
  readonly free: Int32Array;
  /** Held back for issues earlier in a list. */
  readonly reserved: Int32Array;
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
  /** In which settings each risk's draw fires. */
  readonly firing: Int32Array;

  // --- what few plans use
  /** Can anything be set aside; do people hold several issues; is there a history? */
  readonly setsAside: boolean;
  readonly hasHands: boolean;
  readonly hasHistory: boolean;
  /** Does anybody have a limit; does any policy move issues? */
  readonly hasLimits: boolean;
  readonly hasMoves: boolean;
  /** Is what is earlier in the order never overtaken? */
  readonly byList: boolean;
  readonly aside: AsidePart;
  readonly hands: HandsPart;
  readonly limits: LimitsPart;
  readonly list: ListPart;
  readonly quotas: QuotasPart;
  readonly windows: WindowsPart;
  readonly policies: PoliciesPart;
  readonly history: HistoryPart;
  /** Scratch: the factors of the work being asked for. */
  readonly factors: Factors = { product: 1, scale: 1 };
  /** Alarms of policies since their last look. */
  pendingPolicies = 0;
  nextFact = 0;
  /** The data date has come (at once without one). */
  dataDateCame = true;

  constructor(network: Network) {
    this.network = network;
    const { issueCount, gateCount, nodeCount, personCount, riskCount, resourceCount, queueCount } = network;
    const events = 2 * nodeCount;
    const edges = network.outTo.length;
    const keepers = network.keeperPerson.length;
    this.agenda = new Agenda(network.leafCount, network.horizonMinute);
    this.rows = new Int32Array(ROW_SIZE * (64 + 8 * nodeCount + 2 * edges));
    this.queueWord = sizeQueues(network);
    const readyWords = this.queueWord[queueCount];
    this.bitOfIssue = new Int32Array(issueCount);
    this.issueAtBit = new Int32Array(32 * readyWords);
    this.queueUsed = new Int32Array(queueCount);
    this.layOutQueues();
    this.isMixed = mixedQueues(network);
    this.traits = traitsOf(network);
    this.profileOf = Array.from(network.profileOfPerson, (index) => network.profiles[index]);
    this.remaining = new Float64Array(issueCount);
    this.pending = new Int32Array(events + issueCount + 1);

    // All other state is one stretch of memory, so that a reset is one copy of its initial image.
    const take = this.takeMemory(
      64 +
        16 * (events + issueCount + gateCount + personCount + riskCount + resourceCount + queueCount + keepers) +
        edges +
        readyWords +
        network.supportPerson.length +
        network.useResource.length +
        network.effectKind.length +
        16 * (network.policyIds.length + network.windowIds.length + network.quotaIds.length) +
        (network.setsAside ? 8 * issueCount : 0) +
        (network.byList ? network.issueAtRank.length + personCount + 2 * resourceCount : 0) +
        12 * issueCount,
    );
    this.eventMinute = take(events, -1);
    this.lastMet = take(events, -1);
    this.missing = take(events, 0, network.needed);
    this.metThen = take(events, 0);
    this.lastEdge = take(events, -1);
    this.edgeMet = take(edges, -1);
    this.workEnd = take(issueCount, -1);
    this.performer = take(issueCount, -1);
    this.readyMinute = take(issueCount, -1);
    this.workMinutes = take(issueCount, 0);
    this.settledAt = take(issueCount, -1);
    this.held = take(issueCount, 0);
    this.delay = take(issueCount, 0);
    this.delayRisk = take(issueCount, -1);
    this.attempts = take(gateCount, 0);
    this.waived = take(gateCount, 0);
    this.keepersLeft = take(gateCount, 0);
    this.gateState = take(gateCount, 0);
    this.failFirst = take(gateCount, 0);
    this.waitingSince = take(keepers, 0);
    this.reviewRemaining = take(keepers, 0);
    this.reviewSettledAt = take(keepers, 0);
    this.riskState = take(riskCount, 0);
    this.riskHits = take(riskCount, 0);
    this.firing = take(riskCount, 0);
    this.lossActive = take(network.effectKind.length, 0);
    this.running = take(personCount, -1);
    this.reviewing = take(personCount, -1);
    this.absent = take(personCount, 0);
    this.stops = take(personCount, 0);
    this.shareLeft = take(personCount, 100);
    this.loss = take(personCount, 0);
    this.rate = take(
      personCount,
      0,
      network.efficiencyOfPerson.map((efficiency) => 100 * efficiency),
    );
    this.freedBy = take(personCount, -1);
    this.freedMinute = take(personCount, -1);
    this.workedFrom = take(personCount, 0);
    this.workedUntil = take(personCount, 0);
    this.concerned = take((personCount + 31) >> 5, 0);
    this.granted = take(network.supportPerson.length, 0);
    this.readyBits = take(readyWords, 0);
    this.headBit = take(queueCount, -1);
    this.dirty = take((queueCount + 31) >> 5, 0);
    this.round = take((queueCount + 31) >> 5, 0);
    this.candidates = take((network.issueAtRank.length + 31) >> 5, 0);
    this.free = take(resourceCount, 0, network.resourceCapacity);
    this.reserved = take(resourceCount, 0);
    this.releasedAt = take(resourceCount, -1);
    this.freeBefore = take(resourceCount, 0);
    this.releaseHead = take(resourceCount, -1);
    this.releaseNext = take(network.useResource.length, -1);
    this.aside = asidePart(network, take);
    this.hands = handsPart(network, take);
    this.limits = limitsPart(network, take);
    this.list = listPart(network, take);
    this.quotas = quotasPart(network, take);
    this.windows = windowsPart(network, take);
    this.policies = policiesPart(network, take);
    this.history = historyPart(network, take);
    this.setsAside = this.aside.used;
    this.hasHands = this.hands.used;
    this.hasHistory = this.history.used;
    this.hasLimits = this.limits.used;
    this.byList = this.list.used;
    this.hasMoves = this.policies.moves;
  }

  /** Returns a taker of named stretches of `memory`, each with its initial value or values. */
  private takeMemory(size: number): Take {
    const memory = new Int32Array(size);
    const image = new Int32Array(size);
    let used = 0;
    return (count, initial, values) => {
      const from = used;
      used += count;
      if (used > size) throw new Error(`assertion: the state of a run needs more than ${size} integers`);
      if (values === undefined) image.fill(initial, from, used);
      else image.set(values, from);
      this.memory = memory.subarray(0, used);
      this.image = image.subarray(0, used);
      return memory.subarray(from, used);
    };
  }

  reset(tape: Int32Array): void {
    this.tape = tape;
    this.starts = 0;
    this.rekeyed = false;
    this.isDirty = false;
    this.dispatching = false;
    this.rowCount = 0;
    this.finishMinute = -1;
    this.unfinished = this.network.plannedIssueCount + this.network.gateCount + this.network.pointCount;
    this.pendingHead = this.pendingTail = 0;
    this.reviewTicket = 0;
    this.pendingPolicies = 0;
    this.agenda.clear();
    this.memory.set(this.image);
    if (this.setsAside) this.aside.rest.fill(0);
    if (this.quotas.left.length > 0) fillQuotas(this.quotas, this.network);
  }

  /** Inside its queue, bits follow the rank. To be asked again when the order of dispatch has changed. */
  layOutQueues(): void {
    const { queueWord, bitOfIssue, issueAtBit, queueUsed } = this;
    const { issueCount, queueOfIssue, issueAtRank } = this.network;
    queueUsed.fill(0);
    issueAtBit.fill(-1);
    for (let place = 0; place < issueAtRank.length; place++) {
      const i = issueAtRank[place];
      if (i >= issueCount) continue;
      const q = queueOfIssue[i];
      bitOfIssue[i] = 32 * queueWord[q] + queueUsed[q]++;
      issueAtBit[bitOfIssue[i]] = i;
    }
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

/** Every queue gets whole words. */
function sizeQueues({ queueCount, issueCount, queueOfIssue }: Network): Int32Array {
  const size = new Int32Array(queueCount);
  for (let i = 0; i < issueCount; i++) size[queueOfIssue[i]]++;
  const queueWord = new Int32Array(queueCount + 1);
  for (let q = 0; q < queueCount; q++) queueWord[q + 1] = queueWord[q] + ((size[q] + 31) >> 5);
  return queueWord;
}

/** Queues in which elapsed work (that starts off work), gate work (that no limit holds back) or movable issues stand among others. */
function mixedQueues(network: Network): Int32Array {
  const { issueCount, queueCount, queueOfIssue, workKind, gateOfIssue, limitOfPerson, memberOffset, members } = network;
  const mixed = new Int32Array(queueCount);
  const moves = network.policyTo.some((p) => p >= 0);
  for (let i = 0; i < issueCount; i++) {
    const q = queueOfIssue[i];
    const limited = members.subarray(memberOffset[q], memberOffset[q + 1]).some((p) => limitOfPerson[p] > 0);
    if (workKind[i] === WORK_ELAPSED || moves || (limited && gateOfIssue[i] >= 0)) mixed[q] = 1;
  }
  return mixed;
}
