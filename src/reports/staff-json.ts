// A staffing curve for programs: the same plain data, instants as civil strings, spans under names that end in Minutes, figures without noise in
// their last bits; schema/staff.schema.json describes the whole.
import type { Estimate } from '../engine/forecast/quantiles.ts';
import { instantOfMinute } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import type { StaffingCurve, StaffingPoint } from '../planning/staffing/staffing-curve.ts';

/** The command's own fields of the JSON document; plain data, keys in a fixed order. */
export function staffAnswer(curve: StaffingCurve, { start }: Plan): Record<string, unknown> {
  const instant = (minute: number | null): string | null => (minute === null ? null : instantOfMinute(start, minute));
  const date = ({ value, low, high }: Estimate<number>): unknown => ({
    value: instant(value),
    low: instant(low),
    high: instant(high),
  });
  return {
    who: curve.who.kind === 'team' ? { kind: 'team', name: null } : { kind: curve.who.kind, name: curve.who.name },
    now: curve.now,
    minutesPerDay: curve.minutesPerDay,
    asItIs: {
      p50: date(curve.plan.p50),
      p80: date(curve.plan.p80),
      load: tidy(curve.plan.load),
      never: curve.plan.never,
    },
    points: curve.points.map((point) => pointJson(point, date, instant)),
    worthMinutes: tidy(curve.worthMinutes),
    knee: curve.knee === null ? null : curve.knee.n,
    doubling:
      curve.doubling === null
        ? null
        : { from: curve.doubling.from, to: curve.doubling.to, timeShare: span(curve.doubling.timeShare) },
    rampLike: curve.rampLike,
    leftOut: curve.leftOut,
    sharesAll: curve.sharesAll,
    roles: curve.roles,
  };
}

function pointJson(
  point: StaffingPoint,
  date: (of: Estimate<number>) => unknown,
  instant: (minute: number | null) => string | null,
): Record<string, unknown> {
  const { versusPlan, marginal, bound } = point;
  return {
    n: point.n,
    p50: date(point.p50),
    p80: date(point.p80),
    versusPlan: {
      p50Minutes: span(versusPlan.p50Minutes),
      p80Minutes: span(versusPlan.p80Minutes),
      meanMinutes: span(versusPlan.meanMinutes),
      earlier: tidy(point.earlier),
      later: tidy(point.later),
    },
    thisHead:
      marginal === null
        ? null
        : {
            p80Minutes: span(marginal.p80Minutes),
            meanMinutes: span(marginal.meanMinutes),
            later: tidy(marginal.later),
            laterMinutes: tidy(marginal.laterMinutes),
            anomaly: marginal.isAnomaly,
          },
    load: tidy(point.load),
    bound: { p80: instant(bound.p80), people: tidy(bound.people) },
    timeShare: tidy(point.timeShare),
    never: point.never,
  };
}

function span({ value, low, high }: Estimate<number>): unknown {
  return { value: tidy(value), low: tidy(low), high: tidy(high) };
}

/** Nine significant digits: the same bytes, whatever the last bits of a mean. */
function tidy(figure: number | null): number | null {
  return figure === null || !Number.isFinite(figure) ? null : Number(figure.toPrecision(9)) + 0;
}
