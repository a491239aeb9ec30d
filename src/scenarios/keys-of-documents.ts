// Keys of what a document says about itself: what it extends, its options and decisions, its dependency sets, and what it
// claims, contradicts and assumes.
import { type Form, type Keys, key, keysOf, listOf, named, PROVENANCE_KEYS, required, word } from './keys.ts';

/** What it may hold is judged where it is laid over the plan. */
const CHANGES = { form: { is: 'changes' }, says: 'Part of a plan, laid over this one; ~ removes.' } as const;

export const OPTION_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  set: key('ids', 'Dependency sets in force instead of those of the plan.'),
  decide: { form: { is: 'record', of: { is: 'id' } }, says: 'Decisions it takes: the option of each.' },
  changes: CHANGES,
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const DECISION_OPTION_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  changes: CHANGES,
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const DECISION_KEYS = {
  title: key('text', 'What is to be decided; default its id.'),
  owner: key('text', 'Who decides.'),
  due: key('date', 'When it must be decided.'),
  options: required(named(DECISION_OPTION_KEYS, 'What may be decided.', true)),
  take: key('id', 'The option taken; without it the first one, undecided.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const DEPENDENCY_SET_KEYS = {
  title: key('text', 'What it is called; default its id.'),
  includes: key('ids', 'Sets that are in force with it.'),
  after: { form: { is: 'record', of: { is: 'links' } }, says: 'What each issue, phase, gate or milestone waits for.' },
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const DEPENDENCIES_KEYS = {
  use: required(key('ids', 'The sets in force.')),
  sets: required(named(DEPENDENCY_SET_KEYS, 'Named sets of links that can be switched.', true)),
} as const satisfies Keys<string>;

export const CHOICE_KEYS = {
  with: key('ids', 'Options, applied in this order.'),
  set: key('ids', 'Dependency sets.'),
  decide: { form: { is: 'record', of: { is: 'id' } }, says: 'The option of each decision.' },
} as const satisfies Keys<string>;

export const CLAIM_KEYS = {
  says: required(key('text', 'The promise, in the words of the document.')),
  at: key('text', 'Section it stands in.'),
  claim: key('text', 'The condition that tests it, such as P80(finish) <= 2026-01-20.'),
  untestable: key('text', 'Why no simulation can test it.'),
  tolerance: key('text', 'How far the figure may miss: 10%, or an amount such as 2d.'),
  definition: key('text', 'How its words are meant.'),
  rests: key('text', 'The assumption the verdict hangs on.'),
  under: {
    form: { is: 'either', of: [{ is: 'id' }, { is: 'keys', keys: CHOICE_KEYS }] },
    says: 'The option it speaks about, or { with, set, decide }.',
  },
  versus: word(['base'], 'base: the figure is the difference to the plan without the option.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const CONTRADICTION_KEYS = {
  what: required(key('text', 'What does not fit together.')),
  resolution: key('text', 'How this plan reads it.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

export const ASSUMPTION_KEYS = {
  what: required(key('text', 'What is assumed.')),
  why: key('text', 'Why.'),
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

const textOr = (keys: Keys<string>): Form => ({ is: 'either', of: [{ is: 'text' }, { is: 'keys', keys }] });

export const DOCUMENT_SECTIONS = {
  extends: key('ids', 'The plan, or list of plans, this one is laid over.'),
  options: named(OPTION_KEYS, 'Named variants of this plan, chosen with --with.', true),
  decisions: named(DECISION_KEYS, 'What is still to be decided.'),
  dependencies: keysOf(DEPENDENCIES_KEYS, 'Sets of links that can be switched.'),
} as const satisfies Keys<string>;

export const AUDIT_SECTIONS = {
  claims: named(CLAIM_KEYS, 'What the document promises, to be judged.'),
  contradictions: listOf(textOr(CONTRADICTION_KEYS), 'What in the document does not fit together.'),
  assumptions: listOf(textOr(ASSUMPTION_KEYS), 'What this plan takes for granted.'),
} as const satisfies Keys<string>;
