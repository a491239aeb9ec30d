// Searches as their engine could have ended, made by hand: what the screens say must not hang on what a search happens to find.
import type { Change } from '../../src/plan/change.ts';
import { phraseOf } from '../../src/plan/change-phrase.ts';
import { type Condition, parseCondition } from '../../src/plan/condition.ts';
import type { Objective } from '../../src/plan/goal.ts';
import { parseFigure } from '../../src/plan/parse-figure.ts';
import type { Optimization, Proposal, SideEffect, Valued } from '../../src/planning/optimize/optimization.ts';
import { KETTLE } from './kettle.ts';

/** Minute of a day of the plan, at 17:00 unless given; day 0 is its first. */
export const at = (day: number, minute = 17 * 60): number => day * 1440 + minute;
const about = (value: number, half: number): Valued => ({ value, low: value - half, high: value + half });

export function conditionOf(text: string): Condition {
  const parsed = parseCondition(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.condition;
}

function minimal(figure: string): Objective {
  const parsed = parseFigure(figure);
  if ('error' in parsed) throw new Error(parsed.error);
  return { kind: 'min', figure: parsed.figure, text: `min ${figure}` };
}

function proposal(
  changes: readonly Change[],
  fresh: Valued,
  difference: Valued,
  more: Partial<Proposal> = {},
): Proposal {
  return {
    changes,
    phrases: changes.map(phraseOf),
    plan: KETTLE,
    figure: { fresh, screening: fresh.value === null ? null : fresh.value * 0.99 },
    gain: {
      difference,
      screening: difference.value === null ? null : difference.value * 1.1,
      better: 0.912,
      worse: 0.03,
    },
    conditions: [],
    holds: true,
    sideEffects: [],
    effortMinutes: 0,
    nearBest: 0.93,
    ...more,
  };
}

const HAND_OVER: Change = { kind: 'owner', issue: 'paint', to: 'Bob' };
// biome-ignore lint/suspicious/noThenProperty: a word of the plan language
const BEFORE: Change = { kind: 'sequence', first: 'heat', then: 'lid' };
const MORE: Change = { kind: 'capacity', person: 'Bob', percent: 100, from: null, to: null };

const BUSIER: SideEffect = { kind: 'load', id: 'Bob', base: 0.41, under: 0.78, differenceMinutes: null };
const LATER: SideEffect = { kind: 'date', id: 'ship', base: at(14), under: at(15), differenceMinutes: 480 };
const CALMER: SideEffect = { kind: 'load', id: 'Ann', base: 0.96, under: 0.71, differenceMinutes: null };
const SAFER: SideEffect = { kind: 'chance', id: 'finish', base: 0.31, under: 0.81, differenceMinutes: null };

const SEARCH: Optimization['search'] = {
  candidates: 412,
  ended: 'candidates',
  stages: [60, 250, 1000],
  futures: 187_340,
  moves: ['people', 'order'],
  singleChanges: 37,
  revalued: 8,
};

/** Three proposals on the front, the last one the best. */
export const BETTER: Optimization = {
  objective: minimal('P80(finish)'),
  goal: 'min P80(finish); max-changes 3',
  seed: '1',
  freshSeed: '1/fresh',
  replications: 10_000,
  base: { figure: { fresh: about(at(17), 300), screening: at(17) }, conditions: [], holds: true },
  proposals: [
    proposal([HAND_OVER, BEFORE, MORE], about(at(11), 200), about(-4.1 * 480, 160), {
      sideEffects: [BUSIER, LATER, CALMER, SAFER],
      effortMinutes: 240,
    }),
    proposal([HAND_OVER, BEFORE], about(at(14), 200), about(-3 * 480, 150), { sideEffects: [BUSIER, CALMER] }),
    proposal([BEFORE], about(at(16), 200), about(-480, 120)),
    proposal([MORE], about(at(16, 900), 200), about(-490, 130)),
  ],
  front: [2, 1, 0],
  answer: 2,
  optimism: 60,
  bound: { value: at(8), reason: 'longest chain of work, without waiting for people', allMoves: true },
  nothing: false,
  search: SEARCH,
  partial: false,
};

const REACH = conditionOf('chance(sold) >= 80%');
const reached = (value: number, holds: boolean) => [
  { text: REACH.text, fresh: about(value, 0.008), holds, sure: Math.abs(value - 0.8) > 0.01 },
  { text: 'load(Bob) <= 90%', fresh: about(0.78, 0.004), holds: true, sure: true },
];

/** Reached with two changes, one of which alone is not enough. */
export const REACHED: Optimization = {
  ...BETTER,
  objective: { kind: 'reach', condition: REACH, text: REACH.text },
  goal: 'chance(sold) >= 80%; load(Bob) <= 90%; max-changes 3',
  base: { figure: { fresh: about(0.314, 0.009), screening: 0.32 }, conditions: reached(0.314, false), holds: false },
  proposals: [
    proposal([HAND_OVER, BEFORE], about(0.806, 0.008), about(0.492, 0.01), {
      conditions: reached(0.806, true),
      figure: { fresh: about(0.806, 0.008), screening: 0.84 },
      sideEffects: [BUSIER, { kind: 'date', id: 'sold', base: at(17), under: at(14), differenceMinutes: -3 * 480 }],
    }),
    proposal([HAND_OVER], about(0.62, 0.01), about(0.306, 0.01), { conditions: reached(0.62, false), holds: false }),
  ],
  front: [1, 0],
  answer: 0,
  optimism: 0.004,
  bound: { value: 0.93, reason: 'no waiting for people', allMoves: false },
};

const hopeless = conditionOf('P80(finish) <= 2025-11-21');
/** The bound says that it cannot be. */
export const OUT_OF_REACH: Optimization = {
  ...BETTER,
  objective: { kind: 'reach', condition: hopeless, text: hopeless.text },
  goal: `${hopeless.text}; max-changes 3`,
  base: {
    ...BETTER.base,
    holds: false,
    conditions: [{ text: hopeless.text, fresh: about(at(17), 300), holds: false, sure: true }],
  },
  proposals: [
    proposal([HAND_OVER, BEFORE], about(at(14), 200), about(-3 * 480, 150), {
      conditions: [{ text: hopeless.text, fresh: about(at(14), 200), holds: false, sure: true }],
      holds: false,
    }),
  ],
  front: [0],
  answer: null,
};

/** Nobody could do better, and that is nearly proven. */
export const NOTHING: Optimization = {
  ...BETTER,
  proposals: [],
  front: [],
  answer: null,
  optimism: null,
  bound: { value: at(17, 990), reason: 'work of Ann', allMoves: false },
  nothing: true,
  search: { ...SEARCH, candidates: 37, ended: 'exhausted', revalued: 1 },
};

/** As it is, the goal holds. */
export const MET: Optimization = {
  ...REACHED,
  base: { figure: { fresh: about(0.9, 0.006), screening: null }, conditions: reached(0.9, true), holds: true },
  proposals: [],
  front: [],
  answer: null,
  optimism: null,
  bound: null,
  search: { ...SEARCH, candidates: 0, stages: [], ended: 'exhausted', revalued: 0 },
};

/** As it is, the goal holds, but only just; more would be possible. */
export const JUST_MET: Optimization = {
  ...REACHED,
  base: { figure: { fresh: about(0.804, 0.008), screening: 0.81 }, conditions: reached(0.804, true), holds: true },
  proposals: [proposal([HAND_OVER], about(0.92, 0.006), about(0.116, 0.01), { conditions: reached(0.92, true) })],
  front: [0],
  answer: null,
};

/** Ctrl-C after a while. */
export const INTERRUPTED: Optimization = {
  ...BETTER,
  replications: 2_300,
  proposals: BETTER.proposals.slice(2),
  front: [0],
  answer: 0,
  bound: null,
  search: { ...SEARCH, candidates: 96, ended: 'interrupted', revalued: 2 },
  partial: true,
};
