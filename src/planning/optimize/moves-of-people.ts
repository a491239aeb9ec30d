// Work that goes to somebody else, and swaps of two issues between two people.
import type { Change } from '../../plan/change.ts';
import type { Plan } from '../../plan/plan.ts';
import { othersWhoCan, poolsWhoCan } from './can-do.ts';
import type { SearchMove } from './move-of.ts';
import type { Surroundings } from './surroundings.ts';

/** Owner moves from which swaps are made, and swaps of each. */
const SWAPPED = 40;
const SWAPS_EACH = 4;

interface Handover extends SearchMove {
  issue: number;
  from: string | null;
  to: string;
}

export function peopleMoves(around: Surroundings, changesLeft: number): SearchMove[] {
  const handovers = listHandovers(around);
  return changesLeft < 2 ? handovers : [...handovers, ...listSwaps(around, handovers)];
}

/** The more an issue is in the way (or is worked on while the date waits), and the more time the other has, the better. */
function listHandovers({ plan, network, diagnosis, kept, isOpen, anyone }: Surroundings): Handover[] {
  const { driving, relief, load, waits } = diagnosis;
  const waited = new Float64Array(plan.issues.length);
  for (const { waiting, minutes } of waits) waited[waiting] += minutes;
  const place = new Map(plan.people.map(({ id }, p) => [id, p]));
  return plan.issues.flatMap((issue, i): Handover[] => {
    const from = issue.who.kind === 'owner' ? issue.who.person : null;
    if (!isOpen[i] || (from !== null && kept.people.has(from))) return [];
    const length = network.likelyLength[i];
    const people = othersWhoCan(plan, issue, anyone).filter((id) => !kept.people.has(id));
    const handed = people.map((to): Handover => {
      const free = 1 - Math.min(1, load[place.get(to)!]);
      const faster = from === null ? 0 : driving[i] * (length - lengthWith(plan, i, network.likelyWork[i], to, length));
      const promise = (relief[i] + waited[i]) * free + Math.min(faster, relief[i] + waited[i] + driving[i] * length);
      return { issue: i, from, to, changes: [{ kind: 'owner', issue: issue.id, to }], promise };
    });
    const pools = poolsWhoCan(plan, issue, anyone).filter(
      (pool) => !plan.pools.some(({ id, members }) => id === pool && members.some((member) => kept.people.has(member))),
    );
    return [
      ...handed,
      ...pools.map((to) => {
        const best = handed.reduce((most, { promise }) => Math.max(most, promise), 0);
        return {
          issue: i,
          from: null,
          to,
          changes: [{ kind: 'owner', issue: issue.id, to }] as Change[],
          promise: best,
        };
      }),
    ];
  });
}

/** Likely length in the hands of somebody else, working minutes; of work that does not depend on who does it, the same. */
function lengthWith(plan: Plan, issue: number, work: number, to: string, length: number): number {
  const person = plan.people.find(({ id }) => id === to);
  const { work: kind, skills } = plan.issues[issue];
  if (person === undefined || kind !== 'effort') return length;
  const skill = person.skills.reduce(
    (least, { name, percent }) => (skills.includes(name) ? Math.min(least, percent) : least),
    100,
  );
  const rate = person.capacityPercent * person.efficiencyPercent * skill;
  return rate === 0 ? length * 10 : (work * 1_000_000) / rate;
}

/** The other way round goes the issue of about the same length that is least in the way. */
function listSwaps(
  { plan, network, diagnosis, isOpen, anyone, kept }: Surroundings,
  handovers: readonly Handover[],
): SearchMove[] {
  const { driving, relief } = diagnosis;
  const { likelyLength } = network;
  const promising = handovers
    .filter(({ from, promise }) => from !== null && promise > 0)
    .sort((a, b) => b.promise - a.promise || a.issue - b.issue || (a.to < b.to ? -1 : 1))
    .slice(0, SWAPPED);
  return promising.flatMap(({ issue, from, to, changes, promise }) => {
    const back = plan.issues.flatMap((other, j) => {
      const isTheirs = other.who.kind === 'owner' && other.who.person === to;
      if (!isTheirs || from === null || !isOpen[j] || kept.people.has(to)) return [];
      return othersWhoCan(plan, other, anyone).includes(from) ? [j] : [];
    });
    const unlike = (j: number): number =>
      Math.abs(likelyLength[j] - likelyLength[issue]) + driving[j] * likelyLength[j] + relief[j];
    return back
      .sort((a, b) => unlike(a) - unlike(b) || a - b)
      .slice(0, SWAPS_EACH)
      .map((j, k) => ({
        changes: [...changes, { kind: 'owner', issue: plan.issues[j].id, to: from! } as const],
        promise: promise / (2 + k),
      }));
  });
}
