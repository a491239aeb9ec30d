// The futures of several plans as one study: every future is dealt to each of them and simulated, and what is compared is kept by its number. The
// first futures are looked at in detail as well: who is busy, and what the driving chain to the date is charged to.
import { createDealer } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import { CapacityTally } from '../../engine/forecast/capacity.ts';
import type { Study } from '../../engine/forecast/study.ts';
import { withReplication } from '../../engine/forecast/with-replication.ts';
import { kernelOf } from '../../engine/kernel/kernel-of.ts';
import { ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { minuteIn } from '../asked-date.ts';
import { type LedgerPart, ledgerKind } from '../ledger/ledger-observer.ts';
import type { PlanMemory, Room } from './compare-memory.ts';
import { hasCollector, metricCollector, readsCapacity } from './metric-collector.ts';
import { networkOf } from './network-of.ts';

/** One of the plans, as plain data. */
export interface PlanSpec {
  plan: Plan;
  /** Nodes whose dates are kept, by column; -1 = the end of the plan. */
  nodes: readonly number[];
  /** Node of the date the ledger is about; null = no ledger. */
  ledgerOf: number | null;
  memory: PlanMemory;
}

export interface CompareSpec extends Room {
  seed: string;
  metric: Figure;
  plans: readonly PlanSpec[];
}

/** By plan; null = it has no ledger. */
export type ComparePart = readonly (LedgerPart | null)[];

export const compareStudy: Study<CompareSpec, ComparePart> = {
  name: 'compare',
  async open(spec) {
    await chanceReady();
    const runs = spec.plans.map((each) => openPlan(spec, each));
    return {
      run(from, to) {
        // Plan by plan: the tables of one stay near while it is simulated.
        for (const { run } of runs) run(from, to);
      },
      part: () => runs.map(({ ledger }) => ledger?.part() ?? null),
    };
  },
  merge: (parts) =>
    parts[0].map((_, plan) => {
      const ledgers = parts.flatMap((part) => part[plan] ?? []);
      return ledgers.length === 0 ? null : ledgerKind.merge(ledgers);
    }),
};

function openPlan({ seed, metric, replications, detailFutures }: CompareSpec, spec: PlanSpec) {
  const { plan, nodes, ledgerOf, memory } = spec;
  const network = networkOf(plan);
  const kernel = kernelOf(network);
  const dealer = createDealer(network, seed);
  const tape = new Int32Array(network.slots.length);
  const dates = new Int32Array(memory.dates);
  const capacity = new CapacityTally(network);
  const ledger = ledgerOf === null ? null : ledgerKind.open({ plan, network, node: ledgerOf });
  const collector = hasCollector(metric)
    ? metricCollector(metric, plan, network, capacity, replications, memory.metric)
    : null;
  const needsRows = readsCapacity(metric);
  const loads = loadsOf(network, capacity, memory, detailFutures);
  const count = (replication: number): void => {
    dealer.deal(replication, tape);
    const trace = kernel.simulate(tape);
    for (let c = 0; c < nodes.length; c++) dates[c * replications + replication] = minuteIn(trace, nodes[c]);
    const isDetailed = replication < detailFutures;
    if (isDetailed || needsRows) readRows(capacity, trace);
    collector?.count(trace, tape, replication);
    if (!isDetailed) return;
    loads(trace, replication);
    ledger?.count(trace, tape, replication);
  };
  const run = (from: number, to: number): void => {
    let replication = from;
    try {
      for (; replication < to; replication++) count(replication);
    } catch (error) {
      throw withReplication(error, replication);
    }
  };
  return { run, ledger };
}

function readRows(capacity: CapacityTally, trace: Trace): void {
  const { rows, rowCount } = trace;
  capacity.begin();
  for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
    capacity.read(rows[at + 1], rows[at], rows[at + 2], rows[at + 3], trace);
  capacity.end(trace);
}

/** Places what everybody had to do, and could have done, until the finish. */
function loadsOf(
  { personCount, profiles, profileOfPerson }: Network,
  capacity: CapacityTally,
  memory: PlanMemory,
  futures: number,
): (trace: Trace, replication: number) => void {
  const busy = new Int32Array(memory.busy);
  const available = new Int32Array(memory.available);
  return ({ finishMinute }, replication) => {
    for (let p = 0, at = replication; p < personCount; p++, at += futures) {
      busy[at] = finishMinute < 0 ? -1 : capacity.busyOf(p);
      available[at] = finishMinute < 0 ? 0 : profiles[profileOfPerson[p]].minutesAt(finishMinute);
    }
  };
}
