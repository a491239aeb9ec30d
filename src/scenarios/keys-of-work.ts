// Keys of what is to be done: phases, issues, gates, milestones, and the links between them.
import { either, type Keys, key, keysOf, listOf, named, PROVENANCE_KEYS, recordOf, required, word } from './keys.ts';

export const LINK_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;

export const LINK_KEYS = {
  issue: key('id', 'The issue it waits for.'),
  phase: key('id', 'The phase it waits for.'),
  gate: key('id', 'The gate it waits for.'),
  milestone: key('id', 'The milestone it waits for.'),
  delivery: key('id', 'The delivery it waits for.'),
  on: key('id', 'What it waits for, whatever it is.'),
  type: word(LINK_TYPES, 'Finish or start of the predecessor to start or finish of this; default FS.'),
  lag: key('lag', 'Time to let pass; negative is a lead.'),
  in: word(['working', 'clock'], 'Lag in working time of the plan (default) or on the clock.'),
  sequence: key('anything', 'true: only orders the work; or the id itself.'),
  done: key('share', 'Met when this share of the work of the issue is delivered.'),
  soft: key('flag', 'Never waited for; starting without it makes more work.'),
  factor: key('number', 'What starting without it multiplies the work by; soft links only. Default 1.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const PHASE_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  after: key('links', 'What it waits for.'),
  target: key('date', 'When it should be finished.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const CONSUMED_KEYS = {
  amount: required(key('number', 'How much of the quota.')),
} as const satisfies Keys<string>;

export const REVIEW_REWORK_KEYS = {
  effort: key('estimate', 'Time of the owner at 100 %.'),
  duration: key('estimate', 'Working time of the owner.'),
  share: key('share', 'So much of the work of the issue again.'),
} as const satisfies Keys<string>;

export const REVIEW_KEYS = {
  by: key('ids', 'Who reviews.'),
  external: key('ids', 'Reviewers from outside the team; they review on the clock.'),
  effort: key('estimate', 'Working time of each reviewer; none means that the review takes no time.'),
  lag: key('estimate', 'Time on the clock before anybody looks.'),
  pass: key('share', 'Chance to pass each attempt; default 100 %.'),
  rework: either(
    [{ is: 'estimate' }, { is: 'keys', keys: REVIEW_REWORK_KEYS }],
    'What a failed review costs the owner; a bare estimate is effort.',
  ),
  attempts: key('number', 'Attempts after which it counts as passed, 1-20; default 3.'),
  mode: word(['apart', 'together', 'queued'], 'How reviewers review; default apart.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const ISSUE_REWORK_KEYS = {
  chance: required(key('chance', 'How likely the work comes back.')),
  effort: key('estimate', 'Extra work of each round.'),
  share: key('share', 'So much of the work again in each round.'),
  rounds: key('number', 'How often at most, 1-10; default 1.'),
} as const satisfies Keys<string>;

export const ISSUE_KEYS = {
  title: key('text', 'What is to be done; default its id.'),
  aliases: key('ids', 'Other ids it is known by.'),
  owner: key('id', 'The one person who does it.'),
  pool: key('id', 'Anybody of this pool does it.'),
  anyOf: key('ids', 'One of these people does it.'),
  role: key('text', 'Anybody of this role does it.'),
  skill: key('ids', 'Skills it asks for; alone: anybody who has them all does it.'),
  stream: key('id', 'Stream of an owner whose time is split.'),
  nobody: key('flag', 'It needs nobody.'),
  effort: key('estimate', 'Time of a person at 100 %.'),
  duration: key('estimate', 'Working time, whatever the capacity.'),
  elapsed: key('estimate', 'Time on the clock; 1d is 24 h.'),
  priority: key('id', 'Priority class.'),
  phase: key('id', 'Phase it belongs to.'),
  module: key('text', 'Part of the product.'),
  after: key('links', 'What it waits for.'),
  support: key('support', 'Who helps, and with which share.'),
  uses: key('uses', 'Resources held from start to finish.'),
  consumes: recordOf(
    { is: 'either', of: [{ is: 'number' }, { is: 'keys', keys: CONSUMED_KEYS }] },
    'Amounts of quotas that its start uses up.',
  ),
  in: key('ids', 'Windows outside which it rests.'),
  review: keysOf(REVIEW_KEYS, 'The issue is done when its review has passed.'),
  rework: keysOf(ISSUE_REWORK_KEYS, 'The work may have to be done again in part.'),
  notBefore: key('date', 'Starts no earlier than this.'),
  due: key('date', 'Should be finished by this.'),
  was: key('id', 'Id whose luck this issue keeps (split or renamed issues).'),
  optional: key('flag', 'May be dropped.'),
  added: key('date', 'When it came into the scope; it starts no earlier.'),
  duplicateOf: key('id', 'The issue that may be the same work.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;
export type IssueKey = keyof typeof ISSUE_KEYS;

/** A mitigation written inside its risk is an issue with an id of its own choice. */
export const MITIGATION_ISSUE_KEYS = { id: key('id', 'Id; default mitigate/ and the risk.'), ...ISSUE_KEYS } as const;

export const SUPPORT_KEYS = {
  share: required(key('share', 'Share of the supporter, in whole percents.')),
  adds: key('flag', 'Does the support speed the issue up? Default no.'),
} as const satisfies Keys<string>;

export const REWORK_KEYS = {
  effort: key('estimate', 'Time of the owner at 100 %.'),
  duration: key('estimate', 'Working time of the owner.'),
  owner: required(key('id', 'Who mends what failed.')),
} as const satisfies Keys<string>;

export const GATE_WINDOW_KEYS = {
  every: required(key('weekdays', 'Days on which a review may begin.')),
  hours: required(key('window', 'Hours in which it may begin.')),
} as const satisfies Keys<string>;

export const CRITERION_KEYS = {
  says: required(key('text', 'What must hold.')),
  pass: key('share', 'Chance that it holds.'),
} as const satisfies Keys<string>;

export const GATE_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  after: key('links', 'Its criteria: what must be done before it is judged.'),
  keepers: key('ids', 'Who judges it.'),
  external: key('ids', 'Keepers from outside the team; they judge on the clock.'),
  review: key('estimate', 'Working time of each keeper; none means it concludes at once.'),
  reviews: word(['apart', 'together', 'queued'], 'How keepers review; default apart.'),
  window: keysOf(GATE_WINDOW_KEYS, 'When a review may begin; default at any time.'),
  criteria: listOf(
    { is: 'either', of: [{ is: 'text' }, { is: 'keys', keys: CRITERION_KEYS }] },
    'What is judged; chances multiply.',
  ),
  pass: key('share', 'Chance to pass each attempt; default 100 %.'),
  attempts: key('number', 'Attempts after which it is waived, 1-20; default 3.'),
  rework: keysOf(REWORK_KEYS, 'What a failed review costs.'),
  opens: key('ids', 'Phases that wait for it.'),
  target: key('date', 'When it should be passed.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const SHARE_KEYS = {
  share: required(key('share', 'Share of the selected issues that must be finished.')),
  of: required(key('selection', 'Which issues.')),
} as const satisfies Keys<string>;

export const MILESTONE_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  after: key('links', 'What it waits for.'),
  when: keysOf(SHARE_KEYS, 'Reached when a share of some issues is finished.'),
  target: key('date', 'When it should be reached.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const WORK_SECTIONS = {
  phases: named(PHASE_KEYS, 'Phases; an issue names its phase.', true),
  issues: required(named(ISSUE_KEYS, 'The issues, in document order.')),
  gates: named(GATE_KEYS, 'Gates: judged when their criteria are met.', true),
  milestones: named(MILESTONE_KEYS, 'Milestones: dates to watch.'),
} as const satisfies Keys<string>;
