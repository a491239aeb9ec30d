// Small random plans with everything the rules speak of, and random tapes for them. Hours of work and days of span, so that a future
// can be followed minute by minute. Acyclic by construction: everything has a place in one line and links lead forward only.

import * as fc from 'fast-check';
import { PLAIN_LINK, PLAIN_PERSON, PLAIN_PLAN } from '../../src/plan/plain.ts';
import type { Link, Milestone, NodeRef, Phase, Plan } from '../../src/plan/plan.ts';
import { arbitraryCalendar, arbitraryMeetings, dayOfPlan, instantOfPlan } from './arbitrary-calendar.ts';
import { arbitraryConstraints, type Layer } from './arbitrary-constraints.ts';
import { arbitraryEvents } from './arbitrary-events.ts';
import { arbitraryGate, arbitraryIssue, gateOf, issueOf, pick } from './arbitrary-parts.ts';
import { arbitraryRisk, riskOf } from './arbitrary-risk.ts';

/** Where a thing stands in the line; a phase has a first and a last place. */
interface Place {
  ref: NodeRef;
  at: number;
}

interface LinkDraft {
  from: number;
  type: Link['type'];
  lag: number;
  clock: boolean;
}

const arbitraryLink = fc.record<LinkDraft>({
  from: fc.nat(30),
  type: fc.oneof({ weight: 3, arbitrary: fc.constant('FS' as const) }, fc.constantFrom('SS', 'FF', 'SF')),
  lag: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(-90, -45, -20, -1, 1, 15, 30, 60, 120)),
  clock: fc.boolean(),
});
const arbitraryLinks = fc.array(arbitraryLink, { maxLength: 2 });

/** Leads are for FS and FF from issues; from anything else the sign is dropped. */
function linkOf(draft: LinkDraft, places: readonly Place[], before: number): Link[] {
  const earlier = places.filter(({ at }) => at < before);
  if (earlier.length === 0) return [];
  const { ref } = pick(earlier, draft.from);
  const mayLead = ref.kind === 'issue' && (draft.type === 'FS' || draft.type === 'FF');
  return [
    {
      ...PLAIN_LINK,
      on: ref,
      type: draft.type,
      lagMinutes: mayLead ? draft.lag : Math.abs(draft.lag),
      lagIn: draft.clock ? 'clock' : 'working',
      sequence: false,
      path: [],
    },
  ];
}

const due = fc.option(fc.record({ day: fc.nat(3), minute: fc.constantFrom(540, 600, 720, 1000) }), { freq: 3 });

const arbitraryPhase = fc.record({ from: fc.nat(7), length: fc.nat(3), after: arbitraryLinks, target: due });
const arbitraryMilestone = fc.record({
  place: fc.nat(8),
  after: arbitraryLinks,
  share: fc.option(fc.record({ share: fc.constantFrom(0.3, 0.5, 0.7, 0.9, 1), of: fc.integer({ min: 1, max: 255 }) })),
  target: due,
});

const parts = fc.record({
  calendar: arbitraryCalendar,
  people: fc.array(
    fc.record({
      capacityPercent: fc.constantFrom(100, 100, 80, 50, 33, 30),
      efficiencyPercent: fc.constantFrom(100, 100, 100, 130, 70),
      away: fc.option(fc.nat(4), { freq: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  meetings: arbitraryMeetings,
  issues: fc.array(fc.record({ issue: arbitraryIssue, after: arbitraryLinks, due, shuffle: fc.nat(100) }), {
    minLength: 3,
    maxLength: 8,
  }),
  gates: fc.array(fc.record({ gate: arbitraryGate, place: fc.nat(8), after: arbitraryLinks, target: due }), {
    maxLength: 2,
  }),
  phases: fc.array(arbitraryPhase, { maxLength: 2 }),
  milestones: fc.array(arbitraryMilestone, { maxLength: 2 }),
  resources: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  risks: fc.array(arbitraryRisk, { maxLength: 3 }),
  combineFactors: fc.constantFrom('multiply' as const, 'max' as const),
  dispatch: fc.constantFrom('issue-first' as const, 'person-first' as const, 'list' as const),
  order: fc.option(fc.array(fc.nat(7), { maxLength: 4 }), { freq: 3 }),
  rule: fc.constantFrom('lft', 'lft', 'document', 'edd', 'mslk', 'mts', 'lst', 'grpw', 'spt') as fc.Arbitrary<
    Plan['rule']
  >,
  inheritClasses: fc.boolean(),
  classOrder: fc.constantFrom('class-first' as const, 'tiebreak' as const),
});

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

/** Phases as disjoint ranges of the line of issues. */
function rangesOf({ phases, issues }: Parts): { from: number; to: number }[] {
  let free = 0;
  return phases.map(({ from, length }) => {
    const first = Math.min(issues.length, free + (from % 3));
    const last = Math.min(issues.length, first + length);
    free = last;
    return { from: first, to: last };
  });
}

/** Some issues first, whatever class and rule say. */
function orderOf({ order, issues }: Parts): Pick<Plan, 'order'> {
  const named = [...new Set((order ?? []).map((i) => `I${i % issues.length}`))];
  return named.length === 0 ? {} : { order: named };
}

function assemble(given: Parts): Plan {
  const { calendar, people, issues, gates, milestones, resources } = given;
  const ranges = rangesOf(given);
  const issueId = (i: number): string => `I${i}`;
  const personIds = people.map((_, p) => `P${p}`);
  const resourceIds = resources.map((capacity, r) => ({ id: `R${r}`, capacity }));
  const gateAt = gates.map(({ place }, g) => 10 * Math.min(place, issues.length) + 2 + g);
  const milestoneAt = milestones.map(({ place }, m) => 10 * Math.min(place, issues.length) + 6 + m);
  const places: Place[] = [
    ...issues.map((_, i) => ({ ref: { kind: 'issue' as const, id: issueId(i) }, at: 10 * i + 5 })),
    ...gates.map((_, g) => ({ ref: { kind: 'gate' as const, id: `G${g}` }, at: gateAt[g] })),
    ...milestones.map((_, m) => ({ ref: { kind: 'milestone' as const, id: `M${m}` }, at: milestoneAt[m] })),
    ...ranges.map(({ to }, f) => ({ ref: { kind: 'phase' as const, id: `F${f}` }, at: 10 * to + 1 })),
  ];
  const linksTo = (drafts: readonly LinkDraft[], at: number): Link[] =>
    drafts.flatMap((draft) => linkOf(draft, places, at));
  const instant = (at: { day: number; minute: number } | null) =>
    at === null ? null : instantOfPlan(calendar.start, at.day, at.minute);
  const phaseOf = (i: number): string | null => {
    const f = ranges.findIndex(({ from, to }) => from <= i && i < to);
    return f < 0 ? null : `F${f}`;
  };

  const planned = issues
    .map(({ issue, after, due: date, shuffle }, i) => ({
      shuffle,
      issue: {
        ...issueOf(issue, issueId(i), personIds, resourceIds),
        phase: phaseOf(i),
        after: linksTo(after, 10 * i + 5),
        due: instant(date),
        notBefore: issue.notBefore === null ? null : instantOfPlan(calendar.start, 0, issue.notBefore),
      },
    }))
    .sort((a, b) => a.shuffle - b.shuffle)
    .map(({ issue }) => issue);
  const opened = (g: number): string[] =>
    ranges.flatMap(({ from }, f) => (gates[g].gate.opens && 10 * from > gateAt[g] ? [`F${f}`] : []));
  const phases: Phase[] = ranges.map(({ from }, f) => ({
    id: `F${f}`,
    title: `F${f}`,
    after: linksTo(given.phases[f].after, 10 * from),
    target: instant(given.phases[f].target),
  }));
  const plan = {
    ...PLAIN_PLAN,
    id: 'random',
    title: 'random',
    start: calendar.start,
    calendar: calendar.calendar,
    days: 'working' as const,
    meetings: given.meetings(personIds),
    people: people.map(({ capacityPercent, efficiencyPercent, away }, p) => ({
      ...PLAIN_PERSON,
      id: personIds[p],
      role: null,
      track: null,
      skills: [],
      capacityPercent,
      efficiencyPercent,
      away:
        away === null
          ? []
          : [{ from: dayOfPlan(calendar.start, away), to: dayOfPlan(calendar.start, away + (away % 2)) }],
      statedCritical: false,
    })),
    pools: [],
    resources: resourceIds.map(({ id, capacity }) => ({ id, capacity, unit: null })),
    classes: ['P0', 'P1', 'P2'],
    phases,
    issues: planned,
    gates: gates.map(({ gate, after, target }, g) => ({
      ...gateOf(gate, `G${g}`, personIds),
      after: linksTo(after, gateAt[g]),
      opens: opened(g),
      target: instant(target),
    })),
    milestones: milestones.map(({ after, share, target }, m): Milestone => {
      const chosen = issues.flatMap((_, i) =>
        share !== null && (share.of >> i) % 2 === 1 && 10 * i + 5 < milestoneAt[m] ? [issueId(i)] : [],
      );
      return {
        id: `M${m}`,
        title: `M${m}`,
        after: linksTo(after, milestoneAt[m]),
        share:
          share === null || chosen.length === 0 ? null : { share: share.share, of: { ids: chosen }, issues: chosen },
        target: instant(target),
      };
    }),
    risks: given.risks.map((risk, r) =>
      riskOf(risk, `X${r}`, {
        start: calendar.start,
        people: personIds,
        issues: issues.map((_, i) => issueId(i)),
        gates: gates.map((_, g) => `G${g}`),
      }),
    ),
    combineFactors: given.combineFactors,
    bands: 'shared' as const,
    spread: null,
    dispatch: given.dispatch,
    ...orderOf(given),
    rule: given.rule,
    inheritClasses: given.inheritClasses,
    classOrder: given.classOrder,
    velocityTargets: [],
    baseline: 'sequential-by-owner' as const,
    simulation: { seed: '1', replications: 1 },
    expect: [],
  };
  return plan;
}

/** Calm plans hold few constructs, wild ones many at once. */
const layers = (weight: number): fc.Arbitrary<Layer> =>
  fc.tuple(arbitraryConstraints(weight), arbitraryEvents(weight)).map(
    ([constraints, events]) =>
      (plan) =>
        events(constraints(plan)),
  );

/** Small random plans. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .tuple(parts, fc.oneof({ weight: 5, arbitrary: layers(2) }, { weight: 1, arbitrary: layers(8) }))
  .map(([draft, layer]) => layer(assemble(draft)));
