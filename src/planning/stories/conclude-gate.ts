// The counts of one gate, milestone or phase become its story.
import { NEVER, wilson } from '../../engine/forecast/quantiles.ts';
import { namesOf } from '../../engine/log/names.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { criteriaNode, GATE, GATE_DATES, type GatePart } from './gate-observer.ts';
import type { GateStory, GateStretch, GateStretchKind, Keeper } from './gate-story-result.ts';
import { leversOf } from './levers.ts';
import type { LikelyFuture } from './likely-future.ts';
import { listNeeds } from './list-needs.ts';
import { Needs } from './needs.ts';
import { listNext } from './next-begun.ts';
import { spellOf } from './spell-tally.ts';
import { datesOf, storyDate } from './story-dates.ts';
import { pointOf, storyNames } from './story-names.ts';
import type { Lever } from './story-words.ts';

const STRETCHES: readonly (readonly [GateStretchKind, number])[] = [
  ['begin', GATE.begin],
  ['first-review', GATE.first],
  ['rework', GATE.rework],
  ['later-reviews', GATE.later],
  ['held', GATE.held],
];

export interface GateSubject {
  kind: GateStory['kind'];
  id: string;
  title: string;
  node: number;
  target: string | null;
}

/** A gate, milestone or phase by its id; null = there is none. */
export function gateSubject(plan: Plan, network: Network, kind: GateStory['kind'], id: string): GateSubject | null {
  const lists = { gate: plan.gates, milestone: plan.milestones, phase: plan.phases };
  const index = lists[kind].findIndex((each) => each.id === id);
  if (index < 0) return null;
  const { title, target } = lists[kind][index];
  const points = { milestone: 'milestone', phase: 'phase-exit' } as const;
  const node = kind === 'gate' ? network.issueCount + index : pointOf(network, points[kind], id);
  return { kind, id, title, node, target };
}

export function concludeGate(
  plan: Plan,
  network: Network,
  subject: GateSubject,
  part: GatePart,
  likely: LikelyFuture,
): GateStory {
  const { kind, id, title, node } = subject;
  const { futures, counted, spells } = part;
  const names = storyNames(plan, network);
  const criteria = criteriaNode(network, node);
  const target = subject.target === null ? null : minuteOfInstant(plan.start, subject.target);
  const dates = datesOf(part.dates, GATE_DATES.date);
  const isGate = kind === 'gate';
  const needs = listNeeds(new Needs(network, criteria, false), part.margins, part.last, counted, names);
  const deep = new Needs(network, criteria, true);
  const lastWork = listNeeds(deep, part.deepMargins, part.deepLast, counted, names).filter(({ last }) => last > 0);
  const stretches = isGate ? stretchesOf(part) : [];
  return {
    kind,
    id,
    title,
    futures,
    never: futures - counted,
    criteriaMet: storyDate(datesOf(part.dates, GATE_DATES.met)),
    date: storyDate(dates),
    likely: likely.minuteOf(2 * node + 1),
    target,
    onTime: target === null ? null : wilson(dates.filter((at) => at !== NEVER && at <= target).length, futures),
    criteria: needs,
    lastWork,
    metToOpen: spellOf(spells.get(GATE.metToOpen), counted),
    stretches,
    keepers: isGate ? keepersOf(plan, network, node - network.issueCount, part) : [],
    verdict: isGate
      ? {
          passedFirst: wilson(part.passedFirst, futures),
          waived: futures === 0 ? 0 : part.waived / futures,
          meanAttempts: futures === 0 ? 0 : part.attempts / futures,
          chance: plan.gates[node - network.issueCount].pass,
        }
      : null,
    criticality: isGate && futures > 0 ? part.tight / futures : null,
    opens: listNext(part.next, futures, names),
    levers: leversOf({ needs: lastWork, more: stretches.map(leverOf) }),
  };
}

function stretchesOf({ spells, counted }: GatePart): GateStretch[] {
  return STRETCHES.map(([kind, key]) => ({ kind, spell: spellOf(spells.get(key), counted) }));
}

function leverOf({ kind, spell }: GateStretch): Lever {
  const { meanMinutes } = spell;
  if (kind === 'rework' || kind === 'later-reviews') return { kind: 'rework', what: null, meanMinutes };
  return { kind: kind === 'first-review' ? 'review' : 'wait', what: null, meanMinutes };
}

function keepersOf(plan: Plan, network: Network, gate: number, { spells, counted, lastKeeper }: GatePart): Keeper[] {
  const { keeperOffset, keeperPerson } = network;
  const names = namesOf(network, plan);
  return Array.from(lastKeeper, (last, k) => ({
    id: names.keeper(keeperOffset[gate] + k, gate),
    external: keeperPerson[keeperOffset[gate] + k] < 0,
    wait: spellOf(spells.get(GATE.keepers + 2 * k), counted),
    review: spellOf(spells.get(GATE.keepers + 2 * k + 1), counted),
    last: counted === 0 ? 0 : last / counted,
  }));
}
