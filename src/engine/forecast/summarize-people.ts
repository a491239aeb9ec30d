// Capacity: load, idleness and waiting by person and week, and what everybody should be on in week 1.
import { RECORDED_BEGUN } from '../network/network.ts';
import type { IssueForecast, PersonForecast, ThisWeek, WeekLoad } from './forecast-result.ts';
import type { Tallied } from './tallied.ts';

export function summarizePeople({ plan, replications, tally }: Tallied, weeks: number): PersonForecast[] {
  const { capacity, criticality, dates } = tally;
  return plan.people.map(({ id, role }, p) => {
    const list = Array.from({ length: weeks }, (_, week): WeekLoad => {
      const busyMinutes = capacity.busy.of(p * capacity.weekCount + week) / replications;
      const waitingMinutes = capacity.waiting.of(p * capacity.weekCount + week) / replications;
      const availableMinutes = capacity.availableIn(p, week);
      return {
        week: week + 1,
        busyMinutes,
        availableMinutes,
        load: ratio(busyMinutes, availableMinutes),
        waitingMinutes,
      };
    });
    const { finished } = dates;
    const available = finished === 0 ? 0 : capacity.available.of(p) / finished;
    const busyMinutes = finished === 0 ? 0 : capacity.busyUntilFinish.of(p) / finished;
    return {
      id,
      role,
      load: ratio(busyMinutes, available),
      busyMinutes,
      idleMinutes: available - busyMinutes,
      waitingMinutes: capacity.waitingTotal.of(p) / replications,
      criticality: criticality.personDriving[p] / replications,
      contention: criticality.contention[p] / replications,
      weeks: list,
    };
  });
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** By person, the issues that may start in week 1, in the order of their likely starts, then as in the document. */
export function summarizeThisWeek(
  { plan, network, replications, tally }: Tallied,
  issues: readonly IssueForecast[],
): ThisWeek[] {
  return plan.people.map(({ id }, p) => ({
    person: id,
    issues: tally.thisWeek
      .of(p)
      .map(({ issue, started, ended }) => ({
        id: plan.issues[issue].id,
        title: plan.issues[issue].title,
        starts: started / replications,
        ends: ended / replications,
        startP50: issues[issue].start.p50.value,
        inProgress: network.recorded[issue] === RECORDED_BEGUN,
      }))
      .sort((a, b) => (a.startP50 ?? Infinity) - (b.startP50 ?? Infinity)),
  }));
}
