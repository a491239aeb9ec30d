// The keys of the document itself: its sections and the rules by which the plan is played.
import { type Keys, key, keysOf, listOf, PROVENANCE_KEYS, required, word } from './keys.ts';
import { AUDIT_SECTIONS, DOCUMENT_SECTIONS } from './keys-of-documents.ts';
import { TEAM_SECTIONS } from './keys-of-people.ts';
import { RISK_SECTIONS } from './keys-of-risks.ts';
import { STEERING_SECTIONS } from './keys-of-steering.ts';
import { SUPPLY_SECTIONS } from './keys-of-supply.ts';
import { WORK_SECTIONS } from './keys-of-work.ts';

export const RULES = ['lft', 'document', 'edd', 'mslk', 'mts', 'lst', 'grpw', 'spt'] as const;
export const BANDS = ['mid', 'low', 'high', 'shared'] as const;
export const DISPATCHES = ['issue-first', 'person-first', 'list'] as const;
export const BASELINES = ['sequential-by-owner', 'one-person', 'sum-of-phases'] as const;

export const SIMULATION_KEYS = {
  seed: key('seed', 'Seed of the draws; default 1.'),
  replications: key('number', 'Number of futures; default 10000.'),
  sampling: word(['plain', 'sobol'], 'How futures are drawn; default plain.'),
} as const satisfies Keys<string>;

export const PLAN_KEYS = {
  plan: required(key('text', 'Title of the plan.')),
  id: key('id', 'Id; default a slug of the title.'),
  ...DOCUMENT_SECTIONS,
  start: required(key('date', 'First day, YYYY-MM-DD.')),
  days: word(['working', 'calendar'], 'How `day n` counts; default working.'),
  ...TEAM_SECTIONS,
  classes: key('ids', 'Priority classes, best first; default P0 to P3.'),
  ...WORK_SECTIONS,
  ...SUPPLY_SECTIONS,
  ...RISK_SECTIONS,
  ...STEERING_SECTIONS,
  combine: word(['multiply', 'max'], 'Several factors on one issue; default multiply.'),
  bands: word(BANDS, 'Point taken of every probability band; default mid.'),
  dispatch: word(DISPATCHES, 'Who chooses; default issue-first. list: nothing overtakes what stands before it.'),
  order: key('ids', 'Issues that come first, in this order, whatever class and rule say.'),
  rule: word(RULES, 'Priority rule; default lft.'),
  inherit: key('flag', 'Does an issue take the class of its successors? Default true.'),
  classOrder: word(['class-first', 'tiebreak'], 'Class before rule (default) or after it.'),
  velocity: listOf({ is: 'number' }, 'Issues to finish in week 1, 2, ...'),
  baseline: word(BASELINES, 'What speedup compares with; default sequential-by-owner.'),
  simulation: keysOf(SIMULATION_KEYS, 'Seed and number of futures.', true),
  expect: listOf({ is: 'text' }, 'Conditions that check --expect holds this plan to.'),
  ...AUDIT_SECTIONS,
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;
export type PlanKey = keyof typeof PLAN_KEYS;
