// W303, W304, W324: work that must be done by a date against the time there is until then, for every person, for every group that
// shares work, and for every resource. A necessary condition in the manner of Hall's theorem: no order of work gets round it.
import type { Diagnostic, DocumentPath } from '../../plan/diagnostic.ts';
import { WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { type Deadlines, deadlinesOf } from './deadlines.ts';
import { type Duty, type Excess, worstDate, worstDateOfGroup } from './excess.ts';
import { finding } from './finding.ts';
import { refOfNode } from './pass-chain.ts';
import { performerGroups } from './performer-groups.ts';
import { doneEvent, isOpen, type Situation } from './situation.ts';
import { profileOf, speedAt } from './stint.ts';
import { hourWords, instantWords, listWords, nameOf } from './words.ts';
import { type Lengths, likelyLengths } from './work-left.ts';

/** People first, then groups, then resources. */
export function hoursAvailable(s: Situation): Diagnostic[] {
  const duties = listDuties(s, deadlinesOf(s), likelyLengths(s));
  const { plan, network } = s;
  const ofPerson: Duty[][] = plan.people.map(() => []);
  for (const duty of duties) if (duty.performers.length === 1) ofPerson[duty.performers[0]].push(duty);
  const people = plan.people.flatMap((person, p) => {
    const excess = worstDate(
      ofPerson[p],
      (due) => available(s, p, due),
      (duty) => duty.minutesFor(p),
    );
    const place = ['team', person.laneOf ?? person.id];
    return excess === null ? [] : [told(s, 'W303', place, person.id, excess)];
  });
  const overloaded: (readonly number[])[] = [];
  const groups = performerGroups(s).flatMap(({ name, members, path }) => {
    const excess = worstDateOfGroup(duties, blocksOf(members, overloaded), (p, due) => available(s, p, due));
    if (excess === null) return [];
    overloaded.push(members);
    return [told(s, 'W304', path, name, excess)];
  });
  const resources = plan.resources.flatMap(({ id, capacity }) => {
    const users = duties.filter(({ uses }) => uses.some(({ resource }) => resource === id));
    const amount = ({ uses }: Duty) => uses.reduce((sum, use) => sum + (use.resource === id ? use.amount : 0), 0);
    const open = (due: number) =>
      capacity * (network.planProfile.minutesAt(due) - network.planProfile.minutesAt(s.dataMinute));
    const excess = worstDate(users, open, (duty) => duty.held * amount(duty));
    return excess === null ? [] : [told(s, 'W324', ['resources', id], id, excess)];
  });
  return [...people, ...groups, ...resources];
}

/** The group in disjoint blocks: the largest overloaded groups inside it, and everybody else alone. */
function blocksOf(members: readonly number[], overloaded: readonly (readonly number[])[]): (readonly number[])[] {
  const left = new Set(members);
  const blocks: (readonly number[])[] = [];
  for (const block of overloaded.toSorted((a, b) => b.length - a.length)) {
    if (!block.every((p) => left.has(p))) continue;
    blocks.push(block);
    for (const p of block) left.delete(p);
  }
  return [...blocks, ...[...left].map((p) => [p])];
}

function listDuties(s: Situation, deadlines: Deadlines, lengths: Lengths): Duty[] {
  const { plan, network } = s;
  const { queueOfIssue, memberOffset, members, keeperOffset, keeperPerson, issueCount } = network;
  const issues = plan.issues.flatMap((issue, i): Duty[] => {
    const event = doneEvent(network, i);
    const due = Math.min(deadlines.minute[event], deadlines.minute[2 * i + 1]);
    const minutes = lengths.issue(i);
    if (!isOpen(s, issue) || due === Number.POSITIVE_INFINITY || minutes === 0) return [];
    if (network.workKind[i] === WORK_ELAPSED) return [];
    const q = queueOfIssue[i];
    const performers = [...members.subarray(memberOffset[q], memberOffset[q + 1])];
    const minutesFor = (p: number): number => minutesOfIssue(s, i, p, minutes, due);
    const held = performers.length === 0 ? minutes : Math.min(...performers.map(minutesFor));
    const dueOf = deadlines.of[deadlines.minute[event] <= due ? event : 2 * i + 1];
    return [{ name: `${issue.id} ${hourWords(minutes)}`, performers, due, dueOf, minutesFor, uses: issue.uses, held }];
  });
  const reviews = plan.gates.flatMap((gate, g): Duty[] => {
    const event = 2 * (issueCount + g) + 1;
    const due = deadlines.minute[event];
    const minutes = lengths.review(g);
    if (due === Number.POSITIVE_INFINITY || minutes === 0 || s.factOfGate[g]?.finished != null) return [];
    return Array.from(keeperPerson.subarray(keeperOffset[g], keeperOffset[g + 1]))
      .filter((person) => person >= 0)
      .map((person) => ({
        name: `review of ${gate.id} ${hourWords(minutes)}`,
        performers: [person],
        due,
        dueOf: deadlines.of[event],
        minutesFor: () => minutes,
        uses: [],
        held: 0,
      }));
  });
  // What is overdue, or was due before the plan began, is told as such.
  return [...issues, ...reviews].filter(({ due }) => due > s.dataMinute);
}

/** Worked minutes person p needs for effort at the average rate until then, helpers counted; Infinity when nothing is delivered. */
function minutesOfIssue(s: Situation, i: number, p: number, minutes: number, due: number): number {
  const { workKind, supportOffset, supportAdds, supportPerson, supportShare, efficiencyOfPerson } = s.network;
  if (workKind[i] !== WORK_EFFORT) return minutes;
  let rate = averageRate(s, p, due) * speedAt(s, i, p);
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
    const helper = supportPerson[k];
    if (supportAdds[k] === 0) continue;
    rate += (averageRate(s, helper, due) * supportShare[k] * efficiencyOfPerson[helper]) / 100;
  }
  return rate === 0 ? Number.POSITIVE_INFINITY : (minutes * 10_000) / rate;
}

/** Percent of a minute that a worked minute of the person delivers on average between the data date and `due`. */
function averageRate(s: Situation, p: number, due: number): number {
  const profile = profileOf(s, p);
  const minutes = profile.minutesAt(due) - profile.minutesAt(s.dataMinute);
  return minutes <= 0 ? 0 : (profile.unitsAt(due) - profile.unitsAt(s.dataMinute)) / minutes;
}

function available(s: Situation, p: number, due: number): number {
  const profile = profileOf(s, p);
  return due <= s.dataMinute ? 0 : profile.minutesAt(due) - profile.minutesAt(s.dataMinute);
}

function told(s: Situation, code: 'W303' | 'W304' | 'W324', path: DocumentPath, name: string, excess: Excess) {
  const { due, dueOf, needed, available: there, duties } = excess;
  const longest = duties.map(({ name: duty }) => duty);
  const date = `${instantWords(s.plan, due)} (${nameOf(refOfNode(s, dueOf >> 1))})`;
  const work = needed === Number.POSITIVE_INFINITY ? 'more work than can be delivered' : `${hourWords(needed)} of work`;
  const has = name.includes(', ') ? 'have' : 'has';
  const wanted = code === 'W324' ? `is needed for ${hourWords(needed)}` : `${has} ${work}`;
  return finding(code, path, `${name} ${wanted} by ${date} and ${hourWords(there)} until then: ${listWords(longest)}`, {
    atKey: true,
  });
}
