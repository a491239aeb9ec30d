// E020-E039: values that cannot be read, or that contradict themselves.
import type { CodeEntry } from './code-entry.ts';

export const VALUE_CODES = {
  E020: {
    title: 'unusable number',
    explanation:
      'Numbers are finite, not negative where an amount is meant, and small enough to be exact; counts are whole. NaN, infinity, -0 and numbers beyond 2^53 are refused rather than rounded.',
    wrong: 'simulation: { replications: .inf }',
    right: 'simulation: { replications: 10000 }',
  },
  E021: {
    title: 'unreadable duration',
    explanation:
      'A duration is a number and a unit: m, h, d or w. What 1d and 1w are worth is said by the calendar. A bare number could mean anything, so it is refused; only 0 needs no unit. A duration is at most 20 years.',
    wrong: 'effort: 2',
    right: 'effort: 2d',
  },
  E022: {
    title: 'unreadable estimate',
    explanation:
      'An estimate is one value (2d), a range (1-2d), three points (1/2/4d), or a distribution spelled out with exactly the parameters it needs. A factor is the same without units.',
    wrong: 'effort: 1..2d',
    right: 'effort: 1-2d',
  },
  E023: {
    title: 'estimate that contradicts itself',
    explanation:
      'The numbers of a range must rise, a minimum cannot lie above the mode, weights must match the values and add up to 1. A range meant as P10-P90 must begin above zero, and its middle must not lie so far to one side that no smooth curve passes all three points.',
    wrong: 'effort: 3-1d',
    right: 'effort: 1-3d',
  },
  E024: {
    title: 'unreadable or impossible share',
    explanation:
      'A share is written 80% or 0.8 and lies between 0 and 100 %. Capacities, support and losses are whole percents, because work is counted exactly in hundredths.',
    wrong: 'capacity: 80',
    right: 'capacity: 80%',
  },
  E025: {
    title: 'unreadable or impossible date',
    explanation:
      'A date is 2025-11-17, 2025-11-17 14:30, week 2 fri, week 2 fri 18:00, day 12 or day 12 10:00, and it must exist. Spans are 2025-12-24..2025-12-31, first day first.',
    wrong: 'start: 2026-02-30',
    right: 'start: 2026-02-28',
  },
  E026: {
    title: 'date outside the plan',
    explanation: 'Nothing can begin before the plan does, and no future is followed further than 20 years.',
    wrong: 'start: 2026-01-05\nissues:\n  "#1": { owner: Ann, effort: 1d, notBefore: 2025-12-01 }',
    right: 'start: 2026-01-05\nissues:\n  "#1": { owner: Ann, effort: 1d, notBefore: 2026-01-12 }',
  },
  E027: {
    title: 'unreadable hours',
    explanation:
      'Hours are 09:00-12:00, from earlier to later within one day (24:00 is its end), or a list of such windows. A time is 09:00.',
    wrong: 'hours: [9-17]',
    right: 'hours: [09:00-17:00]',
  },
  E028: {
    title: 'windows that overlap',
    explanation: 'Two windows of one day share minutes. Join them, or say where one ends.',
    wrong: 'hours: [09:00-13:00, 12:00-17:00]',
    right: 'hours: [09:00-12:00, 13:00-17:00]',
  },
  E029: {
    title: 'calendar without working time',
    explanation: 'No day of the week has any hours, so nothing could ever be finished.',
    wrong: 'calendar: { week: mon-fri, hours: [] }',
    right: 'calendar: { week: mon-fri, hours: [09:00-17:00] }',
  },
  E030: {
    title: 'unreadable weekdays',
    explanation: 'Weekdays are mon, tue, wed, thu, fri, sat, sun, a range like mon-fri, a list of them, or workday.',
    wrong: 'every: daily',
    right: 'every: workday',
  },
  E031: {
    title: 'number outside its range',
    explanation: 'The number is readable but outside what this key allows; the message says what is.',
    wrong: 'attempts: 0',
    right: 'attempts: 3',
  },
  E032: {
    title: 'unusable id',
    explanation:
      'An id has 1 to 80 letters, digits, #, ., _ or - and no blanks: it is quoted in commands, conditions and event logs. `all`, `finish` and `everything` mean something else already.',
    wrong: 'issues: { "first task": ... }',
    right: 'issues: { first-task: { title: first task, ... } }',
  },
} as const satisfies Record<string, CodeEntry>;
