// What every command hands back instead of printing or exiting.
import type { ExitCode } from './exit-codes.ts';

export interface Outcome {
  exitCode: ExitCode;
  /** Everything for standard output, line break included. */
  data: string;
  /** Said on standard error when the data is out: the time it took. */
  farewell?: string;
}
