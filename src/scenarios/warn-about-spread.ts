// What a spread that was measured on the past may do to a plan unseen: count its risks twice, or know nobody of its team.
import type { Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, placeAt, shorten } from './document.ts';

/** Warns at the spread; the first risk that can fire stands beside it. */
export function warnAboutSpread(complaints: Complaints, plan: Plan, root: DocNode): void {
  if (plan.spread === null) return;
  const spread = ['estimates', 'spread'];
  const risks = plan.risks.filter(({ probability }) => probability.high > 0);
  if (plan.spread.holdsRisks === true && risks.length > 0) {
    const message = 'this spread was measured on past actuals, which hold the events of the past: risks count twice';
    complaints.add('W215', placeAt(root, spread), message, {
      atKey: true,
      hint: 'leave out risks the past has seen, or say risks: apart in the spread',
      related: [{ place: placeAt(root, ['risks', risks[0].id]), message: `${shorten(risks[0].id)} is added to them` }],
    });
  }
  const { people = [] } = plan.spread;
  const known = new Set([...plan.people.map(({ id, laneOf }) => laneOf ?? id), ...plan.pools.map(({ id }) => id)]);
  if (people.length === 0 || people.some(({ id }) => known.has(id))) return;
  const hint = complaints.guess(people[0].id, known) ?? 'names are those of team and pools';
  const message = `the spread names ${shorten(people[0].id)}${people.length > 1 ? ` and ${people.length - 1} more` : ''}, nobody of this team`;
  complaints.add('W216', placeAt(root, [...spread, 'people']), message, { atKey: true, hint });
}
