// Changes of who is there: other capacities, more people, fewer people. New people are copies of those they are like and share their
// work; whoever leaves is taken out of every list others stand in.
import type { Change } from '../plan/change.ts';
import type { CivilDate } from '../plan/plan.ts';
import { type ChangeLayer, cannot, type Ground } from './change-ground.ts';
import { itemsAt, listNode, mapNode, nested, scalarNode, standing } from './change-nodes.ts';
import type { DocNode } from './document.ts';
import { withHired } from './hire-layer.ts';
import { withoutLeaver } from './leave-layer.ts';
import type { PhrasedChange } from './phrased-change.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** For good its capacity, for a while another availability; a pool of named people is each of them. */
export function capacityLayer(ground: Ground, change: Of<'capacity'>, phrased: PhrasedChange): ChangeLayer | null {
  const { plan, root } = ground;
  const { person, percent, from, to } = change;
  const { subject, value } = phrased;
  const isForGood = from === null && to === null;
  const share = scalarNode(`${percent}%`, value);
  const pool = plan.pools.find(({ id }) => id === person);
  const known = plan.people.find(({ id }) => id === person);
  if (pool !== undefined && isAnonymous(root, pool.id)) {
    const path = ['pools', pool.id];
    if (isForGood) return { node: nested([...path, 'capacity'], share, subject), about: [path] };
    return cannot(
      ground,
      phrased,
      value,
      `${person} has no days of its own: its members have no names`,
      `say -1 ${person} from ...`,
    );
  }
  if (known?.laneOf != null)
    return cannot(
      ground,
      phrased,
      subject,
      `${person} is a share of ${known.laneOf}`,
      `say ${known.laneOf} ${percent}%`,
    );
  if (pool === undefined && standing(root, ['team', person]) === undefined) {
    const owner = person.replace(/\/\d+$/, '');
    return cannot(ground, phrased, subject, `${person} is an unnamed member of ${owner}`, `say ${owner} ${percent}%`);
  }
  const entry = mapNode(
    [
      ['from', scalarNode(from ?? plan.start, value)] as const,
      ...(to === null ? [] : [['to', scalarNode(to, value)] as const]),
      ['capacity', share] as const,
    ],
    value,
  );
  const people = pool === undefined ? [person] : pool.members;
  const layers = people.map((id): [string, DocNode] => {
    if (isForGood) return [id, mapNode([['capacity', share]], subject)];
    const list = listNode([...itemsAt(root, ['team', id, 'availability']), entry], value);
    return [id, mapNode([['availability', list]], subject)];
  });
  return { node: nested(['team'], mapNode(layers, subject), subject), about: people.map((id) => ['team', id]) };
}

/** Members of anonymous pools are numbers; everybody else is a copy of somebody. */
export function hireLayer(ground: Ground, change: Of<'hire'>, phrased: PhrasedChange): ChangeLayer | null {
  const { plan, root } = ground;
  const { like, count, from } = change;
  const { subject, value } = phrased;
  const pool = plan.pools.find(({ id }) => id === like);
  if (pool === undefined || !isAnonymous(root, like)) return withHired(ground, change, phrased);
  const path = ['pools', like];
  if (from !== null) return { node: joining(root, path, 'joining', count, from, phrased), about: [path] };
  const units = scalarNode(unitsOf(root, like) + count, value);
  return { node: nested([...path, 'units'], units, subject), about: [path] };
}

/** Somebody, or so many of an anonymous pool. */
export function leaveLayer(ground: Ground, change: Of<'leave'>, phrased: PhrasedChange): ChangeLayer | null {
  const { plan, root } = ground;
  const { who, count, from } = change;
  const { subject, value } = phrased;
  const pool = plan.pools.find(({ id }) => id === who);
  if (pool === undefined || !isAnonymous(root, who)) return withoutLeaver(ground, change, phrased);
  const path = ['pools', who];
  const units = unitsOf(root, who);
  if (count >= units) {
    return cannot(
      ground,
      phrased,
      value,
      `${who} has ${units}: ${count} cannot leave it`,
      'move its issues to somebody else',
    );
  }
  if (from !== null) return { node: joining(root, path, 'leaving', count, from, phrased), about: [path] };
  return { node: nested([...path, 'units'], scalarNode(units - count, value), subject), about: [path] };
}

/** So many members who come or go at some day, behind those who do already. */
function joining(
  root: DocNode,
  path: readonly string[],
  key: 'joining' | 'leaving',
  count: number,
  from: CivilDate,
  { subject, value }: PhrasedChange,
): DocNode {
  const entry = mapNode(
    [
      ['units', scalarNode(count, value)],
      ['from', scalarNode(from, value)],
    ],
    value,
  );
  return nested([...path, key], listNode([...itemsAt(root, [...path, key]), entry], value), subject);
}

function isAnonymous(root: DocNode, pool: string): boolean {
  return standing(root, ['pools', pool, 'units']) !== undefined;
}

function unitsOf(root: DocNode, pool: string): number {
  const node = standing(root, ['pools', pool, 'units'])?.node;
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : 0;
}
