// The helping threads of an executor: started when the first work is worth them, kept from run to run, and let go at the end.
// One that could not be started or has ended is not replaced: whatever ended it would end the next one, too.
import { type HelperThread, startThread } from './helper-thread.ts';

export interface Crew {
  /** So many living helpers, or fewer; started if need be. */
  helpers(count: number): HelperThread[];
  /** Settles when one of them has something new to say. Ask for it right after looking, before awaiting anything else. */
  changed(): Promise<void>;
  close(): Promise<void>;
}

/** @param onLost told why a thread could not be started */
export function createCrew(onLost: (reason: string) => void, start = startThread): Crew {
  const threads: HelperThread[] = [];
  let refused = false;
  let wake = (): void => {};
  const hire = (): void => {
    try {
      threads.push(start(threads.length + 2, () => wake()));
    } catch (error) {
      refused = true;
      onLost(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    helpers(count) {
      while (threads.length < count && !refused) hire();
      return threads.filter(({ trouble }) => trouble === null).slice(0, count);
    },
    changed: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    async close() {
      await Promise.all(threads.splice(0).map((thread) => thread.close()));
    },
  };
}
