// A row of the trace as the walk back along causes sees it.

/** One row and the cause rows behind it. */
export interface Fact {
  /** Its number in the trace. */
  row: number;
  minute: number;
  subject: number;
  object: number;
  firstCause: number;
  causesEnd: number;
}
