// From re-valued plans to proposals: figures, differences at simultaneous level, conditions, ranking and front. Nothing here knows what the
// search thought, except to show it beside.
import { statisticOf } from '../../engine/forecast/collected.ts';
import { holdsWithin, limitOf } from '../../engine/forecast/limit.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Condition } from '../../plan/condition.ts';
import type { Goal } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ConditionSeen, Gain, Valued } from './optimization.ts';
import { between, roundsOf } from './rounds.ts';
import { asDifference, badness, badnessOf, valued } from './seen.ts';
import { ofFigure, type Weight } from './weighing.ts';

/** Chance that any interval of a result is wrong. */
const ALPHA = 0.05;

/** Samples of one plan by measure: the objective, the conditions, the kept dates, then whatever is watched. */
export type PlanSamples = readonly Float64Array[];

/** The objective as it is shown. */
export function shownWeight({ objective }: Goal): Weight {
  return ofFigure(objective.kind === 'reach' ? objective.condition.figure : objective.figure);
}

/** Rounds of the objective for all plans, the base first. */
export function objectiveRounds(
  weight: Weight,
  plans: readonly PlanSamples[],
  network: Network,
  seed: string,
): Float64Array[] {
  return roundsOf(
    `${seed}/rounds`,
    weight.statistic,
    plans.map((samples) => badnessOf(weight, samples[0], network)),
  );
}

/** What a plan gains over the base on the same futures. `plans`: how many differences have to hold together. */
export function gainOf(
  weight: Weight,
  base: { samples: PlanSamples; rounds: Float64Array },
  under: { samples: PlanSamples; rounds: Float64Array },
  plans: number,
  network: Network,
): Omit<Gain, 'screening'> {
  const value = badness(weight, under.samples[0], network) - badness(weight, base.samples[0], network);
  const { low, high } = between(
    under.rounds.map((each, round) => each - base.rounds[round]),
    ALPHA / plans,
  );
  const ends = [asDifference(weight, low), asDifference(weight, high)].sort((a, b) => a - b);
  let [better, worse] = [0, 0];
  const [one, other] = [base.samples[0], under.samples[0]];
  for (let r = 0; r < one.length; r++) {
    if (other[r] < one[r]) better++;
    else if (other[r] > one[r]) worse++;
  }
  return {
    difference: { value: asDifference(weight, value), low: ends[0], high: ends[1] },
    better: better / one.length,
    worse: worse / one.length,
  };
}

/** Every condition of the goal, its own first where it is to be reached; then the dates that are kept. */
export function conditionsOf(
  goal: Goal,
  plan: Plan,
  network: Network,
  samples: PlanSamples,
  base: PlanSamples,
): ConditionSeen[] {
  const { objective, conditions, kept } = goal;
  const own = objective.kind === 'reach' ? [seenCondition(objective.condition, plan, network, samples[0])] : [];
  const others = conditions.map((condition, c) => seenCondition(condition, plan, network, samples[1 + c]));
  const first = 1 + conditions.length;
  const dates = kept.dates.map(({ id }, k) => seenKept(id, samples[first + k], base[first + k]));
  return [...own, ...others, ...dates];
}

function seenCondition(condition: Condition, plan: Plan, network: Network, samples: Float64Array): ConditionSeen {
  const fresh = valued(ofFigure(condition.figure), samples, network);
  const limit = limitOf(condition.value, plan);
  const isDate = condition.figure.measures === 'date';
  const test = (value: number | null, unknown: number): boolean =>
    holdsWithin(value ?? unknown, condition.operator, limit);
  const holds = fresh.value === null ? isDate && test(null, Infinity) : test(fresh.value, Infinity);
  return { text: condition.text, fresh, holds, sure: isSure(fresh, (each) => test(each, Infinity), holds) };
}

function isSure({ low, high }: Valued, test: (value: number) => boolean, holds: boolean): boolean {
  return low !== null && high !== null && test(low) === holds && test(high) === holds;
}

/** P80 no later than in the base, on the same futures. */
function seenKept(id: string, samples: Float64Array, base: Float64Array): ConditionSeen {
  const statistic = { kind: 'quantile', percent: 80 } as const;
  const now = statisticOf({ samples, statistic });
  const before = statisticOf({ samples: base, statistic });
  const holds = (now.value ?? Infinity) <= (before.value ?? Infinity);
  const moved = samples.some((minute, r) => minute !== base[r]);
  const fresh = { value: now.value, low: finite(now.low), high: finite(now.high) };
  const apart = before.low > now.high || now.low > before.high;
  return { text: `keep ${id}`, fresh, holds, sure: !moved || apart };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
