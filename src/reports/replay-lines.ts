// One event as the parts of a line: what happened, to what, by whom, why. Which events are worth a line is decided here too.
import type { LogEvent } from '../engine/log/events.ts';
import type { Plan } from '../plan/plan.ts';
import { dayText, instantText, yearOf } from './dates.ts';
import { causePhrases } from './replay-causes.ts';
import { describeInterruption } from './replay-interruptions.ts';
import type { Describe, Description, EventLine } from './replay-line.ts';
import type { ReplayNames } from './replay-names.ts';
import { describeSurroundings, triggerPhrases } from './replay-surroundings.ts';

/** Lines of all events a reader wants; machinery (readiness, shares, resources) only with `everything`. */
export function eventLines(
  events: readonly LogEvent[],
  plan: Plan,
  names: ReplayNames,
  everything: boolean,
): EventLine[] {
  const readyAt = new Map<string, LogEvent>();
  const finished = new Set<string>();
  const movers = moversOf(events, plan);
  return events.flatMap((event, index) => {
    if (event.type === 'IssueReady') readyAt.set(event.subject, event);
    const line = describe(event, plan, names, everything || !isInstantReview(events, index));
    const isQuiet = line?.tone === 'quiet' || (isTurn(event) && !movers.has(event.seq));
    if (line === null || (isQuiet && !everything)) return [];
    const notes = [...line.notes];
    const isFact = event.causes.some(({ type }) => type === 'recorded');
    const ready = event.type === 'IssueStarted' && !isFact ? readyAt.get(event.subject) : undefined;
    // Whoever was ready at the start of the plan waited for the plan, not in it.
    if (ready !== undefined && ready.minute > 0 && ready.time.slice(0, 10) < event.time.slice(0, 10))
      notes.push(`ready ${dayText(ready.time, yearOf(event.time))}`);
    if (event.type === 'IssueFinished') finished.add(event.subject);
    if (event.type === 'WorkEnded') notes.push(waitNote(event.subject, finished, names));
    const target = targetNote(event, plan, names);
    if (target !== null) notes.push(target);
    const because = [...triggerPhrases(event, plan, names), ...causePhrases(event, plan, names)];
    return [{ event, ...line, because, notes }];
  });
}

function isTurn({ type }: LogEvent): boolean {
  return type === 'WindowOpened' || type === 'WindowClosed';
}

/** Turns of windows worth a line: of windows with dates of their own, and of weekly ones those that something waited for or gave way to. */
function moversOf(events: readonly LogEvent[], { windows }: Plan): Set<number> {
  const dated = new Set(windows.flatMap(({ id, weekly }) => (weekly === null ? [id] : [])));
  const movers = new Set(events.flatMap((event) => (isTurn(event) && dated.has(event.subject) ? [event.seq] : [])));
  for (const { causes } of events)
    for (const { type, seq } of causes) if (type === 'window' && seq !== null) movers.add(seq);
  return movers;
}

/** What a finish waits for: the predecessors that bind it and are not finished, or the delay a risk has put behind the work. */
function waitNote(id: string, finished: ReadonlySet<string>, names: ReplayNames): string {
  const links = names.planned(id)?.after ?? [];
  const waits = links.filter(({ type, on }) => (type === 'FF' || type === 'SF') && !finished.has(on.id));
  if (waits.length === 0) return 'its result is held back';
  return `finish waits for ${waits.map(({ on }) => names.id(on.id)).join(', ')}`;
}

/** A gate without reviews concludes in the minute it begins: one line says it all. */
function isInstantReview(events: readonly LogEvent[], index: number): boolean {
  const next = events[index + 1];
  return next !== undefined && next.subject === events[index].subject && next.type.startsWith('Gate');
}

function describe(event: LogEvent, plan: Plan, names: ReplayNames, showReview: boolean): Description | null {
  const line: Describe = (verb, tone, what, who = null, ...notes) => ({
    verb,
    tone,
    what,
    who: who === null ? '' : names.id(who),
    notes,
  });
  switch (event.type) {
    case 'IssueReady':
      return line('ready', 'quiet', names.issue(event.subject));
    case 'IssueStarted':
      return line('started', isDelivery(event, names) ? 'quiet' : 'start', names.issue(event.subject), event.person);
    case 'IssuePaused':
      return line('paused', 'stop', names.issue(event.subject), event.person);
    case 'IssueResumed':
      return line('resumed', 'start', names.issue(event.subject), event.person);
    case 'WorkEnded':
      return line('work done', 'stop', names.issue(event.subject), event.person);
    case 'IssueFinished':
      return line(isDelivery(event, names) ? 'delivered' : 'finished', 'end', names.issue(event.subject), event.person);
    case 'GateReviewStarted':
    case 'KeeperReviewStarted':
    case 'KeeperReviewFinished':
    case 'GatePassed':
    case 'GateFailed':
    case 'GateWaived':
      return describeGate(event, `◆ ${names.gate(event.subject)}`, line, showReview);
    case 'MilestoneReached':
      return line('reached', 'good', `★ ${names.milestone(event.subject)}`);
    case 'PhaseStarted':
      return line('began', 'start', `▸ ${names.phase(event.subject)}`);
    case 'PhaseFinished':
      return line('ended', 'end', `▸ ${names.phase(event.subject)}`);
    case 'RiskOccurred':
      return line(
        'occurred',
        'bad',
        `! ${names.risk(event.subject)}`,
        null,
        ...(event.setting === 'residual' ? ['mitigated'] : []),
      );
    case 'RiskHit':
      return line('hit', 'bad', names.issue(event.on));
    case 'AbsenceBegan': {
      const forGood = event.drawn ? [] : ['for good'];
      const until = event.until === null ? forGood : [`until ${dayText(event.until, yearOf(event.time))}`];
      return line('away', 'stop', names.id(event.subject), null, ...until);
    }
    case 'AbsenceEnded':
      return line('back', 'start', names.id(event.subject));
    case 'CapacityChanged':
      return line('share', 'quiet', names.id(event.subject), null, `${event.share} % for own work`);
    case 'ResourceTaken':
    case 'ResourceReleased': {
      const verb = event.type === 'ResourceTaken' ? 'taken' : 'released';
      return line(verb, 'quiet', names.id(event.subject), null, `${event.amount} by ${names.id(event.issue)}`);
    }
    case 'PlanFinished':
      return event.unfinished === 0
        ? line('plan done', 'good', names.id(event.subject))
        : line('plan ends', 'bad', names.id(event.subject), null, `${event.unfinished} never finish`);
    case 'IssueBlocked':
    case 'IssueUnblocked':
    case 'IssueSetAside':
    case 'IssueTakenUp':
    case 'IssueDropped':
    case 'IssueSkipped':
    case 'IssueReassigned':
    case 'LinkSkipped':
      return describeInterruption(event, plan, names, line);
    default:
      return describeSurroundings(event, names, line);
  }
}

/** A delivery from outside has no work to start. */
function isDelivery(event: LogEvent, names: ReplayNames): boolean {
  return names.planned(event.subject)?.implied === 'delivery';
}

function describeGate(
  event: Extract<LogEvent, { attempt: number }>,
  what: string,
  line: Describe,
  showReview: boolean,
): Description | null {
  const attempt = event.attempt > 1 ? [`attempt ${event.attempt}`] : [];
  switch (event.type) {
    case 'GateReviewStarted':
      return showReview ? line('in review', 'start', what, null, ...attempt) : null;
    case 'KeeperReviewStarted':
      return line('reviews', 'start', what, event.person);
    case 'KeeperReviewFinished':
      return line('reviewed', 'end', what, event.person);
    case 'GatePassed':
      return line('passed', 'good', what, null, ...(event.attempt === 0 ? ['nothing to review'] : attempt));
    case 'GateFailed':
      return line('failed', 'bad', what, null, `attempt ${event.attempt}`);
    case 'GateWaived':
      return line('waived', 'bad', what, null, `after ${event.attempt} attempts`);
  }
}

function targetNote(event: LogEvent, plan: Plan, names: ReplayNames): string | null {
  const things =
    event.type === 'GatePassed' || event.type === 'GateWaived'
      ? plan.gates
      : event.type === 'MilestoneReached'
        ? plan.milestones
        : event.type === 'PhaseFinished'
          ? plan.phases
          : [];
  const target = things.find(({ id }) => id === event.subject)?.target ?? null;
  if (target !== null) return targetText(event.time, target);
  const due = event.type === 'IssueFinished' ? names.planned(event.subject)?.due : null;
  return due != null && event.time > due ? `late, due ${instantText(due, yearOf(event.time))}` : null;
}

function targetText(time: string, target: string): string {
  const day = dayText(target, yearOf(time));
  return time <= target ? `on time for ${day}` : `late for ${day}`;
}
