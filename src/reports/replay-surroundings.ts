// Windows, quotas, policies and the data date as parts of a line, and what a policy saw.
import type { EventOf, LogEvent } from '../engine/log/events.ts';
import type { Plan } from '../plan/plan.ts';
import { instantText, yearOf } from './dates.ts';
import { workingTimeText } from './replay-durations.ts';
import type { Describe, Description } from './replay-line.ts';
import type { ReplayNames } from './replay-names.ts';

type Surrounding = EventOf<
  'WindowOpened' | 'WindowClosed' | 'QuotaTaken' | 'QuotaMissed' | 'PolicyTriggered' | 'DataDateReached'
>;

export function describeSurroundings(event: Surrounding, names: ReplayNames, line: Describe): Description {
  switch (event.type) {
    case 'WindowOpened':
      return line('opened', 'start', `═ ${names.window(event.subject)}`);
    case 'WindowClosed':
      return line('closed', 'end', `═ ${names.window(event.subject)}`);
    case 'QuotaTaken':
      return line('taken', 'quiet', names.id(event.subject), null, `${event.amount} by ${names.id(event.issue)}`);
    case 'QuotaMissed': {
      const reason = `quota ${names.id(event.subject)} is used up`;
      return line('without', 'stop', names.issue(event.issue), null, reason);
    }
    case 'PolicyTriggered':
      return line('triggered', 'stop', `policy ${names.id(event.subject)}`);
    case 'DataDateReached':
      return line('data date', 'good', names.id(event.subject), null, 'what follows is forecast');
  }
}

function issuesText(count: number): string {
  return count === 1 ? '1 issue' : `${count} issues`;
}

/** What the policy saw; nothing for any other event. */
export function triggerPhrases(event: LogEvent, { policies, calendar, start }: Plan, names: ReplayNames): string[] {
  const when = event.type === 'PolicyTriggered' ? policies.find(({ id }) => id === event.subject)?.when : undefined;
  if (when === undefined || event.type !== 'PolicyTriggered') return [];
  const on = names.id(event.on);
  switch (when.kind) {
    case 'queue':
      return [`more than ${issuesText(when.over)} ${when.over === 1 ? 'waits' : 'wait'} for ${on} alone`];
    case 'wip':
      return [`${on} has more than ${issuesText(when.over)} waiting or begun`];
    case 'blocked':
      return [`${on} has been blocked for ${workingTimeText(when.minutes, calendar)}`];
    case 'late':
      return [`${on} was not finished by ${instantText(when.after, yearOf(start))}`];
    case 'idle':
      return [`${on} has had nothing in hand for ${workingTimeText(when.minutes, calendar)}`];
    case 'risk':
      return [`risk ${on} occurred`];
  }
}
