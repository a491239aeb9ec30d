// Completion targets of priority classes in short: `completion: { P0: 90%, by: week 1 fri }` is the milestone `P0-complete`.
import type { Milestone } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { entryPlaces, isMap, type Place } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { COMPLETION_KEYS } from './keys-of-steering.ts';
import type { Reading } from './reading.ts';
import { isKnown } from './references.ts';
import { requireKeys } from './required.ts';
import { readSelection, type Selectable } from './selection.ts';
import { readShare } from './share.ts';

/** Ids of the milestones a section of completion targets stands for. */
export function completionIds(place: Place | undefined): string[] {
  if (place === undefined || !isMap(place)) return [];
  return entryPlaces(place).flatMap(({ name }) => (name === 'by' ? [] : [`${name}-complete`]));
}

/** One milestone per class, in document order. */
export function readCompletion(reading: Reading, place: Place | undefined, from: Selectable): Milestone[] {
  const { complaints, names } = reading;
  const entries = openNamed(complaints, place, 'completion');
  const byPlace = entries.find(([name]) => name === 'by')?.[1];
  const by = readDate(reading, byPlace, 'end', 'by', 'W204');
  const classes = { has: (name: string) => names.classes.includes(name), keys: () => names.classes };
  return entries.flatMap(([name, value]): Milestone[] => {
    if (name === 'by') return [];
    const named: Place = { ...value, node: { kind: 'scalar', value: name, source: name, ...value.key } };
    const isGood = isKnown(complaints, named, name, classes, 'E046', 'completion');
    const fields = isMap(value) ? openFields(complaints, value, COMPLETION_KEYS, 'completion') : null;
    if (fields !== null) requireKeys(complaints, fields, COMPLETION_KEYS, 'completion');
    const sharePlace = fields === null ? value : fields.at('share');
    const share = readShare(complaints, sharePlace, `the share of ${name}`);
    const target = readDate(reading, fields?.at('by'), 'end', 'by', 'W204') ?? by;
    if (share === 0) complaints.add('E031', value, 'a share of 0 % is reached before anything begins');
    if (!isGood || share === null || share === 0) return [];
    const priority: Place = {
      ...named,
      node: { kind: 'map', ...value.key, entries: new Map([['priority', { key: value.key, node: named.node }]]) },
    };
    const selected = readSelection(reading, priority, from, `completion of ${name}`);
    if (selected === null) return [];
    return [
      {
        id: `${name}-complete`,
        title: `${Number((share * 100).toFixed(6))} % of ${name}`,
        after: [],
        share: { share, ...selected },
        target,
      },
    ];
  });
}
