// Looks at one gate, milestone or phase in one future after another.
import { ChainMarks } from '../../engine/forecast/chain-marks.ts';
import { walkChains } from '../../engine/forecast/chain-walk.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import { type FutureRows, FutureTable, joinRows } from '../future-table.ts';
import { Needs } from './needs.ts';
import { addNext, NextBegun, type NextCounts } from './next-begun.ts';
import { ReviewRows } from './review-rows.ts';
import { addSpells, type SpellCounts, SpellTally } from './spell-tally.ts';

/** Columns of `dates`: minutes, NEVER = never. */
export const GATE_DATES = { met: 0, date: 1 } as const;
/** Keys of `spells`: the whole, its parts, and 2 k and 2 k + 1 behind `keepers` for what keeper k waited and reviewed. */
export const GATE = { metToOpen: 0, begin: 1, first: 2, rework: 3, later: 4, held: 5, keepers: 6 } as const;

export interface GatePart {
  kind: 'gate';
  futures: number;
  counted: number;
  tight: number;
  passedFirst: number;
  waived: number;
  attempts: number;
  dates: FutureRows;
  spells: SpellCounts;
  /** By need, and by need behind phases and milestones: margins, and futures in which it came last. */
  margins: SpellCounts;
  last: Float64Array;
  deepMargins: SpellCounts;
  deepLast: Float64Array;
  /** By keeper: futures in which they finished the first review last. */
  lastKeeper: Float64Array;
  next: NextCounts;
}

/** The node whose needs are the criteria: of a milestone that is nothing but a share, the share. */
export function criteriaNode({ inOffset, inEdge, outFrom, pointKinds, issueCount, gateCount }: Network, node: number) {
  const first = inOffset[2 * node];
  if (inOffset[2 * node + 1] !== first + 1) return node;
  const from = outFrom[inEdge[first]] >> 1;
  return pointKinds[from - issueCount - gateCount] === 'share' ? from : node;
}

export class GateObserver implements Observer<GatePart> {
  private readonly network: Network;
  private readonly node: number;
  /** -1 = a milestone or phase. */
  private readonly gate: number;
  private readonly reviews: ReviewRows | null;
  private readonly needs: Needs;
  private readonly deep: Needs;
  private readonly marks: ChainMarks;
  private readonly begun: NextBegun;
  private readonly dates = new FutureTable(2);
  private readonly spells = new SpellTally();
  private readonly margins = new SpellTally();
  private readonly deepMargins = new SpellTally();
  private readonly last: Float64Array;
  private readonly deepLast: Float64Array;
  private readonly lastKeeper: Float64Array;
  private futures = 0;
  private counted = 0;
  private passedFirst = 0;
  private waived = 0;
  private attempts = 0;

  constructor(network: Network, node: number) {
    const { issueCount, gateCount } = network;
    this.network = network;
    this.node = node;
    this.gate = node < issueCount + gateCount ? node - issueCount : -1;
    this.reviews = this.gate < 0 ? null : new ReviewRows(network, this.gate);
    const criteria = criteriaNode(network, node);
    this.needs = new Needs(network, criteria, false);
    this.deep = new Needs(network, criteria, true);
    this.last = new Float64Array(this.needs.event.length);
    this.deepLast = new Float64Array(this.deep.event.length);
    this.lastKeeper = new Float64Array(this.reviews?.keeperCount ?? 0);
    this.marks = new ChainMarks(network);
    this.begun = new NextBegun(network, [2 * node, 2 * node + 1], -1);
  }

  count(trace: Trace, _tape: Int32Array, replication: number): void {
    const { node, gate } = this;
    this.futures++;
    if (trace.finishMinute >= 0) walkChains(trace, this.marks);
    this.begun.count(trace);
    const date = trace.eventMinute[2 * node + 1];
    const met = this.criteriaMet(trace);
    const at = this.dates.begin(replication);
    this.dates.data[at + GATE_DATES.met] = met < 0 ? NEVER : met;
    this.dates.data[at + GATE_DATES.date] = date < 0 ? NEVER : date;
    if (gate >= 0) {
      this.attempts += trace.attempts[gate];
      if (trace.waived[gate] === 1) this.waived++;
      else if (trace.attempts[gate] === 1) this.passedFirst++;
    }
    if (date < 0) return;
    this.counted++;
    if (met >= 0) this.tellNeeds(trace, met);
    if (this.reviews !== null) this.tellReviews(trace, this.reviews, Math.min(met < 0 ? date : met, date), date);
    this.spells.close();
    this.margins.close();
    this.deepMargins.close();
  }

  /** When all criteria were there; -1 = never, or it opened without them, as recorded. */
  private criteriaMet(trace: Trace): number {
    const { node, needs } = this;
    const begun = trace.eventMinute[2 * node];
    if (begun < 0) return -1;
    if (this.gate < 0) return begun;
    const first = this.firstReview(trace);
    if (first < 0) return -1;
    needs.look(trace, first);
    const minute = needs.last < 0 ? 0 : needs.met[needs.last];
    return minute === NEVER ? -1 : Math.min(first, Math.max(minute, this.network.dataMinute));
  }

  /** Minute of the first review; -1 = there was none (recorded, or out of the scope). */
  private firstReview({ rows, rowCount }: Trace): number {
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
      if (rows[at + 1] === ROW.gateReviewStarted && rows[at + 2] === this.gate) return rows[at];
    return -1;
  }

  private tellNeeds(trace: Trace, met: number): void {
    this.tellLast(this.needs, this.last, this.margins, trace, met);
    this.tellLast(this.deep, this.deepLast, this.deepMargins, trace, met);
  }

  private tellLast(needs: Needs, last: Float64Array, margins: SpellTally, trace: Trace, met: number): void {
    needs.look(trace, met);
    if (needs.last < 0) return;
    last[needs.last]++;
    margins.add(needs.last, this.worked(Math.min(met, Math.max(needs.before, this.network.dataMinute)), met));
  }

  private tellReviews(trace: Trace, reviews: ReviewRows, met: number, date: number): void {
    const { spells } = this;
    reviews.look(trace);
    spells.add(GATE.metToOpen, this.worked(met, date));
    // Opened without a review, it can only have waited to begin.
    spells.add(GATE.begin, this.worked(met, reviews.firstReview < 0 ? date : reviews.firstReview));
    spells.add(GATE.first, reviews.first);
    spells.add(GATE.rework, reviews.rework);
    spells.add(GATE.later, reviews.later);
    spells.add(GATE.held, reviews.held);
    for (let k = 0; k < reviews.keeperCount; k++) {
      spells.add(GATE.keepers + 2 * k, reviews.wait[k]);
      spells.add(GATE.keepers + 2 * k + 1, reviews.review[k]);
    }
    if (reviews.lastKeeper >= 0) this.lastKeeper[reviews.lastKeeper]++;
  }

  private worked(from: number, to: number): number {
    const { planProfile } = this.network;
    return planProfile.minutesAt(to) - planProfile.minutesAt(from);
  }

  part(): GatePart {
    return {
      kind: 'gate',
      futures: this.futures,
      counted: this.counted,
      tight: this.gate < 0 ? 0 : this.marks.tight.futures[this.node],
      passedFirst: this.passedFirst,
      waived: this.waived,
      attempts: this.attempts,
      dates: this.dates.part(),
      spells: this.spells.part(),
      margins: this.margins.part(),
      last: this.last,
      deepMargins: this.deepMargins.part(),
      deepLast: this.deepLast,
      lastKeeper: this.lastKeeper,
      next: this.begun.part(),
    };
  }
}

export function addGateParts(parts: readonly GatePart[]): GatePart {
  const sum = (of: (part: GatePart) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const sums = (of: (part: GatePart) => Float64Array): Float64Array =>
    of(parts[0]).map((_, k) => sum((part) => of(part)[k]));
  return {
    kind: 'gate',
    futures: sum(({ futures }) => futures),
    counted: sum(({ counted }) => counted),
    tight: sum(({ tight }) => tight),
    passedFirst: sum(({ passedFirst }) => passedFirst),
    waived: sum(({ waived }) => waived),
    attempts: sum(({ attempts }) => attempts),
    dates: joinRows(parts.map(({ dates }) => dates)),
    spells: addSpells(parts.map(({ spells }) => spells)),
    margins: addSpells(parts.map(({ margins }) => margins)),
    last: sums(({ last }) => last),
    deepMargins: addSpells(parts.map(({ deepMargins }) => deepMargins)),
    deepLast: sums(({ deepLast }) => deepLast),
    lastKeeper: sums(({ lastKeeper }) => lastKeeper),
    next: addNext(parts.map(({ next }) => next)),
  };
}
