// W301-W325: the plan can be read and simulated, and `check` shows without any chance what in it cannot hold together.
// They are not the reader's: they look at the compiled plan, its calendars and its one likely future.
import type { CodeEntry } from './code-entry.ts';

export const FINDING_CODES = {
  W301: {
    title: 'date that cannot be met',
    explanation:
      'Even if every estimate came out at its least (its P1 where it has no lower limit), nothing went wrong, and everybody had only this one chain to work on, the date would be missed: the chain named does not fit between the start and the date in the calendars of the people who do it. No luck helps. Move the date, cut the chain, or take a need away. An error with `check --strict`.',
    wrong: 'start: 2026-01-05            # a Monday\n... owner: Ann, effort: 4-6d, due: 2026-01-07',
    right: '... owner: Ann, effort: 4-6d, due: 2026-01-13',
  },
  W302: {
    title: 'date missed even if all goes as planned',
    explanation:
      'With every estimate at its likely value, no risk and every gate passed at once, people doing one thing at a time and resources shared, the date is missed. The message names the chain and who or what it waited for. Where chains alone are too long, W301 or W307 says so instead.',
    wrong: 'a: { owner: Ann, effort: 3d }\nb: { owner: Ann, effort: 3d, due: week 1 thu }',
    right: 'b: { owner: Bob, effort: 3d, due: week 1 thu }',
  },
  W303: {
    title: 'more work than the person has hours',
    explanation:
      'Everything that only this person can do and that must be done by a date (its own, or the date of something that needs it) is more, at likely values, than the time they work until then, capacity and meetings counted. In whatever order they do it, something will be late.',
    wrong: 'a: { owner: Ann, effort: 4d, due: week 1 fri }\nb: { owner: Ann, effort: 4d, due: week 1 fri }',
    right: 'b: { owner: Bob, effort: 4d, due: week 1 fri }',
  },
  W304: {
    title: 'more work than these people have hours',
    explanation:
      'Everything that only people of this group can do and that must be done by a date is more than all of them together work until then. People who are overloaded on their own are counted with no more than their time, so this is not only their trouble.',
    wrong: 'pools: { backend: { members: [Ann, Bob] } }\n... five issues of 2d, pool: backend, due: week 1 wed',
    right: '... five issues of 2d, pool: backend, due: week 1 fri',
  },
  W305: {
    title: 'due before what it follows',
    explanation:
      'The issue follows another one (or a phase, gate or milestone) that is promised only for a later date. Both promises cannot be kept unless the predecessor comes early. Bring the predecessor forward, move the consumer, or give it a replacement to start with.',
    wrong: 'a: { owner: Ann, effort: 1d, due: week 1 fri }\nb: { owner: Bob, effort: 1d, after: a, due: week 1 wed }',
    right: 'b: { owner: Bob, effort: 1d, after: a, due: week 2 mon }',
  },
  W306: {
    title: 'too little time after what it follows',
    explanation:
      'Between the date of the predecessor and the date of this issue lies less working time of whoever does it than its likely length. If the predecessor is done only just in time, this is late.',
    wrong: 'a: { owner: Ann, effort: 1d, due: week 1 thu }\nb: { owner: Bob, effort: 3d, after: a, due: week 1 fri }',
    right: 'b: { owner: Bob, effort: 3d, after: a, due: week 2 tue }',
  },
  W307: {
    title: 'chain longer than its window',
    explanation:
      'At likely values, the chain named is longer than the working time between its two dates (or between the start and the date), even if nobody on it ever waited for a person or a resource.',
    wrong: 'a: { owner: Ann, effort: 2d }\nb: { owner: Bob, effort: 3d, after: a, due: week 1 wed }',
    right: 'b: { owner: Bob, effort: 3d, after: a, due: week 1 fri }',
  },
  W308: {
    title: 'overdue at the data date',
    explanation:
      'The date has passed by `statusDate`, and nothing recorded says that this is finished. Record it, or set a new date.',
    wrong: 'statusDate: week 2 mon\n... a: { owner: Ann, effort: 2d, due: week 1 wed }',
    right: 'statusDate: week 2 mon\nprogress: { a: { started: week 1 mon, finished: week 1 wed } }',
  },
  W309: {
    title: 'support beyond the whole person',
    explanation:
      'In the likely run this person supports several issues at once whose shares add up to more than 100 %. A support gets no more than what is left, so some of these get less than the plan says.',
    wrong: 'a: { owner: Ann, effort: 2d, support: { Cy: 60% } }\nb: { owner: Bob, effort: 2d, support: { Cy: 60% } }',
    right: 'b: { owner: Bob, effort: 2d, support: { Cy: 40% } }',
  },
  W310: {
    title: 'meetings eat the share',
    explanation:
      'Meetings come out of the share of time this plan gets. On at least half of the days this person works, the meetings are as long as the share, so they deliver nothing on those days.',
    wrong: 'team: { Ann: { capacity: 10% } }\nmeetings: [{ every: workday, at: 09:00, takes: 1h, who: all }]',
    right: 'meetings: [{ every: mon, at: 09:00, takes: 1h, who: all }]',
  },
  W311: {
    title: 'work for somebody who is never there',
    explanation:
      'The issue asks for this person, who has no working minute in the first two years of the plan: always away, gone before the work begins, or in a calendar without hours.',
    wrong: 'team: { Ann: { away: [2026-01-05..2030-01-01] } }\n... owner: Ann, effort: 1d',
    right: 'owner: Bob, effort: 1d',
  },
  W312: {
    title: 'issues that stand alone',
    explanation:
      'The plan has links, but nothing leads to these issues and nothing follows them: no link, gate or milestone. A link may be missing.',
    wrong: 'a: { owner: Ann, effort: 1d }\nb: { owner: Ann, effort: 1d, after: a }\nc: { owner: Bob, effort: 1d }',
    right: 'c: { owner: Bob, effort: 1d, after: a }',
  },
  W313: {
    title: 'issues no date depends on',
    explanation:
      'The plan has dates, but these issues have none and nothing with a date waits for their end: they can be as late as they like without a promise noticing.',
    wrong: 'a: { owner: Ann, effort: 1d, due: week 1 fri }\nb: { owner: Bob, effort: 1d, after: a }',
    right: 'milestones: { done: { after: [a, b], target: week 1 fri } }',
  },
  W314: {
    title: 'gate or milestone nothing leads to',
    explanation: 'It waits for nothing, so it opens or is reached in the first minute of the plan.',
    wrong: 'gates: { G1: { keepers: Ann, target: week 2 fri } }',
    right: 'gates: { G1: { after: { phase: core }, keepers: Ann, target: week 2 fri } }',
  },
  W315: {
    title: 'critical work nobody is assigned to',
    explanation:
      'The issue lies on the chain that decides the likely finish, takes working time, and is done by nobody. Work without a person never waits for one, so the finish is probably too good.',
    wrong: 'a: { nobody: true, effort: 5d }',
    right: 'a: { owner: Ann, effort: 5d }',
  },
  W316: {
    title: 'keeper absent at the gate',
    explanation:
      'When the criteria of this gate are met in the likely run, a keeper is away or off, and the gate waits half a working day or longer for nothing else. Name a deputy, or move the absence or the gate.',
    wrong:
      'team: { Ann: { away: [2026-01-12..2026-01-16] } }\n... gates: { G1: { keepers: Ann, review: 2h } }   # reached on 12 January',
    right: 'gates: { G1: { keepers: Bob, review: 2h } }',
  },
  W317: {
    title: 'work perhaps counted twice',
    explanation:
      'The document marks this issue as perhaps the same work as another one. Both count in full until one of them goes.',
    wrong: 'b: { owner: Ann, effort: 6h, duplicateOf: a }',
    right: '# b removed, or without duplicateOf',
  },
  W318: {
    title: 'better class waits for worse',
    explanation:
      'An issue of a better class follows one of a worse class, and `inherit: false` keeps the predecessor in its class: it is put off for other work while the important issue waits.',
    wrong: 'scheduling: { inherit: false }\n... a: { priority: P1 }\n... b: { priority: P0, after: a }',
    right: 'scheduling: { inherit: true }',
  },
  W319: {
    title: 'quota too small until a date',
    explanation:
      'The issues that must be done by a date consume more of this quota than all the periods until then hold.',
    wrong: 'quotas: { api: { amount: 100, per: week } }\n... a and b: { consumes: { api: 80 }, due: week 1 fri }',
    right: 'b: { consumes: { api: 80 }, due: week 2 fri }',
  },
  W320: {
    title: 'delivery due after its consumer',
    explanation:
      'Something from outside is promised for a date after the one by which the issue that needs it is due: on-time delivery is too late already.',
    wrong: 'deliveries: { keys: { due: week 2 mon } }\n... a: { after: keys, due: week 1 fri }',
    right: 'deliveries: { keys: { due: week 1 tue } }',
  },
  W321: {
    title: 'decision not taken by its date',
    explanation:
      'Nobody has taken this decision, and its date has passed (at the data date) or is not stated; the plan goes on with its first option. Say `take:`, or look at the other options.',
    wrong: 'decisions: { scope: { due: week 1 fri, options: { small: {}, large: {} } } }',
    right: 'decisions: { scope: { due: week 1 fri, options: { small: {}, large: {} }, take: small } }',
  },
  W322: {
    title: 'windows close the time the work has',
    explanation:
      'Without the windows (freezes, test and integration windows) the date could be met at likely values; with them, too little open time is left before it.',
    wrong: 'windows: { freeze: { dates: 2026-01-07..2026-01-09, closes: all } }\n... effort: 3d, due: 2026-01-09',
    right: '... effort: 3d, due: 2026-01-13',
  },
  W323: {
    title: 'link to a dropped issue',
    explanation:
      'The predecessor was taken out of the scope, so nobody will do what this issue follows. The link holds nothing up any more; is something missing?',
    wrong: 'progress: { a: { superseded: week 1 wed } }\n... b: { after: a }',
    right: 'b: { after: a2 }      # what replaces it',
  },
  W324: {
    title: 'more work than the resource has hours',
    explanation:
      'The issues that hold this resource and must be done by a date need it longer, at likely values, than there is working time until then, whoever does them.',
    wrong: 'resources: { staging: { capacity: 1 } }\n... a and b: { effort: 3d, uses: staging, due: week 1 fri }',
    right: 'resources: { staging: { capacity: 2 } }',
  },
} as const satisfies Record<string, CodeEntry>;

/** Every code of `check`. */
export type FindingCode = keyof typeof FINDING_CODES;
