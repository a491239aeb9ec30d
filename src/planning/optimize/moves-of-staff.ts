// More of somebody's time, or one head more.
import type { SearchMove } from './move-of.ts';
import type { Surroundings } from './surroundings.ts';

/** Percent of capacity that are asked for at a time, beside all there is. */
const STEPS = [20];

export function staffMoves({ plan, network, diagnosis, kept, staff, derives }: Surroundings): SearchMove[] {
  const { heads = 1, capacityPercent: most = 100 } = staff;
  const { waits, driving, load } = diagnosis;
  const { queueOfIssue, memberOffset, members, likelyLength } = network;
  const need = new Float64Array(plan.people.length);
  const note = (issue: number, minutes: number): void => {
    const queue = queueOfIssue[issue];
    const [from, to] = [memberOffset[queue], memberOffset[queue + 1]];
    for (let m = from; m < to; m++) need[members[m]] += minutes / (to - from);
  };
  for (const { waiting, minutes } of waits) note(waiting, minutes);
  for (let i = 0; i < plan.issues.length; i++) note(i, 0.25 * driving[i] * likelyLength[i]);
  return plan.people.flatMap((person, p): SearchMove[] => {
    const { id, capacityPercent, laneOf } = person;
    if (kept.people.has(id) || laneOf !== null || load[p] === 0) return [];
    const levels = [...STEPS.map((step) => capacityPercent + step), most].filter(
      (percent, k, all) => percent > capacityPercent && percent <= most && all.indexOf(percent) === k,
    );
    const more = levels.map((percent): SearchMove => {
      const promise = need[p] * (1 - capacityPercent / percent);
      return { changes: [{ kind: 'capacity', person: id, percent, from: null, to: null }], promise };
    });
    if (!derives || heads < 1) return more;
    return [...more, { changes: [{ kind: 'hire', count: 1, like: id, from: null }], promise: 0.5 * need[p] }];
  });
}
