// What the names of a phrase may mean: everything a change can be about, found as a planner types it. The exact name first, then
// in whatever case, then an issue without its #.

import type { Plan } from '../plan/plan.ts';
import { moduleNames } from '../plan/select-issues.ts';

export type NamedKind =
  | 'issue'
  | 'phase'
  | 'class'
  | 'module'
  | 'gate'
  | 'milestone'
  | 'person'
  | 'pool'
  | 'role'
  | 'risk'
  | 'set'
  | 'decision'
  | 'option';

export interface Meaning {
  kind: NamedKind;
  /** As the plan has it: an alias has become the id of its issue. */
  id: string;
}

export interface PhraseNames {
  /** The first of these kinds that has something of this name. */
  find(name: string, kinds: readonly NamedKind[]): Meaning | null;
  /** Every name of these kinds, for suggestions. */
  all(kinds: readonly NamedKind[]): string[];
  /** People that an earlier change of the same option brought. */
  welcome(people: readonly string[]): void;
}

/** The names of a plan. */
export function phraseNames(plan: Plan): PhraseNames {
  const people = new Map(plan.people.flatMap(({ id, laneOf }) => [id, laneOf ?? id]).map((id) => [id, id]));
  const own = (ids: Iterable<string>): Map<string, string> => new Map(Array.from(ids, (id) => [id, id]));
  const names: Record<NamedKind, Map<string, string>> = {
    issue: new Map(
      plan.issues.flatMap(({ id, aliases }) => [id, ...aliases].map((name): [string, string] => [name, id])),
    ),
    phase: own(plan.phases.map(({ id }) => id)),
    class: own(plan.classes),
    module: own(moduleNames(plan)),
    gate: own(plan.gates.map(({ id }) => id)),
    milestone: own(plan.milestones.flatMap(({ id, implied }) => (implied === undefined ? [id] : []))),
    person: people,
    pool: own(plan.pools.map(({ id }) => id)),
    role: own(plan.people.flatMap(({ role }) => role ?? [])),
    risk: own(plan.risks.map(({ id, family }) => family ?? id)),
    set: own(plan.dependencySets.known.map(({ id }) => id)),
    decision: own(plan.decisions.map(({ id }) => id)),
    option: own(plan.options.map(({ id }) => id)),
  };
  return {
    find: (name, kinds) => found(names, kinds, name),
    all: (kinds) => [...new Set(kinds.flatMap((kind) => [...names[kind].keys()]))],
    welcome(added) {
      for (const id of added) people.set(id, id);
    },
  };
}

function found(
  names: Record<NamedKind, Map<string, string>>,
  kinds: readonly NamedKind[],
  name: string,
): Meaning | null {
  const by = (matches: (known: string, kind: NamedKind) => boolean): Meaning | null => {
    for (const kind of kinds) for (const [known, id] of names[kind]) if (matches(known, kind)) return { kind, id };
    return null;
  };
  for (const kind of kinds) {
    const id = names[kind].get(name);
    if (id !== undefined) return { kind, id };
  }
  const plain = folded(name);
  return (
    by((known) => folded(known) === plain) ??
    by((known, kind) => kind === 'issue' && known === `#${name.replace(/^#/, '')}`)
  );
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
