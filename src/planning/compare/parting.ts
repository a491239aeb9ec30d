// One future in which base and option part, to be opened and looked at: a typical one of those that differ, and the first thing that happens in
// one of the plans and not in the other.
import { createDealer } from '../../engine/chance/deal.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import { kernelOf } from '../../engine/kernel/kernel-of.ts';
import type { LogEvent } from '../../engine/log/events.ts';
import { narrate } from '../../engine/log/narrate.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { less } from './bounds.ts';
import type { Parting } from './comparison.ts';
import { inBaseDays, minutesOf, type Subject, workedColumn } from './subject.ts';

/** Columns are those of the date asked about. Null = no future differs. */
export function partingOf(
  base: Subject,
  option: Subject,
  columns: { base: number; option: number },
  done: number,
  seed: string,
): Parting | null {
  const ofBase = workedColumn(base, columns.base, done);
  const ofOption = workedColumn(option, columns.option, done);
  const differences = ofOption.map((minute, r) => less(minute, ofBase[r]));
  const replication = typicalDifference(differences);
  if (replication === null) return null;
  const [one, other] = [logOf(base, replication, seed), logOf(option, replication, seed)];
  const minutes = differences[replication];
  return {
    replication,
    minutes: Number.isFinite(minutes) ? minutes : null,
    baseMinute: minuteIn(base, columns.base, replication),
    optionMinute: minuteIn(option, columns.option, replication),
    ...firstDifference(one, other, base),
  };
}

/** Of the futures that differ, the first whose difference is nearest to their median. */
export function typicalDifference(differences: Float64Array): number | null {
  const sorted = differences.filter((each) => each !== 0).sort();
  if (sorted.length === 0) return null;
  const median = sorted[Math.ceil(sorted.length / 2) - 1];
  let nearest = -1;
  for (let r = 0; r < differences.length; r++) {
    if (differences[r] === 0) continue;
    if (differences[r] === median) return r;
    if (nearest < 0 || Math.abs(differences[r] - median) < Math.abs(differences[nearest] - median)) nearest = r;
  }
  return nearest;
}

function minuteIn(subject: Subject, column: number, replication: number): number | null {
  const minute = minutesOf(subject, column, replication + 1)[replication];
  return minute === NEVER ? null : inBaseDays(subject, minute);
}

function logOf({ plan, network }: Subject, replication: number, seed: string): LogEvent[] {
  const tape = new Int32Array(network.slots.length);
  createDealer(network, seed).deal(replication, tape);
  return narrate(kernelOf(network).simulate(tape), network, plan);
}

/** Minute by minute: within one, the same events in another order are the same. Both end with the end of the plan, so they part somewhere. */
function firstDifference(
  base: readonly LogEvent[],
  option: readonly LogEvent[],
  { plan }: Subject,
): Omit<Parting, 'replication' | 'minutes' | 'baseMinute' | 'optionMinute'> {
  let at = 0;
  let to = 0;
  while (at < base.length || to < option.length) {
    const time = earlier(base[at]?.time, option[to]?.time);
    const [one, other] = [ofTime(base, at, time), ofTime(option, to, time)];
    const [ofBase, ofOption] = [without(one, other), without(other, one)];
    if (ofBase !== null || ofOption !== null) {
      const counterpart =
        ofBase === null ? sameThing(base, ofOption) : ofOption === null ? sameThing(option, ofBase) : null;
      return {
        common: at,
        minute: minuteOfInstant(plan.start, time),
        time,
        base: ofBase,
        option: ofOption,
        counterpart,
      };
    }
    at += one.length;
    to += other.length;
  }
  throw new Error('Assertion: two futures differ and their logs do not');
}

/** When the other log has it. */
function sameThing(log: readonly LogEvent[], event: LogEvent | null): LogEvent | null {
  return log.find(({ type, subject }) => type === event?.type && subject === event.subject) ?? null;
}

/** Instants of one form sort as text. */
function earlier(a: string | undefined, b: string | undefined): string {
  if (a === undefined || b === undefined) return (a ?? b) as string;
  return a < b ? a : b;
}

function ofTime(log: readonly LogEvent[], from: number, time: string): LogEvent[] {
  let to = from;
  while (to < log.length && log[to].time === time) to++;
  return log.slice(from, to);
}

/** The first event that the others do not have as often; null = they have all of them. */
function without(events: readonly LogEvent[], others: readonly LogEvent[]): LogEvent | null {
  const left = others.map(factOf);
  for (const event of events) {
    const at = left.indexOf(factOf(event));
    if (at < 0) return event;
    left.splice(at, 1);
  }
  return null;
}

/** What happened, whatever its number, its causes and the day the plan begins on. */
function factOf({ seq: _, causes: __, minute: ___, ...fact }: LogEvent): string {
  return JSON.stringify(fact);
}
