// Keys of risks, their impacts and mitigations, of the scales that name bands, and of selections.
import { either, type Key, type Keys, key, keysOf, listOf, named, PROVENANCE_KEYS, required } from './keys.ts';

/** One text or a list of them. */
function textsKey(says: string): Key {
  return either([{ is: 'text' }, { is: 'list', of: { is: 'text' } }], says);
}

export const SELECTION_KEYS = {
  ids: key('ids', 'These issues.'),
  owner: key('ids', 'Owned by one of these people or pools.'),
  phase: key('ids', 'In one of these phases.'),
  module: key('ids', 'In one of these modules.'),
  track: key('ids', 'Owned within one of these tracks.'),
  priority: key('ids', 'Of one of these classes.'),
  optional: key('flag', 'Optional issues, or only the others.'),
} as const satisfies Keys<string>;

export const SCALES_KEYS = {
  probability: key('scaleShares', 'Names for bands of probability.'),
  impact: key('scaleImpacts', 'Names for impacts.'),
} as const satisfies Keys<string>;

export const IMPACT_KEYS = {
  factor: key('factor', 'Multiplies the work of the issues hit; one draw for all.'),
  delay: key('estimate', 'Holds each result back after the work is done.'),
  effort: key('estimate', 'Extra work on each issue hit.'),
  absence: key('estimate', 'The people named are away this long.'),
  loss: key('share', 'The people named deliver this much less.'),
  for: key('estimate', 'How long the loss lasts.'),
  of: key('ids', 'People (or pools) of an absence or loss.'),
  fails: key('ids', 'Gates whose first review fails.'),
  blocks: either(
    [{ is: 'estimate' }, { is: 'word', of: ['escalation'] }],
    'Each issue hit stands still once for this working time, at a random point of its work.',
  ),
} as const satisfies Keys<string>;
export type ImpactKey = keyof typeof IMPACT_KEYS;

export const RISK_WINDOW_KEYS = {
  from: required(key('date', 'First possible minute.')),
  to: required(key('date', 'Last possible minute.')),
} as const satisfies Keys<string>;

export const MITIGATION_KEYS = {
  issue: required(key('mitigationIssue', 'The mitigating issue: an id, or an issue written out.')),
  active: key('flag', 'false switches the mitigation off; default true.'),
  probability: key('chance', 'Residual probability; default unchanged.'),
  impact: key('impacts', 'Residual impact; default unchanged.'),
} as const satisfies Keys<string>;

export const RISK_KEYS = {
  title: key('text', 'What may happen; default its id.'),
  owner: key('id', 'Who watches it.'),
  probability: required(key('chance', 'How likely: 20%, 10-30%, or a band of the scales.')),
  impact: required(key('impacts', 'What happens: one impact or a list.')),
  hits: key('selection', 'Issues that a factor, a delay or extra work changes.'),
  each: key('flag', 'Decided and drawn for each issue by itself.'),
  together: key('text', 'Risks of one name fire on the same draw: a common cause.'),
  indicators: textsKey('What to watch; for the reader.'),
  actions: textsKey('What to do then; for the reader.'),
  status: key('text', 'Where it stands; for the reader.'),
  window: keysOf(RISK_WINDOW_KEYS, 'When it may happen; without one it is decided at the start.'),
  mitigation: keysOf(MITIGATION_KEYS, 'What is done about it, and what is left of it then.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const LEVEL_KEYS = {
  level: required(key('text', 'Who is asked.')),
  after: key(
    'duration',
    'When they are asked, counted from the beginning of the block; default when the level before gives up.',
  ),
  within: required(key('estimate', 'When they solve it, from 0-4h, counted from the beginning of the block.')),
  solves: key('share', 'Share of what reaches them that they solve; the last level solves everything.'),
} as const satisfies Keys<string>;

export const RISK_SECTIONS = {
  escalation: listOf({ is: 'keys', keys: LEVEL_KEYS }, 'Who is asked when work is blocked, and how long that takes.'),
  scales: keysOf(SCALES_KEYS, 'Names for bands of probability and for impacts.', true),
  risks: named(RISK_KEYS, 'Risks.'),
} as const satisfies Keys<string>;
