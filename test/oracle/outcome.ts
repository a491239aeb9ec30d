// What one future looks like to the oracle: everything by name, so that it can be laid beside any other implementation.

/**
 * One fact. `kind` is the name of a row kind of the flight recorder (`issueStarted`, `causeLink`, ...); `subject` and `object` are
 * names: `issue A`, `gate G`, `milestone M`, `phase-entry P`, `A start` events as `issue A start`, people, resources, numbers, or ''.
 */
export interface OracleEvent {
  minute: number;
  kind: string;
  subject: string;
  object: string;
}

export interface IssueOutcome {
  ready: number;
  start: number;
  workEnd: number;
  finish: number;
  performer: string | null;
}

export interface GateOutcome {
  start: number;
  finish: number;
  attempts: number;
  waived: boolean;
}

/** Minutes; -1 = never happened. */
export interface OracleOutcome {
  /** Did everything finish before the oracle lost patience? */
  complete: boolean;
  /** By id; reworks as `<gate>/rework`, queued reviews as `<gate>/review/<keeper>`. */
  issues: Map<string, IssueOutcome>;
  gates: Map<string, GateOutcome>;
  /** By `<kind> <id>`: the minute each point was reached. */
  points: Map<string, number>;
  /** Risks that fired: 0 = inherent, 1 = residual. */
  risks: Map<string, number>;
  /** Sorted by minute, then kind, subject and object. */
  events: OracleEvent[];
}

const later = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The canonical order of facts: decisions of one minute have no order worth arguing about. */
export function sortEvents(events: OracleEvent[]): OracleEvent[] {
  return events.sort(
    (a, b) => a.minute - b.minute || later(a.kind, b.kind) || later(a.subject, b.subject) || later(a.object, b.object),
  );
}
