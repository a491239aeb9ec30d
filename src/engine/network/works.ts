// Everything somebody may have to do: the issues of the plan, then the reworks its gates imply, then their queued reviews.
// From here on all three are issues to the kernel.
import { likelyValue } from '../../plan/likely.ts';
import type { Estimate, Fact, Issue, Plan, Spread } from '../../plan/plan.ts';
import {
  MAX_WORK_MINUTES,
  RECORDED_BEGUN,
  type Slot,
  type SlotSource,
  WORK_DURATION,
  WORK_EFFORT,
  WORK_ELAPSED,
} from './network.ts';
import { sharedParts } from './shared-parts.ts';
import type { SlotList } from './slot-list.ts';
import { remainderOf, type Status } from './status-tables.ts';

const KIND = { effort: WORK_EFFORT, duration: WORK_DURATION, elapsed: WORK_ELAPSED } as const;

export interface Work {
  role: 'planned' | 'rework' | 'review';
  id: string;
  title: string;
  kind: number;
  slot: number;
  likely: number;
  /** Indices of the people who may do it, ascending; empty = it needs nobody. */
  performers: readonly number[];
  issue: Issue | null;
  gate: number;
}

export interface Works {
  works: Work[];
  /** Issue index of each gate's rework; -1. */
  reworkOfGate: number[];
  /** Issue index of the queued review, by gate and keeper (people first, then external keepers); -1. */
  reviewOfKeeper: number[][];
  /** First review slot (attempt 1) by gate and keeper; -1 without review. */
  reviewSlots: number[][];
  /** Likely review of each gate, minutes. */
  reviewLikely: number[];
}

/** Source of a quantity in minutes. A single value widens by the plan's spread, if it has one. */
export function minutesSource(estimate: Estimate, plan: Plan, person: string | null): SlotSource {
  const { distribution } = estimate;
  if (distribution.kind === 'fixed') {
    if (!estimate.single || plan.spread === null || distribution.value === 0)
      return { kind: 'constant', value: Math.floor(distribution.value + 0.5) };
    const { shared, by } = plan.spread;
    const { median, sdLog } = spreadOf(plan.spread, person);
    const sharedName = by === 'person' && person !== null ? `spread/person/${person}` : 'spread/plan';
    return { kind: 'spread', median: distribution.value * median, sdLog, correlation: shared, sharedName };
  }
  return { kind: 'quantile', distribution, scale: 1, min: 0, max: MAX_WORK_MINUTES };
}

/** The team's figures, or those of this person: a lane is the person's, a member of a pool the pool's. */
function spreadOf(spread: Spread, person: string | null): { median: number; sdLog: number } {
  const { median = 1, sdLog, people } = spread;
  const whole = people === undefined || person === null ? null : person.split('/', 1)[0];
  const own = whole === null ? undefined : people?.find(({ id }) => id === whole);
  return { median: own?.median ?? median, sdLog: own?.sdLog ?? sdLog };
}

/** Likely work in whole minutes, half up. */
function likelyMinutes(estimate: Estimate): number {
  return Math.floor(likelyValue(estimate) + 0.5);
}

function workSlot(name: string, estimate: Estimate, plan: Plan, person: string | null): Slot {
  return { name, source: minutesSource(estimate, plan, person), likely: likelyMinutes(estimate) };
}

/** A slot of somebody's own work, with what its error shares with those of others. */
function ownWorkSlot(name: string, estimate: Estimate, plan: Plan, person: string): Slot {
  return { ...workSlot(name, estimate, plan, person), ...sharedParts(plan, [person]) };
}

/** Lists all work and registers its slots. */
export function listWorks(plan: Plan, slots: SlotList, status: Pick<Status, 'recorded' | 'deliveredBefore'>): Works {
  const personIndex = new Map(plan.people.map((person, p) => [person.id, p]));
  const factOf = new Map(plan.facts.map((fact) => [fact.id, fact]));
  const works = plan.issues.map((issue, i) => {
    const begun =
      status.recorded[i] === RECORDED_BEGUN ? { fact: factOf.get(issue.id)!, worked: status.deliveredBefore[i] } : null;
    return plannedWork(issue, plan, personIndex, slots, begun);
  });
  const reworkOfGate = plan.gates.map((gate, g) => {
    if (gate.rework === null) return -1;
    const { estimate, owner, work } = gate.rework;
    const first = slots.nextIndex;
    for (let a = 1; a <= gate.attempts; a++)
      slots.add(ownWorkSlot(`gate/${gate.id}/rework/${a}`, estimate, plan, owner));
    const performers = [personIndex.get(owner)!];
    return (
      works.push({
        role: 'rework',
        id: `${gate.id}/rework`,
        title: `Rework for ${gate.title}`,
        kind: KIND[work],
        slot: first,
        likely: likelyMinutes(estimate),
        performers,
        issue: null,
        gate: g,
      }) - 1
    );
  });
  const reviewSlots = plan.gates.map((gate) =>
    [...gate.keepers, ...gate.external].map((keeper) => {
      if (gate.review === null) return -1;
      const first = slots.nextIndex;
      for (let a = 1; a <= gate.attempts; a++)
        slots.add(ownWorkSlot(`gate/${gate.id}/review/${keeper}/${a}`, gate.review, plan, keeper));
      return first;
    }),
  );
  const reviewOfKeeper = plan.gates.map((gate, g) =>
    [...gate.keepers, ...gate.external].map((keeper, k) => {
      if (gate.review === null || gate.reviewMode !== 'queued' || k >= gate.keepers.length) return -1;
      const performers = [personIndex.get(keeper)!];
      const likely = likelyMinutes(gate.review);
      return (
        works.push({
          role: 'review',
          id: `${gate.id}/review/${keeper}`,
          title: `Review of ${gate.title}`,
          kind: WORK_DURATION,
          slot: reviewSlots[g][k],
          likely,
          performers,
          issue: null,
          gate: g,
        }) - 1
      );
    }),
  );
  const reviewLikely = plan.gates.map(({ review }) => (review === null ? 0 : likelyMinutes(review)));
  return { works, reworkOfGate, reviewOfKeeper, reviewSlots, reviewLikely };
}

function plannedWork(
  issue: Issue,
  plan: Plan,
  personIndex: Map<string, number>,
  slots: SlotList,
  begun: { fact: Fact; worked: number } | null,
): Work {
  const names = issue.who.kind === 'owner' ? [issue.who.person] : issue.who.kind === 'anyOf' ? issue.who.people : [];
  const performers = [...new Set(names.map((name) => personIndex.get(name)!))].sort((a, b) => a - b);
  const kind = performers.length === 0 && issue.work === 'effort' ? WORK_DURATION : KIND[issue.work];
  const owner = issue.who.kind === 'owner' ? issue.who.person : null;
  const estimated = workSlot(`issue/${issue.was ?? issue.id}/work`, issue.estimate, plan, owner);
  // What comes from outside is no estimate of the team's.
  const whole = issue.implied === null ? { ...estimated, ...sharedParts(plan, names) } : estimated;
  const rest =
    begun === null
      ? whole
      : {
          ...whole,
          ...remainderOf(issue.estimate, begun.fact, begun.worked, plan, (by) => minutesSource(by, plan, owner)),
        };
  const slot = slots.add(rest);
  return {
    role: 'planned',
    id: issue.id,
    title: issue.title,
    kind,
    slot,
    likely: rest.likely,
    performers,
    issue,
    gate: -1,
  };
}
