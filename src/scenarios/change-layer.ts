// What a change means for the document: a layer that says it in the keys of the plan language, so that the readers of those keys
// judge it like anything somebody wrote. Lists that grow are built from what stands there.
import type { Change } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { type ChangeLayer, cannot, type Ground } from './change-ground.ts';
import { issuePath, itemsAt, listNode, mapNode, nested, removalNode, scalarNode, standing } from './change-nodes.ts';
import type { PhrasedChange } from './phrased-change.ts';
import { capacityLayer, hireLayer, leaveLayer } from './staff-layer.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
/** Changes that choose among what the document names itself are no layers. */
export type LaidKind = Exclude<Change['kind'], 'set' | 'decide' | 'with'>;
type Maker<K extends LaidKind> = (ground: Ground, change: Of<K>, phrased: PhrasedChange) => ChangeLayer | null;

const MAKERS: { readonly [K in LaidKind]: Maker<K> } = {
  owner: ownerLayer,
  capacity: capacityLayer,
  hire: hireLayer,
  leave: leaveLayer,
  drop: dropLayer,
  defer: (ground, { issue, from }, phrased) => issueLayer(ground, phrased, issue, { notBefore: from }),
  sequence: sequenceLayer,
  class: (ground, change, phrased) => issueLayer(ground, phrased, change.issue, { priority: change.class }),
  order: (_, { issues }, { subject, value }) => {
    const list = listNode(
      issues.map((id) => scalarNode(id, value)),
      value,
    );
    return { node: nested(['order'], list, subject), about: [['order']] };
  },
  dispatch: (_, { how }, { subject, value }) => {
    return { node: nested(['dispatch'], scalarNode(how, value), subject), about: [['dispatch']] };
  },
  estimate: estimateLayer,
  mitigate: mitigateLayer,
  target: targetLayer,
};

/** The layer of a change; null after a complaint, or when there is nothing to lay. */
export function layerOfChange(ground: Ground, phrased: PhrasedChange): ChangeLayer | null {
  const { change } = phrased;
  if (change.kind === 'set' || change.kind === 'decide' || change.kind === 'with') return null;
  return (MAKERS[change.kind] as Maker<LaidKind>)(ground, change as never, phrased);
}

/** The way to an issue whose work is still ahead; null after a complaint. */
function openIssue(ground: Ground, phrased: PhrasedChange, id: string): string[] | null {
  const { plan, root } = ground;
  const path = issuePath(root, id);
  const fact = plan.facts.find((each) => each.kind === 'issue' && each.id === id);
  if (path === null) return cannot(ground, phrased, phrased.subject, `${id} is no work of the plan: it is a delivery`);
  if (fact?.finished != null)
    return cannot(ground, phrased, phrased.subject, `${id} is finished, so this changes nothing`);
  if (fact?.dropped != null) return cannot(ground, phrased, phrased.subject, `${id} is out of the scope already`);
  return path;
}

/** Keys of an issue with other values. */
function issueLayer(
  ground: Ground,
  phrased: PhrasedChange,
  id: string,
  keys: Readonly<Record<string, string>>,
): ChangeLayer | null {
  const path = openIssue(ground, phrased, id);
  if (path === null) return null;
  const entries = Object.entries(keys).map(([name, value]) => [name, scalarNode(value, phrased.value)] as const);
  return { node: nested(path, mapNode(entries, phrased.value), phrased.subject), about: [path] };
}

const WHO_KEYS = ['owner', 'pool', 'anyOf', 'role', 'nobody'] as const;

/** One way to say who does it takes the place of another. */
function ownerLayer(ground: Ground, { issue, to }: Of<'owner'>, phrased: PhrasedChange): ChangeLayer | null {
  const { plan, root } = ground;
  const path = openIssue(ground, phrased, issue);
  if (path === null) return null;
  const isPerson = plan.people.some(({ id, laneOf }) => id === to || laneOf === to);
  const isPool = !isPerson && plan.pools.some(({ id }) => id === to);
  const isNew = !isPerson && !isPool && standing(root, ['team', to]) !== undefined;
  const key = isPerson || isNew ? 'owner' : isPool ? 'pool' : 'role';
  const isSplit = plan.people.some(({ laneOf }) => laneOf === to);
  const gone = [...WHO_KEYS.filter((name) => name !== key), ...(isSplit || isPool || key === 'role' ? [] : ['stream'])];
  const entries = gone
    .filter((name) => standing(root, [...path, name]) !== undefined)
    .map((name) => [name, removalNode(phrased.value)] as const);
  const whole = [...entries, [key, scalarNode(to, phrased.value)] as const];
  return { node: nested(path, mapNode(whole, phrased.value), phrased.subject), about: [path, ['team', to]] };
}

function estimateLayer(ground: Ground, { issue, text }: Of<'estimate'>, phrased: PhrasedChange): ChangeLayer | null {
  const path = openIssue(ground, phrased, issue);
  if (path === null) return null;
  const key = ['effort', 'duration', 'elapsed'].find((name) => standing(ground.root, [...path, name]) !== undefined);
  return issueLayer(ground, phrased, issue, { [key ?? 'effort']: text });
}

/** The kind of what is meant, where several kinds of things may be. */
function nodeKind(
  { root }: Ground,
  id: string,
): { kind: 'issue' | 'phase' | 'gate' | 'milestone'; path: string[] } | null {
  const path = issuePath(root, id);
  if (path !== null) return { kind: 'issue', path };
  const kinds = ['phase', 'gate', 'milestone'] as const;
  const kind = kinds.find((each) => standing(root, [`${each}s`, id]) !== undefined);
  return kind === undefined ? null : { kind, path: [`${kind}s`, id] };
}

function sequenceLayer(ground: Ground, { first, then }: Of<'sequence'>, phrased: PhrasedChange): ChangeLayer | null {
  const [from, to] = [nodeKind(ground, first), nodeKind(ground, then)];
  if (to === null)
    return cannot(ground, phrased, phrased.subject, `${then} waits for nothing: the plan does not list it`);
  if (first === then) return cannot(ground, phrased, phrased.clause, `${first} cannot come before itself`);
  const waits = itemsAt(ground.root, [...to.path, 'after']).filter(
    (node) => node.kind !== 'scalar' || node.value !== null,
  );
  const link = mapNode(
    [
      [from?.kind ?? 'on', scalarNode(first, phrased.value)],
      ['sequence', scalarNode(true, phrased.value)],
    ],
    phrased.value,
  );
  const after = listNode([...waits, link], phrased.value);
  const about = from === null ? [to.path] : [to.path, from.path];
  return { node: nested([...to.path, 'after'], after, phrased.subject), about };
}

const KINDS = { issue: 'ids', phase: 'phase', class: 'priority', module: 'module' } as const;

/** Which issues leave: an issue, phase, class or module, in this order; `module Video` says which is meant. */
export function scopeOf(plan: Plan, what: string): { kind: keyof typeof KINDS; id: string } {
  const said = /^(issue|phase|class|module) +(.+)$/s.exec(what);
  if (said !== null) return { kind: said[1] as keyof typeof KINDS, id: said[2] };
  if (plan.issues.some(({ id }) => id === what)) return { kind: 'issue', id: what };
  if (plan.phases.some(({ id }) => id === what)) return { kind: 'phase', id: what };
  return plan.classes.includes(what) ? { kind: 'class', id: what } : { kind: 'module', id: what };
}

/** Out of the scope as soon as anything can be: at the data date, or when the plan begins. */
function dropLayer(ground: Ground, { what }: Of<'drop'>, phrased: PhrasedChange): ChangeLayer | null {
  const { plan, root } = ground;
  const { kind, id } = scopeOf(plan, what);
  if (kind === 'issue' && openIssue(ground, phrased, id) === null) return null;
  const { value, clause } = phrased;
  const on = (plan.statusDate ?? plan.start).replace('T', ' ');
  const names = listNode([scalarNode(id, value)], value);
  const selection = kind === 'issue' ? names : mapNode([[KINDS[kind], names]], value);
  const change = mapNode(
    [
      ['on', scalarNode(on, clause)],
      ['drop', selection],
    ],
    value,
  );
  const known = itemsAt(root, ['scope']).filter((node) => node.kind === 'map');
  return { node: nested(['scope'], listNode([...known, change], clause), clause), about: [['scope', known.length]] };
}

/** Switches the mitigation that stands at the risk. */
function mitigateLayer(ground: Ground, { risk, active }: Of<'mitigate'>, phrased: PhrasedChange): ChangeLayer | null {
  const path = ['risks', risk, 'mitigation'];
  const own = standing(ground.root, path);
  if (own === undefined) {
    const hint = mitigable(ground);
    return cannot(ground, phrased, phrased.subject, `the plan knows no mitigation of ${risk}`, hint);
  }
  const node = scalarNode(active, phrased.value);
  return { node: nested([...path, 'active'], node, phrased.subject), about: [['risks', risk]] };
}

function mitigable({ root }: Ground): string | undefined {
  const risks = standing(root, ['risks'])?.node;
  if (risks?.kind !== 'map') return undefined;
  const names = Array.from(risks.entries.keys()).filter(
    (id) => standing(root, ['risks', id, 'mitigation']) !== undefined,
  );
  return names.length === 0 ? undefined : `it knows those of ${names.slice(0, 6).join(', ')}`;
}

/** Another target, or due date of an issue. */
function targetLayer(ground: Ground, { id, text }: Of<'target'>, phrased: PhrasedChange): ChangeLayer | null {
  const section = ['gates', 'milestones', 'phases'].find((each) => standing(ground.root, [each, id]) !== undefined);
  if (section === undefined && issuePath(ground.root, id) !== null)
    return issueLayer(ground, phrased, id, { due: text });
  if (section === undefined) {
    const goal = standing(ground.root, ['completion', id.replace(/-complete$/, '')]);
    if (goal === undefined) return cannot(ground, phrased, phrased.subject, `${id} has no date of its own`);
    return cannot(ground, phrased, phrased.subject, `${id} is made by completion`, 'write it in an option file');
  }
  const node = scalarNode(text, phrased.value);
  return { node: nested([section, id, 'target'], node, phrased.subject), about: [[section, id]] };
}
