// Ctrl-C. Once: finish the block of futures at hand and report what there is. Twice: stop at once.
// The second one still leaves one valid document when --json was asked for.
import { writeSync } from 'node:fs';
import { EXIT } from './exit-codes.ts';

export interface Interrupt {
  signal: AbortSignal;
  /** Back to the default: from here on Ctrl-C ends the process. */
  release(): void;
}

/** Listens until released. `lastWords` is written to standard output when the second Ctrl-C ends the process. */
export function listenForInterrupt(lastWords: string): Interrupt {
  const controller = new AbortController();
  const onInterrupt = (): void => {
    if (!controller.signal.aborted) {
      controller.abort();
      process.stderr.write('\ninterrupted: finishing with the futures simulated so far (Ctrl-C again stops at once)\n');
      return;
    }
    // Nothing has been written yet, so leaving at once cannot cut anything off.
    if (lastWords !== '') writeSync(1, lastWords);
    process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', onInterrupt);
  return { signal: controller.signal, release: () => process.off('SIGINT', onInterrupt) };
}
