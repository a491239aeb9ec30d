// What lateness from outside costs: the same futures on time, one working day late, two, three ... Deliveries are late against their date;
// a gate's external keepers, and issues nobody of the plan works on, against what was drawn.
import { type Network, RECORDED_NOTHING, WORK_ELAPSED } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Lateness, LatenessPoint } from '../analysis-result.ts';
import type { Columns } from '../columns.ts';
import { barOf } from './difference.ts';
import type { KeyedTwist } from './tornado-twists.ts';
import type { Twist } from './twist.ts';
import { deliveredAt, laterThanDrawn } from './twist-of.ts';

/** Working days of lateness that are tried. */
const DAYS_LATE = [0, 1, 2, 3, 5, 8, 13];
/** Days around P80: less is no cost yet; and as good as a whole day for a day. */
const FREE = 0.1;
const NEARLY_ALL = 0.9;
/** So many of each kind are looked at, in document order. */
const MOST = 6;
const TOGETHER = 1;

/** Something that may come late, and the future in which it does by so many working minutes; null = too far off. */
export interface Outsider {
  kind: Lateness['kind'];
  id: string;
  title: string;
  due: number | null;
  late(minutes: number): Twist | null;
}

const keyOfLate = ({ kind, id }: Outsider, days: number): string => `late/${kind}/${id}/${days}`;

/** What is still to come from outside. */
export function outsiders(plan: Plan, network: Network): Outsider[] {
  return [
    ...deliveries(plan, network).slice(0, MOST),
    ...judgements(plan, network).slice(0, MOST),
    ...waits(plan, network).slice(0, MOST),
  ];
}

/** From its date, or from the data date where that is past. */
function deliveries(plan: Plan, network: Network): Outsider[] {
  return plan.issues.flatMap(({ id, title, implied }, i) => {
    if (implied !== 'delivery' || network.recorded[i] !== RECORDED_NOTHING || network.notBeforeLeaf[i] < 0) return [];
    const risk = plan.risks.findIndex((each) => each.id === `late/${id}`);
    const due = network.notBefore[i];
    const late = (minutes: number): Twist | null => {
      const minute = network.planProfile.finishMinutes(Math.max(due, network.dataMinute), minutes);
      return minute < 0 ? null : deliveredAt(network, i, minute, risk);
    };
    return [{ kind: 'delivery' as const, id, title, due, late }];
  });
}

/** The first review of a gate of the document by the first of its external keepers. */
function judgements({ gates }: Plan, network: Network): Outsider[] {
  const { keeperOffset, keeperPerson, reviewSlot, reviewMode, recordedGate, issueCount } = network;
  return gates.flatMap(({ id, title, reviewOf }, g) => {
    if (reviewOf !== null || recordedGate[g] === 1 || reviewMode[g] === TOGETHER) return [];
    for (let k = keeperOffset[g]; k < keeperOffset[g + 1]; k++) {
      if (keeperPerson[k] >= 0 || reviewSlot[k] < 0) continue;
      const slot = reviewSlot[k];
      const late = (minutes: number): Twist =>
        laterThanDrawn({ slot, from: 2 * (issueCount + g), minutes, onClock: true });
      return [{ kind: 'gate' as const, id, title, due: null, late }];
    }
    return [];
  });
}

/** Issues of the document that need nobody: time passes, or somebody else works on them. */
function waits({ issues }: Plan, network: Network): Outsider[] {
  return issues.flatMap(({ id, title, implied, who }, i) => {
    if (implied !== null || who.kind !== 'nobody' || network.recorded[i] !== RECORDED_NOTHING) return [];
    const onClock = network.workKind[i] === WORK_ELAPSED;
    const late = (minutes: number): Twist =>
      laterThanDrawn({ slot: network.workSlot[i], from: 2 * i, minutes, onClock });
    return [{ kind: 'issue' as const, id, title, due: null, late }];
  });
}

export function latenessTwists({ calendar }: Plan, asked: readonly Outsider[]): KeyedTwist[] {
  return asked.flatMap((outsider) =>
    DAYS_LATE.flatMap((days) => {
      const twist = outsider.late(days * calendar.minutesPerDay);
      return twist === null ? [] : [{ key: keyOfLate(outsider, days), twist }];
    }),
  );
}

/** The cost of lateness of each, against being on time. */
export function latenessOf({ calendar }: Plan, asked: readonly Outsider[], columns: Columns): Lateness[] {
  const { minutesPerDay } = calendar;
  return asked.flatMap((outsider) => {
    const onTime = columns.under(keyOfLate(outsider, 0));
    if (onTime === null) return [];
    const points: LatenessPoint[] = [];
    for (const daysLate of DAYS_LATE) {
      const late = columns.under(keyOfLate(outsider, daysLate));
      if (late === null) continue;
      const { p80, around, mean } = barOf(late, onTime);
      const perDay = perDayFrom(points.at(-1), daysLate, around.value, minutesPerDay);
      points.push({ daysLate, p80, around, mean, perDay });
    }
    const { kind, id, title, due } = outsider;
    const slackDays = slackOf(points, minutesPerDay);
    return [{ kind, id, title, due, futures: columns.futures, points, slackDays, kneeDays: kneeOf(points) }];
  });
}

function perDayFrom(
  before: LatenessPoint | undefined,
  daysLate: number,
  later: number | null,
  minutesPerDay: number,
): number | null {
  if (before === undefined || later === null || before.around.value === null) return null;
  return (later - before.around.value) / minutesPerDay / (daysLate - before.daysLate);
}

/** The last lateness up to which the date stays where it is. */
function slackOf(points: readonly LatenessPoint[], minutesPerDay: number): number | null {
  const costs = points.findIndex(({ around: { value } }) => value === null || value > FREE * minutesPerDay);
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
