// Keys of what comes from outside and what is open only at times: deliveries, quotas, windows.
import { either, type Keys, key, keysOf, named, PROVENANCE_KEYS, required, word } from './keys.ts';

export const DELIVERY_FALLBACK_KEYS = {
  wait: key('duration', 'Working time after its date for which it is waited for; default 0.'),
  factor: required(key('number', 'What going on without it multiplies the work by.')),
} as const satisfies Keys<string>;

export const DELIVERY_KEYS = {
  title: key('text', 'What is delivered; default its id.'),
  due: required(key('date', 'When it should be there; it never is earlier.')),
  onTime: key('chance', 'How likely it is there by then; default 100 %.'),
  late: key('estimate', 'How late it is otherwise, in working time.'),
  fallback: keysOf(DELIVERY_FALLBACK_KEYS, 'What can be done without it.'),
  from: key('text', 'Who delivers it.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const QUOTA_PERIODS = ['total', 'hour', 'day', 'week'] as const;
export const QUOTA_FALLBACK_KEYS = {
  factor: required(key('number', 'What doing without it multiplies the work by.')),
} as const satisfies Keys<string>;

export const QUOTA_KEYS = {
  amount: required(key('number', 'How much there is in each period.')),
  unit: key('text', 'Unit of the amounts.'),
  per: word(QUOTA_PERIODS, 'When it is renewed: at the full hour, at midnight, on Monday, or (default) never.'),
  fallback: keysOf(QUOTA_FALLBACK_KEYS, 'Work starts without it instead of waiting.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const WINDOW_SPAN_KEYS = {
  from: required(key('date', 'When it opens.')),
  to: required(key('date', 'When it closes.')),
} as const satisfies Keys<string>;

export const EXCEPT_KEYS = {
  except: required(key('selection', 'Issues that go on.')),
} as const satisfies Keys<string>;

export const WINDOW_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  dates: either(
    [
      { is: 'spans' },
      { is: 'keys', keys: WINDOW_SPAN_KEYS },
      { is: 'list', of: { is: 'either', of: [{ is: 'spans' }, { is: 'keys', keys: WINDOW_SPAN_KEYS }] } },
    ],
    'Days, or stretches from one instant to another.',
  ),
  every: key('weekdays', 'Weekdays on which it opens.'),
  everyWeeks: key('number', 'Every n-th week; default every week.'),
  startWeek: key('number', 'The first week that counts, 1 = the week of the start.'),
  hours: key('window', 'Hours of its days; default all day.'),
  from: key('date', 'First day of its weekdays.'),
  until: key('date', 'Last day of its weekdays.'),
  closes: either([{ is: 'selection' }, { is: 'keys', keys: EXCEPT_KEYS }], 'Issues that rest while it is open.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const SUPPLY_SECTIONS = {
  deliveries: named(DELIVERY_KEYS, 'What comes from outside, on a date or late.'),
  quotas: named(QUOTA_KEYS, 'Amounts that are used up and renewed.'),
  windows: named(WINDOW_KEYS, 'Times in which some issues rest and others may only work.'),
} as const satisfies Keys<string>;
