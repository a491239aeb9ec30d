// Civil dates as integers, against the clockwork of the platform over every day of 1900-2200.
import { expect, test } from 'vitest';
import {
  dayNumber,
  instantOfMinute,
  isCivilDate,
  isoOfDay,
  minuteOfInstant,
  weekdayOfDay,
} from '../../src/plan/civil-date.ts';

const DAY_MILLISECONDS = 86_400_000;

test('every day of three centuries has the number, name and weekday that UTC gives it', () => {
  for (let day = dayNumber('1900-01-01'); day <= dayNumber('2200-12-31'); day += 1) {
    const date = new Date(day * DAY_MILLISECONDS);
    const iso = date.toISOString().slice(0, 10);
    if (isoOfDay(day) !== iso || dayNumber(iso) !== day) throw new Error(iso);
    if (weekdayOfDay(day) !== (date.getUTCDay() + 6) % 7) throw new Error(`weekday of ${iso}`);
  }
});

test('days that do not exist are no dates', () => {
  const impossible = [
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1900-02-29',
    '2026-1-1',
    ' 2026-01-01',
  ];
  expect(impossible.filter(isCivilDate)).toEqual([]);
  expect(['2024-02-29', '2000-02-29', '2026-12-31'].filter(isCivilDate)).toHaveLength(3);
  expect(dayNumber('2026-02-30')).toBeNaN();
});

test('minutes and instants are each other’s inverse, across midnight and before the start', () => {
  for (const minute of [0, 1, 1439, 1440, 1441, 600_000, -1, -1440]) {
    expect(minuteOfInstant('2025-11-17', instantOfMinute('2025-11-17', minute))).toBe(minute);
  }
  expect(instantOfMinute('2025-12-31', 1440 + 570)).toBe('2026-01-01T09:30');
  expect(minuteOfInstant('2025-11-17', '2025-11-17T24:00')).toBe(1440);
  expect(minuteOfInstant('2025-11-17', '2025-11-17T24:01')).toBeNaN();
  expect(minuteOfInstant('2025-11-17', '2025-11-17 09:00')).toBeNaN();
});
