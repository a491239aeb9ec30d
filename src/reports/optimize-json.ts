// What a search found, for programs: instants as civil strings, figures without noise in their last bits. schema/optimize.schema.json
// describes the whole.

import { instantOfMinute } from '../plan/civil-date.ts';
import type { Figure } from '../plan/condition.ts';
import { parseCondition } from '../plan/condition.ts';
import { planDigest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { ConditionSeen, FigureSeen, Optimization, SideEffect, Valued } from '../planning/optimize/optimization.ts';
import { answering, type Numbered, numberedProposals } from './optimize-proposals.ts';
import { figureOfObjective } from './optimize-words.ts';

type Measures = Figure['measures'];
type Shown = { value: number | string | null; low: number | string | null; high: number | string | null };

/** The search's own fields of the JSON document; plain data, keys in a fixed order. */
export function optimizeAnswer(found: Optimization, plan: Plan): Record<string, unknown> {
  const figure = figureOfObjective(found.objective);
  const { measures } = figure;
  const numbered = numberedProposals(found);
  const one = (value: number | null): number | string | null => shown(value, measures, plan);
  const seen = ({ fresh, screening }: FigureSeen) => ({ ...valued(fresh, measures, plan), screening: one(screening) });
  const { base, search, bound, optimism } = found;
  return {
    goal: found.goal,
    objective: { kind: found.objective.kind, text: found.objective.text, figure: figure.text, measures },
    minutesPerDay: plan.calendar.minutesPerDay,
    freshSeed: found.freshSeed,
    base: {
      figure: seen(base.figure),
      conditions: base.conditions.map((each) => conditionJson(each, plan)),
      holds: base.holds,
    },
    proposals: numbered.map((each) => proposalJson(each, measures, seen, plan)),
    front: numbered.filter(({ isOnFront }) => isOnFront).map(({ number }) => number),
    answer: answering(found)?.number ?? null,
    reached: found.answer !== null || base.holds,
    [measures === 'share' ? 'optimism' : 'optimismMinutes']: optimism === null ? null : tidy(optimism),
    bound: bound === null ? null : { value: one(bound.value), reason: bound.reason, allMoves: bound.allMoves },
    search: {
      candidates: search.candidates,
      ended: search.ended,
      stages: search.stages,
      futures: search.futures,
      moves: search.moves,
      singleChanges: search.singleChanges,
      revalued: search.revalued,
    },
  };
}

function proposalJson(
  { number, proposal, isOnFront }: Numbered,
  measures: Measures,
  seen: (figure: FigureSeen) => Record<string, unknown>,
  plan: Plan,
): Record<string, unknown> {
  const { changes, phrases, gain, conditions, holds, sideEffects, effortMinutes, nearBest } = proposal;
  const spans = measures !== 'share';
  const { value, low, high } = gain.difference;
  const difference = {
    value: tidyOrNull(value),
    low: tidyOrNull(low),
    high: tidyOrNull(high),
    screening: tidyOrNull(gain.screening),
  };
  return {
    number,
    isOnFront,
    changes,
    phrases,
    digest: planDigest(proposal.plan),
    figure: seen(proposal.figure),
    [spans ? 'differenceMinutes' : 'difference']: difference,
    better: tidy(gain.better),
    worse: tidy(gain.worse),
    conditions: conditions.map((each) => conditionJson(each, plan)),
    holds,
    sideEffects: sideEffects.map((each) => effectJson(each, plan)),
    effortMinutes: tidy(effortMinutes),
    nearBest: tidy(nearBest),
  };
}

function conditionJson({ text, fresh, holds, sure }: ConditionSeen, plan: Plan): Record<string, unknown> {
  const parsed = parseCondition(text);
  const measures = 'condition' in parsed ? parsed.condition.figure.measures : 'date';
  return { text, measures, ...valued(fresh, measures, plan), holds, sure };
}

function effectJson({ kind, id, base, under, differenceMinutes }: SideEffect, plan: Plan): Record<string, unknown> {
  const one = (value: number | null): number | string | null => shown(value, kind === 'date' ? 'date' : 'share', plan);
  return { kind, id, base: one(base), under: one(under), differenceMinutes: tidyOrNull(differenceMinutes) };
}

function valued({ value, low, high }: Valued, measures: Measures, plan: Plan): Shown {
  return { value: shown(value, measures, plan), low: shown(low, measures, plan), high: shown(high, measures, plan) };
}

function shown(value: number | null, measures: Measures, plan: Plan): number | string | null {
  if (value === null || measures !== 'date') return tidyOrNull(value);
  return instantOfMinute(plan.start, Math.max(0, Math.round(value)));
}

function tidyOrNull(value: number | null): number | null {
  return value === null ? null : tidy(value);
}

/** Six decimals: more would be noise of the last bit. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
