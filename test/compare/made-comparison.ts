// A comparison made by hand, with every kind of verdict, so that its screens can be held to the letter whatever the engine says.
import type { LogEvent } from '../../src/engine/log/events.ts';
import type {
  ComparedDate,
  ComparedOption,
  Comparison,
  DateDifference,
  Difference,
} from '../../src/planning/compare/comparison.ts';
import type { CompareContext } from '../../src/reports/compare-context.ts';
import { planOf } from '../forecast/plans.ts';

export const DAY = 480;

export const WHARF = planOf(`
plan: "Wharf \\u001b[2J茶"
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00], day: 8h, workWeek: 40h }
team: { Ann: { role: Backend }, Bob: { role: Backend }, Cid: { role: QA } }
issues:
  "#1": { title: Quay, owner: Ann, effort: 2-4d }
  "#2": { title: "発熱体 👩‍🔧 heating", owner: Ann, effort: 2-4d, after: ["#1"] }
  "#3": { title: Crane, owner: Bob, effort: 1-2d }
gates: { G1: { title: Open for ships, after: ["#1"], target: week 1 fri } }
milestones: { Done: { title: Harbour opens, after: ["#2", "#3"], target: week 2 fri } }
`);

const at = (day: number): number => day * 1440 + 17 * 60;
const share = (value: number) => ({ share: value, low: value - 0.01, high: value + 0.01 });

export function difference(value: number | null, low: number | null, high: number | null): Difference {
  const days = (end: number | null): number | null => (end === null ? null : end * DAY);
  const sign = high !== null && high < 0 ? 'less' : low !== null && low > 0 ? 'more' : null;
  return { value: days(value), low: days(low), high: days(high), by: 'bootstrap', never: null, sign, shares: null };
}

const FINISH = { kind: 'finish', id: 'finish', title: '' } as const;
const GATE = { kind: 'gate', id: 'G1', title: 'Open for ships' } as const;
const DONE = { kind: 'milestone', id: 'Done', title: 'Harbour opens' } as const;

const dates = (p80: number, onTime: number): ComparedDate[] => [
  { ...FINISH, p50: at(p80 - 2), p80: at(p80), mean: at(p80 - 2), target: null, onTime: null, never: 0 },
  { ...GATE, p50: at(3), p80: at(4), mean: at(3), target: at(4), onTime: share(0.8), never: 0 },
  { ...DONE, p50: at(p80 - 2), p80: at(p80), mean: at(p80 - 2), target: at(11), onTime: share(onTime), never: 0 },
];

const moved = (
  of: typeof FINISH | typeof GATE | typeof DONE,
  k: number,
  p80: Difference,
  earlier: number,
): DateDifference => ({
  ...of,
  inBase: k,
  inOption: k,
  p50: p80,
  p80,
  mean: { ...p80, by: 'paired-t' },
  comesInBoth: 1000,
  earlier: share(earlier),
  later: share(1 - earlier),
  same: 0,
  onTime: of === FINISH ? null : { ...difference(0.1 / DAY, 0.05 / DAY, 0.15 / DAY), by: 'paired-shares' },
  matters: p80.sign !== null,
});

const started = (person: string): LogEvent => ({
  seq: 7,
  minute: at(1),
  time: '2025-11-18T17:00',
  type: 'IssueStarted',
  subject: '#2',
  person,
  causes: [{ type: 'opening', subject: null, seq: null }],
});

const load = (busy: number, of: number) => [
  { person: 'Ann', busyMinutes: busy * DAY, share: busy / of },
  { person: 'Bob', busyMinutes: 1.5 * DAY, share: 1.5 / of },
];

function option(
  id: string,
  p80: Difference,
  verdict: ComparedOption['verdict'],
  more: Partial<ComparedOption>,
): ComparedOption {
  const days = (p80.value ?? 0) / DAY;
  return {
    id,
    title: id,
    words: ['--what-if', id],
    start: '2025-11-17',
    metric: at(14 + Math.round(days)),
    dates: dates(14 + Math.round(days), 0.5),
    load: load(6, 9),
    likely: at(10),
    verdict,
    difference: p80,
    metricFutures: 1000,
    changed: 900,
    differences: [moved(FINISH, 0, p80, 0.97), moved(GATE, 1, difference(0, 0, 0), 0.5), moved(DONE, 2, p80, 0.97)],
    datesGone: [],
    datesNew: [],
    loadChanges: [],
    explanation: null,
    parting: null,
    ...more,
  };
}

const EARLIER = difference(-2, -2.1, -1.9);

export const HANDED = option('#2 -> Bob', EARLIER, 'better', {
  loadChanges: [
    {
      person: 'Bob',
      base: load(6, 9)[1],
      option: { person: 'Bob', busyMinutes: 3.5 * DAY, share: 0.9 },
      minutes: difference(2, 1.9, 2.1),
      change: 'overloaded',
    },
    {
      person: 'Ann',
      base: load(6, 9)[0],
      option: { person: 'Ann', busyMinutes: 4 * DAY, share: 0.44 },
      minutes: difference(-2, -2.1, -1.9),
      change: 'less',
    },
  ],
  explanation: {
    futures: 500,
    of: 500,
    minutes: -2.04 * DAY,
    rows: [
      {
        kind: 'busy-person',
        id: 'Ann',
        title: 'Ann',
        baseMinutes: 2.9 * DAY,
        optionMinutes: 0,
        minutes: -2.9 * DAY,
        low: -3 * DAY,
        high: -2.8 * DAY,
      },
      {
        kind: 'likely-work',
        id: '#2',
        title: '発熱体 👩‍🔧 heating',
        baseMinutes: 0,
        optionMinutes: 0.8 * DAY,
        minutes: 0.8 * DAY,
        low: 0.7 * DAY,
        high: 0.9 * DAY,
      },
      {
        kind: 'meeting',
        id: 'Ann',
        title: 'Ann',
        baseMinutes: 0.1 * DAY,
        optionMinutes: 0.16 * DAY,
        minutes: 0.06 * DAY,
        low: 0,
        high: 0.1 * DAY,
      },
    ],
  },
  parting: {
    replication: 41,
    minutes: -2.1 * DAY,
    baseMinute: at(14),
    optionMinute: at(11),
    common: 12,
    minute: at(1),
    time: '2025-11-18T17:00',
    base: started('Ann'),
    option: started('Bob'),
    counterpart: null,
  },
});

const OPTIONS: readonly ComparedOption[] = [
  HANDED,
  option('#3 before #2', difference(-0.1, -0.4, 0.3), 'not-distinguishable', {}),
  option('drop #3', difference(0.05, -0.1, 0.15), 'no-difference', { datesGone: ['Done'] }),
  option('without Ann', { ...difference(null, null, null), never: 'option', sign: 'more' }, 'worse', { metric: null }),
  option('Ann 60%', difference(1.4, 0.9, null), 'worse', {}),
  option('#1 P0', difference(0, 0, 0), 'no-difference', { changed: 0 }),
];

export const CONTEXT: CompareContext = {
  digest: '3f9c21e0'.repeat(8),
  planArgument: 'plans/my wharf.yaml',
  variantWords: [],
  typedFlags: [],
  plans: new Map(),
  wordsOf: new Map(OPTIONS.map(({ id, words }) => [id, words])),
  sameAs: new Map(),
  leftOut: [],
  isDateAsked: false,
  ascii: false,
};

export const MADE: Comparison = {
  seed: '1',
  sampling: 'plain',
  replications: 1000,
  most: 10_000,
  ended: 'settled',
  partial: false,
  confidence: 0.95,
  level: 0.9975,
  looks: [
    { futures: 500, alpha: 0.01 },
    { futures: 1000, alpha: 0.01 },
  ],
  start: '2025-11-17',
  minutesPerDay: DAY,
  about: FINISH,
  metric: { text: 'P80(finish)', measures: 'date', goodWhen: 'less', indifference: DAY / 4 },
  base: {
    id: 'base',
    title: 'Wharf',
    words: [],
    start: '2025-11-17',
    metric: at(14),
    dates: dates(14, 0.4),
    load: load(6, 9),
    likely: at(10),
  },
  options: OPTIONS,
  best: {
    id: '#2 -> Bob',
    confidence: 0.98,
    lead: -2 * DAY,
    flattery: 0.06 * DAY,
    ranks: [
      { id: '#2 -> Bob', metric: at(12), best: 0.98, nearBest: 0.99 },
      { id: '#3 before #2', metric: at(14), best: 0.02, nearBest: 0.03 },
      { id: 'base', metric: at(14), best: 0, nearBest: 0.01 },
      { id: '#1 P0', metric: at(14), best: 0, nearBest: 0.01 },
      { id: 'drop #3', metric: at(14), best: 0, nearBest: 0 },
      { id: 'Ann 60%', metric: at(15), best: 0, nearBest: 0 },
      { id: 'without Ann', metric: null, best: 0, nearBest: 0 },
    ],
  },
  detailFutures: 500,
};

/** The same with one option only. */
export const ONE: Comparison = { ...MADE, options: [HANDED], level: 0.95, best: null };
