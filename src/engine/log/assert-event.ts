// A log that contradicts itself is our bug and must not be shown as if it were true.
import type { LogEvent } from './events.ts';

/** Throws an assertion that names the event. */
export function assertEvent(holds: boolean, event: LogEvent, complaint: string): asserts holds {
  if (!holds) throw new Error(`assertion: event ${event.seq} ${event.type} ${event.subject} ${complaint}`);
}

/** The thing an event is about. */
export function subjectOf<T>(things: Map<string, T>, event: LogEvent): T {
  const thing = things.get(event.subject);
  assertEvent(thing !== undefined, event, 'is about something the plan does not have');
  return thing;
}
