// The flight recorder: every fact of one future as a row of four integers [minute, kind, subject, object].
// Rows stand in the order in which things were decided; a cause always stands before what it caused.

/** Integers per row. */
export const ROW_SIZE = 4;

/**
 * Row kinds. subject / object:
 * "node" = index over [issues | gates | points]; "gate" = 0 .. gateCount - 1; "keeper" = entry of keeperPerson; "event" = 2 * node (start) or 2 * node + 1 (finish); "-1" = nothing.
 */
export const ROW = {
  /** Every need of the issue is met. issue / event that met the last one (-1: it had none). */
  issueReady: 1,
  /** issue / person (-1: nobody). Followed by its cause rows. */
  issueStarted: 2,
  /** The work is done but the finish waits for a link or a delay. issue / person. */
  workEnded: 3,
  /** issue / person. Followed by cause rows only when something other than its own work decided the minute. */
  issueFinished: 4,
  /** Work stands still for another reason than the calendar. issue / person (a review, a drawn absence). */
  issuePaused: 5,
  issueResumed: 6,
  /** A gate's criteria are met. gate / attempt (1 ...). Followed by cause rows. */
  gateReviewStarted: 7,
  /** One keeper begins / ends (together: one row for the first keeper). keeper / gate. */
  keeperStarted: 8,
  keeperFinished: 9,
  /** gate / attempt. A pass or waiver is the gate's finish event. */
  gatePassed: 10,
  gateFailed: 11,
  gateWaived: 12,
  /** A point is reached (milestone, phase entry, begin, exit, share). point node / event that completed it (-1). Followed by cause rows. */
  pointReached: 13,
  /** risk / setting (0 inherent, 1 residual). */
  riskOccurred: 14,
  /** The risk changed this issue. risk / issue. */
  riskHit: 15,
  /** person / effect. */
  absenceBegan: 16,
  absenceEnded: 17,
  /** A person's share of the rate changed: person / new share percent of own work. */
  shareChanged: 18,
  /** issue / resource. */
  resourceTaken: 19,
  resourceReleased: 20,
  /** Nothing is left to do. 0 / number of unfinished nodes (0 in a normal future). */
  planFinished: 21,
  /** A block begins / ends. risk / issue. */
  issueBlocked: 22,
  issueUnblocked: 23,
  /** Work in hand (or recorded as begun: -1) is set aside by a window. issue / window. */
  issueSetAside: 24,
  /** issue / person (-1: nobody). Followed by its cause rows. */
  issueTakenUp: 25,
  /** Out of the scope, by a policy or (-1) as recorded. issue / policy. */
  issueDropped: 26,
  /** A dropped issue's needs are met: start and finish without work. issue / event that met the last one (-1). */
  issueSkipped: 27,
  /** issue / the person who alone can take it now. */
  issueReassigned: 28,
  /** policy / subject: person (queue, wip, idle), issue (blocked), node (late), risk. */
  policyTriggered: 29,
  /** window / -1. */
  windowOpened: 30,
  windowClosed: 31,
  /** issue / quota: taken, or started without it. */
  quotaTaken: 32,
  quotaMissed: 33,
  /** Issue / event of a soft link that had not happened. */
  linkSkipped: 34,
  /** The data date: what follows is forecast. -1 / -1. */
  dataDate: 35,

  // Cause rows: they explain the nearest preceding row that is not a cause. subject = the node explained.
  /** A predecessor: object = its event. */
  causeLink: 64,
  /** The person was busy until the work of that issue ended: object = issue (or nodeCount + gate for a review). */
  causePerson: 65,
  /** Issue `object` released a resource that was missing. */
  causeResource: 66,
  /** A start-no-earlier-than date; object = -1. */
  causeDate: 67,
  /** Performers' or gate's calendar: they were away or off when everything else was there; object = person or -1. */
  causeCalendar: 68,
  /** The plan's first minute; object = -1. */
  causeOpening: 69,
  /** A risk held the result back: object = risk. */
  causeRisk: 70,
  /** Room under the performer's limit: object = issue that made it. */
  causeLimit: 71,
  /** object = window that opened or closed. */
  causeWindow: 72,
  /** object = quota that was renewed. */
  causeQuota: 73,
  /** object = policy that moved the issue. */
  causePolicy: 74,
  /** It was recorded, or in progress at the data date; object = -1. */
  causeRecorded: 75,
  /** Issue `object`, earlier in the list, began with somebody else and let the performer go. */
  causeList: 76,
} as const;
export const FIRST_CAUSE = 64;

/** What one future leaves behind. The arrays are the kernel's own and are overwritten by the next call: copy what must stay. */
export interface Trace {
  readonly rows: Int32Array;
  /** Number of rows, not of integers. */
  rowCount: number;
  /** Minute of each event (2 * node, 2 * node + 1), -1 = never happened. Left name for finishes, right name for starts. */
  readonly eventMinute: Int32Array;
  /** Minute at which the work of each issue was done (before any held finish); -1. */
  readonly workEnd: Int32Array;
  /** Who did it, -1 = nobody. */
  readonly performer: Int32Array;
  /** Minute when every need of the issue was met; -1. */
  readonly readyMinute: Int32Array;
  /** Work of the issue in minutes after every risk, as done (rework: of its last attempt). */
  readonly workMinutes: Int32Array;
  /** Attempts each gate took, and whether it was waived. */
  readonly attempts: Int32Array;
  readonly waived: Int32Array;
  /** 0 = did not fire, 1 = fired inherent, 2 = fired residual; and whether it changed anything. */
  readonly riskState: Int32Array;
  readonly riskHits: Int32Array;
  /** Latest finish of any issue, gate or point; -1 when something never finishes. */
  finishMinute: number;
}
