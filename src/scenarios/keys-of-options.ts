// The keys of an option file: which plan it changes, and what.
import { type Keys, key, PROVENANCE_KEYS, required } from './keys.ts';
import { OPTION_KEYS } from './keys-of-documents.ts';

export const OPTION_FILE_KEYS = {
  base: required(key('text', 'The plan it changes, relative to this file.')),
  title: key('text', 'What it is called; default the name of the file.'),
  set: OPTION_KEYS.set,
  decide: OPTION_KEYS.decide,
  changes: OPTION_KEYS.changes,
  ...PROVENANCE_KEYS,
} as const satisfies Keys<string>;

/** Without one of these an option file changes nothing. */
export const CHANGES_OF_FILES = ['changes', 'set', 'decide'] as const;
