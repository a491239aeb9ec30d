// Windows: times in which some issues rest and others may only work, as dated stretches, a weekly rhythm, or both.
import { dayNumber, isoOfDay } from '../plan/civil-date.ts';
import type { CivilInstant, DayWindow, Window } from '../plan/plan.ts';
import { readDate, readDay, readSpans } from './dates.ts';
import { entryAt, isMap, type Place, shorten } from './document.ts';
import { type Fields, openFields, openList, openNamed } from './fields.ts';
import { EXCEPT_KEYS, WINDOW_KEYS, WINDOW_SPAN_KEYS } from './keys-of-supply.ts';
import { LAST_DAY } from './limits.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readNumber, readText } from './scalars.ts';
import { readSelection, type Selectable } from './selection.ts';
import { readWeekdays, readWindow } from './weekly.ts';

type WindowFields = Fields<keyof typeof WINDOW_KEYS>;
type Span = Window['spans'][number];
const ALL_DAY: DayWindow = { from: 0, to: 1440 };
const MOST_WEEKS = 520;
const WEEKLY_KEYS = ['everyWeeks', 'startWeek', 'from', 'until'] as const;

/** The windows, in document order; `only` are the issues that say `in`. */
export function readWindows(reading: Reading, place: Place | undefined, from: Selectable): Window[] {
  return openNamed(reading.complaints, place, 'windows').flatMap(([id, value]) => {
    const { complaints } = reading;
    const fields = openFields(complaints, value, WINDOW_KEYS, `the window ${shorten(id)}`);
    if (fields === null) return [];
    const hours = readWindow(complaints, fields.at('hours')) ?? ALL_DAY;
    const only = (reading.implied.only.get(id) ?? []).filter((issue) => from.issues.some((each) => each.id === issue));
    if (fields.given(['dates', 'every']).length === 0 && !fields.misspells(['dates', 'every'])) {
      const hint = 'give dates, or every: wed-fri';
      complaints.add('E120', value, `the window ${shorten(id)} does not say when it opens`, { atKey: true, hint });
    }
    return [
      {
        id,
        title: readText(complaints, fields.at('title'), 'title') ?? id,
        spans: joined(readDates(reading, fields.at('dates'), hours)),
        weekly: readRhythm(reading, fields, hours),
        closes: readCloses(reading, fields, from, only),
        only,
        ...readProvenance(complaints, fields),
      },
    ];
  });
}

/** Days are taken with the hours of the window; stretches from one instant to another as they are. */
function readDates(reading: Reading, place: Place | undefined, hours: DayWindow): Span[] {
  const { complaints } = reading;
  const first = dayNumber(reading.start ?? '2000-01-03');
  return openList(place).flatMap((item): Span[] => {
    if (isMap(item)) {
      const fields = openFields(complaints, item, WINDOW_SPAN_KEYS, 'dates');
      if (fields === null) return [];
      requireKeys(complaints, fields, WINDOW_SPAN_KEYS, 'dates');
      const from = readDate(reading, fields.at('from'), 'begin', 'from');
      const to = readDate(reading, fields.at('to'), 'end', 'to');
      if (from === null || to === null) return [];
      if (to > from) return [{ from, to }];
      complaints.add('E025', fields.at('to') as Place, 'it closes before it opens');
      return [];
    }
    return readSpans(complaints, item, 'dates').flatMap((span) => {
      if (reading.start === null) return [];
      const [begin, end] = [dayNumber(span.from), dayNumber(span.to)];
      if (begin < first || end > first + LAST_DAY) {
        const what = begin < first ? 'begin before the plan does' : 'end more than 20 years after the start';
        complaints.add('E026', item, `dates: they ${what}`);
        return [];
      }
      if (hours.from === 0 && hours.to === 1440) return [{ from: instant(begin, 0), to: instant(end, 1440) }];
      return Array.from({ length: end - begin + 1 }, (_, i) => ({
        from: instant(begin + i, hours.from),
        to: instant(begin + i, hours.to),
      }));
    });
  });
}

function instant(day: number, minute: number): CivilInstant {
  if (minute === 1440) return instant(day + 1, 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${isoOfDay(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** In the order of time; stretches that touch or overlap are one. */
function joined(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const apart: { from: CivilInstant; to: CivilInstant }[] = [];
  for (const span of sorted) {
    const last = apart[apart.length - 1];
    if (last === undefined || span.from > last.to) apart.push({ ...span });
    else if (span.to > last.to) last.to = span.to;
  }
  return apart;
}

function readRhythm(reading: Reading, fields: WindowFields, hours: DayWindow): Window['weekly'] {
  const { complaints, calendar } = reading;
  const workdays = ([0, 1, 2, 3, 4, 5, 6] as const).filter((day) => calendar.week[day].length > 0);
  const weeks = { min: 1, max: MOST_WEEKS, whole: true };
  const on = readWeekdays(complaints, fields.at('every'), workdays);
  const everyWeeks = readNumber(complaints, fields.at('everyWeeks'), weeks, 'everyWeeks') ?? 1;
  const startWeek = readNumber(complaints, fields.at('startWeek'), weeks, 'startWeek') ?? 1;
  const first = readDay(reading, fields.at('from'), 'begin', 'from');
  const last = readDay(reading, fields.at('until'), 'end', 'until');
  if (first !== null && last !== null && last < first) {
    complaints.add('E025', fields.at('until') as Place, 'until lies before from');
  }
  const stray = WEEKLY_KEYS.find((key) => fields.at(key) !== undefined);
  if (stray !== undefined && fields.at('every') === undefined && !fields.misspells(['every'])) {
    const message = `${stray} belongs to a rhythm of weekdays`;
    complaints.add('E120', fields.at(stray) as Place, message, { atKey: true, hint: 'add every: wed-fri' });
  }
  return on === null || on.length === 0 ? null : { on, everyWeeks, startWeek, ...hours, first, last };
}

/** Whoever works only inside is never closed by the same window, unless named: then nothing would be left. */
function readCloses(reading: Reading, fields: WindowFields, from: Selectable, only: readonly string[]): string[] {
  const place = fields.at('closes');
  if (place === undefined) return [];
  const inner =
    isMap(place) && entryAt(place, 'except') !== undefined
      ? openFields(reading.complaints, place, EXCEPT_KEYS, 'closes')
      : null;
  const selected = readSelection(
    reading,
    inner === null ? place : inner.at('except'),
    from,
    inner === null ? 'closes' : 'except',
  );
  if (selected === null) return [];
  if (inner !== null) {
    const spared = new Set([...selected.issues, ...only]);
    return from.issues.filter(({ id, implied }) => implied === null && !spared.has(id)).map(({ id }) => id);
  }
  const both = selected.issues.find((id) => only.includes(id) && selected.of.ids?.includes(id) === true);
  if (both !== undefined) {
    reading.complaints.add('E120', place, `${shorten(both)} works only in this window, which closes it`);
  }
  return selected.issues.filter((id) => !only.includes(id));
}
