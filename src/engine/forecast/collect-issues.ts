// Figures about when issues are done: how many by a date, how many late, how long from the first start to the last finish.
// An issue with a review is done when its review has passed; one out of the scope of a future is no issue of it.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Figure } from '../../plan/condition.ts';
import { selectIssues } from '../../plan/select-issues.ts';
import type { Collector, Sources } from './collector.ts';
import { resolveDay } from './limit-day.ts';
import { stretchOf } from './stretch.ts';

/** Null for a figure of another kind. */
export function collectIssues(figure: Figure, sources: Sources): Collector | null {
  switch (figure.name) {
    case 'done':
    case 'finished':
      return doneBy(figure, sources);
    case 'late':
      return late(figure, sources);
    case 'length':
      return lengthOf(figure, sources);
    case 'P<n>':
      return finishOf(figure, sources);
    default:
      return null;
  }
}

function selected({ argument }: Figure, { plan }: Sources): number[] {
  return selectIssues(plan, argument?.id ?? 'all') ?? [];
}

/** Share or number of the issues done at the end of the day (or at the minute) given; nothing to do counts as all done. */
function doneBy(figure: Figure, sources: Sources): Collector {
  const { plan, network, dropped } = sources;
  const issues = selected(figure, sources);
  const { doneEventOfIssue: doneEvent } = network;
  const { end: limit } = figure.by === null ? { end: -1 } : resolveDay(figure.by, plan);
  return {
    statistic: { kind: 'mean' },
    end({ eventMinute }) {
      let all = 0;
      let done = 0;
      for (const i of issues) {
        if (dropped[i] === 1) continue;
        all++;
        const minute = eventMinute[doneEvent[i]];
        if (minute >= 0 && minute <= limit) done++;
      }
      if (figure.name === 'finished') return done;
      return all === 0 ? 1 : done / all;
    },
  };
}

/** Share of the issues with a due date that are not done by it; a future without any says nothing. */
function late(figure: Figure, sources: Sources): Collector {
  const { plan, network, dropped } = sources;
  const { doneEventOfIssue: doneEvent } = network;
  const due = selected(figure, sources).flatMap((i) => {
    const instant = plan.issues[i].due;
    return instant === null ? [] : [{ i, minute: minuteOfInstant(plan.start, instant) }];
  });
  return {
    statistic: { kind: 'mean' },
    end({ eventMinute }) {
      let all = 0;
      let missed = 0;
      for (const { i, minute } of due) {
        if (dropped[i] === 1) continue;
        all++;
        const finish = eventMinute[doneEvent[i]];
        if (finish < 0 || finish > minute) missed++;
      }
      return all === 0 ? Number.NaN : missed / all;
    },
  };
}

/** Working minutes of the plan calendar. */
function lengthOf(figure: Figure, sources: Sources): Collector {
  const { planProfile } = sources.network;
  const stretch = stretchOf(figure, sources);
  return {
    statistic: { kind: 'quantile', percent: figure.percentile ?? 50 },
    end(trace) {
      const { begin, end } = stretch.measure(trace);
      if (end === Infinity) return Infinity;
      return begin === Infinity ? Number.NaN : planProfile.minutesAt(end) - planProfile.minutesAt(Math.max(0, begin));
    },
  };
}

/** Finishes of one issue by replication: elsewhere they are kept in no order. */
function finishOf({ argument, percentile }: Figure, { plan, network }: Sources): Collector | null {
  const issue = plan.issues.findIndex(({ id }) => id === argument?.id);
  if (issue < 0 || percentile === null) return null;
  const event = network.doneEventOfIssue[issue];
  return {
    statistic: { kind: 'quantile', percent: percentile },
    end: ({ eventMinute }) => (eventMinute[event] < 0 ? Infinity : eventMinute[event]),
  };
}
