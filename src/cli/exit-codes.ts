// What the exit status of `simulate` says. Scripts rely on these numbers: they are never given another meaning.

export const EXIT = {
  done: 0,
  /** A mistake of ours; the line that replays it was printed. */
  bug: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** The input is missing, unreadable or not a valid plan. */
  input: 3,
  /** `--fail-on`, `check --expect`, `check --strict` or `check --max-warnings` was not met. */
  unmet: 4,
  /** A digest or a chain of records does not match. */
  integrity: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
