// Somebody is not there any more. From that day on their capacity is nothing; when that day has come, they also leave the lists they
// share with others. What is theirs alone has to be given to somebody by the same option.
import type { Change } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { type ChangeLayer, cannot, endedIssues, type Ground, hasCome } from './change-ground.ts';
import {
  issuePlaces,
  itemsAt,
  listNode,
  mapNode,
  nested,
  removalNode,
  scalarNode,
  standing,
  textOf,
  textsAt,
  together,
} from './change-nodes.ts';
import { type DocNode, entryAt, isMap, type Place } from './document.ts';
import type { PhrasedChange } from './phrased-change.ts';

type Leave = Extract<Change, { kind: 'leave' }>;

/** One person by name; a pool of named people or a role is asked who of them. */
export function withoutLeaver(ground: Ground, change: Leave, phrased: PhrasedChange): ChangeLayer | null {
  const { plan, root } = ground;
  const { subject, value } = phrased;
  const { who, count, from } = change;
  const lane = plan.people.find(({ id }) => id === who)?.laneOf ?? null;
  if (lane !== null) return cannot(ground, phrased, subject, `${who} is a share of ${lane}`, `say without ${lane}`);
  if (standing(root, ['team', who]) === undefined) {
    const pool = plan.pools.find(({ id }) => id === who)?.members;
    const names = pool ?? plan.people.flatMap(({ id, role }) => (role === who ? [id] : []));
    const hint = names.length > 0 && !names[0].includes('/') ? `say without ${names[0]}` : undefined;
    return cannot(ground, phrased, subject, `${who} is more than one person: who leaves?`, hint);
  }
  if (count > 1) return cannot(ground, phrased, value, `there is only one ${who}`);
  const away = mapNode(
    [
      ['from', scalarNode(from ?? plan.start, value)],
      ['capacity', scalarNode('0%', value)],
    ],
    value,
  );
  const path = ['team', who, 'availability'];
  const absence = nested(path, listNode([...itemsAt(root, path), away], value), subject);
  const lists = hasCome(plan, from) ? sharedLists(ground, who, phrased) : [];
  return { node: together([absence, ...lists], subject), about: [['team', who]] };
}

/** Lists without them that still name somebody. */
function sharedLists({ root }: Ground, who: string, { subject, value }: PhrasedChange): DocNode[] {
  const issues = issuePlaces(root).map(({ place }) => place);
  const gates = childrenOf(standing(root, ['gates']));
  const lists = [
    ...childrenOf(standing(root, ['pools'])).map((pool) => entryAt(pool, 'members')),
    ...issues.flatMap((issue) => [entryAt(issue, 'anyOf'), entryAt(entryAt(issue, 'review'), 'by')]),
    ...gates.map((gate) => entryAt(gate, 'keepers')),
  ];
  const shorter = lists.flatMap((list) => {
    if (list === undefined || !textsAt(list).includes(who)) return [];
    const rest = itemsAt(root, list.path).filter((node) => textOf(node) !== who);
    return rest.length === 0 ? [] : [nested(list.path.map(String), listNode(rest, value), subject)];
  });
  const supports = issues.flatMap((issue) => {
    const own = entryAt(entryAt(issue, 'support'), who);
    return own === undefined ? [] : [nested(own.path.map(String), removalNode(value), subject)];
  });
  return [...shorter, ...supports];
}

function childrenOf(place: Place | undefined): Place[] {
  if (place === undefined || !isMap(place)) return [];
  return Array.from(place.node.entries.keys(), (name) => entryAt(place, name) as Place);
}

/** E134 for all that is left with people who have left, when every change of the option is made. */
export function checkLeft(ground: Ground, changes: readonly PhrasedChange[], dropped: ReadonlySet<string>): void {
  for (const phrased of changes) {
    const { change, subject, path } = phrased;
    if (change.kind !== 'leave' || standing(ground.root, ['team', change.who]) === undefined) continue;
    const left = leftWith(ground, change, dropped);
    if (left.length === 0) continue;
    const shown = left.slice(0, 3).join(', ') + (left.length > 3 ? ` and ${left.length - 3} more` : '');
    const isPlural = left.length > 1 ? 'stay' : 'stays';
    const place = { node: scalarNode('', subject), path, key: subject };
    const hint = left[0].includes(' ')
      ? 'name somebody else in an option file'
      : `say in the same option who takes it: ${left[0]} -> NAME`;
    ground.complaints.add('E134', place, `${shown} ${isPlural} with ${change.who}, who is not there`, { hint });
  }
}

/** Issues nobody else may do, and judgements nobody else may pass. */
function leftWith({ plan, root }: Ground, { who, from }: Leave, dropped: ReadonlySet<string>): string[] {
  const ended = endedIssues(plan);
  const isGone = hasCome(plan, from);
  const isLater = (id: string): boolean => isGone || startsAfter(plan, id, from);
  const mine = (place: Place | undefined): boolean => {
    const names = textsAt(place);
    return names.length > 0 && names.every((name) => name === who || name.startsWith(`${who}/`));
  };
  const issues = issuePlaces(root).flatMap(({ id, place }) => {
    if (ended.has(id) || dropped.has(id) || !isLater(id)) return [];
    return mine(entryAt(place, 'owner')) || mine(entryAt(place, 'anyOf')) ? [id] : [];
  });
  if (!isGone) return issues;
  const gates = childrenOf(standing(root, ['gates'])).flatMap((gate) => {
    const id = String(gate.path[1]);
    const isPassed = plan.facts.some((fact) => fact.kind === 'gate' && fact.id === id && fact.finished !== null);
    const isTheirs = mine(entryAt(gate, 'keepers')) && entryAt(gate, 'review') !== undefined;
    if (isPassed) return [];
    return isTheirs
      ? [`the review of ${id}`]
      : mine(entryAt(entryAt(gate, 'rework'), 'owner'))
        ? [`the rework of ${id}`]
        : [];
  });
  const pools = childrenOf(standing(root, ['pools'])).flatMap((pool) =>
    mine(entryAt(pool, 'members')) ? [`the pool ${String(pool.path[1])}`] : [],
  );
  return [...issues, ...gates, ...pools];
}

/** Cannot begin before the day somebody leaves. */
function startsAfter({ issues }: Plan, id: string, day: string | null): boolean {
  const from = issues.find((issue) => issue.id === id)?.notBefore ?? null;
  return from !== null && day !== null && from.slice(0, 10) >= day;
}
