// Compressed sparse rows: the lists of many owners in two flat arrays, in the order in which they were given.

export interface Rows {
  offset: Int32Array;
  list: Int32Array;
}

/** `lists[i]` becomes list[offset[i] .. offset[i + 1]). */
export function rowsOf(lists: readonly (readonly number[])[]): Rows {
  const offset = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) offset[i + 1] = offset[i] + lists[i].length;
  const list = new Int32Array(offset[lists.length]);
  lists.forEach((members, i) => {
    list.set(members, offset[i]);
  });
  return { offset, list };
}

/** Groups item k under key[k], keeping the order of the items. Keys are 0 .. count - 1. */
export function groupBy(count: number, key: ArrayLike<number>): Rows {
  const offset = new Int32Array(count + 1);
  for (let k = 0; k < key.length; k++) offset[key[k] + 1]++;
  for (let i = 0; i < count; i++) offset[i + 1] += offset[i];
  const cursor = offset.slice(0, count);
  const list = new Int32Array(key.length);
  for (let k = 0; k < key.length; k++) list[cursor[key[k]]++] = k;
  return { offset, list };
}
