// The bound of one future: the latest of what three arguments say, each true in every plan of the team (see reasons.ts). What they share are
// heads (how soon anything can begin, earliest-pass.ts) and tails (what must still follow, least-tails.ts).
import {
  type Network,
  UNITS_PER_MINUTE,
  WORK_DURATION,
  WORK_EFFORT,
  WORK_ELAPSED,
} from '../../engine/network/network.ts';
import { skillOf } from '../../engine/network/skill-of.ts';
import { mostUnits } from './calendar-speed.ts';
import { EFFORT_PER_MINUTE, effortClock, resourceClock, timeClock } from './clocks.ts';
import { CommonWork } from './common-work.ts';
import { DrawnWork } from './drawn-work.ts';
import { EarliestPass } from './earliest-pass.ts';
import { LeastTails } from './least-tails.ts';
import { LeastWork } from './least-work.ts';
import { peopleSets } from './reasons.ts';
import type { TeamRules } from './team-rules.ts';

/** One piece of work that only a set of people can do. */
interface Piece {
  kind: 'issue' | 'review' | 'rework';
  /** Issue, keeper entry, gate. */
  index: number;
  /** What a minute of it takes of the set's effort and time; 0 = it does not count there. */
  effort: number;
  time: number;
}

interface PeopleSet {
  pieces: readonly Piece[];
  effort: CommonWork;
  /** Null where all work is effort: then time says no more. */
  time: CommonWork | null;
}

export class FutureBound {
  private readonly network: Network;
  private readonly drawn: DrawnWork;
  private readonly pass: EarliestPass;
  private readonly tails: LeastTails;
  private readonly sets: readonly PeopleSet[];
  private readonly resources: readonly CommonWork[];
  private readonly node: number;
  /** Number of the argument that gave the last bound. */
  reason = 0;

  /** @param node of the date asked about; -1 = the end of the plan */
  constructor(rules: TeamRules, seed: string, node: number) {
    const { network, plan } = rules;
    this.network = network;
    this.node = node;
    this.drawn = new DrawnWork(rules, seed);
    this.pass = new EarliestPass(rules, new LeastWork(rules, this.drawn));
    this.tails = new LeastTails(rules, node);
    this.sets = peopleSets(rules).map((people) => peopleSet(rules, people));
    this.resources = plan.resources.map(
      ({ capacity }) =>
        new CommonWork(resourceClock(network, capacity), network.planProfile, network.useResource.length),
    );
  }

  /** Civil minute before which no plan gets there in this future; Infinity = none ever does. */
  measure(tape: Int32Array, replication: number): number {
    this.drawn.look(replication, tape);
    this.pass.measure(tape);
    let bound = this.node < 0 ? this.pass.end() : this.pass.minute[2 * this.node + 1];
    this.reason = 0;
    if (bound === Infinity) return bound;
    this.tails.measure(this.pass);
    for (let k = 0; k < this.sets.length && bound < Infinity; k++)
      bound = this.better(1 + k, bound, this.ofPeople(k, bound));
    this.fillResources();
    for (let k = 0; k < this.resources.length && bound < Infinity; k++)
      bound = this.better(1 + this.sets.length + k, bound, this.resources[k].bound(bound));
    return bound;
  }

  private better(reason: number, before: number, bound: number): number {
    if (bound > before) this.reason = reason;
    return bound;
  }

  private ofPeople(k: number, floor: number): number {
    const { effort, time, pieces } = this.sets[k];
    effort.clear();
    time?.clear();
    for (const { kind, index, effort: perMinute, time: share } of pieces) {
      const from = this.fromOf(kind, index);
      const tail = this.tailOf(kind, index);
      const minutes = this.minutesOf(kind, index);
      effort.add(from, minutes * perMinute, tail);
      time?.add(from, minutes * share, tail);
    }
    const bound = effort.bound(floor);
    return time === null || bound === Infinity ? bound : time.bound(bound);
  }

  private fromOf(kind: Piece['kind'], index: number): number {
    const { pass, network } = this;
    if (kind === 'issue') return pass.workFrom[index];
    if (kind === 'rework') return pass.review.reworkFrom[index];
    return pass.minute[2 * (network.issueCount + network.gateOfKeeper[index])];
  }

  private tailOf(kind: Piece['kind'], index: number): number {
    const { network, tails, pass } = this;
    const node =
      kind === 'issue' ? index : network.issueCount + (kind === 'rework' ? index : network.gateOfKeeper[index]);
    const tail = tails.tail[2 * node + 1];
    return kind === 'issue' && tail >= 0 ? tail + pass.delay[index] : tail;
  }

  private minutesOf(kind: Piece['kind'], index: number): number {
    const { pass } = this;
    if (kind === 'issue') return pass.minutes[index];
    return kind === 'rework' ? pass.review.reworkMinutes[index] : pass.review.reviewMinutes[index];
  }

  /** A resource is held at least as long as its issue is worked on. */
  private fillResources(): void {
    const { useOffset, useResource, useAmount, plannedIssueCount } = this.network;
    for (const resource of this.resources) resource.clear();
    if (this.resources.length === 0) return;
    for (let i = 0; i < plannedIssueCount; i++)
      for (let u = useOffset[i]; u < useOffset[i + 1]; u++)
        this.resources[useResource[u]].add(
          this.pass.workFrom[i],
          this.tails.length[i] * useAmount[u],
          this.tailOf('issue', i),
        );
  }
}

function peopleSet(rules: TeamRules, people: readonly number[]): PeopleSet {
  const { network } = rules;
  const members = new Set(people);
  const within = (workers: readonly number[]): boolean => workers.length > 0 && workers.every((p) => members.has(p));
  const issues = Array.from({ length: network.issueCount }, (_, i) => i)
    .filter((i) => within(workersOf(rules, i)))
    .flatMap((i) => pieceOf(rules, i));
  const reviews = Array.from(network.keeperPerson.keys())
    .filter((k) => network.keeperPerson[k] >= 0 && members.has(network.keeperPerson[k]))
    .map((k): Piece => ({ kind: 'review', index: k, effort: 0, time: 1 }));
  // Whoever holds several things at once does not need their time for one of them alone.
  const isOneByOne = people.every((p) => network.eagerPerson[p] === 0);
  const pieces = [...issues, ...reviews];
  const count = pieces.length;
  const needsTime = isOneByOne && pieces.some(({ effort }) => effort === 0);
  return {
    pieces,
    effort: new CommonWork(effortClock(network, people), network.planProfile, count),
    time: needsTime ? new CommonWork(timeClock(network, people), network.planProfile, count) : null,
  };
}

/** Everybody who may have a hand in it. */
function workersOf({ network, performerOffset, performers }: TeamRules, i: number): number[] {
  const { supportOffset, supportAdds, supportPerson } = network;
  const workers = [...performers.subarray(performerOffset[i], performerOffset[i + 1])];
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++)
    if (supportAdds[k] === 1) workers.push(supportPerson[k]);
  return workers;
}

/** An issue as what it takes of a set that alone can do it; elapsed work takes nothing, queued reviews are pieces of their keepers. */
function pieceOf(rules: TeamRules, i: number): Piece[] {
  const { network, plan, performerOffset, performers } = rules;
  const { workKind, gateOfIssue, reworkOfGate, plannedIssueCount, efficiencyOfPerson, supportOffset } = network;
  const gate = gateOfIssue[i];
  if (workKind[i] === WORK_ELAPSED || (i >= plannedIssueCount && reworkOfGate[gate] !== i)) return [];
  const own = [...performers.subarray(performerOffset[i], performerOffset[i + 1])];
  const helped = workersOf(rules, i).length > own.length;
  const known =
    i < plannedIssueCount ? ({ kind: 'issue', index: i } as const) : ({ kind: 'rework', index: gate } as const);
  if (workKind[i] === WORK_DURATION) return [{ ...known, effort: 0, time: 1 }];
  if (workKind[i] !== WORK_EFFORT) return [];
  const skill = Math.max(...own.map((p) => skillOf(network, i, p)), helped ? 100 : 0);
  const fastest = Math.max(
    ...own.map((p) => mostUnits(plan.people[p]) * efficiencyOfPerson[p] * skillOf(network, i, p)),
  );
  return [
    {
      ...known,
      effort: (EFFORT_PER_MINUTE * 100) / skill,
      // Who supports and does work of a fixed time meanwhile is in two places at once.
      time: helped || supportOffset[i + 1] > supportOffset[i] ? 0 : UNITS_PER_MINUTE / fastest,
    },
  ];
}
