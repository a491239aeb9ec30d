// What is left out: optional issues one by one, and classes as a whole, the worst first. Nobody asks how early a plan ends without its work, so
// no more than a third of it goes.
import type { Plan } from '../../plan/plan.ts';
import type { SearchMove } from './move-of.ts';
import type { Surroundings } from './surroundings.ts';

/** Of the likely work of the plan at hand. */
const MOST_SHARE = 1 / 3;

export function scopeMoves({ plan, network, diagnosis, isOpen }: Surroundings): SearchMove[] {
  const { driving, relief } = diagnosis;
  const { likelyLength, likelyWork } = network;
  const out = outOfScope(plan);
  const isIn = (i: number): boolean => plan.issues[i].implied === null && !out.has(plan.issues[i].id);
  const inScope = plan.issues.flatMap((_, i) => (isIn(i) ? [i] : []));
  const workOf = (issues: readonly number[]): number => issues.reduce((sum, i) => sum + likelyWork[i], 0);
  const worth = (i: number): number => relief[i] + driving[i] * likelyLength[i];
  const optional = inScope.filter((i) => plan.issues[i].optional && isOpen[i]);
  const single = optional.map(
    (i): SearchMove => ({ changes: [{ kind: 'drop', what: plan.issues[i].id }], promise: worth(i) }),
  );
  const classes = [...new Set(inScope.map((i) => plan.issues[i].priority))].filter((each) => each !== null);
  const worst = Math.max(...classes);
  const members = inScope.filter((i) => plan.issues[i].priority === worst);
  const isAll = classes.length < 2 || !members.every((i) => isOpen[i]);
  if (isAll || workOf(members) > MOST_SHARE * workOf(inScope)) return single;
  const promise = members.reduce((sum, i) => sum + worth(i), 0);
  return [...single, { changes: [{ kind: 'drop', what: `class ${plan.classes[worst]}` }], promise }];
}

function outOfScope({ scope, facts }: Plan): ReadonlySet<string> {
  return new Set([
    ...scope.flatMap(({ drop }) => drop),
    ...facts.flatMap(({ id, dropped }) => (dropped === null ? [] : [id])),
  ]);
}
