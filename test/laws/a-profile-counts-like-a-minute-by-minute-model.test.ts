// The look-up tables of the calendar against a model that visits every minute of sixty days and counts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildPersonProfiles,
  buildProfile,
  buildWindowProfile,
  intersectPeople,
  intersectProfiles,
  type ProfileSpec,
} from '../../src/engine/calendar/build-profile.ts';
import type { Profile } from '../../src/engine/calendar/profile.ts';
import { PLAIN_PERSON } from '../../src/plan/plain.ts';
import type { DayWindow, Meeting, Person, Plan, Weekday } from '../../src/plan/plan.ts';

const DAYS = 60;
const END = DAYS * 1440;
const MS_PER_DAY = 86_400_000;

interface Model {
  worked: Uint8Array;
  /** Worked minutes and units in [0, t). */
  minutes: Int32Array;
  units: Int32Array;
}

/** Straight from "Time", rules 1 and 2, with the platform's own dates (in UTC) instead of ours. */
function countMinutes(spec: ProfileSpec): Model {
  const worked = new Uint8Array(END);
  const units = new Int32Array(END + 1);
  const first = Date.parse(`${spec.start}T00:00:00Z`);
  const firstMonday = first - ((new Date(first).getUTCDay() + 6) % 7) * MS_PER_DAY;
  for (let d = 0; d < DAYS; d++) {
    const today = first + d * MS_PER_DAY;
    const iso = new Date(today).toISOString().slice(0, 10);
    const weekday = ((new Date(today).getUTCDay() + 6) % 7) as Weekday;
    const week = Math.floor((today - firstMonday) / (7 * MS_PER_DAY));
    const entry = spec.availability.findLast(({ from, to }) => from <= iso && iso <= (to ?? iso));
    const capacity = entry?.capacityPercent ?? spec.capacityPercent;
    const away =
      entry?.capacityPercent === 0 ||
      spec.calendar.holidays.includes(iso) ||
      spec.away.some(({ from, to }) => from <= iso && iso <= to);
    const held = spec.meetings.filter(
      (m) => m.on.includes(weekday) && week % m.everyWeeks === 0 && (m.from ?? iso) <= iso && iso <= (m.until ?? iso),
    );
    let inMeetings = 0;
    let works = 0;
    for (let minute = 0; minute < 1440; minute++) {
      if (away || !spec.calendar.week[weekday].some(({ from, to }) => from <= minute && minute < to)) continue;
      if (held.some(({ at, minutes }) => at <= minute && minute < at + minutes)) inMeetings++;
      else {
        works++;
        worked[d * 1440 + minute] = 1;
      }
    }
    const ofDay = Math.max(0, capacity * (works + inMeetings) - 100 * inMeetings);
    for (let minute = 0, k = 0; minute < 1440; minute++) {
      k += worked[d * 1440 + minute];
      units[d * 1440 + minute + 1] = units[d * 1440] + (works === 0 ? 0 : Math.floor((ofDay * k) / works));
    }
  }
  const minutes = new Int32Array(END + 1);
  for (let m = 0; m < END; m++) minutes[m + 1] = minutes[m] + worked[m];
  return { worked, minutes, units };
}

function firstReaching(totals: Int32Array, t: number, amount: number): number {
  for (let f = t; f <= END; f++) if (totals[f] - totals[t] >= amount) return f;
  return -1;
}

function firstWorked(model: Model, t: number): number {
  const found = model.worked.indexOf(1, t);
  return found;
}

function endOfWork(model: Model, m: number): number {
  const found = model.worked.indexOf(0, m);
  return found < 0 ? END : found;
}

function expectLikeModel(profile: Profile, model: Model, moments: readonly number[], amounts: readonly number[]): void {
  expect(profile.days).toBe(DAYS);
  for (let t = 0; t <= END; t += 37) {
    if (profile.unitsAt(t) !== model.units[t])
      expect({ t, units: profile.unitsAt(t) }).toEqual({ t, units: model.units[t] });
    if (profile.minutesAt(t) !== model.minutes[t])
      expect({ t, m: profile.minutesAt(t) }).toEqual({ t, m: model.minutes[t] });
  }
  for (const t of moments) {
    expect(profile.unitsAt(t)).toBe(model.units[t]);
    expect(profile.minutesAt(t)).toBe(model.minutes[t]);
    const next = firstWorked(model, t);
    expect(profile.nextWorked(t)).toBe(next);
    if (next >= 0) expect(profile.stretchEnd(next)).toBe(endOfWork(model, next));
    for (const amount of amounts) {
      expect(profile.finishUnits(t, amount)).toBe(firstReaching(model.units, t, amount));
      expect(profile.finishMinutes(t, amount)).toBe(firstReaching(model.minutes, t, amount));
    }
  }
}

const anyDay = fc
  .integer({ min: Date.UTC(1996, 0, 1) / MS_PER_DAY, max: Date.UTC(2104, 11, 31) / MS_PER_DAY })
  .map((day) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10));
const dayAfter = (start: string, n: number): string =>
  new Date(Date.parse(`${start}T00:00:00Z`) + n * MS_PER_DAY).toISOString().slice(0, 10);

const windowsOfDay: fc.Arbitrary<DayWindow[]> = fc.oneof(
  fc.constant<DayWindow[]>([]),
  fc.constant<DayWindow[]>([{ from: 0, to: 1440 }]),
  fc.constant<DayWindow[]>([{ from: 540, to: 1020 }]),
  fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 }).map((cuts) => {
    const sorted = cuts.toSorted((a, b) => a - b);
    return Array.from({ length: sorted.length >> 1 }, (_, i) => ({ from: sorted[2 * i], to: sorted[2 * i + 1] }));
  }),
);
const offset = fc.integer({ min: -5, max: DAYS + 5 });
const meeting = (start: string): fc.Arbitrary<Meeting> =>
  fc.record({
    name: fc.constant('meeting'),
    on: fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6]),
    everyWeeks: fc.integer({ min: 1, max: 3 }),
    from: fc.option(offset.map((n) => dayAfter(start, n))),
    until: fc.option(offset.map((n) => dayAfter(start, n))),
    at: fc.integer({ min: 0, max: 1439 }),
    minutes: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1440 })),
    who: fc.constant([]),
  });
const calendar = (start: string): fc.Arbitrary<ProfileSpec['calendar']> =>
  fc.record({
    week: fc.array(windowsOfDay, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(
      fc.integer({ min: 0, max: DAYS }).map((n) => dayAfter(start, n)),
      { maxLength: 5 },
    ),
  });
const capacityPercent = fc.oneof(fc.constant(100), fc.constant(0), fc.integer({ min: 1, max: 100 }));
const away = (start: string): fc.Arbitrary<ProfileSpec['away']> =>
  fc.array(
    fc
      .tuple(offset, fc.nat(12))
      .map(([from, length]) => ({ from: dayAfter(start, from), to: dayAfter(start, from + length) })),
    { maxLength: 3 },
  );
/** Overlapping entries, open ends and days away, so that the last one that holds a day matters. */
const availability = (start: string): fc.Arbitrary<ProfileSpec['availability']> =>
  fc.array(
    fc.tuple(offset, fc.option(fc.nat(30)), capacityPercent).map(([from, length, percent]) => ({
      from: dayAfter(start, from),
      to: length === null ? null : dayAfter(start, from + length),
      capacityPercent: percent,
    })),
    { maxLength: 4 },
  );
const specFrom = (start: string): fc.Arbitrary<ProfileSpec> =>
  fc.record({
    start: fc.constant(start),
    calendar: calendar(start),
    meetings: fc.array(meeting(start), { maxLength: 4 }),
    away: away(start),
    capacityPercent,
    availability: availability(start),
    days: fc.constant(DAYS),
  });
const spec = anyDay.chain(specFrom);
const moments = fc.array(fc.integer({ min: 0, max: END }), { minLength: 1, maxLength: 6 });
const amounts = fc.array(
  fc.oneof(
    fc.integer({ min: -2, max: 50 }),
    fc.integer({ min: 1, max: 20_000 }),
    fc.integer({ min: 1, max: 5_000_000 }),
  ),
  { minLength: 1, maxLength: 5 },
);

test('every query of a profile answers what counting minute by minute answers', () => {
  fc.assert(
    fc.property(spec, moments, amounts, (given, at, need) => {
      expectLikeModel(buildProfile(given), countMinutes(given), at, need);
    }),
    { numRuns: 150 },
  );
});

test('a calendar around the clock answers arithmetic what counting answers, at any capacity', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 100 }), moments, amounts, (start, capacityPercent, at, need) => {
      const week = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
      const calendar = { week, holidays: [] };
      const given = { start, calendar, meetings: [], away: [], capacityPercent, availability: [], days: DAYS };
      const profile = buildProfile(given);
      expect(profile.constantRate).toBe(capacityPercent);
      expectLikeModel(profile, countMinutes(given), at, need);
    }),
    { numRuns: 20 },
  );
});

test('the common time of several people is every minute in which each of them works', () => {
  fc.assert(
    fc.property(fc.array(spec, { minLength: 1, maxLength: 3 }), moments, amounts, (specs, at, need) => {
      const given = specs.map((one) => ({ ...one, start: specs[0].start }));
      const common = inCommon(given.map(countMinutes));
      expectLikeModel(intersectProfiles(given.map(buildProfile)), common, at, need);
    }),
    { numRuns: 50 },
  );
});

/** The minutes worked in every model, at 100 %. */
function inCommon(models: readonly Model[]): Model {
  const worked = models[0].worked.map((_, m) => (models.every((model) => model.worked[m] === 1) ? 1 : 0));
  const minutes = new Int32Array(END + 1);
  for (let m = 0; m < END; m++) minutes[m + 1] = minutes[m] + worked[m];
  return { worked, minutes, units: minutes.map((m) => 100 * m) };
}

/** A plan's calendar and meetings, and people of whom some have calendars, absences and availability of their own. */
interface Team {
  plan: Plan;
  /** What the documents say each person's working time is. */
  specs: ProfileSpec[];
}
const team: fc.Arbitrary<Team> = anyDay.chain((start) => {
  const person = fc.record({
    own: fc.option(calendar(start)),
    attends: fc.boolean(),
    away: away(start),
    capacityPercent,
    availability: availability(start),
  });
  return fc
    .tuple(specFrom(start), fc.array(person, { minLength: 2, maxLength: 4 }), fc.boolean())
    .map(([base, members, twins]) => {
      const everybody = twins ? [...members, { ...members[0] }] : members;
      const people = everybody.map(({ own, away, capacityPercent, availability }, p): Person => {
        return { ...PLAIN_PERSON, id: `p${p}`, calendar: own, away, capacityPercent, availability };
      });
      const who = people.filter((_, p) => everybody[p].attends).map(({ id }) => id);
      const meetings = base.meetings.map((meeting) => ({ ...meeting, who }));
      const plan = { start, calendar: base.calendar, meetings, people } as unknown as Plan;
      const specs = everybody.map(({ own, attends, ...rest }) => ({
        ...rest,
        start,
        calendar: own ?? base.calendar,
        meetings: attends ? meetings : [],
        days: DAYS,
      }));
      return { plan, specs };
    });
});

test('each person of a plan works by the own calendar and the capacity of the day, alone and together', () => {
  fc.assert(
    fc.property(team, moments, amounts, ({ plan, specs }, at, need) => {
      const { profiles, profileOfPerson } = buildPersonProfiles(plan, DAYS);
      const models = specs.map(countMinutes);
      models.forEach((model, p) => {
        expectLikeModel(profiles[profileOfPerson[p]], model, at, need);
      });
      const same = new Set(specs.map((spec) => JSON.stringify(spec))).size;
      expect(profiles.length).toBeLessThanOrEqual(same);
      expectLikeModel(intersectPeople(plan, plan.people, DAYS), inCommon(models), at, need);
    }),
    { numRuns: 30 },
  );
});

test('review windows are open on their weekdays whatever the calendar says', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6]),
      fc.integer({ min: 0, max: 1439 }),
      moments,
      amounts,
      (start, on, from, at, need) => {
        const to = from + 1 + ((from * 7) % (1440 - from));
        const week = Array.from({ length: 7 }, (_, d) => (on.includes(d as Weekday) ? [{ from, to }] : []));
        const calendar = { week, holidays: [] };
        const given = { start, calendar, meetings: [], away: [], capacityPercent: 100, availability: [], days: DAYS };
        expectLikeModel(buildWindowProfile(start, on, from, to, DAYS), countMinutes(given), at, need);
      },
    ),
    { numRuns: 30 },
  );
});
