// A plan's likely future as a scheduling problem: events that wait for events, tasks that one of several people does, and pairs of tasks
// that cannot run at once. Every completion depends only on who does what and in which order, and earlier is never worse, so an order of
// each pair is a schedule and the best of them is the optimum, with or without idling on purpose.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import { likelyValue } from '../../src/plan/likely.ts';
import type { Issue, Person, Plan } from '../../src/plan/plan.ts';
import { precedenceEvents } from '../../src/plan/precedence-events.ts';
import { clockLine, type Line, type Lines, linesOf } from './lines.ts';

/** One way to do a task: who (-1 = nobody), on which line, how much. */
export interface Way {
  person: number;
  line: Line;
  need: number;
}

export interface Task {
  issue: string;
  start: number;
  finish: number;
  notBefore: number;
  ways: readonly Way[];
}

/** `to` waits for `from` and then for the lag on its line. */
export interface Edge {
  from: number;
  to: number;
  lag: number;
  line: Line;
}

export interface Model {
  horizon: number;
  eventCount: number;
  /** How many edges into an event must be met; a task counts as the edge from its start to its finish. */
  needed: readonly number[];
  edges: readonly Edge[];
  tasks: readonly Task[];
  people: readonly string[];
  /** Effort lines by person, for bounds. */
  effort: readonly Line[];
  /** Pairs of tasks that need the same resource, as indices. */
  exclusive: readonly (readonly [number, number])[];
  /** By person: tasks they support, and do nothing of their own beside; empty where support is left out of account. */
  supports: readonly (readonly number[])[];
  /** By event: no schedule reaches it before this minute, as far as that has been proven. */
  floor: Int32Array;
}

/**
 * Support slows the supporter's own work. `ignored`: no schedule is lost and bounds hold, but one may come out that cannot be kept;
 * `apart`: supporters do nothing of their own meanwhile, which can be kept but may lose the best.
 */
export type SupportRule = 'ignored' | 'apart';

/** Which soft predecessors are waited for; the others cost their factor. */
export type Waits = (issue: string, predecessor: string) => boolean;
/** Ids of the people who may do an issue that has people. */
export type WhoCan = (issue: Issue, plan: Plan) => readonly string[];

/** Those whom the plan names. */
export const asPlanned: WhoCan = ({ who }) =>
  who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : [];

/** Everybody with the skills asked for who does not support that very issue. Parts of people whose time is split stay what they are. */
export const anybodyAble: WhoCan = (issue, plan) => {
  const named = asPlanned(issue, plan);
  const split = new Set(plan.people.flatMap(({ laneOf, id }) => (laneOf === null ? [] : [laneOf, id])));
  if (named.some((id) => split.has(id))) return named;
  return plan.people
    .filter(({ id }) => !split.has(id) && !issue.support.some(({ person }) => person === id))
    .filter(({ skills }) => issue.skills.every((skill) => skills.some(({ name }) => name === skill)))
    .map(({ id }) => id);
};

/** Of those, whoever is named, or is like them in role or track, or shares a pool with them: whom a search asks unless told otherwise. */
export const likeThePlanned: WhoCan = (issue, plan) => {
  const named = asPlanned(issue, plan);
  const owners = plan.people.filter(({ id }) => named.includes(id));
  const isLike = ({ id, role, track }: Person): boolean =>
    owners.some((owner) => (role !== null && role === owner.role) || (track !== null && track === owner.track)) ||
    plan.pools.some(({ members }) => members.includes(id) && named.some((other) => members.includes(other)));
  return anybodyAble(issue, plan).filter((id) => {
    const person = plan.people.find((each) => each.id === id);
    return named.includes(id) || (issue.who.kind === 'owner' && person !== undefined && isLike(person));
  });
};

/** Soft links of a plan, as pairs [issue, predecessor]. */
export function softLinks(plan: Plan): [string, string][] {
  return plan.issues.flatMap(({ id, after }) =>
    after.filter(({ softFactor }) => softFactor !== null).map(({ on }): [string, string] => [id, on.id]),
  );
}

/** Places of the issues that a person supports. */
export function supportedBy(plan: Plan, person: string): number[] {
  return plan.issues.flatMap(({ support }, i) => (support.some((each) => each.person === person) ? [i] : []));
}

/** Lines of everybody: costly, and the same for every choice of waits. */
export interface Times {
  horizon: number;
  clock: Line;
  calendar: Lines;
  lines: readonly Lines[];
}

const known = new WeakMap<Plan, Times>();

export function timesOf(plan: Plan, days: number): Times {
  const horizon = days * 1440;
  const before = known.get(plan);
  if (before?.horizon === horizon) return before;
  const calendar = linesOf(plan, null, horizon);
  const times: Times = { horizon, clock: clockLine(horizon), calendar, lines: sharedLines(plan, horizon) };
  known.set(plan, times);
  return times;
}

export function modelOf(plan: Plan, whoCan: WhoCan, waits: Waits, times: Times, rule: SupportRule): Model {
  const { horizon, clock, calendar, lines } = times;
  const events = precedenceEvents(plan);
  const eventOf = new Map(events.nodes.map((node, e) => [`${node.kind} ${node.id} ${events.moments[e]}`, e]));
  const tasks = plan.issues.map(
    (issue): Task => ({
      issue: issue.id,
      start: eventOf.get(`issue ${issue.id} start`)!,
      finish: eventOf.get(`issue ${issue.id} finish`)!,
      notBefore: issue.notBefore === null ? 0 : Math.max(0, minuteOfInstant(plan.start, issue.notBefore)),
      ways: waysOf(issue, plan, whoCan(issue, plan), workOf(issue, waits), times),
    }),
  );
  const own = new Set(tasks.map(({ start, finish }) => `${start} ${finish}`));
  const edges: Edge[] = [];
  const needed = [...events.needed];
  events.needs.forEach((need, k) => {
    const [from, to] = [events.from[k], events.to[k]];
    if (need === null && own.has(`${from} ${to}`)) return;
    const link = need?.kind === 'link' ? need.link : null;
    edges.push({ from, to, lag: link?.lagMinutes ?? 0, line: link?.lagIn === 'clock' ? clock : calendar.presence });
  });
  const reviewer = new Map(plan.gates.map(({ id, reviewOf }) => [reviewOf, id]));
  for (const [issue, before] of softLinks(plan)) {
    if (!waits(issue, before)) continue;
    const done = reviewer.has(before) ? `gate ${reviewer.get(before)} finish` : `issue ${before} finish`;
    const to = eventOf.get(`issue ${issue} start`)!;
    needed[to]++;
    edges.push({ from: eventOf.get(done)!, to, lag: 0, line: calendar.presence });
  }
  return {
    horizon,
    eventCount: events.count,
    needed,
    edges,
    tasks,
    people: plan.people.map(({ id }) => id),
    effort: lines.map(({ effort }) => effort),
    exclusive: exclusivePairs(plan),
    supports: plan.people.map(({ id }) => (rule === 'ignored' ? [] : supportedBy(plan, id))),
    floor: new Int32Array(events.count),
  };
}

/** People with the same calendar, meetings and capacity share their lines. */
function sharedLines(plan: Plan, horizon: number): Lines[] {
  const known = new Map<string, Lines>();
  return plan.people.map((person) => {
    const attended = plan.meetings.flatMap(({ who }, m) => (who.includes(person.id) ? [m] : []));
    const { capacityPercent, away, calendar, availability } = person;
    const key = JSON.stringify([capacityPercent, away, calendar, availability, attended]);
    const lines = known.get(key) ?? linesOf(plan, person, horizon);
    known.set(key, lines);
    return lines;
  });
}

/** Likely work in minutes, with the factors of soft links that are not waited for, half up. */
function workOf(issue: Issue, waits: Waits): number {
  let thousandths = 1;
  let divisor = 1;
  for (const { softFactor, on } of issue.after) {
    if (softFactor === null || waits(issue.id, on.id)) continue;
    thousandths *= softFactor;
    divisor *= 1000;
  }
  return Math.floor((2 * Math.round(likelyValue(issue.estimate)) * thousandths + divisor) / (2 * divisor));
}

function waysOf(issue: Issue, plan: Plan, who: readonly string[], work: number, times: Times): Way[] {
  const { clock, calendar, lines } = times;
  if (issue.who.kind === 'nobody')
    return [{ person: -1, line: issue.work === 'elapsed' ? clock : calendar.presence, need: work }];
  return plan.people.flatMap((person, p): Way[] => {
    if (!who.includes(person.id)) return [];
    if (issue.work === 'elapsed') return [{ person: p, line: clock, need: work }];
    if (issue.work === 'duration') return [{ person: p, line: lines[p].presence, need: work }];
    const rate = rateOf(person, issue);
    return rate === 0 ? [] : [{ person: p, line: lines[p].effort, need: Math.ceil((work * 1_000_000) / rate) }];
  });
}

/** What one unit of a person is worth at this work, in ten-thousandths: efficiency, and the least of the skills asked for. */
function rateOf({ efficiencyPercent, skills }: Person, issue: Issue): number {
  const percents = issue.skills.map((name) => skills.find((skill) => skill.name === name)?.percent ?? 0);
  const rate = 100 * efficiencyPercent;
  return percents.length === 0 ? rate : Math.floor((rate * Math.min(...percents)) / 100);
}

function exclusivePairs(plan: Plan): [number, number][] {
  const capacity = new Map(plan.resources.map((resource) => [resource.id, resource.capacity]));
  const collide = (a: Issue, b: Issue): boolean =>
    a.uses.some(({ resource, amount }) =>
      b.uses.some((use) => use.resource === resource && amount + use.amount > capacity.get(resource)!),
    );
  return plan.issues.flatMap((a, i) =>
    plan.issues.flatMap((b, j): [number, number][] => (i < j && collide(a, b) ? [[i, j]] : [])),
  );
}
