// The curve in characters: a line for each number of people, time to the right; where the bound, P50 and P80 lie, and the P80 of the plan as
// a line through all of them.
import type { Profile } from '../engine/calendar/profile.ts';
import type { StaffingCurve, StaffingPoint } from '../planning/staffing/staffing-curve.ts';
import { padStart } from './text-sink.ts';

interface Marks {
  bound: string;
  p50: string;
  p80: string;
  between: string;
  plan: string;
}

const DRAWN: Marks = { bound: '│', p50: '○', p80: '●', between: '─', plan: '┊' };
const ASCII: Marks = { bound: '|', p50: 'o', p80: '*', between: '-', plan: ':' };
const LEAST_CELLS = 20;
/** What differs by less than this is no curve. */
const LEAST_DAYS = 2;

/** Lines of at most `width` cells; none where there is nothing to draw. `from` = the first minute of the time that counts. */
export function staffPicture(
  curve: StaffingCurve,
  profile: Profile,
  width: number,
  ascii: boolean,
  dayOf: (minute: number) => string,
): string[] {
  const marks = ascii ? ASCII : DRAWN;
  const dates = curve.points.flatMap(({ p50, p80, bound }) => [p50.value, p80.value, bound.p80]);
  const known = [...dates, curve.plan.p80.value].filter((date) => date !== null);
  const label = Math.max(...curve.points.map(({ n }) => String(n).length));
  const cells = width - label - 2;
  if (known.length < 2 || cells < LEAST_CELLS) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const [low, high] = [profile.minutesAt(first), profile.minutesAt(last)];
  if (high - low < LEAST_DAYS * curve.minutesPerDay) return [];
  const placeOf = (minute: number): number =>
    Math.round(((profile.minutesAt(minute) - low) / (high - low)) * (cells - 1));
  const lines = curve.points.map(
    (point) => `${padStart(String(point.n), label)}  ${lineOf(point, curve, cells, placeOf, marks)}`,
  );
  const [left, right] = [dayOf(first), dayOf(last)];
  const axis = ' '.repeat(label + 2) + left + padStart(right, cells - left.length);
  const key = [
    `${marks.bound} no order of work has a P80 before`,
    `${marks.p50} P50`,
    `${marks.p80} P80`,
    `${marks.plan} P80 as planned`,
  ];
  return [...lines, axis, ...keyLines(key, width)];
}

function lineOf(
  { p50, p80, bound }: StaffingPoint,
  curve: StaffingCurve,
  cells: number,
  placeOf: (minute: number) => number,
  marks: Marks,
): string {
  const line = new Array<string>(cells).fill(' ');
  const put = (minute: number | null, mark: string): void => {
    if (minute !== null) line[placeOf(minute)] = mark;
  };
  put(curve.plan.p80.value, marks.plan);
  if (p50.value !== null && p80.value !== null)
    for (let cell = placeOf(p50.value); cell <= placeOf(p80.value); cell++) line[cell] = marks.between;
  put(bound.p80, marks.bound);
  put(p50.value, marks.p50);
  put(p80.value, marks.p80);
  const text = line.join('').trimEnd();
  return p80.value === null ? `${text} never`.trimStart() : text;
}

/** As many parts on a line as fit. */
function keyLines(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last} · ${part}`;
    if (last !== undefined && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
