// W316: keepers who are away or off when their gate is ready for them in the likely run.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { finding } from './finding.ts';
import { keeperEnds } from './gate-end.ts';
import type { Situation } from './situation.ts';
import { hourWords, instantWords } from './words.ts';
import { likelyLengths } from './work-left.ts';

/** Told when the plan's own hours pass for at least half a day more than the review takes. */
export function gateAbsences(s: Situation): Diagnostic[] {
  const { network, plan, likely } = s;
  const { planProfile } = network;
  const lengths = likelyLengths(s);
  return plan.gates.flatMap((gate, g) => {
    const begin = likely.eventMinute[2 * (network.issueCount + g)];
    const review = lengths.review(g);
    if (begin < s.dataMinute || begin < 0 || gate.review === null || s.factOfGate[g]?.finished != null) return [];
    return keeperEnds(s, g, begin, review).flatMap(({ person, minute }) => {
      if (person < 0) return [];
      const lost =
        planProfile.minutesAt(Math.min(minute, network.horizonMinute)) - planProfile.minutesAt(begin) - review;
      if (2 * lost < plan.calendar.minutesPerDay) return [];
      const { id } = plan.people[person];
      const path = gate.reviewOf === null ? ['gates', gate.id, 'keepers'] : ['issues', gate.reviewOf, 'review'];
      const message = `gate ${gate.id} is ready ${instantWords(plan, begin)} in the likely run, and ${id} is not there: ${hourWords(lost)} of working time lost`;
      return [finding('W316', path, message)];
    });
  });
}
