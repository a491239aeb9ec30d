// W309, W310, W311: people asked for more than they have, as far as it can be known without chance: supports that overlap in the
// likely run, meetings as long as the share, and work for somebody who is never there.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import { finding } from './finding.ts';
import { pathOfIssue } from './places.ts';
import { isOpen, type Situation } from './situation.ts';
import { profileOf } from './stint.ts';
import { countWords, instantWords, listWords } from './words.ts';

/** Days looked at for hours: two years, like the windows of the plan language. */
const DAYS = 730;
/** Days looked at for meetings: four weeks hold every ordinary rhythm. */
const MEETING_DAYS = 28;

export function overAllocation(s: Situation): Diagnostic[] {
  return [
    ...s.plan.people.flatMap((_, p) => supportsAtOnce(s, p)),
    ...s.plan.people.flatMap((_, p) => [...meetingsOf(s, p), ...neverThere(s, p)]),
  ];
}

/** The first minute of the likely run at which the supports of a person add up to more than all of them. */
function supportsAtOnce(s: Situation, p: number): Diagnostic[] {
  const { supportsOfPersonOffset, supportsOfPerson, supportIssue, supportShare, supportPolicy } = s.network;
  const spans = Array.from(supportsOfPerson.subarray(supportsOfPersonOffset[p], supportsOfPersonOffset[p + 1]))
    .filter((k) => (supportPolicy[k] ?? -1) < 0)
    .map((k) => {
      const issue = supportIssue[k];
      const [from, to] = [s.likely.eventMinute[2 * issue], s.likely.workEnd[issue]];
      return { issue, share: supportShare[k], from, to };
    })
    .filter(({ from, to }) => from >= 0 && to > from);
  for (const { from } of spans.toSorted((a, b) => a.from - b.from)) {
    const at = spans.filter((span) => span.from <= from && from < span.to);
    const sum = at.reduce((total, { share }) => total + share, 0);
    if (sum <= 100) continue;
    const { id } = s.plan.people[p];
    const issues = listWords(at.map(({ issue, share }) => `${s.network.nodeIds[issue]} ${share} %`));
    const message = `${id} supports ${issues} at once from ${instantWords(s.plan, from)}: ${sum} % of one person`;
    return [finding('W309', ['team', id], message, { atKey: true })];
  }
  return [];
}

function meetingsOf(s: Situation, p: number): Diagnostic[] {
  const { id, capacityPercent } = s.plan.people[p];
  if (capacityPercent === 0 || !s.plan.meetings.some(({ who }) => who.includes(id))) return [];
  const profile = profileOf(s, p);
  let worked = 0;
  let lost = 0;
  for (let day = 0; day < MEETING_DAYS; day++) {
    const [from, to] = [day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY];
    if (profile.minutesAt(to) === profile.minutesAt(from)) continue;
    worked++;
    if (profile.unitsAt(to) === profile.unitsAt(from)) lost++;
  }
  if (lost === 0 || 2 * lost < worked) return [];
  const message = `meetings are as long as ${id}'s share of ${capacityPercent} % on ${lost} of the first ${countWords(worked, 'working day')}`;
  return [finding('W310', ['team', id], message, { atKey: true })];
}

function neverThere(s: Situation, p: number): Diagnostic[] {
  if (profileOf(s, p).minutesAt(Math.min(DAYS * MINUTES_PER_DAY, s.network.horizonMinute)) > 0) return [];
  const { id } = s.plan.people[p];
  const alone = s.plan.issues.filter((issue) => {
    const { who } = issue;
    const only =
      who.kind === 'owner' ? who.person === id : who.kind === 'anyOf' && who.people.every((one) => one === id);
    return only && issue.work !== 'elapsed' && isOpen(s, issue);
  });
  if (alone.length === 0) return [];
  const message = `${id} has work and not a working minute in two years: ${listWords(alone.map((issue) => issue.id))}`;
  return [finding('W311', pathOfIssue(alone[0], 'owner'), message)];
}
