// Keys that must be given: said once in the key tables, checked here.
import type { Complaints } from './complaints.ts';
import type { Fields } from './fields.ts';
import type { Keys } from './keys.ts';

/** E011 for every required key that is not given, pointing at the thing that lacks it. */
export function requireKeys<K extends string>(
  complaints: Complaints,
  fields: Fields<K>,
  keys: Keys<K>,
  what: string,
): void {
  for (const name of Object.keys(keys) as K[]) {
    if (keys[name].required !== true || fields.at(name) !== undefined || fields.misspells([name])) continue;
    complaints.add('E011', fields.place, `${what} does not say ${name}`, { atKey: true, hint: keys[name].says });
  }
}
