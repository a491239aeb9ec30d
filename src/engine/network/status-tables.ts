// What is known at the data date, as tables: recorded events in order of time, and what remains of work in progress.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { likelyOfDistribution, likelyValue } from '../../plan/likely.ts';
import type { Estimate, Fact, Issue, Plan } from '../../plan/plan.ts';
import { greatestValue, likelyRemaining } from '../../plan/remaining.ts';
import type { Profile } from '../calendar/profile.ts';
import {
  FACT_DROP,
  FACT_FINISH,
  FACT_PASS,
  FACT_START,
  MAX_WORK_MINUTES,
  RECORDED_BEGUN,
  RECORDED_DONE,
  RECORDED_NOTHING,
  type SlotSource,
} from './network.ts';

/** Spread of the logs that the tail of an overrun estimate gets when the plan states none. */
const USUAL_SPREAD = 0.6;

export interface Status {
  dataMinute: number;
  facts: { minute: number; kind: number; subject: number; person: number }[];
  /** By issue of the plan. */
  recorded: Int32Array;
  deliveredBefore: Int32Array;
  recordedPercent: Int32Array;
  recordedGate: Int32Array;
}

/** Everybody's facts; the people's profiles say what has been delivered where the document does not. */
export function compileStatus(plan: Plan, profileOf: (person: number) => Profile): Status {
  const issueIndex = new Map(plan.issues.map(({ id }, i) => [id, i]));
  const gateIndex = new Map(plan.gates.map(({ id }, g) => [id, g]));
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const recorded = new Int32Array(plan.issues.length).fill(RECORDED_NOTHING);
  const deliveredBefore = new Int32Array(plan.issues.length);
  const recordedPercent = new Int32Array(plan.issues.length);
  const recordedGate = new Int32Array(plan.gates.length);
  const dataMinute = plan.statusDate === null ? 0 : Math.max(0, minuteOfInstant(plan.start, plan.statusDate));
  const facts: Status['facts'] = [];
  const begun: number[] = [];
  const at = (instant: string): number => Math.max(0, minuteOfInstant(plan.start, instant));

  for (const fact of plan.facts) {
    if (fact.kind === 'gate') {
      const g = gateIndex.get(fact.id)!;
      if (fact.finished === null) continue;
      recordedGate[g] = 1;
      facts.push({ minute: at(fact.finished), kind: FACT_PASS, subject: g, person: -1 });
      continue;
    }
    const i = issueIndex.get(fact.id)!;
    if (fact.dropped !== null) {
      facts.push({ minute: at(fact.dropped), kind: FACT_DROP, subject: i, person: -1 });
      continue;
    }
    const started = fact.started ?? fact.finished;
    if (started === null) continue;
    const person = performerOf(plan.issues[i], fact, personIndex);
    facts.push({ minute: at(started), kind: FACT_START, subject: i, person });
    recorded[i] = fact.finished === null ? RECORDED_BEGUN : RECORDED_DONE;
    if (fact.finished !== null) facts.push({ minute: at(fact.finished), kind: FACT_FINISH, subject: i, person });
    else {
      begun.push(i);
      if (fact.workedMinutes === null) recordedPercent[i] = fact.donePercent ?? 0;
      deliveredBefore[i] = delivered(plan, plan.issues[i], fact, at(started), dataMinute, person, profileOf);
    }
  }
  for (const { on, drop } of plan.scope)
    for (const id of drop) facts.push({ minute: at(on), kind: FACT_DROP, subject: issueIndex.get(id)!, person: -1 });
  shareOut(plan, begun, deliveredBefore, personIndex);
  // Stable: in one minute the document's order, a start before its finish.
  facts.sort((a, b) => a.minute - b.minute);
  return { dataMinute, facts, recorded, deliveredBefore, recordedPercent, recordedGate };
}

/** Nobody works twice at once: what a person's calendar gave is shared equally among everything they have in progress without a report of its own. */
function shareOut(
  plan: Plan,
  begun: readonly number[],
  delivered: Int32Array,
  personIndex: ReadonlyMap<string, number>,
): void {
  const factOf = new Map(plan.facts.map((fact) => [fact.id, fact]));
  const byPerson = new Map<number, number[]>();
  for (const i of begun) {
    const fact = factOf.get(plan.issues[i].id)!;
    const person = performerOf(plan.issues[i], fact, personIndex);
    if (person < 0 || fact.workedMinutes !== null || plan.issues[i].work === 'elapsed') continue;
    byPerson.set(person, [...(byPerson.get(person) ?? []), i]);
  }
  for (const issues of byPerson.values())
    for (const i of issues) delivered[i] = Math.floor(delivered[i] / issues.length);
}

/** Whoever is recorded, else the owner, else the first who could; -1 = nobody is needed. */
function performerOf({ who }: Issue, { person }: Fact, personIndex: ReadonlyMap<string, number>): number {
  if (person !== null) return personIndex.get(person)!;
  if (who.kind === 'nobody') return -1;
  return personIndex.get(who.kind === 'owner' ? who.person : who.people[0])!;
}

/** Work done between the recorded start and the data date, whole minutes: as reported, or what the calendar gave. */
function delivered(
  plan: Plan,
  issue: Issue,
  fact: Fact,
  from: number,
  to: number,
  person: number,
  profileOf: (person: number) => Profile,
): number {
  if (fact.workedMinutes !== null) return fact.workedMinutes;
  if (issue.work === 'elapsed') return to - from;
  const profile = profileOf(person);
  if (issue.work === 'duration' || person < 0) return profile.minutesAt(to) - profile.minutesAt(from);
  const { efficiencyPercent } = plan.people[person];
  return Math.floor(((profile.unitsAt(to) - profile.unitsAt(from)) * efficiencyPercent) / 10_000);
}

/**
 * The rest of work in progress in minutes, as a source and its likely value. As reported; with a reported percent p the estimate scaled to 1 - p of itself, or,
 * when delivered work w is reported as well, to a median of w (1 - p) / p; otherwise the estimate given that w has not been enough.
 */
export function remainderOf(
  estimate: Estimate,
  fact: Fact,
  worked: number,
  plan: Plan,
  sourceOf: (estimate: Estimate) => SlotSource,
): { source: SlotSource; likely: number } {
  if (fact.remaining !== null)
    return { source: sourceOf(fact.remaining), likely: Math.floor(likelyValue(fact.remaining) + 0.5) };
  const total = Math.floor(likelyValue(estimate) + 0.5);
  const source = sourceOf(estimate);
  if (fact.donePercent !== null) {
    const left = 100 - fact.donePercent;
    const reported = fact.workedMinutes ?? 0;
    const measured = reported > 0 && fact.donePercent > 0;
    const median = measured ? (reported * left) / fact.donePercent : (total * left) / 100;
    const expected = measured ? median : median * biasOf(source, estimate);
    return {
      source: scaled(source, expected, likelyOfDistribution(estimate.distribution)),
      likely: Math.max(1, Math.floor(median + 0.5)),
    };
  }
  if (worked === 0) return { source, likely: total };
  const given = { worked, tailMedian: Math.max(1, total), tailSdLog: plan.spread?.sdLog ?? USUAL_SPREAD };
  const rest = (greatest: number): number => Math.floor(likelyRemaining(total, given, greatest) + 0.5);
  if (source.kind === 'spread') {
    const tail = { tailMedian: Math.max(1, Math.floor(source.median + 0.5)), tailSdLog: source.sdLog };
    return { source: { ...source, given: { ...given, ...tail } }, likely: rest(Infinity) };
  }
  const { distribution } = estimate;
  const quantile =
    source.kind === 'quantile'
      ? source
      : ({ kind: 'quantile', distribution, scale: 1, min: 0, max: MAX_WORK_MINUTES } as const);
  return { source: { ...quantile, given }, likely: rest(greatestValue(distribution)) };
}

/** By how much the spread expects more (or less) than the estimate says. What was really delivered needs no such correction. */
function biasOf(source: SlotSource, { distribution }: Estimate): number {
  return source.kind === 'spread' && distribution.kind === 'fixed' ? source.median / distribution.value : 1;
}

/** The same shape with another median. */
function scaled(source: SlotSource, median: number, own: number): SlotSource {
  if (source.kind === 'spread') return { ...source, median };
  if (source.kind === 'quantile' && own > 0) return { ...source, scale: (source.scale * median) / own, min: 1 };
  return { kind: 'constant', value: Math.max(1, Math.floor(median + 0.5)) };
}

/** The tables as the network has them. Reworks and reviews have no history. */
export function flattenStatus(status: Status, plan: Plan, workCount: number) {
  const padded = (values: Int32Array): Int32Array => {
    const all = new Int32Array(workCount);
    all.set(values);
    return all;
  };
  return {
    dataMinute: status.dataMinute,
    hasDataDate: plan.statusDate !== null,
    factMinute: Int32Array.from(status.facts, ({ minute }) => minute),
    factKind: Int32Array.from(status.facts, ({ kind }) => kind),
    factSubject: Int32Array.from(status.facts, ({ subject }) => subject),
    factPerson: Int32Array.from(status.facts, ({ person }) => person),
    recorded: padded(status.recorded),
    deliveredBefore: padded(status.deliveredBefore),
    recordedPercent: padded(status.recordedPercent),
    recordedGate: status.recordedGate,
    retainedLogic: plan.progressLogic === 'retained',
  };
}
