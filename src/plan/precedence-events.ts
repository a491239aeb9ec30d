// The events of a plan and what each of them waits for, as flat arrays: a start and a finish of every issue and gate,
// one event of a milestone, entry, begin and exit of a phase. Arrays, because a plan may have 100,000 issues in a row
// and everything that walks over them has to do without recursion.
import type { Issue, Link, NodeKind, NodeRef, Plan } from './plan.ts';

export type Moment = 'start' | 'finish' | 'reached' | 'entry' | 'begun' | 'exit' | 'share';

/** Why one event waits for another; null inside one node (an issue cannot finish before it starts). */
export type Need =
  | { kind: 'link'; link: Link }
  /** The gate opens the phase. */
  | { kind: 'opens' }
  /** The issue belongs to the phase. */
  | { kind: 'member'; issue: Issue }
  /** The issue counts towards the share of the milestone. */
  | { kind: 'counts' };

export interface PrecedenceEvents {
  readonly count: number;
  /** Whose event it is; nodes stand in document order: phases, issues, gates, milestones. */
  readonly nodes: readonly NodeRef[];
  readonly moments: readonly Moment[];
  /** How many of the edges into an event must be met: all of them, but for `begun` (one) and `share` (its threshold). */
  readonly needed: readonly number[];
  /** Edges, parallel lists: `to` waits for `from`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly needs: readonly (Need | null)[];
}

/**
 * Events of one node that links can hang on; `lead` is where a negative lag counts from. `done` is the finish that others wait for:
 * of an issue with a review, that of the review.
 */
interface Hooks {
  first: number;
  last: number;
  done: number;
  begun: number;
  lead: number;
}

/** All events of the plan and every edge between them. Links to names the plan does not have are left out. */
export function precedenceEvents(plan: Plan): PrecedenceEvents {
  const nodes: NodeRef[] = [];
  const moments: Moment[] = [];
  const needed: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const needs: (Need | null)[] = [];
  const hooks = new Map<string, Hooks>();

  const event = (node: NodeRef, moment: Moment): number => {
    moments.push(moment);
    needed.push(0);
    return nodes.push(node) - 1;
  };
  const edge = (source: number, target: number, need: Need | null): void => {
    from.push(source);
    to.push(target);
    needs.push(need);
    needed[target]++;
  };
  const hooksOf = (kind: NodeKind, id: string): Hooks | undefined => hooks.get(`${kind} ${id}`);
  const register = (node: NodeRef, first: number, last: number, begun: number): void => {
    if (first !== last) edge(first, last, null);
    hooks.set(`${node.kind} ${node.id}`, {
      first,
      last,
      done: last,
      begun,
      lead: node.kind === 'issue' ? first : last,
    });
  };

  for (const { id } of plan.phases) {
    const node: NodeRef = { kind: 'phase', id };
    register(node, event(node, 'entry'), event(node, 'exit'), event(node, 'begun'));
  }
  for (const kind of ['issue', 'gate'] as const)
    for (const { id } of kind === 'issue' ? plan.issues : plan.gates) {
      const node: NodeRef = { kind, id };
      const start = event(node, 'start');
      register(node, start, event(node, 'finish'), start);
    }
  for (const { id } of plan.milestones) {
    const node: NodeRef = { kind: 'milestone', id };
    const reached = event(node, 'reached');
    register(node, reached, reached, reached);
  }

  for (const { id, reviewOf } of plan.gates) {
    const reviewed = reviewOf === null ? undefined : hooksOf('issue', reviewOf);
    if (reviewed) reviewed.done = hooksOf('gate', id)!.last;
  }
  // The review itself, and the time before it, follow the end of the work.
  const followsWork = new Set(
    plan.gates.flatMap(({ id, reviewOf }) => (reviewOf === null ? [] : [`gate ${id}`, `issue lag/${reviewOf}`])),
  );

  const links = (kind: NodeKind, carriers: readonly { id: string; after: readonly Link[] }[]): void => {
    for (const { id, after } of carriers) {
      const target = hooksOf(kind, id)!;
      for (const link of after) {
        if (link.softFactor !== null) continue;
        const source = hooksOf(link.on.kind, link.on.id);
        if (source)
          edge(
            sourceEvent(link, source, followsWork.has(`${kind} ${id}`)),
            endsAtFinish(link) ? target.last : target.first,
            { kind: 'link', link },
          );
      }
    }
  };
  links('phase', plan.phases);
  links('issue', plan.issues);
  links('gate', plan.gates);
  links('milestone', plan.milestones);

  for (const issue of plan.issues) {
    const phase = issue.phase === null ? undefined : hooksOf('phase', issue.phase);
    if (!phase) continue;
    const own = hooksOf('issue', issue.id)!;
    const need: Need = { kind: 'member', issue };
    edge(phase.first, own.first, need);
    edge(own.first, phase.begun, need);
    edge(own.done, phase.last, need);
  }
  for (const { id } of plan.phases) {
    const phase = hooksOf('phase', id)!;
    if (needed[phase.begun] === 0) edge(phase.first, phase.begun, null);
    needed[phase.begun] = 1;
  }
  for (const gate of plan.gates)
    for (const id of gate.opens) {
      const phase = hooksOf('phase', id);
      if (phase) edge(hooksOf('gate', gate.id)!.last, phase.first, { kind: 'opens' });
    }
  for (const milestone of plan.milestones) {
    if (milestone.share === null) continue;
    const share = event({ kind: 'milestone', id: milestone.id }, 'share');
    const { issues, share: wanted } = milestone.share;
    for (const id of issues) edge(hooksOf('issue', id)!.done, share, { kind: 'counts' });
    // 0.9 x 10 is a little more than 9 in binary; nobody means ten issues by it.
    needed[share] = Math.ceil(wanted * issues.length - 1e-9);
    edge(share, hooksOf('milestone', milestone.id)!.first, null);
  }
  return { count: nodes.length, nodes, moments, needed, from, to, needs };
}

function endsAtFinish(link: Link): boolean {
  return link.type === 'FF' || link.type === 'SF';
}

/** Leads and partial links are met while the work of their predecessor is still going on, so they wait only for the start. */
function sourceEvent(link: Link, source: Hooks, followsWork: boolean): number {
  if (link.type === 'SS' || link.type === 'SF') return source.begun;
  return link.lagMinutes < 0 || link.donePercent !== null ? source.lead : followsWork ? source.last : source.done;
}
