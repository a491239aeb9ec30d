// All tallies of a forecast side by side: each future is shown to every one of them, once. What they keep adds up exactly, or is
// placed by replication number, so threads can share the futures in any way.
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import { listDatedNodes } from '../network/dated-nodes.ts';
import type { Network } from '../network/network.ts';
import { AskedTally } from './asked-tally.ts';
import { CapacityTally } from './capacity.ts';
import { addCounts, addUp } from './counts.ts';
import { CriticalityTally } from './criticality.ts';
import { type DatedNode, DatesTally } from './dates-tally.ts';
import { GateTally } from './gate-outcomes.ts';
import { NeverTally } from './never-tally.ts';
import type { ObserverKind } from './observer.ts';
import { PolicyTally } from './policy-tally.ts';
import { ProgressTally } from './progress.ts';
import type { SampleMemory } from './sample-memory.ts';
import { SpeedupTally } from './speedup.ts';
import { ThisWeekTally } from './this-week.ts';

export interface Tally {
  readonly nodes: readonly DatedNode[];
  readonly dates: DatesTally;
  readonly criticality: CriticalityTally;
  readonly capacity: CapacityTally;
  readonly gates: GateTally;
  readonly never: NeverTally;
  readonly progress: ProgressTally;
  readonly speedup: SpeedupTally;
  readonly thisWeek: ThisWeekTally;
  readonly policies: PolicyTally | null;
  readonly asked: AskedTally;
  /** Which of the larger tallies somebody will look at. */
  readonly wanted: Wanted;
}

interface Wanted {
  rows: boolean;
  criticality: boolean;
  speedup: boolean;
}

/** Figures that other tallies than dates answer. */
const FROM_ROWS = ['load', 'wait', 'busy'];
const FROM_CHAINS = ['criticality', 'driving', 'contention', 'fired'];

/** What a forecast is to be made of. */
export interface TallyAsk {
  plan: Plan;
  /** compile(plan). */
  network: Network;
  memory: SampleMemory;
  figures: readonly Figure[];
  /** Keep what it takes to say how far every asked figure can be trusted. */
  intervals: boolean;
  /** Tally dates and what the asked figures need, nothing else. */
  onlyAsked: boolean;
}

export type TallyPart = ReturnType<typeof partOf>;

/** The tally as one observer among others. */
export const forecastTally: ObserverKind<TallyAsk, TallyPart> = {
  open(ask) {
    const tally = createTally(ask);
    return {
      count: (trace, tape, replication) => countFuture(tally, trace, tape, replication),
      part: () => partOf(tally),
    };
  },
  merge: addUp,
};

/** The tally of all futures, from what the threads' parts add up to. */
export function concludeTally(ask: TallyAsk, part: TallyPart): Tally {
  const tally = createTally(ask);
  addCounts(partOf(tally), part);
  return tally;
}

function createTally({ plan, network, memory, figures, intervals, onlyAsked }: TallyAsk): Tally {
  const { replications } = memory;
  const nodes = listDatedNodes(plan, network);
  const targets = nodes.flatMap(({ target }) => (target === null ? [] : [target]));
  const promised = [...new Set(targets)].sort((a, b) => a - b);
  const capacity = new CapacityTally(network);
  const dropped = new Uint8Array(network.issueCount);
  return {
    nodes,
    dates: new DatesTally(plan, network, nodes, memory),
    criticality: new CriticalityTally(network, plan.risks),
    capacity,
    gates: new GateTally(network),
    never: new NeverTally(network),
    progress: new ProgressTally(plan, network, promised),
    speedup: new SpeedupTally(plan, network, replications, memory.speedups),
    thisWeek: new ThisWeekTally(plan, network),
    policies: plan.policies.length > 0 ? new PolicyTally(plan.policies.length) : null,
    wanted: wantedBy(figures, onlyAsked),
    asked: new AskedTally(figures, { plan, network, capacity, dropped, intervals }, replications, memory.asked),
  };
}

function wantedBy(figures: readonly Figure[], onlyAsked: boolean): Wanted {
  const asks = (names: readonly string[]): boolean => !onlyAsked || figures.some(({ name }) => names.includes(name));
  return { rows: asks(FROM_ROWS), criticality: asks(FROM_CHAINS), speedup: asks(['speedup']) };
}

/** What has been counted, in place: arrays of the tallies themselves. */
function partOf({ dates, criticality, capacity, gates, never, progress, thisWeek, policies }: Tally) {
  return {
    dates: dates.part(),
    criticality: criticality.part(),
    capacity: capacity.part(),
    gates: gates.part(),
    never: never.part(),
    progress: progress.part(),
    thisWeek: thisWeek.part(),
    policies: policies?.part() ?? null,
  };
}

function countFuture(tally: Tally, trace: Trace, tape: Int32Array, replication: number): void {
  const { wanted } = tally;
  tally.dates.count(trace, replication);
  if (wanted.rows) readRows(tally, trace);
  if (wanted.criticality) tally.criticality.count(trace);
  tally.gates.count(trace);
  tally.never.count(trace);
  if (wanted.speedup) tally.speedup.count(trace, tape, replication);
  tally.thisWeek.count(trace);
  tally.policies?.count(trace);
  tally.asked.count(trace, replication);
}

/** One pass over the rows for everybody who wants them in their order. */
function readRows({ capacity, progress }: Tally, trace: Trace): void {
  const { rows, rowCount } = trace;
  capacity.begin();
  progress.begin();
  for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE) {
    const kind = rows[at + 1];
    if (kind === ROW.issueFinished) progress.finish(rows[at + 2], rows[at]);
    else if (kind === ROW.issueDropped || kind === ROW.issueSkipped) progress.skip(rows[at + 2]);
    else if (progress.hasReviews && (kind === ROW.gatePassed || kind === ROW.gateWaived))
      progress.pass(rows[at + 2], rows[at]);
    capacity.read(kind, rows[at], rows[at + 2], rows[at + 3], trace);
  }
  capacity.end(trace);
  progress.end();
}
