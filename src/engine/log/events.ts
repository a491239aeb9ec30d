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
  | 'risk';

export interface Cause {
  type: CauseType;
  /** link, person, resource: the issue, gate, phase or milestone behind it; calendar: the person; risk: the risk; null = nobody in particular. */
  subject: string | null;
  /** What of the subject it was. A lead names a finish that is still to come: its `seq` is null. */
  event?: 'started' | 'finished' | 'failed';
  /** The event that is the cause, when it stands in this log. */
  seq: number | null;
}

interface EventBase {
  /** 1, 2, 3 ... in the order of the log. */
  seq: number;
  /** Civil minutes from 00:00 of the plan's first day. */
  minute: number;
  time: CivilInstant;
  /** Id of the issue, gate, milestone, phase, risk, person, resource or (PlanFinished) plan. */
  subject: string;
  /** Empty = its own work decided the minute. */
  causes: readonly Cause[];
}

interface Fields {
  IssueReady: object;
  IssueStarted: { person: string | null };
  IssuePaused: { person: string | null };
  IssueResumed: { person: string | null };
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
  /** Planned absences (`drawn: false`) name their last day, drawn ones their risk. */
  AbsenceBegan: { drawn: boolean; risk: string | null; until: CivilDate | null };
  AbsenceEnded: { drawn: boolean; risk: string | null };
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
  'CapacityChanged',
  'ResourceTaken',
  'ResourceReleased',
  'PlanFinished',
];
