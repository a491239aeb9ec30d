// Keys of calendars, meetings and of everybody and everything that does the work.
import { either, type Keys, key, keysOf, listOf, named, PROVENANCE_KEYS, recordOf, required, word } from './keys.ts';
import { REFERENCE_CLASSES } from './reference-classes.ts';

export const CALENDAR_KEYS = {
  week: key('weekdays', 'Working days; default mon-fri.'),
  hours: key('hours', 'Working hours of each day; default 09:00-17:00.'),
  holidays: key('spans', 'Days off: dates or spans of dates.'),
  timeZone: key('text', 'IANA name of the time zone, for exports; the simulation is in local time.'),
  day: key('duration', 'What 1d is worth when that is not the hours of a normal day.'),
  workWeek: key('duration', 'What 1w is worth when that is not the hours of a normal week.'),
  except: {
    form: { is: 'perWeekday', of: { is: 'hours' } },
    says: 'Weekdays with other hours; an empty list is a day off.',
  },
} as const satisfies Keys<string>;

export const MEETING_KEYS = {
  name: required(key('text', 'What it is called.')),
  every: required(key('weekdays', 'Weekdays on which it happens.')),
  at: required(key('time', 'When it begins.')),
  takes: required(key('duration', 'How long it takes.')),
  who: key('who', 'Who attends; everybody unless stated.'),
  everyWeeks: key('number', 'Every n-th week, counted from the week of the start.'),
  from: key('date', 'First day it may fall on.'),
  until: key('date', 'Last day it may fall on.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

/** What a person's own calendar may say; the rest is the plan's. */
export const OWN_CALENDAR_KEYS = {
  week: CALENDAR_KEYS.week,
  hours: CALENDAR_KEYS.hours,
  holidays: CALENDAR_KEYS.holidays,
  except: CALENDAR_KEYS.except,
} as const satisfies Keys<string>;

export const AVAILABILITY_KEYS = {
  from: required(key('date', 'First day.')),
  to: key('date', 'Last day; without one for good.'),
  capacity: required(key('share', 'Capacity on these days; 0 % is away.')),
} as const satisfies Keys<string>;

export const RAMP_KEYS = {
  over: required(key('duration', 'Working time until the full capacity is reached.')),
  from: required(key('share', 'Capacity on the first day.')),
} as const satisfies Keys<string>;

export const WIP_KEYS = {
  max: required(key('number', 'Issues begun and not finished at once.')),
  eager: key('flag', 'Works on all of them at once, sharing the rate. Default no.'),
  loss: key('share', 'What each further one costs of the rate; eager only.'),
} as const satisfies Keys<string>;

const SKILLS = either(
  [{ is: 'ids' }, { is: 'record', of: { is: 'share' } }],
  'Skills, or skills with the speed at them.',
);

export const PERSON_KEYS = {
  role: key('text', 'Role.'),
  track: key('text', 'Stream or team this person works in.'),
  capacity: key('share', 'Share of working time this plan gets, in whole percents; default 100 %.'),
  efficiency: key('share', 'Speed on effort, in whole percents (up to 1000 %); default 100 %.'),
  skills: SKILLS,
  calendar: keysOf(OWN_CALENDAR_KEYS, 'Own days and hours; what it does not say is the calendar of the plan.', true),
  joins: key('date', 'First day in the team.'),
  leaves: key('date', 'Last day in the team.'),
  availability: listOf({ is: 'keys', keys: AVAILABILITY_KEYS }, 'Another capacity for a while.'),
  ramp: keysOf(RAMP_KEYS, 'Capacity that grows day by day from joining (or the start) on.'),
  wip: either([{ is: 'number' }, { is: 'keys', keys: WIP_KEYS }], 'Limit on issues begun and not finished.'),
  split: recordOf({ is: 'share' }, 'Shares of the time for streams; issues say their stream.'),
  away: key('spans', 'Planned absences, both days included.'),
  critical: key('flag', 'The document calls this person critical.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const POOL_CHANGE_KEYS = {
  units: required(key('number', 'How many.')),
  from: required(key('date', 'The first day on which they are there, or no longer there.')),
} as const satisfies Keys<string>;

export const POOL_KEYS = {
  units: key('number', 'Number of anonymous members, called Backend/1, Backend/2, ...'),
  joining: listOf({ is: 'keys', keys: POOL_CHANGE_KEYS }, 'Anonymous members who come later, numbered on.'),
  leaving: listOf({ is: 'keys', keys: POOL_CHANGE_KEYS }, 'Anonymous members who go, the last ones first.'),
  members: key('ids', 'Named people of the team.'),
  role: key('text', 'Role of anonymous members.'),
  track: key('text', 'Track of anonymous members.'),
  skills: SKILLS,
  capacity: key('share', 'Capacity of each anonymous member; default 100 %.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const RESOURCE_KEYS = {
  capacity: key('number', 'How much there is at once; default 1.'),
  unit: key('text', 'Unit of the amounts.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const PERSON_SPREAD_KEYS = {
  median: key('number', "Typical actual / estimate of this person; default the team's."),
  sdLog: key('number', "Standard deviation of the logarithm of actual / estimate; default the team's."),
} as const satisfies Keys<string>;

export const SPREAD_KEYS = {
  class: word(
    REFERENCE_CLASSES.map(({ name }) => name),
    'Reference class whose figures hold where nothing else is said.',
  ),
  median: key('number', 'Typical actual / estimate, by which single values are multiplied; default 1.'),
  sdLog: key('number', 'Standard deviation of the logarithm of actual / estimate; needed without a class.'),
  shared: key('share', 'Correlation of the errors; default 0.'),
  by: word(['plan', 'person'], 'Who shares an error; default plan.'),
  people: named(PERSON_SPREAD_KEYS, "People (or pools) whose errors are known better than the team's."),
  fitted: key('number', 'Past tasks that the figures were fitted to.'),
  risks: word(
    ['inside', 'apart'],
    'Whether past risk events are in the figures; default inside, where fitted or a class.',
  ),
} as const satisfies Keys<string>;

/** Whose estimates share an error, the most personal first. */
export const CORRELATION_SHARERS = ['person', 'track', 'plan'] as const;

export const CORRELATION_KEYS = {
  by: word(['plan', 'track', 'person'], 'Who shares an error; default plan.'),
  strength: key('share', 'Correlation of the errors of those who share one.'),
  person: key('share', 'Correlation among the estimates of one person.'),
  track: key('share', 'Correlation among the estimates of one track, on top of the plan.'),
  plan: key('share', 'Correlation among all estimates.'),
} as const satisfies Keys<string>;

export const ESTIMATES_KEYS = {
  ranges: word(['p10-p90', 'limits'], 'How a-b and a/m/b are meant; default p10-p90.'),
  spread: keysOf(SPREAD_KEYS, 'What single values really miss by.'),
  correlation: keysOf(CORRELATION_KEYS, 'What the errors of uncertain estimates have in common.'),
} as const satisfies Keys<string>;

export const TEAM_SECTIONS = {
  calendar: keysOf(CALENDAR_KEYS, 'Working days and hours.', true),
  estimates: keysOf(ESTIMATES_KEYS, 'How estimates are meant.', true),
  meetings: listOf(
    { is: 'keys', keys: MEETING_KEYS },
    'Recurring meetings; they take their minutes from working time.',
  ),
  team: named(PERSON_KEYS, 'The people.', true),
  pools: named(POOL_KEYS, 'Groups in which anybody may take an issue.'),
  resources: named(RESOURCE_KEYS, 'Things held for a whole issue.', true),
} as const satisfies Keys<string>;
