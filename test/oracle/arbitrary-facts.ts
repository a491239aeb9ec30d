// Random data dates, and facts before them: work done, begun and dropped, gates passed.
import * as fc from 'fast-check';
import type { Estimate, Fact, Gate, Issue, Plan } from '../../src/plan/plan.ts';
import { instantOfPlan } from './arbitrary-calendar.ts';
import type { Layer } from './arbitrary-constraints.ts';
import { pick } from './arbitrary-parts.ts';
import { FEATURES, sometimes } from './features.ts';

const fact = fc.record({
  what: fc.constantFrom('nothing', 'nothing', 'nothing', 'begun', 'begun', 'done', 'done', 'dropped'),
  first: fc.nat(2_000),
  second: fc.nat(2_000),
  person: fc.option(fc.nat(3), { freq: 2 }),
  likely: fc.constantFrom(10, 30, 60),
  left: fc.constantFrom('remaining', 'remaining', 'percent', 'total'),
  percent: fc.constantFrom(10, 40, 50, 75),
  worked: fc.option(fc.constantFrom(0, 5, 15, 40, 100)),
});
type FactDraft = typeof fact extends fc.Arbitrary<infer T> ? T : never;

const facts = fc.record({
  day: fc.nat(2),
  minute: fc.constantFrom(0, 545, 600, 600, 655, 1100),
  issues: fc.array(fact, { minLength: 12, maxLength: 12 }),
  gates: fc.array(fc.option(fc.nat(2_000), { freq: 2 }), { minLength: 4, maxLength: 4 }),
  override: fc.boolean(),
});

const minutes = (likely: number): Estimate => ({
  distribution: { kind: 'fixed', value: likely },
  likely,
  single: true,
  text: '',
});

const blank: Omit<Fact, 'kind' | 'id'> = {
  started: null,
  finished: null,
  dropped: null,
  person: null,
  remaining: null,
  donePercent: null,
  workedMinutes: null,
};

function factOf(plan: Plan, issue: Issue, draft: FactDraft, dataDate: number): Fact[] {
  const at = (minute: number) => instantOfPlan(plan.start, Math.floor(minute / 1440), minute % 1440);
  const base: Fact = { kind: 'issue', id: issue.id, ...blank };
  const first = draft.first % (dataDate + 1);
  if (draft.what === 'nothing') return [];
  if (draft.what === 'dropped') return [{ ...base, dropped: at(first) }];
  // One of several says who it is; an owner may have had a stand-in.
  const person =
    issue.who.kind === 'nobody'
      ? null
      : issue.who.kind === 'anyOf'
        ? pick(issue.who.people, draft.person ?? 0)
        : draft.person === null
          ? null
          : pick(plan.people, draft.person).id;
  const begun: Fact = { ...base, person, started: at(first) };
  if (draft.what === 'done') return [{ ...begun, finished: at(first + (draft.second % (dataDate - first + 1))) }];
  if (draft.left === 'remaining') return [{ ...begun, remaining: minutes(draft.likely), workedMinutes: draft.worked }];
  // The likely remainder of other work hangs on what is delivered: that is said, and less than was likely.
  const worked = Math.min(draft.worked ?? 0, Math.floor(issue.estimate.likely! / 2));
  return [{ ...begun, donePercent: draft.left === 'percent' ? draft.percent : null, workedMinutes: worked }];
}

/** The data date and what is known by then. */
export const arbitraryFacts = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('facts', weight, facts).map((draft) => {
    if (draft === null) return (plan) => plan;
    const { day, override } = draft;
    const minute = day === 0 ? Math.max(1, draft.minute) : draft.minute;
    const dataDate = 1440 * day + minute;
    return (plan) => {
      const known = plan.issues.flatMap((issue, i) =>
        issue.implied === null ? factOf(plan, issue, pick(draft.issues, i), dataDate) : [],
      );
      // A review is passed when its work is done.
      const isOpen = ({ review, reviewOf }: Gate): boolean => {
        if (review !== null && !FEATURES.includes('passes')) return false;
        return (
          reviewOf === null ||
          known.some(({ id, finished, dropped }) => id === reviewOf && (finished ?? dropped) !== null)
        );
      };
      const passes = plan.gates.flatMap((gate, g): Fact[] => {
        const passed = pick(draft.gates, g);
        if (passed === null || !isOpen(gate)) return [];
        const at = passed % (dataDate + 1);
        const finished = instantOfPlan(plan.start, Math.floor(at / 1440), at % 1440);
        return [{ kind: 'gate', id: gate.id, ...blank, finished }];
      });
      return {
        ...plan,
        statusDate: instantOfPlan(plan.start, day, minute),
        progressLogic: override ? 'override' : 'retained',
        facts: [...known, ...passes],
      };
    };
  });
