// W305, W306, W320: a dated thing against the dated things it follows. Every pair of a consumer and its producer is judged by itself,
// whatever the rest of the plan does: both dates are promises.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import type { Link, NodeRef } from '../../plan/plan.ts';
import { WORK_ELAPSED } from '../network/network.ts';
import { finding } from './finding.ts';
import { gateEnd } from './gate-end.ts';
import { type DatedNode, isSettled, type Situation } from './situation.ts';
import { earliestStint, profileOf } from './stint.ts';
import { hourWords, instantWords, nameOf } from './words.ts';
import { type Lengths, likelyLengths } from './work-left.ts';

/** One finding for every link between two dated things whose dates do not fit. */
export function duesInOrder(s: Situation): Diagnostic[] {
  const dateOf = new Map(s.dated.map((dated) => [keyOf(dated.ref), dated]));
  const lengths = likelyLengths(s);
  const { issues, phases, gates, milestones } = s.plan;
  const carriers = [
    ...issues.map(({ id, after }) => [keyOf({ kind: 'issue', id }), after] as const),
    ...phases.map(({ id, after }) => [keyOf({ kind: 'phase', id }), after] as const),
    ...gates.map(({ id, after }) => [keyOf({ kind: 'gate', id }), after] as const),
    ...milestones.map(({ id, after }) => [keyOf({ kind: 'milestone', id }), after] as const),
  ];
  const linksOf = new Map(carriers);
  return s.dated.flatMap((consumer) => {
    if (isSettled(s, consumer.ref)) return [];
    return waitedFor(linksOf.get(keyOf(consumer.ref)) ?? []).flatMap((link) => {
      const { on } = link;
      if (isSettled(s, on)) return [];
      const producer = dateOf.get(keyOf(on)) ?? deliveryDate(s, on);
      if (producer === undefined) return [];
      return judge(s, lengths, producer, consumer, link) ?? [];
    });
  });
}

function keyOf({ kind, id }: NodeRef): string {
  return `${kind} ${id}`;
}

/** Links that wait for an end. */
function waitedFor(links: readonly Link[]): Link[] {
  return links.filter(
    ({ type, softFactor, donePercent, lagMinutes }) =>
      type === 'FS' && softFactor === null && donePercent === null && lagMinutes >= 0,
  );
}

/** A delivery is promised for the day before which it is not there. */
function deliveryDate(s: Situation, on: NodeRef): DatedNode | undefined {
  const i = on.kind === 'issue' ? s.issueIndex.get(on.id)! : -1;
  if (i < 0 || s.plan.issues[i].implied !== 'delivery' || s.plan.issues[i].notBefore === null) return undefined;
  return { ref: on, event: 2 * i + 1, due: s.network.notBefore[i], path: ['deliveries', on.id] };
}

function judge(s: Situation, lengths: Lengths, producer: DatedNode, consumer: DatedNode, link: Link) {
  const names = [nameOf(consumer.ref), nameOf(producer.ref)];
  const dates = [instantWords(s.plan, consumer.due), instantWords(s.plan, producer.due)];
  const more = { related: [{ path: producer.path, message: `${names[1]}: ${dates[1]}` }] };
  const isDelivery = producer.path[0] === 'deliveries';
  if (consumer.due < producer.due || (isDelivery && consumer.due === producer.due)) {
    const code = isDelivery ? 'W320' : 'W305';
    const promise = isDelivery ? 'is delivered' : 'is due';
    const message = `${names[0]} is due ${dates[0]}, but ${names[1]}, which it follows, ${promise} only ${dates[1]}`;
    return finding(code, consumer.path, message, more);
  }
  // How soon after a delivery its consumer can be done is a matter of the chain from the start.
  if (isDelivery) return null;
  const room = roomAfter(s, lengths, producer.due, consumer, link);
  if (room === null) return null;
  const { owner, needed, available } = room;
  const span = dates[0] === dates[1] ? `both due ${dates[0]}` : `due ${dates[1]}, and its own date, ${dates[0]}`;
  const message = `${names[0]} needs ${hourWords(needed)}, ${owner} has ${hourWords(available)} after ${names[1]}, ${span}`;
  return finding('W306', consumer.path, message, more);
}

/** Working time between two dates against the likely length of the consumer; null = it is enough. */
function roomAfter(s: Situation, lengths: Lengths, from: number, { ref, due }: DatedNode, link: Link) {
  const lag = link.lagMinutes;
  const ready = lag === 0 ? from : link.lagIn === 'clock' ? from + lag : s.network.planProfile.finishMinutes(from, lag);
  if (ref.kind === 'gate') {
    const g = s.gateIndex.get(ref.id)!;
    const review = lengths.review(g);
    if (review === 0 || gateEnd(s, g, ready, review) <= due) return null;
    return { owner: 'its review', needed: review, available: worked(s, -1, ready, due) };
  }
  if (ref.kind !== 'issue') return null;
  const i = s.issueIndex.get(ref.id)!;
  const minutes = lengths.issue(i);
  const stint = earliestStint(s, i, ready, minutes);
  const gate = s.plan.gates.findIndex(({ reviewOf }) => reviewOf === ref.id);
  const end = gate < 0 ? stint.end : gateEnd(s, gate, stint.end, lengths.review(gate));
  if (end <= due) return null;
  const clock = s.network.workKind[i] === WORK_ELAPSED;
  const available = clock ? Math.max(0, due - ready) : worked(s, stint.person, ready, due);
  const owner = stint.person < 0 ? 'it' : s.network.personIds[stint.person];
  return { owner, needed: minutes, available };
}

function worked(s: Situation, person: number, from: number, to: number): number {
  const profile = profileOf(s, person);
  return to <= from ? 0 : profile.minutesAt(to) - profile.minutesAt(from);
}
