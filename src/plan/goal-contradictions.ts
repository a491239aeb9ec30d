// Clauses of one goal that cannot stand beside each other, found before any plan is looked at. The later one is told, with the earlier
// one in its words.
import type { ConditionValue } from './condition-value.ts';
import type { ChangesClause, ConditionClause, EffortClause, KeepClause, ObjectiveClause } from './goal.ts';
import { type TroubleFound, trouble } from './goal-clause.ts';

export interface ClausesFound {
  objectives: readonly ObjectiveClause[];
  counts: readonly ChangesClause[];
  efforts: readonly EffortClause[];
  conditions: readonly ConditionClause[];
  keep: readonly KeepClause[];
}

/** E405, one for each clause that contradicts an earlier one. */
export function contradictionsIn({ objectives, counts, efforts, conditions, keep }: ClausesFound): TroubleFound[] {
  return [
    ...twoObjectives(objectives),
    ...differing(counts, ({ count }) => `max-changes ${count}`),
    ...differing(efforts, ({ amount, unit }) => `effort ${amount}${unit}`),
    ...keep
      .filter(({ name, kind }) => kind === null && (name === 'all' || name === 'everything'))
      .map(({ place }) => trouble('E405', 'with everything kept there is nothing to change', place)),
    ...conditions.flatMap((each, c) => crossing(conditions.slice(0, c), each)),
  ];
}

function twoObjectives([first, ...more]: readonly ObjectiveClause[]): TroubleFound[] {
  return more.map(({ kind, figure, place }) => {
    const bound = kind === 'min' ? '<=' : '>=';
    const message = `a search has one objective: ${first.kind} ${first.figure.text} stands already`;
    return trouble('E405', message, place, `make this a condition, as in ${figure.text} ${bound} ...`);
  });
}

function differing<Found extends ChangesClause | EffortClause>(
  [first, ...more]: readonly Found[],
  say: (found: Found) => string,
): TroubleFound[] {
  return more
    .filter((each) => say(each) !== say(first))
    .map((each) => trouble('E405', `${say(each)} contradicts ${say(first)}`, each.place, 'say it once'));
}

/** Bounds of one figure that no value can keep. */
function crossing(earlier: readonly ConditionClause[], { condition, place }: ConditionClause): TroubleFound[] {
  const { figure, operator, text } = condition;
  const isUpper = operator.startsWith('<');
  return earlier
    .filter(({ condition: other }) => {
      if (other.figure.text !== figure.text || other.operator.startsWith('<') === isUpper) return false;
      const [most, least] = isUpper
        ? [amountOf(condition.value), amountOf(other.value)]
        : [amountOf(other.value), amountOf(condition.value)];
      const isStrict = operator.length === 1 || other.operator.length === 1;
      return most < least || (isStrict && most === least);
    })
    .map(({ condition: other }) => trouble('E405', `${text} and ${other.text} exclude each other`, place));
}

/** Only loads have bounds on both sides, and those are shares. */
function amountOf(value: ConditionValue): number {
  return value.kind === 'share' ? value.value : Number.NaN;
}
