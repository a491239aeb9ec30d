// Figures about people: how many different ones work in a stretch, how many at once, how busy one is, how long work waits for them.
import type { Figure } from '../../plan/condition.ts';
import { ROW, type Trace } from '../kernel/trace.ts';
import type { Collector, Sources } from './collector.ts';
import { type Stretch, stretchOf } from './stretch.ts';

/** Null for a figure of another kind. */
export function collectPeople(figure: Figure, sources: Sources): Collector | null {
  switch (figure.name) {
    case 'staff':
      return staff(figure, sources);
    case 'busy':
      return busy(figure, sources);
    case 'load':
      return load(figure, sources);
    case 'wait':
      return waiting(figure, sources);
    default:
      return null;
  }
}

/** Indices of a person, or of everybody. */
function peopleMeant({ argument }: Figure, { plan }: Sources): number[] {
  return plan.people.flatMap(({ id }, p) =>
    id === argument?.id || (argument?.id === 'all' && !argument.quoted) ? [p] : [],
  );
}

/** Different people who do its issues or support them; the lanes of one person are one. */
function staff(figure: Figure, sources: Sources): Collector {
  const { plan, network, dropped } = sources;
  const stretch = stretchOf(figure, sources);
  const { supportOffset, supportPerson, supportPolicy } = network;
  const names = plan.people.map(({ id, laneOf }) => laneOf ?? id);
  const numberOf = new Map([...new Set(names)].map((name, k) => [name, k]));
  const human = Int32Array.from(names, (name) => numberOf.get(name)!);
  const seen = new Uint8Array(numberOf.size);
  return {
    statistic: { kind: 'quantile', percent: 50 },
    end({ performer, eventMinute }) {
      seen.fill(0);
      for (const i of stretch.issues) {
        if (dropped[i] === 1 || eventMinute[2 * i] < 0) continue;
        // What nobody has to do may be supported all the same.
        if (performer[i] >= 0) seen[human[performer[i]]] = 1;
        for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++)
          if (supportPolicy[k] < 0) seen[human[supportPerson[k]]] = 1;
      }
      return seen.reduce((sum, flag) => sum + flag, 0);
    },
  };
}

/** People's worked time on it over its own length; a future in which it does not end says nothing. */
function busy(figure: Figure, sources: Sources): Collector {
  const { planProfile } = sources.network;
  const stretch = stretchOf(figure, sources);
  const length = (trace: Trace): number => {
    const { begin, end } = stretch.measure(trace);
    if (begin === Infinity || end === Infinity) return 0;
    return planProfile.minutesAt(end) - planProfile.minutesAt(Math.max(0, begin));
  };
  if (stretch.isPlan)
    return {
      statistic: { kind: 'mean' },
      end(trace) {
        const minutes = length(trace);
        return minutes === 0 ? Number.NaN : sources.capacity.busyInFuture() / minutes;
      },
    };
  const worked = workedOn(stretch, sources);
  return {
    ...worked,
    statistic: { kind: 'mean' },
    end(trace) {
      const minutes = length(trace);
      return minutes === 0 ? Number.NaN : worked.total() / minutes;
    },
  };
}

/** Adds up the worked minutes in which a person has an issue of the stretch in hand and nothing else in the way. */
function workedOn({ issues }: Stretch, { network }: Sources) {
  const inStretch = new Uint8Array(network.issueCount);
  for (const i of issues) inStretch[i] = 1;
  const performerOf = new Int32Array(network.issueCount);
  const since = new Int32Array(network.personCount);
  const inHand = new Int32Array(network.personCount);
  let total = 0;
  const take = (issue: number, person: number, minute: number): void => {
    if (inStretch[issue] === 0 || person < 0 || performerOf[issue] >= 0) return;
    performerOf[issue] = person;
    if (inHand[person]++ === 0) since[person] = minute;
  };
  const leave = (issue: number, minute: number): void => {
    const person = issue < 0 ? -1 : performerOf[issue];
    if (person < 0) return;
    performerOf[issue] = -1;
    if (--inHand[person] > 0) return;
    const profile = network.profiles[network.profileOfPerson[person]];
    total += profile.minutesAt(minute) - profile.minutesAt(since[person]);
  };
  return {
    begin(): void {
      performerOf.fill(-1);
      inHand.fill(0);
      total = 0;
    },
    read(kind: number, minute: number, subject: number, object: number): void {
      switch (kind) {
        case ROW.issueStarted:
        case ROW.issueTakenUp:
        case ROW.issueResumed:
          take(subject, object, minute);
          break;
        case ROW.issueBlocked:
          leave(object, minute);
          break;
        case ROW.workEnded:
        case ROW.issueFinished:
        case ROW.issuePaused:
        case ROW.issueSetAside:
          leave(subject, minute);
          break;
      }
    },
    total: () => total,
  };
}

/** Busy over worked time until the finish; a future without an end says nothing. */
function load(figure: Figure, sources: Sources): Collector {
  const [person = -1] = peopleMeant(figure, sources);
  const profile = sources.network.profiles[sources.network.profileOfPerson[person]];
  return {
    statistic: { kind: 'mean' },
    end({ finishMinute }) {
      const available = finishMinute < 0 ? 0 : profile.minutesAt(finishMinute);
      return available === 0 ? Number.NaN : sources.capacity.busyOf(person) / available;
    },
  };
}

function waiting(figure: Figure, sources: Sources): Collector {
  const people = peopleMeant(figure, sources);
  return {
    statistic: { kind: 'mean' },
    end: () => people.reduce((sum, person) => sum + sources.capacity.waitedFor(person), 0),
  };
}
