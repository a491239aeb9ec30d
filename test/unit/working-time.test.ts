// Working time by hand: the dates at which calendars are got wrong, each with the answer a wall calendar gives.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { buildPersonProfiles, buildProfile, type ProfileSpec } from '../../src/engine/calendar/build-profile.ts';
import { instantOfMinute, minuteOfInstant } from '../../src/plan/civil-date.ts';
import { PLAIN_PERSON } from '../../src/plan/plain.ts';
import type { Meeting, Plan, Weekday, WorkCalendar } from '../../src/plan/plan.ts';

const office = [{ from: 540, to: 1020 }];
const calendar = (holidays: string[] = []): WorkCalendar => ({
  week: [office, office, office, office, office, [], []],
  holidays,
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  timeZone: null,
});
const meeting = (on: Weekday[], at: number, minutes: number, more: Partial<Meeting> = {}): Meeting => ({
  name: 'meeting',
  on,
  everyWeeks: 1,
  from: null,
  until: null,
  at,
  minutes,
  who: [],
  ...more,
});
const profile = (start: string, more: Partial<ProfileSpec> = {}) =>
  buildProfile({
    start,
    calendar: calendar(),
    meetings: [],
    away: [],
    capacityPercent: 100,
    availability: [],
    ...more,
  });
/** When work of so many working days, begun at an instant, is done. */
function finish(start: string, from: string, days: number, more: Partial<ProfileSpec> = {}): string {
  return instantOfMinute(start, profile(start, more).finishMinutes(minuteOfInstant(start, from), days * 480));
}

test('a working day begun on the eve of a leap day ends on the leap day', () => {
  expect(finish('2028-02-28', '2028-02-28T13:00', 1)).toBe('2028-02-29T13:00');
  expect(finish('2028-02-28', '2028-02-28T09:00', 3)).toBe('2028-03-01T17:00');
  expect(finish('2027-02-26', '2027-02-26T09:00', 2)).toBe('2027-03-01T17:00');
});

test('a century year without a leap day goes from 28 February to 1 March', () => {
  expect(finish('2100-02-26', '2100-02-26T09:00', 2)).toBe('2100-03-01T17:00');
});

test('week 53 and the turn of the year are ordinary weeks', () => {
  expect(finish('2026-12-28', '2026-12-28T09:00', 5)).toBe('2027-01-01T17:00');
  expect(finish('2026-12-28', '2026-12-31T09:00', 3, { calendar: calendar(['2027-01-01']) })).toBe('2027-01-05T17:00');
});

test('a meeting every second week keeps its rhythm over week 53', () => {
  const everyOther = meeting([0], 540, 60, { everyWeeks: 2 });
  const { nextWorked } = pick('2026-12-21', { meetings: [everyOther] });
  expect(['2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11'].map((day) => nextWorked(`${day}T09:00`))).toEqual([
    '2026-12-21T10:00',
    '2026-12-28T09:00',
    '2027-01-04T10:00',
    '2027-01-11T09:00',
  ]);
});

test('weeks are counted from the Monday before a plan that starts on a Wednesday', () => {
  const { nextWorked } = pick('2025-11-19', { meetings: [meeting([0], 540, 60, { everyWeeks: 2 })] });
  expect(nextWorked('2025-11-24T09:00')).toBe('2025-11-24T09:00');
  expect(nextWorked('2025-12-01T09:00')).toBe('2025-12-01T10:00');
});

function pick(start: string, more: Partial<ProfileSpec>) {
  const built = profile(start, more);
  return { nextWorked: (at: string) => instantOfMinute(start, built.nextWorked(minuteOfInstant(start, at))) };
}

test('a Monday meeting on a holiday does not exist', () => {
  const spec = { calendar: calendar(['2025-11-17']), meetings: [meeting([0], 540, 60)], days: 7 };
  const built = profile('2025-11-17', spec);
  expect(built.unitsAt(7 * 1440)).toBe(4 * 48_000);
  expect(built.minutesAt(7 * 1440)).toBe(4 * 480);
});

test('meetings cost their full minutes out of the share a part-timer gives', () => {
  const built = profile('2025-11-17', { meetings: [meeting([0, 1, 2, 3, 4], 600, 120)], capacityPercent: 50, days: 1 });
  expect(built.minutesAt(1440)).toBe(360);
  expect(built.unitsAt(1440)).toBe(50 * 480 - 100 * 120);
});

test('a meeting outside the windows costs nothing and overlapping meetings count once', () => {
  const meetings = [meeting([0], 1050, 60), meeting([0], 600, 60), meeting([0], 630, 60), meeting([0], 500, 50)];
  const built = profile('2025-11-17', { meetings, days: 1 });
  expect(built.minutesAt(1440)).toBe(480 - 90 - 10);
  expect(built.unitsAt(1440)).toBe(100 * (480 - 90 - 10));
});

test('a meeting that eats the whole share stops effort for ever but not duration', () => {
  const built = profile('2025-11-17', { meetings: [meeting([0, 1, 2, 3, 4], 540, 120)], capacityPercent: 25 });
  expect(built.unitsAt(30 * 1440)).toBe(0);
  expect(built.finishUnits(0, 1)).toBe(-1);
  expect(built.finishMinutes(0, 360)).toBe(1020);
  expect(built.nextWorked(0)).toBe(660);
});

test('a finish is the left name of its instant and a start the right one', () => {
  const built = profile('2025-11-21'); // a Friday
  expect(instantOfMinute('2025-11-21', built.finishMinutes(540, 480))).toBe('2025-11-21T17:00');
  expect(instantOfMinute('2025-11-21', built.nextWorked(1020))).toBe('2025-11-24T09:00');
});

test('nights between round-the-clock days do not end a stretch, the first free midnight does', () => {
  const day = [{ from: 0, to: 1440 }];
  const week = [day, day, [{ from: 0, to: 300 }], [], [{ from: 600, to: 1440 }], day, []];
  const built = profile('2025-11-17', { calendar: { ...calendar(), week }, days: 14 });
  expect(built.stretchEnd(17)).toBe(2 * 1440 + 300);
  expect(built.stretchEnd(4 * 1440 + 600)).toBe(6 * 1440);
  expect(built.stretchEnd(11 * 1440 + 600)).toBe(13 * 1440);
});

test('a stretch that lasts to the end of the tables ends there, and work beyond it never finishes', () => {
  const week = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
  const never = { calendar: { ...calendar(), week }, days: 10 };
  for (const holidays of [[], ['2025-11-17']]) {
    const built = profile('2025-11-17', { ...never, calendar: { ...never.calendar, holidays } });
    const worked = (10 - holidays.length) * 1440;
    expect(built.stretchEnd(2000)).toBe(14_400);
    expect(built.finishMinutes(0, worked)).toBe(14_400);
    expect(built.finishMinutes(0, worked + 1)).toBe(-1);
    expect(built.finishUnits(0, worked * 100 + 1)).toBe(-1);
    expect(built.nextWorked(14_400)).toBe(-1);
  }
});

test('from the day of an entry on its capacity counts, and the last entry that holds a day wins', () => {
  const availability = [
    { from: '2025-11-18', to: null, capacityPercent: 50 },
    { from: '2025-11-19', to: '2025-11-20', capacityPercent: 0 },
    { from: '2025-11-20', to: '2025-11-20', capacityPercent: 80 },
  ];
  const built = profile('2025-11-17', { availability, days: 7 });
  const ofDay = (d: number) => built.unitsAt((d + 1) * 1440) - built.unitsAt(d * 1440);
  expect([0, 1, 2, 3, 4].map(ofDay)).toEqual([48_000, 24_000, 0, 38_400, 24_000]);
  expect(built.minutesAt(7 * 1440)).toBe(4 * 480);
  expect(built.nextWorked(2 * 1440)).toBe(3 * 1440 + 540);
});

test('availability revives no holiday and no absence', () => {
  const availability = [{ from: '2025-11-01', to: null, capacityPercent: 40 }];
  const away = [{ from: '2025-11-18', to: '2025-11-18' }];
  const built = profile('2025-11-17', { availability, away, calendar: calendar(['2025-11-17']), days: 3 });
  expect(built.minutesAt(3 * 1440)).toBe(480);
  expect(built.unitsAt(3 * 1440)).toBe(40 * 480);
});

test('people with the same calendar, meetings, absences and capacities share one profile', () => {
  const person = { ...PLAIN_PERSON, away: [], capacityPercent: 80 };
  const away = [{ from: '2025-12-01', to: '2025-12-05' }];
  const nights = { week: [[], [], [], [], [], office, office], holidays: ['2025-12-25'] };
  const ramp = [{ from: '2025-11-17', to: '2025-11-21', capacityPercent: 25 }];
  const plan = {
    start: '2025-11-17',
    calendar: calendar(),
    meetings: [meeting([0], 540, 60, { who: ['a', 'b', 'c'] })],
    people: [
      { ...person, id: 'a' },
      { ...person, id: 'b' },
      { ...person, id: 'c', away },
      { ...person, id: 'd' },
      { ...person, id: 'e', capacityPercent: 100 },
      { ...person, id: 'f', calendar: nights },
      { ...person, id: 'g', calendar: { ...nights } },
      { ...person, id: 'h', calendar: { ...calendar() } },
      { ...person, id: 'i', availability: ramp },
      { ...person, id: 'j', availability: [{ ...ramp[0] }] },
    ],
  } as unknown as Plan;
  const { profiles, profileOfPerson } = buildPersonProfiles(plan);
  expect([...profileOfPerson]).toEqual([0, 0, 1, 2, 3, 4, 4, 2, 5, 5]);
  expect(profiles.length).toBe(6);
});

test('the time zone of the machine changes nothing', () => {
  const script = `import('./src/engine/calendar/build-profile.ts').then(({ buildProfile }) => {
    const w = [{ from: 90, to: 1020 }];
    const calendar = { week: [w, w, w, w, w, [], w], holidays: ['2026-03-29'], minutesPerDay: 1, minutesPerWeek: 1, timeZone: null };
    const p = buildProfile({ start: '2026-03-05', calendar, meetings: [], away: [{ from: '2026-10-24', to: '2026-10-26' }], capacityPercent: 70, availability: [] });
    process.stdout.write([1, 24, 233, 400, 7000].map((d) => p.unitsAt(d * 1440 + 700) + ' ' + p.nextWorked(d * 1440)).join());
  })`;
  const run = (TZ: string) =>
    execFileSync('node', ['--import', 'tsx', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' });
  const [utc, ...others] = ['UTC', 'Pacific/Apia', 'Europe/Prague'].map(run);
  expect(utc.length).toBeGreaterThan(20);
  for (const other of others) expect(other).toBe(utc);
});
