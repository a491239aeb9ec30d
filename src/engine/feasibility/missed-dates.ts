// W301, W307, W302: dates that cannot be met, that the chains to them do not leave room for, and that the likely run misses.
// Each date is told by the strongest of the three: what cannot happen at all need not be told to be unlikely.
import { instantOfMinute } from '../../plan/civil-date.ts';
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { finding } from './finding.ts';
import { forwardPass, type Pass } from './forward-pass.ts';
import { type LikelyCauses, likelyCauses, likelyChain } from './likely-chain.ts';
import { chainTo, type PassChain, refOfNode, stepWords } from './pass-chain.ts';
import { pathOfIssue } from './places.ts';
import { type DatedNode, isSettled, type Situation } from './situation.ts';
import { chainWords, hourWords, instantWords, nameOf } from './words.ts';
import { leastLengths, likelyLengths } from './work-left.ts';

/** `chanceReady()` must have settled. */
export function missedDates(s: Situation): Diagnostic[] {
  const least = forwardPass(s, { lengths: leastLengths(s), atBest: true });
  const free = forwardPass(s, { lengths: likelyLengths(s) });
  const held = forwardPass(s, { lengths: likelyLengths(s), heldToDates: true });
  const causes = likelyCauses(s);
  const open = s.dated.filter(({ ref, due }) => !isSettled(s, ref) && due >= s.dataMinute);
  const found = open.map((dated) => {
    if (least.minute[dated.event] > dated.due) return { cannot: cannot(s, least, dated) };
    if (free.minute[dated.event] > dated.due) return { window: tooLong(s, free, dated) };
    const between = heldChain(s, held, dated);
    const unlikely = missedWhenLikely(s, causes, dated);
    return { window: between, unlikely };
  });
  const some = (list: (Diagnostic | null | undefined)[]): Diagnostic[] => list.filter((one) => one != null);
  return [
    ...some(found.map(({ cannot }) => cannot)),
    ...some(found.map(({ window }) => window)),
    ...some(found.map(({ unlikely }) => unlikely)),
  ];
}

function cannot(s: Situation, pass: Pass, dated: DatedNode): Diagnostic {
  const { ref, due, event, path } = dated;
  const minute = pass.minute[event];
  const name = nameOf(ref);
  if (minute === Number.POSITIVE_INFINITY)
    return finding('W301', path, `${name} can never be done: nobody who could do what it needs works long enough`, {
      late: { what: name, due: instantOfMinute(s.plan.start, due), minutes: null },
    });
  const chain = chainTo(s, pass, event);
  const message = `${name} cannot be done by ${instantWords(s.plan, due)}, at best ${lateWords(s, due, minute)}: ${chainOf(s, chain)}`;
  return finding('W301', path, message, { ...related(s, chain, dated), ...late(s, dated, minute) });
}

function tooLong(s: Situation, pass: Pass, dated: DatedNode): Diagnostic {
  const { ref, due, event, path } = dated;
  const minute = pass.minute[event];
  const chain = chainTo(s, pass, event);
  const { planProfile } = s.network;
  const begin = planProfile.minutesAt(Math.min(due, chain.from));
  const room = hourWords(planProfile.minutesAt(due) - begin);
  const taken = hourWords(planProfile.minutesAt(Math.min(minute, s.network.horizonMinute)) - begin);
  const since = chain.fromEvent < 0 ? '' : ` from the date of ${nameOf(refOfNode(s, chain.fromEvent >> 1))}`;
  const message = `${nameOf(ref)} has ${room}${since} until ${instantWords(s.plan, due)}, its chain takes ${taken}: ${chainOf(s, chain)}`;
  return finding('W307', path, message, { ...related(s, chain, dated), ...late(s, dated, minute) });
}

/** A chain from one date to another through things without a date; direct links are W305 and W306. */
function heldChain(s: Situation, pass: Pass, dated: DatedNode): Diagnostic | null {
  if (pass.minute[dated.event] <= dated.due || pass.minute[dated.event] === Number.POSITIVE_INFINITY) return null;
  const chain = chainTo(s, pass, dated.event);
  const isBetween = chain.steps.some(({ node }) => refOfNode(s, node).id !== dated.ref.id);
  if (chain.fromEvent < 0 || !isBetween) return null;
  return tooLong(s, pass, dated);
}

function missedWhenLikely(s: Situation, causes: LikelyCauses, dated: DatedNode): Diagnostic | null {
  const { ref, due, event, path } = dated;
  const minute = s.likely.eventMinute[event];
  if (minute >= 0 && minute <= due) return null;
  const name = nameOf(ref);
  if (minute < 0)
    return finding('W302', path, `${name} is never done in the likely run`, {
      late: { what: name, due: instantOfMinute(s.plan.start, due), minutes: null },
    });
  const { nodes, waits } = likelyChain(s, causes, event);
  const chain = chainWords(nodes.map((node) => s.network.nodeIds[node]));
  const [wait] = waits;
  const waited = wait === undefined ? '' : `; ${waitWords(s, wait)}`;
  const message = `${name} is due ${instantWords(s.plan, due)}, likely ${lateWords(s, due, minute)}: ${chain}${waited}`;
  return finding('W302', path, message, late(s, dated, minute));
}

function waitWords(s: Situation, wait: ReturnType<typeof likelyChain>['waits'][number]): string {
  const { nodeIds, personIds } = s.network;
  const time = hourWords(wait.minutes);
  const busy = nodeIds[wait.busyWith];
  if (wait.kind === 'resource') return `${nodeIds[wait.node]} waits ${time} for what ${busy} holds`;
  return `${nodeIds[wait.node]} waits ${time} for ${personIds[wait.whom]}, busy with ${busy}`;
}

function chainOf(s: Situation, { steps }: PassChain): string {
  return steps.length === 0 ? 'what it waits for' : chainWords(steps.map((step) => stepWords(s, step)));
}

/** `2 h late` in working time of the plan calendar; the minute itself where none lies in between. */
function lateWords(s: Situation, due: number, minute: number): string {
  const minutes = lateMinutes(s, due, minute);
  return minutes > 0 ? `${hourWords(minutes)} late` : instantWords(s.plan, minute);
}

function lateMinutes({ network: { planProfile, horizonMinute } }: Situation, due: number, minute: number): number {
  return planProfile.minutesAt(Math.min(minute, horizonMinute)) - planProfile.minutesAt(due);
}

function late(s: Situation, { ref, due }: DatedNode, minute: number) {
  const minutes = minute === Number.POSITIVE_INFINITY ? null : lateMinutes(s, due, minute);
  return { late: { what: nameOf(ref), due: instantOfMinute(s.plan.start, due), minutes } };
}

/** The steps of the chain, at most a handful: the message names the others. */
function related(s: Situation, { steps }: PassChain, dated: DatedNode) {
  const places = steps.filter(({ node }) => node < s.plan.issues.length && 2 * node + 1 !== dated.event).slice(-4);
  return places.length === 0
    ? {}
    : {
        related: places.map((step) => ({
          path: pathOfIssue(s.plan.issues[step.node]),
          message: stepWords(s, step),
        })),
      };
}
