// Keys of what happens while the plan runs: policies, what is known at the data date, changes of scope, completion.
import { either, type Keys, key, keysOf, listOf, PROVENANCE_KEYS, recordOf, required, word } from './keys.ts';

export const WHEN_KEYS = {
  queue: key('id', 'Somebody with more than `over` ready issues that nobody else can take.'),
  wip: key('id', 'The same, and those begun count, too.'),
  blocked: key('duration', 'One of the issues has been blocked for this working time.'),
  late: key('id', 'An issue, phase, gate or milestone that has not finished.'),
  idle: key('id', 'Somebody who has had nothing in hand for `over`.'),
  risk: key('id', 'The risk has happened.'),
  over: either([{ is: 'number' }, { is: 'duration' }], 'How many issues (queue, wip), or how long (idle).'),
  of: key('selection', 'Which issues may be blocked; default all.'),
  after: key('date', 'When it is late; default its own target or due date.'),
} as const satisfies Keys<string>;

export const THEN_KEYS = {
  move: key('number', 'So many of the issues that wait for the person go to somebody else.'),
  to: key('id', 'Who takes them.'),
  drop: key('selection', 'These issues are given up, as far as not begun.'),
  support: key('support', 'Somebody helps, with this share.'),
  of: key('selection', 'What they help with.'),
  adds: key('flag', 'Does that speed the issues up? Default no.'),
  escalate: key('estimate', 'The block ends after this working time, if not earlier.'),
  report: key('flag', 'It is only counted.'),
} as const satisfies Keys<string>;

export const POLICY_KEYS = {
  id: key('id', 'Id; default policy-1, policy-2, ...'),
  when: required(keysOf(WHEN_KEYS, 'What sets it off.')),
  // biome-ignore lint/suspicious/noThenProperty: a word of the plan language, not a promise
  then: required(keysOf(THEN_KEYS, 'What is done.')),
  cooldown: key('duration', 'Working time for which it rests after acting; default 1d.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const PROGRESS_KEYS = {
  started: key('date', 'When it began.'),
  finished: key('date', 'When its work was finished.'),
  passed: key('date', 'When a gate, or the review of an issue, passed.'),
  arrived: key('date', 'When a delivery was there.'),
  by: key('id', 'Who does it, when it is not the owner.'),
  done: key('share', 'Share of the work that is done; of a phase: of each of its issues that say nothing themselves.'),
  remaining: key('estimate', 'Work that is left.'),
  worked: key('duration', 'Work delivered so far; default by calendar and capacity since it began.'),
  superseded: either([{ is: 'flag' }, { is: 'date' }], 'Taken out of the scope: true, or since when.'),
  closed: key('flag', 'A risk that cannot happen any more.'),
  occurred: key('flag', 'A risk that has happened.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const REPORT_KEYS = {
  on: required(key('date', 'Its data date.')),
  progress: required(recordOf({ is: 'keys', keys: PROGRESS_KEYS }, 'What was known.')),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const SCOPE_KEYS = {
  on: required(key('date', 'When it happens.')),
  drop: key('selection', 'Issues that are taken out.'),
  add: key('ids', 'Issues that come in; they start no earlier.'),
  why: key('text', 'The reason.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const COMPLETION_KEYS = {
  share: required(key('share', 'Share of the class that must be finished.')),
  by: key('date', 'By when.'),
} as const satisfies Keys<string>;

export const PROGRESS_LOGICS = ['retained', 'override'] as const;

export const STEERING_SECTIONS = {
  policies: listOf({ is: 'keys', keys: POLICY_KEYS }, 'What people do when they see trouble.'),
  statusDate: key('date', 'Data date: facts before it, forecast after it.'),
  progress: recordOf({ is: 'keys', keys: PROGRESS_KEYS }, 'What is known at the data date, by id.'),
  reports: listOf(
    { is: 'keys', keys: REPORT_KEYS },
    'Earlier progress; of each id the latest word up to the data date counts.',
  ),
  progressLogic: word(PROGRESS_LOGICS, 'Does work begun out of sequence wait for its needs (retained, default)?'),
  scope: listOf({ is: 'keys', keys: SCOPE_KEYS }, 'Issues that leave or enter the scope.'),
  completion: recordOf(
    { is: 'either', of: [{ is: 'share' }, { is: 'date' }, { is: 'keys', keys: COMPLETION_KEYS }] },
    'Shares of priority classes to finish, and `by` when: milestones P0-complete, ...',
  ),
} as const satisfies Keys<string>;
