// What reported progress means: facts about issues, deliveries and gates, one each, that do not contradict themselves.
import type { Fact, Issue, Person, Plan, Risk } from '../plan/plan.ts';
import { type Place, shorten } from './document.ts';
import { timerId } from './fallbacks.ts';
import { reviewId } from './implied-names.ts';
import type { Word } from './read-progress.ts';
import type { Reading } from './reading.ts';

const NOTHING: Omit<Fact, 'kind' | 'id'> = {
  started: null,
  finished: null,
  dropped: null,
  person: null,
  remaining: null,
  donePercent: null,
  workedMinutes: null,
};
type Known = Pick<Plan, 'issues' | 'gates' | 'people'>;

/** Facts up to the data date in the order of issues, then gates, and what is to be dropped later. */
export function factsOf(
  reading: Reading,
  words: readonly Word[],
  plan: Known,
  statusDate: string,
): { facts: Fact[]; later: { on: string; drop: string[] }[] } {
  const issues = new Map(plan.issues.map((issue) => [issue.id, issue]));
  const facts = new Map<string, Fact>();
  const later: { on: string; drop: string[] }[] = [];
  const own = new Set(words.filter(({ subject }) => subject.kind === 'issue').map(({ subject }) => subject.id));
  const add = (fact: Fact): void => void facts.set(`${fact.kind} ${fact.id}`, fact);
  for (const word of words) {
    const { kind, id } = word.subject;
    const issue = issues.get(id);
    if (kind === 'phase') {
      for (const fact of factsOfPhase(reading, word, plan.issues, own)) add(fact);
    } else if (kind === 'gate') {
      if (word.finished !== null) add({ ...NOTHING, kind: 'gate', id, finished: word.finished });
    } else if (issue !== undefined && isSound(reading, word, issue, plan)) {
      if (word.dropped !== null && word.dropped > statusDate) later.push({ on: word.dropped, drop: [id] });
      for (const fact of factsOfIssue(word, issue, issues, statusDate, plan.people)) add(fact);
    }
  }
  const order = [...plan.issues.map(({ id }) => `issue ${id}`), ...plan.gates.map(({ id }) => `gate ${id}`)];
  return { facts: order.flatMap((key) => facts.get(key) ?? []), later };
}

/** Complains about words that cannot all be true. */
function isSound({ complaints }: Reading, word: Word, issue: Issue, plan: Known): boolean {
  const { place, started, finished, passed, remaining, donePercent, dropped, workedMinutes } = word;
  const refuse = (why: string): boolean => {
    complaints.add('E109', place, `${shorten(issue.id)} ${why}`, { atKey: true });
    return false;
  };
  if (started !== null && finished !== null && finished < started) return refuse('was finished before it began');
  if (passed !== null && (finished ?? started ?? passed) > passed)
    return refuse('passed its review before it was finished');
  if (passed !== null && !plan.gates.some(({ reviewOf }) => reviewOf === issue.id))
    return refuse('has no review to pass');
  if (remaining !== null && donePercent !== null) return refuse('says both what is done and what remains');
  if (finished !== null && (remaining !== null || (donePercent ?? 100) < 100))
    return refuse('is finished, yet something is left of it');
  if (dropped !== null && finished !== null) return refuse('is finished, so it cannot be superseded');
  if (workedMinutes !== null && started === null && finished === null)
    return refuse('was worked on, but when did it begin?');
  const lanes = plan.people.filter(({ laneOf }) => laneOf !== null && laneOf === word.person).map(({ id }) => id);
  const isOwnLane = issue.who.kind === 'owner' && lanes.includes(issue.who.person);
  if (lanes.length === 0 || isOwnLane) return true;
  complaints.add('E116', place, `the time of ${shorten(word.person ?? '')} is split`, {
    atKey: true,
    hint: `name a stream: ${lanes.join(' or ')}`,
  });
  return false;
}

function factsOfIssue(
  word: Word,
  issue: Issue,
  issues: ReadonlyMap<string, Issue>,
  statusDate: string,
  people: readonly Person[],
): Fact[] {
  const { on, person, donePercent, remaining, workedMinutes, dropped, passed } = word;
  const { id } = issue;
  const timer = issue.implied === 'delivery' && issues.has(timerId(id)) ? [timerId(id)] : [];
  if (dropped !== null && dropped <= statusDate) {
    return [id, ...timer].map((each) => ({ ...NOTHING, kind: 'issue', id: each, dropped }));
  }
  const finished = word.finished ?? passed ?? (donePercent === 100 ? on : null);
  const isBegun = finished !== null || remaining !== null || (donePercent ?? 0) > 0;
  const started = word.started ?? (isBegun && finished === null ? on : null);
  if (started === null && finished === null) return [];
  const lane = people.find(
    ({ laneOf, id: each }) => laneOf === person && issue.who.kind === 'owner' && each === issue.who.person,
  );
  const rest = finished === null ? { remaining, donePercent: donePercent === 0 ? null : donePercent } : {};
  const fact: Fact = {
    ...NOTHING,
    kind: 'issue',
    id,
    started,
    finished,
    person: lane?.id ?? person,
    workedMinutes,
    ...rest,
  };
  const review: Fact[] = passed === null ? [] : [{ ...NOTHING, kind: 'gate', id: reviewId(id), finished: passed }];
  return [
    fact,
    ...(finished === null ? [] : timer.map((each): Fact => ({ ...NOTHING, kind: 'issue', id: each, finished }))),
    ...review,
  ];
}

/** A share of a phase is the share of each of its issues that say nothing themselves. */
function factsOfPhase({ complaints }: Reading, word: Word, issues: readonly Issue[], own: ReadonlySet<string>): Fact[] {
  const { subject, place, started, finished, donePercent, on } = word;
  const refuse = (why: string): Fact[] => {
    complaints.add('E109', place, `the phase ${shorten(subject.id)} ${why}`, { atKey: true });
    return [];
  };
  if (finished === null && donePercent === null)
    return refuse('says neither how much is done nor when it was finished');
  if (started !== null && finished !== null && finished < started) return refuse('was finished before it began');
  if (finished !== null && (donePercent ?? 100) < 100) return refuse('is finished, yet not all of it is done');
  const end = finished ?? (donePercent === 100 ? on : null);
  if (end === null && donePercent === 0) return [];
  return issues
    .filter(({ id, phase, implied }) => phase === subject.id && implied === null && !own.has(id))
    .map(({ id }): Fact => {
      if (end !== null) return { ...NOTHING, kind: 'issue', id, started: started ?? null, finished: end };
      return { ...NOTHING, kind: 'issue', id, started: on, donePercent };
    });
}

/** Risks as far as they are decided: those that are closed never happen, those that occurred do. */
export function decidedRisks(reading: Reading, words: readonly Word[], risks: readonly Risk[]): Risk[] {
  const said = new Map(words.filter(({ subject }) => subject.kind === 'risk').map((word) => [word.subject.id, word]));
  for (const { closed, occurred, place, subject } of said.values()) {
    if (closed !== occurred) continue;
    const why = closed ? 'cannot be closed and have occurred' : 'says neither closed nor occurred';
    reading.complaints.add('E109', place as Place, `the risk ${shorten(subject.id)} ${why}`, { atKey: true });
  }
  return risks.map((risk) => {
    const word = said.get(risk.id) ?? (risk.family === null ? undefined : said.get(risk.family));
    if (word === undefined) return risk;
    const certain = word.closed ? { low: 0, high: 0 } : { low: 1, high: 1 };
    const mitigation = risk.mitigation === null ? null : { ...risk.mitigation, probability: certain };
    // What has occurred acts on the work that is left, whenever its window was.
    return { ...risk, probability: certain, mitigation, window: word.occurred ? null : risk.window };
  });
}
