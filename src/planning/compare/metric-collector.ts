// Makes one number of each future for a metric that is not made of dates: asked of the forecast's own tallies, so that it is the same figure.
import { AskedTally } from '../../engine/forecast/asked-tally.ts';
import type { CapacityTally } from '../../engine/forecast/capacity.ts';
import { CriticalityTally } from '../../engine/forecast/criticality.ts';
import { SpeedupTally } from '../../engine/forecast/speedup.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';

/** Made of dates, or answered by the plan alone. */
const WITHOUT_COLLECTOR: readonly string[] = [
  ...['P<n>', 'mean', 'chance', 'contingency', 'gap'],
  ...['likely', 'count', 'work', 'overhead', 'slack'],
];
const OF_CHAINS: readonly string[] = ['criticality', 'driving', 'contention', 'fired'];

export interface MetricCollector {
  /** Places the number of a future; the capacity tally has read its rows. */
  count(trace: Trace, tape: Int32Array, replication: number): void;
}

export function hasCollector({ name }: Figure): boolean {
  return !WITHOUT_COLLECTOR.includes(name);
}

/** Do its numbers come from the rows as the capacity tally reads them? */
export function readsCapacity({ name }: Figure): boolean {
  return ['load', 'wait', 'busy'].includes(name);
}

/** @param memory room for one number a future */
export function metricCollector(
  figure: Figure,
  plan: Plan,
  network: Network,
  capacity: CapacityTally,
  replications: number,
  memory: ArrayBufferLike,
): MetricCollector {
  if (OF_CHAINS.includes(figure.name)) return chainCollector(figure, plan, network, new Float64Array(memory));
  if (figure.name === 'speedup') return speedupCollector(plan, network, replications, new Float64Array(memory));
  const dropped = new Uint8Array(network.issueCount);
  const sources = { plan, network, capacity, dropped, intervals: true };
  const asked = new AskedTally([figure], sources, replications, memory);
  return { count: (trace, _tape, replication) => asked.count(trace, replication) };
}

function speedupCollector(plan: Plan, network: Network, replications: number, values: Float64Array): MetricCollector {
  const own = new ArrayBuffer(SpeedupTally.bytes(1));
  const tally = new SpeedupTally(plan, network, 1, own);
  const [speedup] = [new Float64Array(own, 0, 1)];
  return {
    count(trace, tape, replication) {
      tally.count(trace, tape, 0);
      if (replication < replications) values[replication] = speedup[0];
    },
  };
}

/** 1 in the futures in which the tally of chains counts one more. */
function chainCollector(figure: Figure, plan: Plan, network: Network, values: Float64Array): MetricCollector {
  const tally = new CriticalityTally(network, plan.risks);
  const counted = counterOf(figure, plan, network, tally);
  return {
    count(trace, _tape, replication) {
      const before = counted();
      tally.count(trace);
      values[replication] = counted() - before;
    },
  };
}

function counterOf({ name, argument }: Figure, plan: Plan, network: Network, tally: CriticalityTally): () => number {
  const id = argument?.id ?? '';
  const place = (list: readonly { id: string }[]): number => list.findIndex((each) => each.id === id);
  const issue = place(plan.issues);
  const gate = place(plan.gates);
  const person = place(plan.people);
  const node = issue >= 0 ? issue : gate >= 0 ? network.issueCount + gate : -1;
  switch (name) {
    case 'criticality':
      return () => tally.tight[node];
    case 'driving':
      return node >= 0 ? () => tally.driving[node] : () => tally.personDriving[person];
    case 'contention':
      return () => tally.contention[person];
    default: {
      const risk = place(plan.risks);
      const family = tally.families.indexOf(id);
      return risk >= 0 ? () => tally.fired[risk] : () => tally.familyFired.futures[family];
    }
  }
}
