// The study behind an analysis: every future is dealt and simulated once, shown to whoever counts, and then run again under each twist on
// the same tape. Only the date asked about is kept of a twist, by replication.
import { createDealer } from '../engine/chance/deal.ts';
import { chanceReady } from '../engine/chance/ready.ts';
import type { Study, StudyRun } from '../engine/forecast/study.ts';
import { kernelOf } from '../engine/kernel/kernel-of.ts';
import type { Trace } from '../engine/kernel/trace.ts';
import { compile } from '../engine/network/compile.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import { minuteIn } from './asked-date.ts';
import { addChainCounts, type ChainCounts, ChainsToDate } from './chains-to-date.ts';
import { type FutureRows, FutureTable, joinRows } from './future-table.ts';
import type { Twist } from './twists/twist.ts';
import { TwistRuns } from './twists/twist-runs.ts';
import { mergeWatched, type Watch, type WatchedPart, Watchers } from './watchers.ts';

/** Everything a thread needs, as plain data. */
export interface FuturesSpec {
  plan: Plan;
  seed: string;
  /** Node of the date; -1 = the end of the plan. */
  node: number;
  twists: readonly Twist[];
  /** Walk back the chains to the date. */
  chains: boolean;
  /** Futures (the first ones) of which the lengths of all issues are kept. */
  lengthsOf: number;
  watch: Watch;
}

export interface FuturesPart {
  /** Columns: the date; one per twist; then whether each risk fired. Minutes, NEVER = never. */
  dates: FutureRows;
  /** By issue of the document: working minutes from its start to the end of its work; -1 = it did not happen. */
  lengths: FutureRows | null;
  chains: ChainCounts | null;
  watched: WatchedPart;
}

export const futuresStudy: Study<FuturesSpec, FuturesPart> = {
  name: 'futures',
  async open(spec, network) {
    await chanceReady();
    return new FuturesRun(spec, network ?? compile(spec.plan));
  },
  merge: (parts) => ({
    dates: joinRows(parts.map(({ dates }) => dates)),
    lengths: mergeOf(parts, ({ lengths }) => lengths, joinRows),
    chains: mergeOf(parts, ({ chains }) => chains, addChainCounts),
    watched: mergeWatched(parts.map(({ watched }) => watched)),
  }),
};

function mergeOf<Value>(
  parts: readonly FuturesPart[],
  of: (part: FuturesPart) => Value | null,
  merge: (values: readonly Value[]) => Value,
): Value | null {
  const values = parts.flatMap((part) => of(part) ?? []);
  return values.length === 0 ? null : merge(values);
}

class FuturesRun implements StudyRun<FuturesPart> {
  private readonly spec: FuturesSpec;
  private readonly network: Network;
  private readonly simulate: (tape: Int32Array) => Trace;
  private readonly deal: (replication: number, tape: Int32Array) => void;
  private readonly tape: Int32Array;
  private readonly runs: TwistRuns;
  private readonly dates: FutureTable;
  private readonly lengths: FutureTable | null;
  private readonly chains: ChainsToDate | null;
  private readonly watchers: Watchers;

  constructor(spec: FuturesSpec, network: Network) {
    const { twists, node, chains, lengthsOf, plan, seed, watch } = spec;
    const kernel = kernelOf(network);
    const dealer = createDealer(network, seed);
    this.spec = spec;
    this.network = network;
    this.simulate = (tape) => kernel.simulate(tape);
    this.deal = (replication, tape) => dealer.deal(replication, tape);
    this.tape = new Int32Array(network.slots.length);
    this.runs = new TwistRuns(network, kernel, twists, node);
    this.dates = new FutureTable(1 + twists.length + network.riskCount);
    this.lengths = lengthsOf > 0 ? new FutureTable(plan.issues.length) : null;
    this.chains = chains ? new ChainsToDate(network, node) : null;
    this.watchers = new Watchers(plan, network, node, watch);
  }

  run(from: number, to: number): void {
    for (let replication = from; replication < to; replication++) this.count(replication);
  }

  private count(replication: number): void {
    const { tape, spec, dates, runs } = this;
    this.deal(replication, tape);
    const trace = this.simulate(tape);
    this.chains?.count(trace);
    this.watchers.count(trace, tape, replication);
    if (replication < spec.lengthsOf) this.measure(replication, trace);
    const date = minuteIn(trace, spec.node);
    const at = dates.begin(replication);
    const { data } = dates;
    const risks = at + 1 + spec.twists.length;
    data[at] = date;
    for (let r = 0; r < this.network.riskCount; r++) data[risks + r] = trace.riskState[r] > 0 ? 1 : 0;
    runs.look(trace, tape);
    runs.run(tape, date, data, at + 1);
  }

  private measure(replication: number, { eventMinute, workEnd }: Trace): void {
    const { lengths, network } = this;
    if (lengths === null) return;
    const at = lengths.begin(replication);
    const { data } = lengths;
    const { planProfile } = network;
    for (let i = 0; i < this.spec.plan.issues.length; i++)
      data[at + i] =
        workEnd[i] < 0 ? -1 : planProfile.minutesAt(workEnd[i]) - planProfile.minutesAt(eventMinute[2 * i]);
  }

  part(): FuturesPart {
    return {
      dates: this.dates.part(),
      lengths: this.lengths?.part() ?? null,
      chains: this.chains?.part() ?? null,
      watched: this.watchers.part(),
    };
  }
}
