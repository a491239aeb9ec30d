// Random issues and gates: drafts that speak of people and resources by index, and what they become once there are names.

import * as fc from 'fast-check';
import { PLAIN_GATE, PLAIN_ISSUE } from '../../src/plan/plain.ts';
import type { Gate, Issue, WorkKind } from '../../src/plan/plan.ts';

/** The entry an arbitrary number stands for. */
export const pick = <T>(list: readonly T[], number: number): T => list[number % list.length];

export interface IssueDraft {
  who: 'owner' | 'anyOf' | 'nobody';
  owner: number;
  pool: number;
  work: WorkKind;
  likely: number;
  priority: number | null;
  support: { person: number; sharePercent: number; adds: boolean }[];
  uses: number[];
  notBefore: number | null;
}

const arbitraryWork = fc.oneof(
  { weight: 4, arbitrary: fc.constant<WorkKind>('effort') },
  { weight: 2, arbitrary: fc.constant<WorkKind>('duration') },
  fc.constant<WorkKind>('elapsed'),
);
const minutes = fc.oneof(fc.constantFrom(0, 15, 30, 60), fc.integer({ min: 1, max: 70 }));

export const arbitraryIssue: fc.Arbitrary<IssueDraft> = fc.record<IssueDraft>({
  who: fc.oneof(
    { weight: 5, arbitrary: fc.constant('owner' as const) },
    { weight: 2, arbitrary: fc.constant('anyOf' as const) },
    fc.constant('nobody' as const),
  ),
  owner: fc.nat(3),
  pool: fc.integer({ min: 1, max: 15 }),
  work: arbitraryWork,
  likely: minutes,
  priority: fc.option(fc.nat(2), { freq: 3 }),
  support: fc.oneof(
    { weight: 3, arbitrary: fc.constant<IssueDraft['support']>([]) },
    fc.array(fc.record({ person: fc.nat(3), sharePercent: fc.constantFrom(10, 25, 50, 70, 100), adds: fc.boolean() }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  uses: fc.oneof({ weight: 2, arbitrary: fc.constant<number[]>([]) }, fc.array(fc.nat(3), { maxLength: 2 })),
  notBefore: fc.option(fc.constantFrom(0, 1, 539, 540, 560, 600, 719, 1020, 1439), { freq: 3 }),
});

export interface GateDraft {
  keepers: number;
  external: boolean;
  review: number | null;
  mode: Gate['reviewMode'];
  window: Gate['window'];
  pass: number;
  attempts: number;
  rework: { likely: number; work: WorkKind; owner: number } | null;
  opens: boolean;
}

const arbitraryWindow = fc.constantFrom<NonNullable<Gate['window']>>(
  { on: [0, 1, 2, 3, 4, 5, 6], from: 600, to: 660 },
  { on: [1, 3], from: 540, to: 720 },
  { on: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 600 },
);

export const arbitraryGate: fc.Arbitrary<GateDraft> = fc.record<GateDraft>({
  keepers: fc.nat(15),
  external: fc.boolean(),
  review: fc.option(fc.constantFrom(0, 10, 30, 45), { freq: 4 }),
  mode: fc.constantFrom('apart', 'together', 'queued'),
  window: fc.option(arbitraryWindow, { freq: 2 }),
  pass: fc.constantFrom(1, 0.8, 0.5, 0.2, 0),
  attempts: fc.integer({ min: 1, max: 3 }),
  rework: fc.option(fc.record({ likely: minutes, work: arbitraryWork, owner: fc.nat(3) }), { freq: 2 }),
  opens: fc.boolean(),
});

/** The issue a draft becomes among these people and resources. */
export function issueOf(
  draft: IssueDraft,
  id: string,
  people: readonly string[],
  resources: readonly { id: string; capacity: number }[],
): Issue {
  const owner = pick(people, draft.owner);
  const chosen = people.filter((_, p) => (draft.pool >> p) % 2 === 1);
  const who: Issue['who'] =
    draft.who === 'nobody'
      ? { kind: 'nobody' }
      : draft.who === 'anyOf' && chosen.length > 0
        ? { kind: 'anyOf', people: chosen, pool: null }
        : { kind: 'owner', person: owner };
  const performers = who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : [];
  const helpers = people.filter((name) => !performers.includes(name));
  const support = who.kind === 'nobody' || helpers.length === 0 ? [] : draft.support;
  const names = new Set<string>();
  return {
    ...PLAIN_ISSUE,
    id,
    title: id,
    aliases: [],
    phase: null,
    module: null,
    priority: draft.priority,
    work: draft.work,
    estimate: { distribution: { kind: 'fixed', value: draft.likely }, likely: draft.likely, single: true, text: '' },
    who,
    support: support.flatMap(({ person, sharePercent, adds }) => {
      const name = pick(helpers, person);
      if (names.has(name)) return [];
      names.add(name);
      return [{ person: name, sharePercent, adds }];
    }),
    uses: resources.flatMap(({ id: resource, capacity }, r) => {
      const amount = draft.uses[r] ?? 0;
      return amount === 0 ? [] : [{ resource, amount: 1 + (amount % capacity) }];
    }),
    after: [],
    notBefore: null,
    due: null,
    was: null,
    optional: false,
    mitigates: null,
  };
}

/** The gate a draft becomes among these people. */
export function gateOf(draft: GateDraft, id: string, people: readonly string[]): Gate {
  const keepers = people.filter((_, p) => (draft.keepers >> p) % 2 === 1).slice(0, 2);
  const estimate = (likely: number) => ({
    distribution: { kind: 'fixed' as const, value: likely },
    likely,
    single: true,
    text: '',
  });
  return {
    ...PLAIN_GATE,
    id,
    title: id,
    after: [],
    keepers,
    external: draft.external ? ['Board'] : [],
    review: draft.review === null ? null : estimate(draft.review),
    reviewMode: draft.mode,
    window: draft.window,
    pass: draft.pass,
    attempts: draft.attempts,
    rework:
      draft.rework === null
        ? null
        : { estimate: estimate(draft.rework.likely), work: draft.rework.work, owner: pick(people, draft.rework.owner) },
    opens: [],
    target: null,
  };
}
