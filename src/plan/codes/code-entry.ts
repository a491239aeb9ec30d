// One entry of the registry of codes.

export interface CodeEntry {
  /** A few words, lower case. */
  title: string;
  /** Why this is a mistake and what to do about it. */
  explanation: string;
  /** A fragment of a plan that earns the code, and the same fragment put right. */
  wrong: string;
  right: string;
}
