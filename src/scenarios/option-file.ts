// An option file: which plan it changes, and what. Read by itself, so that its mistakes are its own; what it changes is judged where
// it is laid over a plan.
import type { Complaints } from './complaints.ts';
import type { Named } from './dependency-sets.ts';
import { type DocNode, entryAt, isMap, nodeInWords, type Place, rootPlace } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { CHANGES_OF_FILES, OPTION_FILE_KEYS } from './keys-of-options.ts';
import { readIds } from './names.ts';
import { readProvenance } from './provenance.ts';
import { requireKeys } from './required.ts';
import { readShort, readText } from './scalars.ts';
import { openChanges } from './variants.ts';

export interface OptionContent {
  title: string;
  /** Path of the plan as written, and where it stands; null after a complaint. */
  base: { path: string; place: Place } | null;
  set: readonly Named[] | null;
  decide: readonly { decision: string; option: string; place: Place }[];
  /** A mapping or a list; undefined when nothing else changes. */
  changes: Place | undefined;
}

/** Is this document an option file rather than a plan? */
export function isOptionFile(root: DocNode): boolean {
  const place = rootPlace(root);
  return entryAt(place, 'base') !== undefined && entryAt(place, 'plan') === undefined;
}

/** What an option file says; null when it is no mapping. `name` is its title when it has none. */
export function readOptionFile(complaints: Complaints, root: DocNode, name: string): OptionContent | null {
  const place = rootPlace(root);
  if (!isMap(place)) {
    complaints.add('E136', place, `an option file is a mapping of keys, not ${nodeInWords(root)}`, {
      hint: 'begin with base: and changes:',
    });
    return null;
  }
  const fields = openFields(complaints, place, OPTION_FILE_KEYS, 'the option file');
  if (fields === null) return null;
  requireKeys(complaints, fields, OPTION_FILE_KEYS, 'the option file');
  if (fields.given(CHANGES_OF_FILES).length === 0 && !fields.misspells(CHANGES_OF_FILES)) {
    complaints.add('E136', place, 'the option file changes nothing', {
      atKey: true,
      hint: 'give changes, set or decide',
    });
  }
  readProvenance(complaints, fields);
  const basePlace = fields.at('base');
  const base = readShort(complaints, basePlace, 'base');
  const setPlace = fields.at('set');
  const decide = openNamed(complaints, fields.at('decide'), 'decide').flatMap(([decision, value]) => {
    const option = readText(complaints, value, 'decide');
    return option === null ? [] : [{ decision, option, place: value }];
  });
  return {
    title: readText(complaints, fields.at('title'), 'title') ?? name,
    base: base === null || basePlace === undefined ? null : { path: base, place: basePlace },
    set: setPlace === undefined ? null : readIds(complaints, setPlace, 'set'),
    decide,
    changes: openChanges(complaints, fields.at('changes')),
  };
}
