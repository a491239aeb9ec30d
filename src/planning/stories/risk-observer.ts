// Looks at one risk, the risks of one family, or one delivery in one future after another.
import { ChainMarks } from '../../engine/forecast/chain-marks.ts';
import { walkChains } from '../../engine/forecast/chain-walk.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { type FutureRows, FutureTable, joinRows } from '../future-table.ts';
import { addNext, NextBegun, type NextCounts } from './next-begun.ts';
import { RiskHits } from './risk-hits.ts';
import { addSpells, type SpellCounts, SpellTally } from './spell-tally.ts';

/** What is asked about. */
export interface RiskSubject {
  kind: 'risk' | 'family' | 'delivery';
  id: string;
  title: string;
  owner: string | null;
  risks: readonly number[];
  /** The issue that mitigates them, where it is one and the same. */
  mitigation: number;
  /** The issue that stands for the delivery; -1 = no delivery. */
  delivery: number;
}

/** Columns of `dates`: 1 = it fired, 2 = and changed something; minutes (NEVER = never; -1 = does not count): finish of the plan, firing, end of the mitigation, arrival. */
export const RISK_DATES = { fired: 0, finish: 1, when: 2, mitigated: 3, arrival: 4 } as const;

export interface RiskPart {
  kind: 'risk';
  futures: number;
  inherent: number;
  residual: number;
  tight: number;
  inTime: number;
  dates: FutureRows;
  /** By node: futures in which it was changed; minutes. */
  hit: Float64Array;
  extra: SpellCounts;
  /** Key 0: how late the delivery is. */
  late: SpellCounts;
  next: NextCounts;
}

export class RiskObserver implements Observer<RiskPart> {
  private readonly network: Network;
  private readonly subject: RiskSubject;
  private readonly due: number;
  private readonly isTimed: boolean;
  private readonly marks: ChainMarks;
  private readonly hits: RiskHits;
  private readonly begun: NextBegun;
  private readonly dates = new FutureTable(5);
  private readonly extra = new SpellTally();
  private readonly late = new SpellTally();
  private futures = 0;
  private inherent = 0;
  private residual = 0;
  private tight = 0;
  private inTime = 0;

  constructor(plan: Plan, network: Network, subject: RiskSubject) {
    const { delivery, risks } = subject;
    const due = delivery < 0 ? null : plan.issues[delivery].due;
    this.network = network;
    this.subject = subject;
    this.due = due === null ? -1 : minuteOfInstant(plan.start, due);
    this.isTimed = risks.some((r) => network.riskMinuteSlot[r] >= 0);
    this.marks = new ChainMarks(network);
    this.hits = new RiskHits(network, risks, this.extra);
    const events = delivery < 0 ? [] : [2 * delivery + 1];
    this.begun = new NextBegun(network, events, -1, delivery < 0 ? [] : readyPoints(plan, network, delivery));
  }

  count(trace: Trace, tape: Int32Array, replication: number): void {
    const { subject, hits } = this;
    this.futures++;
    hits.look(trace, tape);
    const fired = this.tellFiring(trace);
    if (subject.delivery >= 0) {
      this.begun.count(trace);
      this.tellLate(trace.eventMinute[2 * subject.delivery + 1]);
    }
    if (this.isInTime(trace, tape)) this.inTime++;
    const at = this.dates.begin(replication);
    const { data } = this.dates;
    data[at + RISK_DATES.fired] = !fired ? 0 : hits.inherent || hits.residual ? 2 : 1;
    data[at + RISK_DATES.finish] = orNever(trace.finishMinute);
    data[at + RISK_DATES.when] = fired && this.isTimed ? hits.occurred : -1;
    data[at + RISK_DATES.mitigated] = this.endOf(trace, subject.mitigation);
    data[at + RISK_DATES.arrival] = this.endOf(trace, subject.delivery);
    this.extra.close();
    this.late.close();
  }

  private tellFiring(trace: Trace): boolean {
    const { risks } = this.subject;
    let fired = false;
    let tight = false;
    if (trace.finishMinute >= 0) walkChains(trace, this.marks);
    for (const r of risks) {
      if (trace.riskState[r] === 0) continue;
      fired = true;
      if (trace.finishMinute >= 0 && this.marks.riskTight.isIn(r, this.marks.future)) tight = true;
    }
    if (this.hits.inherent) this.inherent++;
    if (this.hits.residual) this.residual++;
    if (tight) this.tight++;
    return fired;
  }

  private tellLate(arrival: number): void {
    const { planProfile } = this.network;
    if (arrival > this.due && this.due >= 0)
      this.late.add(0, planProfile.minutesAt(arrival) - planProfile.minutesAt(this.due));
  }

  /** Was the mitigation finished before the risk was first decided? */
  private isInTime({ eventMinute }: Trace, tape: Int32Array): boolean {
    const { risks, mitigation } = this.subject;
    const { riskMinuteSlot, hitOffset, hitIssue } = this.network;
    const finished = mitigation < 0 ? -1 : eventMinute[2 * mitigation + 1];
    if (finished < 0) return false;
    for (const r of risks) {
      if (riskMinuteSlot[r] >= 0 && tape[riskMinuteSlot[r]] < finished) return false;
      if (riskMinuteSlot[r] >= 0) continue;
      for (let h = hitOffset[r]; h < hitOffset[r + 1]; h++) {
        const start = eventMinute[2 * hitIssue[h]];
        if (start >= 0 && start < finished) return false;
      }
    }
    return true;
  }

  private endOf({ eventMinute }: Trace, issue: number): number {
    return issue < 0 ? -1 : orNever(eventMinute[2 * issue + 1]);
  }

  part(): RiskPart {
    return {
      kind: 'risk',
      futures: this.futures,
      inherent: this.inherent,
      residual: this.residual,
      tight: this.tight,
      inTime: this.inTime,
      dates: this.dates.part(),
      hit: this.hits.hit,
      extra: this.extra.part(),
      late: this.late.part(),
      next: this.begun.part(),
    };
  }
}

/** The points that the reader made of "the delivery, or going on without it". */
function readyPoints(plan: Plan, { nodeIds, nodeCount }: Network, delivery: number): number[] {
  const ready = `ready/${plan.issues[delivery].id}`;
  if (!plan.milestones.some(({ id, implied }) => id === ready && implied === 'ready')) return [];
  return Array.from({ length: nodeCount }, (_, node) => node).filter((node) => nodeIds[node] === ready);
}

function orNever(minute: number): number {
  return minute < 0 ? NEVER : minute;
}

export function addRiskParts(parts: readonly RiskPart[]): RiskPart {
  const sum = (of: (part: RiskPart) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return {
    kind: 'risk',
    futures: sum(({ futures }) => futures),
    inherent: sum(({ inherent }) => inherent),
    residual: sum(({ residual }) => residual),
    tight: sum(({ tight }) => tight),
    inTime: sum(({ inTime }) => inTime),
    dates: joinRows(parts.map(({ dates }) => dates)),
    hit: parts[0].hit.map((_, node) => sum(({ hit }) => hit[node])),
    extra: addSpells(parts.map(({ extra }) => extra)),
    late: addSpells(parts.map(({ late }) => late)),
    next: addNext(parts.map(({ next }) => next)),
  };
}
