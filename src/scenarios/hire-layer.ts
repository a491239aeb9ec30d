// New people are copies of somebody: same role, skills, calendar and share. They stand in the pools of those they are like, attend
// the same meetings, and may take any of their work that has not begun.
import type { Change } from '../plan/change.ts';
import type { DocumentPath } from '../plan/diagnostic.ts';
import { begunIssues, type ChangeLayer, cannot, type Ground } from './change-ground.ts';
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
import { type DocNode, type Entry, entryAt, type ListNode } from './document.ts';
import { SELECTION_KEYS } from './keys-of-risks.ts';
import type { PhrasedChange, Span } from './phrased-change.ts';

/** What makes people alike; when somebody comes and goes is their own. */
const COPIED = ['role', 'track', 'skills', 'capacity', 'efficiency', 'calendar', 'ramp', 'wip', 'split'];
type Hire = Extract<Change, { kind: 'hire' }>;

/** People like one person, like the first of a pool, or like the first of a role. */
export function withHired(ground: Ground, change: Hire, phrased: PhrasedChange): ChangeLayer | null {
  const { root } = ground;
  const { subject, value, made } = phrased;
  const models = modelsOf(ground, change.like);
  const model = standing(root, ['team', models[0] ?? '']);
  if (model === undefined) return cannot(ground, phrased, subject, `${change.like} stands for nobody by name`);
  const kept = COPIED.flatMap((key) => {
    const place = entryAt(model, key);
    return place === undefined ? [] : [[key, place.node] as const];
  });
  const joins = change.from === null ? [] : [['joins', scalarNode(change.from, value)] as const];
  const copies = made.map((id) => [id, mapNode([...kept, ...joins], subject)] as const);
  const pieces = [
    nested(['team'], mapNode(copies, subject), subject),
    ...poolLayers(ground, models, phrased),
    ...workLayers(ground, models, phrased),
    ...meetingLayers(ground, models, phrased),
  ];
  const about: DocumentPath[] = made.map((id) => ['team', id]);
  const own = models.filter((id) => standing(together(pieces, subject), ['pools', sharedPool(id)]) !== undefined);
  return { node: together(pieces, subject), about, after: (laid) => withSharedOwners(laid, own, value) };
}

/** Whom they are like: the person, the members of the pool, everybody of the role. */
function modelsOf({ plan, root }: Ground, like: string): string[] {
  const pool = plan.pools.find(({ id }) => id === like);
  if (pool !== undefined) return textsAt(standing(root, ['pools', like, 'members']));
  if (standing(root, ['team', like]) !== undefined) return [like];
  return plan.people.flatMap(({ id, role, laneOf }) => (role === like && laneOf === null ? [id] : []));
}

/** Pools of these people only. */
function poolLayers(
  { plan, root }: Ground,
  models: readonly string[],
  { made, subject, value }: PhrasedChange,
): DocNode[] {
  return plan.pools.flatMap(({ id }) => {
    const path = ['pools', id, 'members'];
    const members = textsAt(standing(root, path));
    const isTheirs = members.length > 0 && members.every((name) => models.includes(name));
    const isJoined = models.length === 1 && members.includes(models[0]);
    if (!isTheirs && !isJoined) return [];
    const list = [...itemsAt(root, path), ...made.map((name) => scalarNode(name, value))];
    return [nested(path, listNode(list, value), subject)];
  });
}

/** What one of them alone was to do, the new ones may do as well: a pool of theirs does it now. */
function workLayers(ground: Ground, models: readonly string[], { made, subject, value }: PhrasedChange): DocNode[] {
  const begun = begunIssues(ground.plan);
  const added = made.map((name) => scalarNode(name, value));
  const shared = new Set<string>();
  const work = issuePlaces(ground.root).flatMap(({ id, place }) => {
    if (begun.has(id)) return [];
    const path = place.path.map(String);
    const owner = textOf(entryAt(place, 'owner')?.node);
    const any = entryAt(place, 'anyOf');
    if (owner !== null && models.includes(owner)) {
      shared.add(owner);
      const who = mapNode(
        [
          ['owner', removalNode(value)],
          ['pool', scalarNode(sharedPool(owner), value)],
        ],
        value,
      );
      return [nested(path, who, subject)];
    }
    if (any === undefined || !textsAt(any).some((name) => models.includes(name))) return [];
    return [nested([...path, 'anyOf'], listNode([...itemsAt(ground.root, any.path), ...added], value), subject)];
  });
  const pools = [...shared].map((owner) => {
    const members = listNode([scalarNode(owner, value), ...added], value);
    return nested(['pools', sharedPool(owner), 'members'], members, subject);
  });
  return [...work, ...pools];
}

/** Who does what was one person's: they or somebody like them. */
function sharedPool(owner: string): string {
  return `${owner}+more`;
}

/** Selections by owner mean the work, whoever shares it now: risks of somebody's work stay risks of that work. */
function withSharedOwners(node: DocNode, models: readonly string[], span: Span): DocNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return mapped(node, (item) => withSharedOwners(item, models, span));
  const owner = node.entries.get('owner');
  const isSelection =
    owner !== undefined && [...node.entries.keys()].every((key) => Object.hasOwn(SELECTION_KEYS, key));
  const owners = owner?.node.kind === 'list' ? owner.node.items : owner === undefined ? [] : [owner.node];
  const named = owners.flatMap((each) => models.find((model) => textOf(each) === model) ?? []);
  if (owner !== undefined && isSelection && named.length > 0) {
    const list = listNode([...owners, ...named.map((model) => scalarNode(sharedPool(model), span))], owner.node);
    return { ...node, entries: new Map([...node.entries, ['owner', { key: owner.key, node: list }]]) };
  }
  let isChanged = false;
  const entries = new Map<string, Entry>();
  for (const [name, entry] of node.entries) {
    const inner = withSharedOwners(entry.node, models, span);
    isChanged ||= inner !== entry.node;
    entries.set(name, inner === entry.node ? entry : { key: entry.key, node: inner });
  }
  return isChanged ? { ...node, entries } : node;
}

function mapped(list: ListNode, change: (item: DocNode) => DocNode): ListNode {
  const items = list.items.map(change);
  return items.every((item, k) => item === list.items[k]) ? list : { ...list, items };
}

/** Meetings that name one of them name the new ones, too. */
function meetingLayers(
  { root }: Ground,
  models: readonly string[],
  { made, subject, value }: PhrasedChange,
): DocNode[] {
  const meetings = itemsAt(root, ['meetings']);
  let isChanged = false;
  const all = meetings.map((meeting, k) => {
    const who = standing(root, ['meetings', k, 'who']);
    if (meeting.kind !== 'map' || who === undefined || !textsAt(who).some((name) => models.includes(name)))
      return meeting;
    isChanged = true;
    const names = [...itemsAt(root, who.path), ...made.map((name) => scalarNode(name, value))];
    const entries = new Map(meeting.entries);
    entries.set('who', { key: who.key, node: listNode(names, value) });
    return { ...meeting, entries };
  });
  return isChanged ? [nested(['meetings'], listNode(all, value), subject)] : [];
}
