// W303, W304, W324: work that must be done by a date against the time there is until then, for every person, for every group that
// shares work, and for every resource. A necessary condition in the manner of Hall's theorem: no order of work gets round it.
import type { Diagnostic, DocumentPath } from '../../plan/diagnostic.ts';
import { WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { type Deadlines, deadlinesOf } from './deadlines.ts';
import { finding } from './finding.ts';
import { refOfNode } from './pass-chain.ts';
import { performerGroups } from './performer-groups.ts';
import { doneEvent, isOpen, type Situation } from './situation.ts';
import { profileOf, speedAt } from './stint.ts';
import { hourWords, instantWords, listWords, nameOf } from './words.ts';
import { type Lengths, likelyLengths } from './work-left.ts';

/** One thing somebody has to do by a date. */
interface Duty {
  name: string;
  /** Who may do it, ascending. */
  performers: readonly number[];
  due: number;
  dueOf: number;
  /** Worked minutes it takes this person until that date. */
  minutesFor(person: number): number;
  uses: readonly { resource: string; amount: number }[];
  /** Worked minutes of the plan calendar for which it holds what it uses. */
  held: number;
}

interface Excess {
  due: number;
  dueOf: number;
  needed: number;
  available: number;
  duties: readonly Duty[];
}

/** People first, then groups, then resources. */
export function hoursAvailable(s: Situation): Diagnostic[] {
  const duties = listDuties(s, deadlinesOf(s), likelyLengths(s));
  const { plan, network } = s;
  const people = plan.people.flatMap((person, p) => {
    const own = duties.filter(({ performers }) => performers.length === 1 && performers[0] === p);
    const excess = worstDate(
      own,
      (due) => available(s, p, due),
      (duty) => duty.minutesFor(p),
    );
    const place = person.laneOf === null ? ['team', person.id] : ['team', person.laneOf];
    return excess === null ? [] : [told(s, 'W303', place, person.id, excess)];
  });
  const groups = performerGroups(s).flatMap(({ name, members, path }) => {
    const excess = groupExcess(s, duties, members);
    return excess === null ? [] : [told(s, 'W304', path, name, excess)];
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

/** The date by which most is missing; null = it fits by every date. */
function worstDate(
  duties: readonly Duty[],
  room: (due: number) => number,
  need: (duty: Duty) => number,
): Excess | null {
  let worst: Excess | null = null;
  for (const due of new Set(duties.map((duty) => duty.due).sort((a, b) => a - b))) {
    const counted = duties.filter((duty) => duty.due <= due);
    const needed = counted.reduce((sum, duty) => sum + need(duty), 0);
    const there = room(due);
    // A hundredth of a minute is rounding, not work.
    if (needed <= there + 0.01 || needed - there <= (worst === null ? 0 : worst.needed - worst.available)) continue;
    worst = { due, dueOf: counted.find((duty) => duty.due === due)!.dueOf, needed, available: there, duties: counted };
  }
  return worst;
}

/** People who cannot even do their own work count with all their time and no more, so that the group is told only for itself. */
function groupExcess(s: Situation, duties: readonly Duty[], group: readonly number[]): Excess | null {
  const inside = duties.filter(({ performers }) => performers.length > 0 && performers.every((p) => group.includes(p)));
  const shared = inside.filter(({ performers }) => performers.length > 1);
  let worst: Excess | null = null;
  for (const due of new Set(shared.map((duty) => duty.due).sort((a, b) => a - b))) {
    const counted = inside.filter((duty) => duty.due <= due);
    let needed = 0;
    let there = 0;
    for (const p of group) {
      const own = counted.filter(({ performers }) => performers.length === 1 && performers[0] === p);
      const room = available(s, p, due);
      needed += Math.min(
        room,
        own.reduce((sum, duty) => sum + duty.minutesFor(p), 0),
      );
      there += room;
    }
    const common = counted.filter(({ performers }) => performers.length > 1);
    for (const duty of common) needed += Math.min(...duty.performers.map((p) => duty.minutesFor(p)));
    if (needed <= there + 0.01 || needed - there <= (worst === null ? 0 : worst.needed - worst.available)) continue;
    worst = { due, dueOf: common.find((duty) => duty.due === due)!.dueOf, needed, available: there, duties: counted };
  }
  return worst;
}

function told(s: Situation, code: 'W303' | 'W304' | 'W324', path: DocumentPath, name: string, excess: Excess) {
  const { due, dueOf, needed, available: there, duties } = excess;
  const longest = duties.map(({ name: duty }) => duty);
  const date = `${instantWords(s.plan, due)} (${nameOf(refOfNode(s, dueOf >> 1))})`;
  const work = needed === Number.POSITIVE_INFINITY ? 'more work than can be delivered' : `${hourWords(needed)} of work`;
  const has = code === 'W324' ? `is needed for ${hourWords(needed)}` : `has ${work}`;
  return finding(code, path, `${name} ${has} by ${date} and ${hourWords(there)} until then: ${listWords(longest)}`, {
    atKey: true,
  });
}
