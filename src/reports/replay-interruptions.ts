// What kept an issue from its work, moved it or took it out of the scope, as parts of a line.
import type { EventOf } from '../engine/log/events.ts';
import type { Plan } from '../plan/plan.ts';
import { workingTimeText } from './replay-durations.ts';
import type { Describe, Description } from './replay-line.ts';
import type { ReplayNames } from './replay-names.ts';

type Interruption = EventOf<
  | 'IssueBlocked'
  | 'IssueUnblocked'
  | 'IssueSetAside'
  | 'IssueTakenUp'
  | 'IssueDropped'
  | 'IssueSkipped'
  | 'IssueReassigned'
  | 'LinkSkipped'
>;

export function describeInterruption(
  event: Interruption,
  { calendar }: Plan,
  names: ReplayNames,
  line: Describe,
): Description {
  const issue = names.issue(event.subject);
  switch (event.type) {
    case 'IssueBlocked':
      return line('blocked', 'stop', issue);
    case 'IssueUnblocked':
      return line(
        'unblocked',
        'start',
        issue,
        null,
        `after ${workingTimeText(event.minutes, calendar)} of working time`,
      );
    case 'IssueSetAside':
      // Of recorded work the line of the data date says enough.
      return line('set aside', event.window === null ? 'quiet' : 'stop', issue);
    case 'IssueTakenUp':
      return line('taken up', 'start', issue, event.person);
    case 'IssueDropped':
      return line('dropped', 'stop', issue);
    case 'IssueSkipped':
      return line('skipped', 'quiet', issue);
    case 'IssueReassigned':
      return line('moved to', 'stop', issue, event.person);
    case 'LinkSkipped':
      return line('early', 'stop', issue, null, `does not wait for ${names.id(event.on)}`);
  }
}
