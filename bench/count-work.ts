// What a plan's futures make the kernel do, counted: exact on every machine, so a change that does more work shows without a clock.
import type { Profile } from '../src/engine/calendar/profile.ts';
import { createDealer } from '../src/engine/chance/deal.ts';
import { Agenda } from '../src/engine/kernel/agenda.ts';
import { createKernel } from '../src/engine/kernel/simulate.ts';
import { ROW, ROW_SIZE } from '../src/engine/kernel/trace.ts';
import type { Network } from '../src/engine/network/network.ts';

/** Totals over all futures counted, but for `slots`. */
export interface WorkCounts {
  futures: number;
  /** Draws of one future. */
  slots: number;
  /** Things that became due, and times at which something was made due. */
  events: number;
  agendaSettings: number;
  /** Questions to working calendars, by kind. */
  lookUps: Record<string, number>;
  /** Rows of the flight recorder, by kind. */
  rows: Record<string, number>;
  /** Of every row and every finish, so that an optimisation that changes a result shows, too. */
  checksum: number;
}

/** Counts the first `futures` futures; needs `await chanceReady()`. */
export function countWork(network: Network, seed: string, futures: number): WorkCounts {
  const lookUps: Record<string, number> = {};
  const dealer = createDealer(network, seed);
  const profiles = network.profiles.map((profile) => counting(profile, lookUps));
  const counted = { ...network, profiles, planProfile: counting(network.planProfile, lookUps) };
  const tape = new Int32Array(network.slots.length);
  const rows = new Array<number>(1 + Math.max(...Object.values(ROW))).fill(0);
  let checksum = 0x811c9dc5;
  const mix = (value: number): void => {
    checksum = Math.imul(checksum ^ value, 0x01000193);
  };
  const agenda = countingAgenda(() => {
    const kernel = createKernel(counted);
    for (let replication = 0; replication < futures; replication++) {
      dealer.deal(replication, tape);
      const trace = kernel.simulate(tape);
      for (let row = 0; row < trace.rowCount; row++) rows[trace.rows[row * ROW_SIZE + 1]]++;
      for (const integer of trace.rows.subarray(0, trace.rowCount * ROW_SIZE)) mix(integer);
      mix(trace.finishMinute);
    }
  });
  const named = Object.entries(ROW).filter(([, kind]) => rows[kind] > 0);
  return {
    futures,
    slots: network.slots.length,
    events: agenda.taken,
    agendaSettings: agenda.set,
    lookUps: Object.fromEntries(Object.entries(lookUps).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    rows: Object.fromEntries(named.map(([name, kind]) => [name, rows[kind]])),
    checksum: checksum >>> 0,
  };
}

/** The same calendar, counting what it is asked. */
function counting(profile: Profile, counts: Record<string, number>): Profile {
  const count = <Ask extends (...asked: number[]) => number>(name: string, ask: Ask): Ask =>
    ((...asked: number[]) => {
      counts[name] = (counts[name] ?? 0) + 1;
      return ask(...asked);
    }) as Ask;
  return {
    days: profile.days,
    constantRate: profile.constantRate,
    unitsAt: count('unitsAt', (t) => profile.unitsAt(t)),
    minutesAt: count('minutesAt', (t) => profile.minutesAt(t)),
    finishUnits: count('finishUnits', (t, units) => profile.finishUnits(t, units)),
    finishMinutes: count('finishMinutes', (t, minutes) => profile.finishMinutes(t, minutes)),
    nextWorked: count('nextWorked', (t) => profile.nextWorked(t)),
    stretchEnd: count('stretchEnd', (m) => profile.stretchEnd(m)),
  };
}

/** Counts what every agenda serves and is told while `work` runs. */
function countingAgenda(work: () => void): { taken: number; set: number } {
  const { take, set } = Agenda.prototype;
  const counts = { taken: 0, set: 0 };
  Agenda.prototype.take = function (this: Agenda) {
    counts.taken++;
    return take.call(this);
  };
  Agenda.prototype.set = function (this: Agenda, leaf: number, minute: number) {
    counts.set++;
    set.call(this, leaf, minute);
  };
  try {
    work();
  } finally {
    Object.assign(Agenda.prototype, { take, set });
  }
  return counts;
}
