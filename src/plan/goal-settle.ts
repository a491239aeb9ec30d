// A goal against its plan: every name is looked up, what is kept becomes ids, what was not said is filled in. Told before the search.
import { troubleWith } from './check-condition.ts';
import type { Condition, Figure } from './condition.ts';
import type { ConditionClause, Goal, GoalDraft, GoalPlace, GoalTrouble, KeepClause, Kept, Objective } from './goal.ts';
import { type KeptIds, keepIn, keepsAllIssues, nearestKept } from './goal-keep.ts';
import { clip, parseFigure } from './parse-figure.ts';
import type { Plan } from './plan.ts';

export interface GoalSetting {
  /** Where the goal says nothing of it. */
  maxChanges: number;
  /** Whether people's capacity and mitigations may move; otherwise keeping all issues leaves nothing. */
  movesIssuesOnly: boolean;
}

/** The goal of a search of this plan, or everything about the draft that does not fit it. */
export function settleGoal(
  draft: GoalDraft,
  plan: Plan,
  { maxChanges, movesIssuesOnly }: GoalSetting,
): { goal: Goal } | { troubles: GoalTrouble[] } {
  const { objective, conditions, keep, effort } = draft;
  const ids: KeptIds = { issues: new Set(), people: new Set(), risks: new Set(), dates: [] };
  const figures = objective === null ? [] : troubleOf(objective.figure, objective.place, plan);
  const troubles: GoalTrouble[] = [
    ...figures,
    ...conditions.flatMap((each) => [...troubleOf(each.condition.figure, each.place, plan), ...tooEarly(each, plan)]),
    ...keep.flatMap((each) => (keepIn(plan, each, ids) ? [] : [unknownKept(each, plan)])),
  ];
  const [last] = keep.slice(-1);
  if (troubles.length === 0 && last !== undefined && movesIssuesOnly && keepsAllIssues(plan, ids))
    troubles.push({
      code: 'E405',
      message: 'with all of this kept, no issue is left that could be changed',
      place: last.place,
      hint: 'keep less, or search other moves too: --moves people,order,staff,mitigations',
    });
  if (troubles.length > 0) return { troubles };
  const perUnit = { h: 60, d: plan.calendar.minutesPerDay, w: plan.calendar.minutesPerWeek };
  const settled: Omit<Goal, 'text'> = {
    ...aimOf(objective, conditions),
    kept: withoutTwice(ids),
    maxChanges: draft.maxChanges?.count ?? maxChanges,
    effortMinutes: effort === null ? null : effort.amount * perUnit[effort.unit],
  };
  return { goal: { ...settled, text: textOf(settled, draft) } };
}

/** Without an objective, the conditions are what is to be reached; without either, an early P80 of the finish. */
function aimOf(
  objective: GoalDraft['objective'],
  clauses: readonly ConditionClause[],
): Pick<Goal, 'objective' | 'conditions'> {
  const conditions = clauses.map(({ condition }) => condition);
  if (objective !== null) {
    const { kind, figure } = objective;
    return { objective: { kind, figure, text: `${kind} ${figure.text}` }, conditions };
  }
  const [first, ...more] = conditions;
  if (first === undefined) return { objective: usualObjective(), conditions };
  return { objective: { kind: 'reach', condition: first, text: first.text }, conditions: more };
}

function usualObjective(): Objective {
  const parsed = parseFigure('P80(finish)');
  if ('error' in parsed) throw new Error('Assertion: P80(finish) is a figure');
  return { kind: 'min', figure: parsed.figure, text: 'min P80(finish)' };
}

function troubleOf(figure: Figure, place: GoalPlace, plan: Plan): GoalTrouble[] {
  const found = troubleWith({ figure }, plan);
  if (found === null) return [];
  const { message, name, at } = found;
  const where = { text: place.text, at: place.at + at, length: Math.max(1, name.length) };
  return [{ code: 'E402', message, place: where }];
}

/** A day that was over before the plan began is never met. */
function tooEarly({ condition, place }: ConditionClause, plan: Plan): GoalTrouble[] {
  const { value, text } = condition;
  if (value.kind !== 'date' || value.day.kind !== 'calendar' || value.day.date >= plan.start) return [];
  return [{ code: 'E404', message: `${text} lies before the plan begins on ${plan.start}`, place }];
}

function unknownKept(clause: KeepClause, plan: Plan): GoalTrouble {
  const [near] = nearestKept(plan, clause);
  const what = clause.kind === null ? 'nothing in the plan' : `no ${clause.kind}`;
  const hint = near === undefined ? {} : { hint: `did you mean ${near}?` };
  return { code: 'E402', message: `${what} is called ${clip(clause.name)}`, place: clause.place, ...hint };
}

function withoutTwice({ dates, ...rest }: KeptIds): Kept {
  return {
    ...rest,
    dates: dates.filter((date, d) => dates.findIndex((each) => each.id === date.id && each.kind === date.kind) === d),
  };
}

/** Reads as the same goal. */
function textOf({ objective, conditions, maxChanges }: Omit<Goal, 'text'>, { effort, keep }: GoalDraft): string {
  const name = (text: string): string => (/^[\p{L}\p{N}_.#/-]+$/u.test(text) ? text : `"${text}"`);
  const kept = keep.map((each) => `${each.kind === null ? '' : `${each.kind} `}${name(each.name)}`);
  const unit = { h: 'person-hours', d: 'person-days', w: 'person-weeks' };
  return [
    objective.text,
    ...conditions.map(({ text }: Condition) => text),
    `max-changes ${maxChanges}`,
    ...(effort === null ? [] : [`effort ${effort.amount} ${unit[effort.unit]}`]),
    ...(kept.length === 0 ? [] : [`keep ${kept.join(', ')}`]),
  ].join('; ');
}
