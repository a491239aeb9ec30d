// Who did what from when to when: bars for pictures and for utilisation, read off the log.
// Minutes as in the log; `null` = not yet, because the log was cut before.
import type { Plan } from '../../plan/plan.ts';
import type { LogEvent } from './events.ts';

export interface Bar {
  kind: 'work' | 'review';
  /** Issue worked on, or gate reviewed. */
  id: string;
  /** null = needs nobody. */
  person: string | null;
  start: number;
  /** The work is done and its person free; later than that only the finish waits. */
  workEnd: number | null;
  finish: number | null;
  /** Stretches in which the work stood still for another reason than the calendar. */
  pauses: Span[];
  /** Stretches in which it was in nobody's hands: blocked by a risk, or set aside. */
  asides: (Span & { kind: 'blocked' | 'aside' })[];
}

interface Span {
  from: number;
  to: number | null;
}

export interface Timeline {
  /** Minute of the last event. */
  lastMinute: number;
  /** One row a person, in document order, then external keepers, then one row for every issue that needs nobody. */
  rows: { person: string | null; bars: Bar[] }[];
  absences: (Span & { person: string; drawn: boolean })[];
  /** When each window was open, in document order of those that ever were. */
  windows: { id: string; spans: Span[] }[];
  /** Minute of the data date; null = it has not come, or there is none. */
  dataMinute: number | null;
}

/** The timeline of a log, or of the beginning of one. */
export function timeline(events: readonly LogEvent[], plan: Plan): Timeline {
  const bars: Bar[] = [];
  const absences: Timeline['absences'] = [];
  const windows = new Map<string, Span[]>(plan.windows.map(({ id }) => [id, []]));
  const open = new Map<string, Bar>();
  const recorded: Bar[] = [];
  const away = new Map<string, Timeline['absences'][number][]>();
  const begin = (kind: Bar['kind'], key: string, event: LogEvent, person: string | null): void => {
    const bar: Bar = {
      kind,
      id: event.subject,
      person,
      start: event.minute,
      workEnd: null,
      finish: null,
      pauses: [],
      asides: [],
    };
    open.set(key, bar);
    bars.push(bar);
  };
  for (const event of events) {
    const issueKey = `issue ${event.subject}`;
    const bar = open.get(issueKey);
    switch (event.type) {
      case 'IssueStarted':
        begin('work', issueKey, event, event.person);
        break;
      case 'IssuePaused':
        bar?.pauses.push({ from: event.minute, to: null });
        break;
      case 'IssueResumed':
        closeLast(bar?.pauses, event.minute);
        break;
      case 'IssueSetAside':
        // Recorded work was in somebody's hands until the data date, whatever the rules say of it.
        if (event.window === null && bar !== undefined) recorded.push(bar);
        else putAside(bar, 'aside', event.minute);
        break;
      case 'DataDateReached':
        for (const begun of recorded) if (begun.finish === null) putAside(begun, 'aside', event.minute);
        break;
      case 'IssueBlocked':
        putAside(bar, 'blocked', event.minute);
        break;
      case 'IssueUnblocked':
        // Until somebody takes it up it only waits.
        putAside(bar, 'aside', event.minute);
        break;
      case 'IssueTakenUp':
        endAside(bar, event.minute);
        break;
      case 'WorkEnded':
        if (bar !== undefined) bar.workEnd = event.minute;
        break;
      case 'IssueFinished':
        endAside(bar, event.minute);
        if (bar !== undefined) finishBar(bar, event.minute);
        break;
      case 'WindowOpened':
        windows.get(event.subject)?.push({ from: event.minute, to: null });
        break;
      case 'WindowClosed':
        closeLast(windows.get(event.subject), event.minute);
        break;
      case 'KeeperReviewStarted':
        begin('review', reviewKey(event.subject, event.person), event, event.person);
        break;
      case 'KeeperReviewFinished': {
        const review = open.get(reviewKey(event.subject, event.person));
        if (review !== undefined) finishBar(review, event.minute);
        break;
      }
      case 'AbsenceBegan': {
        const absence = { person: event.subject, drawn: event.drawn, from: event.minute, to: null };
        absences.push(absence);
        const key = `${event.drawn} ${event.subject}`;
        away.set(key, [...(away.get(key) ?? []), absence]);
        break;
      }
      case 'AbsenceEnded':
        closeLast(away.get(`${event.drawn} ${event.subject}`), event.minute);
    }
  }
  return {
    lastMinute: events.at(-1)?.minute ?? 0,
    rows: toRows(bars, plan),
    absences,
    windows: [...windows].flatMap(([id, spans]) => (spans.length === 0 ? [] : [{ id, spans }])),
    dataMinute: events.find(({ type }) => type === 'DataDateReached')?.minute ?? null,
  };
}

function reviewKey(gate: string, keeper: string): string {
  return `review ${gate} by ${keeper}`;
}

function finishBar(bar: Bar, minute: number): void {
  bar.workEnd ??= minute;
  bar.finish = minute;
}

/** The work leaves its person's hands, or stays out of them for another reason. */
function putAside(bar: Bar | undefined, kind: Bar['asides'][number]['kind'], minute: number): void {
  closeLast(bar?.pauses, minute);
  endAside(bar, minute);
  bar?.asides.push({ kind, from: minute, to: null });
}

/** Nobody has seen a stretch that ended in the minute in which it began. */
function endAside(bar: Bar | undefined, minute: number): void {
  const last = bar?.asides.at(-1);
  if (last?.to !== null) return;
  if (last.from === minute) bar?.asides.pop();
  else last.to = minute;
}

/** Overlapping spans of one kind end in the order they began. */
function closeLast(spans: { to: number | null }[] | undefined, minute: number): void {
  const span = spans?.find(({ to }) => to === null);
  if (span !== undefined) span.to = minute;
}

function toRows(bars: readonly Bar[], plan: Plan): Timeline['rows'] {
  const rowOf = new Map<string, Bar[]>(plan.people.map(({ id }) => [id, []]));
  const unowned: Timeline['rows'] = [];
  for (const bar of bars) {
    if (bar.person === null) unowned.push({ person: null, bars: [bar] });
    else if (rowOf.has(bar.person)) rowOf.get(bar.person)?.push(bar);
    else rowOf.set(bar.person, [bar]);
  }
  return [...[...rowOf].map(([person, own]) => ({ person, bars: own })), ...unowned];
}
