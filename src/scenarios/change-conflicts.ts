// Changes of one option that cannot both hold, each told in one line that names both. Of two options the later one wins; inside one
// option a contradiction is a slip.
import type { Change } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { selectIssues } from '../plan/select-issues.ts';
import { scalarNode } from './change-nodes.ts';
import type { Complaints } from './complaints.ts';
import { shorten } from './document.ts';
import type { PhrasedChange } from './phrased-change.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** What can have one value only: the thing and the value; null for changes that may stand beside others of their kind. */
function soleValue(change: Change): { of: string; value: string; what: string } | null {
  switch (change.kind) {
    case 'owner':
      return { of: `owner ${change.issue}`, value: change.to, what: `${change.issue} is given to one person or pool` };
    case 'defer':
      return { of: `defer ${change.issue}`, value: change.from, what: `${change.issue} begins on one day` };
    case 'class':
      return { of: `class ${change.issue}`, value: change.class, what: `${change.issue} has one class` };
    case 'estimate':
      return { of: `estimate ${change.issue}`, value: change.text, what: `${change.issue} has one estimate` };
    case 'target':
      return { of: `target ${change.id}`, value: change.text, what: `${change.id} has one date` };
    case 'mitigate':
      return {
        of: `mitigate ${change.risk}`,
        value: `${change.active}`,
        what: `${change.risk} is mitigated, or it is not`,
      };
    case 'decide':
      return {
        of: `decide ${change.decision}`,
        value: change.option,
        what: `${change.decision} takes one of its options`,
      };
    case 'dispatch':
      return { of: 'dispatch', value: change.how, what: 'a schedule is made in one way' };
    case 'order':
      return { of: 'order', value: change.issues.join(' '), what: 'there is one order' };
    case 'set':
      return { of: 'set', value: change.names.join(' '), what: 'sets of one option stand in one phrase' };
    default:
      return null;
  }
}

/** E133 for every pair that cannot hold together, under the later one. */
export function checkConflicts(complaints: Complaints, plan: Plan, changes: readonly PhrasedChange[]): void {
  const tell = (later: PhrasedChange, earlier: PhrasedChange, why: string): void => {
    const place = { node: scalarNode('', later.clause), path: later.path, key: later.clause };
    const other = { node: scalarNode('', earlier.clause), path: earlier.path, key: earlier.clause };
    const message =
      later.clause.start === earlier.clause.start
        ? `"${shorten(later.words)}" contradicts itself: ${why}`
        : `"${shorten(earlier.words)}" and "${shorten(later.words)}" cannot both hold: ${why}`;
    complaints.add('E133', place, message, { related: [{ place: other, message: 'the other one' }] });
  };
  const dropped = changes.map(({ change }) => (change.kind === 'drop' ? droppedBy(plan, change) : NONE));
  changes.forEach((later, k) => {
    changes.slice(0, k).forEach((earlier, j) => {
      const why =
        whyNotBoth(plan, earlier.change, later.change) ??
        droppedAndChanged(dropped[j], later.change) ??
        droppedAndChanged(dropped[k], earlier.change);
      if (why !== null) tell(later, earlier, why);
    });
  });
  checkCircles(changes, tell);
}

const NONE: ReadonlySet<string> = new Set();

/** Issues a change takes out of the scope. */
export function droppedBy(plan: Plan, { what }: Of<'drop'>): ReadonlySet<string> {
  return new Set((selectIssues(plan, what) ?? []).map((index) => plan.issues[index].id));
}

function droppedAndChanged(dropped: ReadonlySet<string>, change: Change): string | null {
  const isAboutWork =
    change.kind === 'owner' || change.kind === 'defer' || change.kind === 'class' || change.kind === 'estimate';
  return isAboutWork && dropped.has(change.issue) ? `${change.issue} is dropped and changed` : null;
}

function whyNotBoth(plan: Plan, one: Change, other: Change): string | null {
  const [a, b] = [soleValue(one), soleValue(other)];
  if (a !== null && b !== null && a.of === b.of && a.value !== b.value) return a.what;
  if (one.kind === 'capacity' && other.kind === 'capacity') return twoShares(one, other);
  if (one.kind === 'leave' || other.kind === 'leave') {
    const [leave, rest] = one.kind === 'leave' ? [one, other] : [other as Of<'leave'>, one];
    return plan.people.some(({ id }) => id === leave.who) ? afterLeaving(leave, rest) : null;
  }
  const [order, sequence] = one.kind === 'order' ? [one, other] : [other, one];
  if (order.kind !== 'order' || sequence.kind !== 'sequence') return null;
  const [first, then] = [order.issues.indexOf(sequence.first), order.issues.indexOf(sequence.then)];
  return first > then && then >= 0 ? `the order puts ${sequence.then} before ${sequence.first}` : null;
}

/** For good and for a while go together; two values for one day do not. */
function twoShares(one: Of<'capacity'>, other: Of<'capacity'>): string | null {
  if (one.person !== other.person || one.percent === other.percent) return null;
  const isForGood = ({ from, to }: Of<'capacity'>): boolean => from === null && to === null;
  if (isForGood(one) !== isForGood(other)) return null;
  const endsBefore = (a: Of<'capacity'>, b: Of<'capacity'>): boolean =>
    a.to !== null && b.from !== null && a.to < b.from;
  if (endsBefore(one, other) || endsBefore(other, one)) return null;
  return `${one.person} has ${one.percent} % and ${other.percent} % on the same days`;
}

function afterLeaving({ who, from }: Of<'leave'>, change: Change): string | null {
  const isThere = (until: string | null): boolean => from !== null && (until === null || until < from);
  if (change.kind === 'leave' && change.who === who && change.from !== from) return `${who} leaves once`;
  if (change.kind === 'owner' && change.to === who && from === null) return `${who} is not there to do it`;
  const isShare = change.kind === 'capacity' && change.person === who && change.percent > 0;
  const isMeant = isShare && !(change.from === null && change.to === null && from !== null);
  return isMeant && !isThere(change.to) ? `${who} is not there on these days` : null;
}

/** Sequences that lead in a circle by themselves, whatever the plan says. */
function checkCircles(
  changes: readonly PhrasedChange[],
  tell: (later: PhrasedChange, earlier: PhrasedChange, why: string) => void,
): void {
  const edges: { from: string; to: string; said: PhrasedChange }[] = [];
  for (const said of changes) {
    if (said.change.kind !== 'sequence') continue;
    const { first, then } = said.change;
    const way = wayFrom(edges, then, first);
    if (way !== null && way.length > 0) tell(said, way[0], `${[first, then].join(' and ')} would wait for each other`);
    else edges.push({ from: first, to: then, said });
  }
}

/** The sequences that lead from one to the other; null when none do. */
function wayFrom(
  edges: readonly { from: string; to: string; said: PhrasedChange }[],
  from: string,
  to: string,
): PhrasedChange[] | null {
  const reached = new Map<string, PhrasedChange[]>([[from, []]]);
  const open = [from];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const edge of edges) {
      if (edge.from !== at || reached.has(edge.to)) continue;
      reached.set(edge.to, [...(reached.get(at) as PhrasedChange[]), edge.said]);
      open.push(edge.to);
    }
  }
  return reached.get(to) ?? null;
}
