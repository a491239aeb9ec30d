// The closed vocabulary of what can have happened, in the past tense. The same words serve a simulated future and, one day,
// a recorded past. Events carry ids, minutes and civil instants, no titles: whoever shows them has the plan.
import type { CivilDate, CivilInstant } from '../../plan/plan.ts';

/** Why something happened at its minute. */
export type CauseType =
  /** A predecessor. */
  | 'link'
  /** A person was taken by other work or a review until then. */
  | 'person'
  /** Somebody held a resource until then. */
  | 'resource'
  /** A start-no-earlier-than date. */
  | 'date'
  /** A person or gate was off, away or outside its window. */
  | 'calendar'
  /** The plan's first minute. */
  | 'opening'
  | 'risk'
  /** The limit on a person's begun work; another issue made room. */
  | 'limit'
  /** An issue before it in the list began and let its person go. */
  | 'list'
  /** A freeze or testing window that opened or closed. */
  | 'window'
  /** A quota that was renewed. */
  | 'quota'
  /** A policy that moved or dropped it. */
  | 'policy'
  /** It is recorded as a fact, or goes on from the data date. */
  | 'recorded';

export interface Cause {
  type: CauseType;
  /** link, person, resource, limit, list: the issue, gate, phase or milestone behind it; calendar: the person; otherwise what its type says; null = nobody in particular. */
  subject: string | null;
  /** What of the subject it was. A lead names a finish that is still to come: its `seq` is null. */
  event?: 'started' | 'finished' | 'interrupted' | 'failed' | 'opened' | 'closed';
  /** The event that is the cause, when it stands in this log. */
  seq: number | null;
}

interface EventBase {
  /** 1, 2, 3 ... in the order of the log. */
  seq: number;
  /** Civil minutes from 00:00 of the plan's first day. */
  minute: number;
  time: CivilInstant;
  /** Id of the issue, gate, milestone, phase, risk, person, resource, window, quota, policy or (DataDateReached, PlanFinished) plan. */
  subject: string;
  /** Empty = its own work decided the minute. */
  causes: readonly Cause[];
}

interface Fields {
  IssueReady: object;
  IssueStarted: { person: string | null };
  IssuePaused: { person: string | null };
  IssueResumed: { person: string | null };
  /** It stands still, and its person is free. */
  IssueBlocked: { risk: string };
  /** `minutes`: for how many working minutes of the plan calendar it was blocked. */
  IssueUnblocked: { risk: string; minutes: number };
  /** By a window that closes it, or (null) because it is recorded as begun. */
  IssueSetAside: { window: string | null };
  /** What was blocked or set aside goes on. */
  IssueTakenUp: { person: string | null };
  /** Out of the scope: by a policy, or (null) as recorded. */
  IssueDropped: { policy: string | null };
  /** A dropped issue's needs are met: it counts as done, without any work. */
  IssueSkipped: object;
  /** `person` alone can take it from now on. */
  IssueReassigned: { person: string; policy: string };
  /** It starts without the finish of `on`, a soft link. */
  LinkSkipped: { on: string };
  /** The work is done, the finish is held back by a link or a delay. */
  WorkEnded: { person: string | null };
  IssueFinished: { person: string | null };
  GateReviewStarted: { attempt: number };
  KeeperReviewStarted: { person: string; attempt: number };
  KeeperReviewFinished: { person: string; attempt: number };
  GatePassed: { attempt: number };
  GateFailed: { attempt: number };
  GateWaived: { attempt: number };
  MilestoneReached: object;
  PhaseStarted: object;
  PhaseFinished: object;
  RiskOccurred: { setting: 'inherent' | 'residual' };
  /** The risk changed an issue, or will fail the first review of a gate. */
  RiskHit: { on: string };
  /** Planned absences (`drawn: false`) name their last day (null = for good), drawn ones their risk. */
  AbsenceBegan: { drawn: boolean; risk: string | null; until: CivilDate | null };
  AbsenceEnded: { drawn: boolean; risk: string | null };
  /** A window in which some issues rest and others may work. */
  WindowOpened: object;
  WindowClosed: object;
  /** A start used up `amount`, or went on without it. */
  QuotaTaken: { issue: string; amount: number };
  QuotaMissed: { issue: string; amount: number };
  /** `on`: the person, issue, gate, phase, milestone or risk that it was about. */
  PolicyTriggered: { on: string };
  /** What follows is forecast. */
  DataDateReached: object;
  /** Share of own work, percent, after support or a loss of capacity changed it. */
  CapacityChanged: { share: number };
  ResourceTaken: { issue: string; amount: number };
  ResourceReleased: { issue: string; amount: number };
  /** `finish`: the latest finish of anything; null when `unfinished` things never finish. */
  PlanFinished: { unfinished: number; finish: CivilInstant | null };
}

export type EventType = keyof Fields;
export type EventOf<T extends EventType> = { [K in T]: EventBase & { type: K } & Fields[K] }[T];
export type LogEvent = EventOf<EventType>;
/** An event before it has its place in the log. */
export type Draft = {
  [K in EventType]: { type: K; minute: number; subject: string; causes: Cause[] } & Fields[K];
}[EventType];

/** Every event type, in the order of a life. */
export const EVENT_TYPES: readonly EventType[] = [
  'IssueReady',
  'IssueStarted',
  'IssuePaused',
  'IssueResumed',
  'IssueBlocked',
  'IssueUnblocked',
  'IssueSetAside',
  'IssueTakenUp',
  'IssueDropped',
  'IssueSkipped',
  'IssueReassigned',
  'LinkSkipped',
  'WorkEnded',
  'IssueFinished',
  'GateReviewStarted',
  'KeeperReviewStarted',
  'KeeperReviewFinished',
  'GatePassed',
  'GateFailed',
  'GateWaived',
  'MilestoneReached',
  'PhaseStarted',
  'PhaseFinished',
  'RiskOccurred',
  'RiskHit',
  'AbsenceBegan',
  'AbsenceEnded',
  'WindowOpened',
  'WindowClosed',
  'PolicyTriggered',
  'CapacityChanged',
  'ResourceTaken',
  'ResourceReleased',
  'QuotaTaken',
  'QuotaMissed',
  'DataDateReached',
  'PlanFinished',
];
