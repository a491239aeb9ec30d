// Two futures of one plan beside each other: up to where they are alike, what happens first in one of them and not in the other, and by
// how much everything begins and ends at another time. Only what happened counts: the same event for another reason is the same event.
import { canonicalJson } from '../../plan/canonical-json.ts';
import type { CivilInstant, Plan } from '../../plan/plan.ts';
import type { LogEvent } from './events.ts';
import { foldLog, type PlanState } from './evolve.ts';

export interface Parting {
  /** Events that both begin with. */
  alike: number;
  /** The first event that the other log does not have in this place; of two at one minute that of the first log. */
  first: { log: 0 | 1; event: LogEvent };
  /** What the other log has instead: something else that happens to the same thing at that minute, or the same at another time; null = never. */
  there: LogEvent | null;
}

/** Where two logs of one plan part; null = they are alike to the end. */
export function partWays(one: readonly LogEvent[], other: readonly LogEvent[]): Parting | null {
  let alike = 0;
  while (alike < one.length && alike < other.length && isSame(one[alike], other[alike])) alike++;
  const [a, b] = [one.at(alike), other.at(alike)];
  if (a === undefined && b === undefined) return null;
  const log = a === undefined || (b !== undefined && b.minute < a.minute) ? 1 : 0;
  const event = (log === 0 ? a : b) as LogEvent;
  const rest = (log === 0 ? other : one).slice(alike);
  const [next] = rest;
  const instead = next?.subject === event.subject && next.minute === event.minute ? next : undefined;
  const there = instead ?? rest.find(({ type, subject }) => type === event.type && subject === event.subject) ?? null;
  return { alike, first: { log, event }, there };
}

/** Without its number and its causes. */
function isSame(a: LogEvent, b: LogEvent): boolean {
  if (a.minute !== b.minute || a.type !== b.type || a.subject !== b.subject) return false;
  const bare = (event: LogEvent): string => canonicalJson({ ...event, seq: 0, causes: [] });
  return bare(a) === bare(b);
}

/** When something began and ended, and who did it. */
export interface Span {
  start: CivilInstant | null;
  finish: CivilInstant | null;
  person: string | null;
}

export interface SpanPair {
  kind: 'issue' | 'gate' | 'milestone' | 'phase';
  id: string;
  one: Span;
  other: Span;
}

/** Everything that begins or ends in at least one of the two, issues first, each kind in the order of the document. */
export function spansOf(plan: Plan, one: readonly LogEvent[], other: readonly LogEvent[]): SpanPair[] {
  const states = [foldLog(plan, one), foldLog(plan, other)];
  const pairs = (kind: SpanPair['kind'], ids: Iterable<string>, spanIn: (state: PlanState, id: string) => Span) =>
    Array.from(ids, (id): SpanPair => {
      const [a, b] = states.map((state) => spanIn(state, id));
      return { kind, id, one: a, other: b };
    }).filter((pair) => [pair.one, pair.other].some(({ start, finish }) => start !== null || finish !== null));
  const gates = plan.gates.filter(({ reviewOf }) => reviewOf === null).map(({ id }) => id);
  const milestones = plan.milestones.filter(({ implied }) => implied === undefined).map(({ id }) => id);
  return [
    ...pairs('issue', states[0].issues.keys(), ({ issues }, id) => spanOf(issues.get(id))),
    ...pairs('gate', gates, (state, id) => spanOf(state.gates.get(id))),
    ...pairs('milestone', milestones, (state, id) => spanOf({ finish: state.milestones.get(id)?.reached ?? null })),
    ...pairs(
      'phase',
      plan.phases.map(({ id }) => id),
      (state, id) => spanOf(state.phases.get(id)),
    ),
  ];
}

function spanOf({ start = null, finish = null, person = null }: Partial<Span> = {}): Span {
  return { start, finish, person };
}
