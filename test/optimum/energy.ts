// The work of a set of tasks against what their people can deliver between its first start and its last end, for one person and for groups of
// people who share work; of one person it also tells who must come last or first of a set (edge finding, Carlier & Pinson 1989).
import { type Box, decide, isSettled, wayOf } from './box.ts';
import type { Model } from './model.ts';
import type { Passes } from './passes.ts';

export type Found = 'nothing fits' | 'something' | 'nothing new';
const merge = (a: Found, b: Found): Found =>
  a === 'nothing fits' || b === 'nothing fits' ? 'nothing fits' : a === 'something' ? a : b;

/** Energy of every person alone, and of every group together. */
export function weigh(passes: Passes, box: Box): Found {
  const { model } = passes;
  let found: Found = 'nothing new';
  for (let person = 0; person < model.people.length; person++) {
    const mine: number[] = [];
    for (let i = 0; i < model.tasks.length; i++)
      if (isSettled(box, i) && wayOf(model, box, i).person === person) mine.push(i);
    if (mine.length > 1) found = merge(found, weighOne(model, box, person, mine));
    if (found === 'nothing fits') return found;
  }
  return model.tasks.every((_, i) => isSettled(box, i)) ? found : merge(found, weighGroups(passes, box));
}

/** Sets of tasks of one person between a first start and a last end; whoever does not fit among them comes behind, or before, all. */
function weighOne(model: Model, box: Box, person: number, mine: readonly number[]): Found {
  const { amount } = model.effort[person];
  const load = (i: number): number =>
    wayOf(model, box, i).line === model.effort[person] ? wayOf(model, box, i).need : 0;
  let found: Found = 'nothing new';
  for (const a of mine)
    for (const b of mine) {
      const [from, to] = [box.start[a], box.lateEnd[b]];
      const inside = mine.filter((i) => box.start[i] >= from && box.lateEnd[i] <= to);
      const sum = inside.reduce((all, i) => all + load(i), 0);
      if (inside.length === 0) continue;
      if (sum > amount[to] - amount[from]) return 'nothing fits';
      for (const k of mine) {
        if (inside.includes(k)) continue;
        const both = sum + load(k);
        // Not last: all of them are over by `to`. Not first: none of them begins before `from`.
        const behind = both > amount[to] - amount[Math.min(from, box.start[k])];
        const ahead = both > amount[Math.max(to, box.lateEnd[k])] - amount[from];
        if (behind && ahead) return 'nothing fits';
        if (!behind && !ahead) continue;
        for (const i of inside) {
          const [x, y] = behind ? [i, k] : [k, i];
          const n = model.tasks.length;
          if (box.before[x * n + y] === 1) continue;
          if (!decide(model, box, x, y)) return 'nothing fits';
          found = 'something';
        }
      }
    }
  return found;
}

/** The least work of a group between a first start and a last end against what its people deliver in between. */
function weighGroups({ model, groups }: Passes, box: Box): Found {
  const least = model.tasks.map(({ ways }, i) => {
    const left = ways.filter((_, w) => box.ways[i] & (1 << w));
    return left.every(({ person, line }) => person >= 0 && line === model.effort[person])
      ? Math.min(...left.map(({ need }) => need))
      : 0;
  });
  for (const { people, tasks } of groups)
    for (const a of tasks)
      for (const b of tasks) {
        const [from, to] = [box.start[a], box.lateEnd[b]];
        if (to <= from) continue;
        let sum = 0;
        for (const i of tasks) if (box.start[i] >= from && box.lateEnd[i] <= to) sum += least[i];
        let room = 0;
        for (const person of people) room += model.effort[person].amount[to] - model.effort[person].amount[from];
        if (sum > room) return 'nothing fits';
      }
  return 'nothing new';
}
