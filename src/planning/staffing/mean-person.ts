// The person a team of n is made of: what the people of a plan are on average, day by day. Streams of one person are one person again.
import { dayNumber, isoOfDay } from '../../plan/civil-date.ts';
import type { CivilDate, Person, Plan } from '../../plan/plan.ts';

/** Somebody of the document, with all streams their time is split into. */
export interface Head {
  id: string;
  parts: readonly Person[];
}

/** In document order. */
export function headsOf({ people }: Pick<Plan, 'people'>): Head[] {
  const heads = new Map<string, Person[]>();
  for (const person of people) {
    const id = person.laneOf ?? person.id;
    const parts = heads.get(id);
    if (parts === undefined) heads.set(id, [person]);
    else parts.push(person);
  }
  return Array.from(heads, ([id, parts]) => ({ id, parts }));
}

/** What everybody has on average: capacity by day (absences, joining and leaving included), speed, skills; hours and limits as most have them. */
export function meanPerson(plan: Plan, heads: readonly Head[]): Omit<Person, 'id'> {
  const calendar = mostCommon(heads.map(({ parts }) => parts[0].calendar));
  const scales = heads.map(({ parts }) => weeklyMinutes(plan, parts[0].calendar) / weeklyMinutes(plan, calendar));
  const capacityOn = (day: CivilDate | null): number =>
    mean(heads.map(({ parts }, h) => capacityOf(parts[0], day) * scales[h]));
  const capacity = capacityOn(null);
  // Streams share one person's time by their efficiency.
  const delivered = mean(
    heads.map(({ parts }) => capacityOf(parts[0], null) * sum(parts.map((p) => p.efficiencyPercent))),
  );
  const base = wholePercent(capacity);
  return {
    role: null,
    track: null,
    skills: meanSkills(heads),
    capacityPercent: base,
    efficiencyPercent: capacity === 0 ? 100 : Math.max(1, Math.round(delivered / capacity)),
    away: [],
    statedCritical: false,
    calendar,
    availability: daysApart(heads).flatMap(({ from, to }) => {
      const capacityPercent = wholePercent(capacityOn(from));
      return capacityPercent === base ? [] : [{ from, to, capacityPercent }];
    }),
    wip: mostCommon(heads.map(({ parts }) => parts[0].wip)),
    laneOf: null,
  };
}

/** Stretches of days on which the capacity of everybody is the same; the last one may have no end. */
function daysApart(heads: readonly Head[]): { from: CivilDate; to: CivilDate | null }[] {
  const starts = new Set<number>();
  for (const { parts } of heads)
    for (const { from, to } of [...parts[0].away, ...parts[0].availability]) {
      starts.add(dayNumber(from));
      if (to !== null) starts.add(dayNumber(to) + 1);
    }
  const days = [...starts].sort((a, b) => a - b);
  return days.map((day, k) => ({ from: isoOfDay(day), to: k + 1 < days.length ? isoOfDay(days[k + 1] - 1) : null }));
}

/** Percent on that day; null = on an ordinary one. */
function capacityOf({ capacityPercent, availability, away }: Person, day: CivilDate | null): number {
  if (day === null) return capacityPercent;
  if (away.some(({ from, to }) => from <= day && day <= to)) return 0;
  const held = availability.findLast(({ from, to }) => from <= day && (to === null || day <= to));
  return held?.capacityPercent ?? capacityPercent;
}

function meanSkills(heads: readonly Head[]): Person['skills'] {
  const percents = new Map<string, number[]>();
  for (const { parts } of heads)
    for (const { name, percent } of parts[0].skills) percents.set(name, [...(percents.get(name) ?? []), percent]);
  return Array.from(percents, ([name, list]) => ({ name, percent: Math.round(mean(list)) }));
}

function weeklyMinutes({ calendar }: Plan, own: Person['calendar']): number {
  const week = own === null ? calendar.week : own.week;
  return sum(week.flatMap((windows) => windows.map(({ from, to }) => to - from)));
}

/** The first of those that occur most often. */
function mostCommon<Value>(values: readonly Value[]): Value {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(JSON.stringify(value)) === most)!;
}

function wholePercent(percent: number): number {
  return Math.max(0, Math.min(100, Math.round(percent)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
