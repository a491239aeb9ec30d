// What a delivery from outside costs when it comes late: the same futures with an arrival on time, one working day late, two, three ...
import { type Network, RECORDED_NOTHING } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Lateness, LatenessPoint } from '../analysis-result.ts';
import type { Columns } from '../columns.ts';
import { barOf } from './difference.ts';
import type { KeyedTwist } from './tornado-twists.ts';
import { deliveredAt } from './twist-of.ts';

/** Working days of lateness that are tried. */
const DAYS_LATE = [0, 1, 2, 3, 5, 8, 13];
/** Days around P80: less is no cost yet; and as good as a whole day for a day. */
const FREE = 0.1;
const NEARLY_ALL = 0.9;

const keyOfLate = (issue: number, days: number): string => `late/${issue}/${days}`;

/** Deliveries that have not come yet (indices of their issues). */
export function openDeliveries(plan: Plan, network: Network): number[] {
  return plan.issues.flatMap(({ implied }, i) =>
    implied === 'delivery' && network.recorded[i] === RECORDED_NOTHING && network.notBeforeLeaf[i] >= 0 ? [i] : [],
  );
}

/** A delivery late by working days of the plan calendar, from its date (or from the data date, where that is past). */
export function latenessTwists(plan: Plan, network: Network, deliveries: readonly number[]): KeyedTwist[] {
  return deliveries.flatMap((issue) => {
    const risk = plan.risks.findIndex(({ id }) => id === `late/${plan.issues[issue].id}`);
    const due = Math.max(network.notBefore[issue], network.dataMinute);
    return DAYS_LATE.flatMap((days) => {
      const minute = network.planProfile.finishMinutes(due, days * plan.calendar.minutesPerDay);
      return minute < 0 ? [] : [{ key: keyOfLate(issue, days), twist: deliveredAt(network, issue, minute, risk) }];
    });
  });
}

/** The cost of lateness of each delivery, against an arrival on time. */
export function latenessOf(plan: Plan, network: Network, deliveries: readonly number[], columns: Columns): Lateness[] {
  return deliveries.flatMap((issue) => {
    const onTime = columns.under(keyOfLate(issue, 0));
    if (onTime === null) return [];
    const points: LatenessPoint[] = [];
    for (const daysLate of DAYS_LATE) {
      const late = columns.under(keyOfLate(issue, daysLate));
      if (late === null) continue;
      const { p80, around, mean } = barOf(late, onTime);
      points.push({ daysLate, p80, around, mean, perDay: perDay(points.at(-1), daysLate, around.value, plan) });
    }
    const { id, title } = plan.issues[issue];
    const due = network.notBefore[issue];
    return [
      { id, title, due, futures: columns.futures, points, slackDays: slackOf(points, plan), kneeDays: kneeOf(points) },
    ];
  });
}

function perDay(before: LatenessPoint | undefined, daysLate: number, later: number | null, plan: Plan): number | null {
  if (before === undefined || later === null || before.around.value === null) return null;
  return (later - before.around.value) / plan.calendar.minutesPerDay / (daysLate - before.daysLate);
}

/** The last lateness up to which the date stays where it is. */
function slackOf(points: readonly LatenessPoint[], plan: Plan): number | null {
  const costs = points.findIndex(
    ({ around: { value } }) => value === null || value > FREE * plan.calendar.minutesPerDay,
  );
  const free = costs < 0 ? points.at(-1) : points[costs - 1];
  return free === undefined || free.daysLate === 0 ? null : free.daysLate;
}

/** The first lateness behind which every further day costs nearly a day. */
export function kneeOf(points: readonly Pick<LatenessPoint, 'daysLate' | 'perDay'>[]): number | null {
  let knee: number | null = null;
  for (let k = points.length - 1; k > 0; k--) {
    const { perDay: cost } = points[k];
    if (cost === null || cost < NEARLY_ALL) break;
    knee = points[k - 1].daysLate;
  }
  return knee;
}
