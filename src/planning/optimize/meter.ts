// Reads what a goal looks at off one future after another of one candidate.
import { CapacityTally } from '../../engine/forecast/capacity.ts';
import { ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { listDatedNodes } from '../../engine/network/dated-nodes.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { askedDate } from '../asked-date.ts';
import type { Measure } from './weighing.ts';

/** Stands for "never" among samples: later than every horizon. */
export const NEVER_COMES = 1e9;

/** One sample of one measure from the future in hand. */
type Reader = (trace: Trace) => number;

export interface Meter {
  /** Writes the sample of every measure at `at`. */
  read(trace: Trace, into: readonly Float64Array[], at: number): void;
}

/** Asks for people and dates that the plan has: anything else is an assertion. */
export function createMeter(plan: Plan, network: Network, measures: readonly Measure[]): Meter {
  const capacity = measures.some(({ kind }) => kind === 'load' || kind === 'busy') ? new CapacityTally(network) : null;
  const readers = measures.map((measure) => readerOf(plan, network, measure, capacity));
  return {
    read(trace, into, at) {
      if (capacity !== null) readRows(capacity, trace);
      for (let m = 0; m < readers.length; m++) into[m][at] = readers[m](trace);
    },
  };
}

function readRows(capacity: CapacityTally, trace: Trace): void {
  const { rows, rowCount } = trace;
  capacity.begin();
  for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
    capacity.read(rows[at + 1], rows[at], rows[at + 2], rows[at + 3], trace);
  capacity.end(trace);
}

function readerOf(plan: Plan, network: Network, measure: Measure, capacity: CapacityTally | null): Reader {
  switch (measure.kind) {
    case 'date': {
      const { node } = dateOf(plan, network, measure.about);
      return (trace) => workedAt(trace, network, node);
    }
    case 'minute': {
      const { node } = dateOf(plan, network, measure.about);
      return ({ eventMinute, finishMinute }) => orNever(node < 0 ? finishMinute : eventMinute[2 * node + 1]);
    }
    case 'lateness': {
      const due = targetsOf(plan, network, measure.about, measure.all);
      return (trace) => {
        let latest = -Infinity;
        for (let k = 0; k < due.length; k++)
          latest = Math.max(latest, workedAt(trace, network, due[k].node) - due[k].worked);
        return latest;
      };
    }
    case 'load':
    case 'busy': {
      const person = network.personIds.indexOf(measure.person);
      if (person < 0 || capacity === null) throw new Error(`Assertion: nobody is called ${measure.person}`);
      if (measure.kind === 'busy') return () => capacity.busyOf(person);
      const profile = network.profiles[network.profileOfPerson[person]];
      return ({ finishMinute }) => {
        const available = finishMinute < 0 ? 0 : profile.minutesAt(finishMinute);
        return available === 0 ? 0 : capacity.busyOf(person) / available;
      };
    }
  }
}

function dateOf(plan: Plan, network: Network, about: string | null) {
  const asked = askedDate(plan, network, about);
  if (asked === null) throw new Error(`Assertion: nothing called ${about} has a date`);
  return asked;
}

/** Nodes with their targets in working minutes: one, or everything that has one. */
function targetsOf(plan: Plan, network: Network, about: string | null, all: boolean) {
  const { planProfile } = network;
  const due = all ? listDatedNodes(plan, network) : [dateOf(plan, network, about)];
  return due.flatMap(({ node, target }) =>
    target === null ? [] : [{ node, worked: planProfile.minutesAt(Math.max(0, target)) }],
  );
}

function orNever(minute: number): number {
  return minute < 0 ? NEVER_COMES : minute;
}

function workedAt({ eventMinute, finishMinute }: Trace, { planProfile }: Network, node: number): number {
  const minute = node < 0 ? finishMinute : eventMinute[2 * node + 1];
  return minute < 0 ? NEVER_COMES : planProfile.minutesAt(minute);
}
