// The parts of one line of a log to read.
import type { LogEvent } from '../engine/log/events.ts';

export type Tone = 'start' | 'end' | 'stop' | 'good' | 'bad' | 'quiet';

export interface EventLine {
  event: LogEvent;
  verb: string;
  tone: Tone;
  what: string;
  who: string;
  /** Phrases after `because`. */
  because: string[];
  /** Further facts, after the causes. */
  notes: string[];
}

export type Description = Omit<EventLine, 'event' | 'because'>;
/** Makes a description; `who` is an id. */
export type Describe = (verb: string, tone: Tone, what: string, who?: string | null, ...notes: string[]) => Description;
