// The plan done by a team of n: the same work, needs, gates and risks, by n people who are what the team is on average and can all do what it
// can. Nothing is owned any more: whoever is free takes the next issue. So the difference to the plan itself holds both the number of people
// and the freedom of assignment, which the row of n = the present team tells apart.
import type { Gate, Impact, Issue, Person, Plan, Risk } from '../../plan/plan.ts';
import { joinerOf } from './joiner.ts';
import { headsOf, meanPerson } from './mean-person.ts';

/** Judged plans only; n at least 1. A plan without people stays as it is. */
export function teamOf(plan: Plan, n: number): Plan {
  const heads = headsOf(plan);
  if (heads.length === 0) return plan;
  const person = meanPerson(plan, heads);
  const joiner = joinerOf(plan.people);
  const ids = Array.from({ length: n }, (_, k) => (k < heads.length ? heads[k].id : newId(plan, k - heads.length + 1)));
  const people = ids.map((id, k): Person => {
    if (k < heads.length || joiner === null) return { ...person, id };
    return { ...person, id, availability: joiner.availability };
  });
  const place = new Map(
    heads.flatMap(({ id, parts }, k) => [id, ...parts.map((part) => part.id)].map((name) => [name, k])),
  );
  const placeOf = (name: string): number => place.get(name) ?? 0;
  /** Who takes the part of somebody of the plan: duties are shared out among those there are. */
  const standIn = (name: string): string => ids[placeOf(name) % n];
  const who: Issue['who'] = { kind: 'anyOf', people: ids, pool: null };
  return {
    ...plan,
    people,
    pools: [],
    meetings: plan.meetings.flatMap((meeting) => {
      const attend = heads.filter(({ parts }) => parts.some(({ id }) => meeting.who.includes(id))).length;
      return 2 * attend >= heads.length ? [{ ...meeting, who: ids }] : [];
    }),
    issues: plan.issues.map((issue) => ({
      ...issue,
      who: issue.who.kind === 'nobody' ? issue.who : who,
      // Whoever is free helps: nobody is set aside for it, who might be the one whose own work waits for the same help.
      support: [],
    })),
    gates: plan.gates.map((gate) => gateOf(gate, standIn)),
    risks: plan.risks.map((risk) => riskOf(risk, (name) => placeOf(name) < n, standIn)),
    policies: plan.policies.filter(
      ({ when, action }) => !('person' in when) && action.kind !== 'move' && action.kind !== 'support',
    ),
    facts: plan.facts.map((fact) => ({ ...fact, person: fact.person === null ? null : standIn(fact.person) })),
  };
}

/** `+1`, `+2`: ids nobody of the plan has. */
function newId({ people }: Plan, number: number): string {
  const id = `+${number}`;
  return people.some((person) => person.id === id) ? `new ${id}` : id;
}

function gateOf(gate: Gate, standIn: (name: string) => string): Gate {
  return {
    ...gate,
    keepers: [...new Set(gate.keepers.map(standIn))],
    rework: gate.rework === null ? null : { ...gate.rework, owner: standIn(gate.rework.owner) },
  };
}

/** People that a smaller team does not have cannot fall ill. */
function riskOf(risk: Risk, isThere: (name: string) => boolean, standIn: (name: string) => string): Risk {
  const left = (impacts: readonly Impact[]): Impact[] =>
    impacts.flatMap((impact): Impact[] => {
      if (!('people' in impact)) return [impact];
      const people = [...new Set(impact.people.filter(isThere).map(standIn))];
      return people.length === 0 ? [] : [{ ...impact, people }];
    });
  return {
    ...risk,
    owner: risk.owner === null ? null : standIn(risk.owner),
    impacts: left(risk.impacts),
    mitigation: risk.mitigation === null ? null : { ...risk.mitigation, impacts: left(risk.mitigation.impacts) },
  };
}
