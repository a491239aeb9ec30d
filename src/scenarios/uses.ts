// Resources an issue holds: one name, a list of names (one each), or names with amounts.
import type { Issue } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isMap, type Place, shorten } from './document.ts';
import { openNamed } from './fields.ts';
import { LARGEST_COUNT } from './limits.ts';
import { readIds } from './names.ts';
import { isKnown } from './references.ts';
import { readNumber } from './scalars.ts';

/** Resource id -> how much there is. */
export type CapacityOf = ReadonlyMap<string, number>;

/** Resource and amount, in document order; never more than there is, or a complaint. */
export function readUses(complaints: Complaints, place: Place | undefined, capacityOf: CapacityOf): Issue['uses'] {
  if (place === undefined) return [];
  const uses = new Map<string, number>();
  const add = (at: Place, resource: string, amount: number): void => {
    const total = (uses.get(resource) ?? 0) + amount;
    uses.set(resource, total);
    const capacity = capacityOf.get(resource) ?? 0;
    if (total > capacity) {
      complaints.add('E061', at, `${total} of ${shorten(resource)} are needed, but there are only ${capacity}`);
    }
  };
  if (isMap(place)) {
    for (const [resource, value] of openNamed(complaints, place, 'uses')) {
      const named: Place = { ...value, node: { kind: 'scalar', value: resource, source: resource, ...value.key } };
      const isGood = isKnown(complaints, named, resource, capacityOf, 'E045', 'uses');
      const amount = readNumber(complaints, value, { min: 1, max: LARGEST_COUNT, whole: true }, 'amount');
      if (isGood && amount !== null) add(value, resource, amount);
    }
  } else {
    for (const { id, place: item } of readIds(complaints, place, 'uses')) {
      if (isKnown(complaints, item, id, capacityOf, 'E045', 'uses')) add(item, id, 1);
    }
  }
  return Array.from(uses, ([resource, amount]) => ({ resource, amount }));
}
