// Counts that add up: typed arrays by element, lists and maps by place. Everything that is counted over futures is handed from
// thread to thread in this form, so merging knows nothing of what was counted.

export type Counts =
  | Int32Array
  | Float64Array
  | ReadonlyMap<number, Counts>
  | readonly (Counts | undefined)[]
  | CountsByName
  | null;
interface CountsByName {
  readonly [name: string]: Counts;
}

/** Adds `from` to `into`, in place. Both are of the same shape, but lists and maps may hold different places; `from` is used up. */
export function addCounts(into: Counts, from: Counts): void {
  if (into === null || from === null) {
    if (into !== from) throw new Error('Assertion: counts of different shapes');
  } else if (into instanceof Int32Array || into instanceof Float64Array) addElements(into, from);
  else if (into instanceof Map) addMap(into, from as ReadonlyMap<number, Counts>);
  else if (Array.isArray(into)) addList(into, from as readonly (Counts | undefined)[]);
  else addByName(into as CountsByName, from as CountsByName);
}

/** All parts in one; the first is added to and handed back. */
export function addUp<Part extends Counts>(parts: readonly Part[]): Part {
  const [first, ...others] = parts;
  for (const other of others) addCounts(first, other);
  return first;
}

function addElements(into: Int32Array | Float64Array, from: Counts): void {
  const counts = from as Int32Array | Float64Array;
  if (counts.length !== into.length) throw new Error('Assertion: counts of different shapes');
  for (let k = 0; k < into.length; k++) into[k] += counts[k];
}

function addMap(into: Map<number, Counts>, from: ReadonlyMap<number, Counts>): void {
  for (const [key, counts] of from) {
    const own = into.get(key);
    if (own === undefined) into.set(key, counts);
    else addCounts(own, counts);
  }
}

function addList(into: (Counts | undefined)[], from: readonly (Counts | undefined)[]): void {
  for (let place = 0; place < from.length; place++) {
    const counts = from[place];
    const own = into[place];
    if (counts === undefined) continue;
    if (own === undefined) into[place] = counts;
    else addCounts(own, counts);
  }
}

function addByName(into: CountsByName, from: CountsByName): void {
  for (const name of Object.keys(into)) addCounts(into[name], from[name]);
}
