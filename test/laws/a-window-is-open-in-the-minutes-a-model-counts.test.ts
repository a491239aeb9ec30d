// Spans of windows against a model that asks of every minute of forty days whether the window is open.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowSpans } from '../../src/engine/calendar/window-spans.ts';
import type { Weekday, Window } from '../../src/plan/plan.ts';

const DAYS = 40;
const END = DAYS * 1440;
const MS_PER_DAY = 86_400_000;

const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** An instant as a text that sorts; 24:00 of a day is 00:00 of the next. */
const instantOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** Straight from the types of the plan, with the platform's own dates (in UTC) instead of ours. */
function openMinutes(start: string, { spans, weekly }: Window): Uint8Array {
  const open = new Uint8Array(END);
  const first = Date.parse(`${start}T00:00:00Z`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * MS_PER_DAY;
  for (let minute = 0; minute < END; minute++) {
    const now = first + minute * 60_000;
    const [iso, text] = [isoOf(now), instantOf(now)];
    if (spans.some(({ from, to }) => from <= text && text < to)) open[minute] = 1;
    if (weekly === null || iso < (weekly.first ?? iso) || iso > (weekly.last ?? iso)) continue;
    const week = 1 + Math.floor((now - monday) / (7 * MS_PER_DAY));
    const weekday = ((new Date(now).getUTCDay() + 6) % 7) as Weekday;
    const counts = week >= weekly.startWeek && (week - weekly.startWeek) % weekly.everyWeeks === 0;
    const ofDay = minute % 1440;
    if (counts && weekly.on.includes(weekday) && weekly.from <= ofDay && ofDay < weekly.to) open[minute] = 1;
  }
  return open;
}

const anyDay = fc
  .integer({ min: Date.UTC(1996, 0, 1) / MS_PER_DAY, max: Date.UTC(2104, 11, 31) / MS_PER_DAY })
  .map((day) => day * MS_PER_DAY);
const minuteOfPlan = fc.oneof(
  fc.integer({ min: -3000, max: END + 3000 }),
  fc.integer({ min: -2, max: DAYS + 2 }).map((d) => d * 1440),
);
const dayOfPlan = fc.integer({ min: -5, max: DAYS + 5 });

const planAndWindow: fc.Arbitrary<{ start: string; window: Window }> = anyDay.chain((start) => {
  const instant = (minute: number): string => instantOf(start + minute * 60_000);
  const date = dayOfPlan.map((d) => isoOf(start + d * MS_PER_DAY));
  const weekly: fc.Arbitrary<Window['weekly']> = fc
    .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
    .filter(([from, to]) => from !== to)
    .chain(([a, b]) =>
      fc.record({
        on: fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6]),
        everyWeeks: fc.integer({ min: 1, max: 3 }),
        startWeek: fc.integer({ min: 1, max: 4 }),
        from: fc.constantFrom(Math.min(a, b), 0),
        to: fc.constantFrom(Math.max(a, b), 1440),
        first: fc.option(date),
        last: fc.option(date),
      }),
    );
  const spans = fc.uniqueArray(minuteOfPlan, { maxLength: 6 }).map((cuts) => {
    const sorted = cuts.toSorted((a, b) => a - b);
    return Array.from({ length: sorted.length >> 1 }, (_, i) => ({
      from: instant(sorted[2 * i]),
      to: instant(sorted[2 * i + 1]),
    }));
  });
  return fc.record({ spans, weekly: fc.option(weekly) }).map((parts) => ({
    start: isoOf(start),
    window: { id: 'w', title: 'w', closes: [], only: [], ...parts },
  }));
});

test('a window is open in exactly the minutes its dates and its rhythm name', () => {
  fc.assert(
    fc.property(planAndWindow, ({ start, window }) => {
      const spans = windowSpans({ start }, window, DAYS);
      const open = new Uint8Array(END);
      for (let i = 0; i < spans.length; i += 2) {
        open.fill(1, spans[i], spans[i + 1]);
        // Sorted, none empty, and a closed minute between any two.
        expect(spans[i]).toBeGreaterThan(i === 0 ? -1 : spans[i - 1]);
        expect(spans[i + 1]).toBeGreaterThan(spans[i]);
      }
      expect(spans.length === 0 || spans[spans.length - 1] <= END).toBe(true);
      const expected = openMinutes(start, window);
      const wrong = open.findIndex((isOpen, minute) => isOpen !== expected[minute]);
      expect(wrong < 0 ? null : { minute: wrong, open: open[wrong] }).toBe(null);
    }),
    { numRuns: 40 },
  );
});

test('a freeze that ends at 24:00 and a week that begins at 00:00 are one stretch', () => {
  const window: Window = {
    id: 'freeze',
    title: 'freeze',
    spans: [{ from: '2025-11-20T09:00', to: '2025-11-23T24:00' }],
    weekly: { on: [0], everyWeeks: 2, startWeek: 2, from: 0, to: 1440, first: null, last: '2025-11-24' },
    closes: [],
    only: [],
  };
  expect([...windowSpans({ start: '2025-11-19' }, window, 30)]).toEqual([1440 + 540, 6 * 1440]);
});
