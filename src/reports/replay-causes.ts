// Why something happened, in a planner's words: `because #003 finished · Developer02 free after #001`.
import type { Cause, LogEvent } from '../engine/log/events.ts';
import type { Plan } from '../plan/plan.ts';
import { dayText, instantText, yearOf } from './dates.ts';
import type { ReplayNames } from './replay-names.ts';

const FIRST_TIME = 'it was the first possible time';
const DATA_DATE = 'the data date came';

/** The causes of an event as phrases; empty when nothing but its own work decided the minute. */
export function causePhrases(event: LogEvent, plan: Plan, names: ReplayNames): string[] {
  // The predecessor that freed the person or the resource too, or made room, is named once, as the predecessor.
  const linked = new Set(event.causes.flatMap(({ type, subject }) => (type === 'link' ? [subject] : [])));
  const freed = new Set(event.causes.flatMap(({ type, subject }) => (type === 'person' ? [subject] : [])));
  const isSaid = ({ type, subject }: Cause): boolean =>
    ((type === 'person' || type === 'resource' || type === 'limit') && linked.has(subject)) ||
    (type === 'limit' && freed.has(subject));
  const phrases = event.causes.filter((cause) => !isSaid(cause)).map((cause) => phrase(cause, event, plan, names));
  // What comes with the data date needs no other first possible time.
  return [...new Set(phrases)].filter((each, _, all) => each !== FIRST_TIME || !all.includes(DATA_DATE));
}

function phrase(cause: Cause, event: LogEvent, plan: Plan, names: ReplayNames): string {
  const subject = cause.subject === null ? '' : names.id(cause.subject);
  const because = cause.seq === null ? undefined : names.event(cause.seq);
  switch (cause.type) {
    case 'link':
      return linkPhrase(cause, event, subject, because, names);
    case 'person':
      return personPhrase(cause, event, subject, because, names);
    case 'resource':
      return because?.type === 'ResourceReleased'
        ? `${names.id(because.subject)} free after ${subject}`
        : `${subject} gave back what it held`;
    case 'date': {
      const date = names.planned(event.subject)?.notBefore;
      return date == null ? 'its date had come' : `not before ${instantText(date, yearOf(plan.start))}`;
    }
    case 'calendar':
      return subject === '' ? calendarPhrase(event, plan) : `${subject} was at work again`;
    case 'opening':
      // What is not recorded cannot begin before the data date.
      return plan.statusDate !== null && event.minute > 0 && event.time >= plan.statusDate ? DATA_DATE : 'plan opens';
    case 'risk':
      return riskPhrase(event, subject, because, names);
    case 'limit':
      return `${performerOf(event, names)} has room after ${subject}`;
    case 'list':
      return `${subject}, before it in the list, has begun`;
    case 'window':
      return windowPhrase(cause, event, names);
    case 'quota':
      return `quota ${subject} renewed ${renewalText(cause.subject, event, plan)}`;
    case 'policy':
      return event.type === 'IssueStarted' ? `policy ${subject} moved it` : `policy ${subject}`;
    case 'recorded':
      return because?.type === 'DataDateReached' ? DATA_DATE : recordPhrase(event, plan);
  }
}

/** A gate waits for its keepers' hours or for a window of its own. */
function calendarPhrase(event: LogEvent, { gates }: Plan): string {
  const window = gates.find(({ id }) => id === event.subject)?.window ?? null;
  return window === null ? FIRST_TIME : 'its window opened';
}

function recordPhrase(event: LogEvent, { scope, statusDate, start }: Plan): string {
  if (event.type === 'IssueDropped' && scope.some(({ drop }) => drop.includes(event.subject))) {
    return `scope of ${dayText(event.time, yearOf(start))}`;
  }
  // Work is recorded as begun by the day; only a start that nobody has stated falls on the data date itself.
  return event.type === 'IssueStarted' && event.time === statusDate
    ? 'taken as begun at the data date'
    : 'it is recorded';
}

function performerOf(event: LogEvent, names: ReplayNames): string {
  return 'person' in event && event.person !== null ? names.id(event.person) : 'its person';
}

/** A window that opens lets some issues work and others rest; so does its end. */
function windowPhrase({ subject, event: turn }: Cause, event: LogEvent, names: ReplayNames): string {
  const window = subject === null ? 'a window' : names.window(subject);
  if (event.type === 'IssueSetAside') return turn === 'opened' ? `${window} began` : `${window} was over`;
  return turn === 'opened' ? `it waited for ${window}` : `it waited for the end of ${window}`;
}

function renewalText(quota: string | null, event: LogEvent, plan: Plan): string {
  switch (plan.quotas.find(({ id }) => id === quota)?.per) {
    case 'hour':
      return `at ${event.time.slice(11, 13)}:00`;
    case 'day':
      return 'at midnight';
    case 'week':
      return 'on Monday';
    default:
      return '';
  }
}

function linkPhrase(
  cause: Cause,
  event: LogEvent,
  subject: string,
  because: LogEvent | undefined,
  names: ReplayNames,
): string {
  if (because === undefined) {
    const links = names.planned(event.subject)?.after ?? [];
    const partial = links.find(({ on, donePercent }) => on.id === cause.subject && donePercent !== null);
    if (partial !== undefined) return `${partial.donePercent} % of ${subject} was done`;
    return cause.event === 'finished' ? `${subject} was about to finish` : `${subject} ${cause.event}`;
  }
  switch (because.type) {
    case 'GateReviewStarted':
      return `${reviewText(because.subject, names)} began`;
    case 'GatePassed':
      return `${subject} passed`;
    case 'GateWaived':
      return `${subject} was waived`;
    case 'PhaseStarted':
    case 'PhaseFinished':
      return `phase ${names.phase(because.subject)} ${because.type === 'PhaseStarted' ? 'began' : 'ended'}`;
    case 'MilestoneReached':
      return `${subject} was reached`;
    case 'IssueSkipped':
      return `${subject} was dropped`;
    default:
      return `${subject} ${cause.event ?? 'happened'}`;
  }
}

/** The review of an issue is a review by its name. */
function reviewText(gate: string, names: ReplayNames): string {
  const name = names.id(gate);
  return name.startsWith('the review of ') ? name : `review of ${name}`;
}

function personPhrase(
  cause: Cause,
  event: LogEvent,
  subject: string,
  because: LogEvent | undefined,
  names: ReplayNames,
): string {
  const who = performerOf(event, names);
  const review = cause.subject === null ? 'a review' : reviewText(cause.subject, names);
  if (cause.event === 'started') return `${review} began`;
  if (because?.type === 'KeeperReviewFinished') return `${who} free after ${review}`;
  if (because?.type === 'IssueBlocked') return `${who} free while ${subject} is blocked`;
  if (because?.type === 'IssueSetAside') return `${who} free while ${subject} is set aside`;
  return `${who} free after ${subject}`;
}

function riskPhrase(event: LogEvent, subject: string, because: LogEvent | undefined, names: ReplayNames): string {
  if (because?.type === 'AbsenceBegan') return `${names.id(because.subject)} was away (${subject})`;
  if (because?.type === 'AbsenceEnded') return `${names.id(because.subject)} was back`;
  if (because?.type === 'IssueUnblocked') return `no longer blocked (${subject})`;
  return event.type === 'IssueFinished' ? `${subject} had held it back` : `risk ${subject}`;
}
