// Ctrl-C. During a forecast, once: finish the block of futures at hand and report what there is. Twice, or at any other time:
// stop at once. Either way --json has its one document, until the moment the answer itself is being written.
import { writeSync } from 'node:fs';
import { EXIT } from './exit-codes.ts';

let lastWords = '';
let running: AbortController | undefined;

/** From now on Ctrl-C ends the process with these words on standard output and exit status 130. */
export function listenForInterrupt(words: string): void {
  lastWords = words;
  process.on('SIGINT', onInterrupt);
}

/** From now on the first Ctrl-C only raises the signal; a second one ends the process with these words. */
export function interruptible(words: string): AbortSignal {
  lastWords = words;
  running = new AbortController();
  return running.signal;
}

/** Back to the default, right before the answer is written: from here on Ctrl-C kills. */
export function releaseInterrupt(): void {
  process.off('SIGINT', onInterrupt);
}

/** Ends a running calculation without a word: its result will not be told. */
export function abandonRunning(): void {
  running?.abort();
}

function onInterrupt(): void {
  if (running !== undefined && !running.signal.aborted) {
    running.abort();
    process.stderr.write('\ninterrupted: finishing with the futures simulated so far (Ctrl-C again stops at once)\n');
    return;
  }
  // Nothing has been written yet, so leaving at once cannot cut anything off.
  if (lastWords !== '') writeSync(1, lastWords);
  process.exit(EXIT.interrupted);
}
