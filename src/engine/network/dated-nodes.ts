// Which nodes have a date of their own: every gate and milestone the document lists, and every phase with a target. What the reader
// made of other constructs (reviews of issues, ends of waits) has none.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Network } from './network.ts';

/** A node whose date people ask for by name. */
export interface DatedNode {
  kind: 'gate' | 'milestone' | 'phase';
  /** Index into plan.gates, plan.milestones or plan.phases. */
  index: number;
  node: number;
  id: string;
  title: string;
  /** Civil minute; null = no target. */
  target: number | null;
}

/** Gates, then milestones, then phases with a target, each in document order. */
export function listDatedNodes(plan: Plan, network: Network): DatedNode[] {
  const minute = (target: string | null): number | null =>
    target === null ? null : minuteOfInstant(plan.start, target);
  const firstPoint = network.issueCount + network.gateCount;
  const pointOf = (kind: 'milestone' | 'phase-exit', id: string): number => {
    const point = network.pointKinds.findIndex((each, k) => each === kind && network.nodeIds[firstPoint + k] === id);
    if (point < 0) throw new Error(`Assertion: no ${kind} point of ${id}`);
    return firstPoint + point;
  };
  return [
    ...plan.gates.flatMap(({ id, title, target, reviewOf }, index) => {
      const node = network.issueCount + index;
      return reviewOf === null ? [{ kind: 'gate' as const, index, node, id, title, target: minute(target) }] : [];
    }),
    ...plan.milestones.flatMap(({ id, title, target, implied }, index) => {
      const node = pointOf('milestone', id);
      return implied === undefined
        ? [{ kind: 'milestone' as const, index, node, id, title, target: minute(target) }]
        : [];
    }),
    ...plan.phases.flatMap(({ id, title, target }, index) =>
      target === null
        ? []
        : [{ kind: 'phase' as const, index, node: pointOf('phase-exit', id), id, title, target: minute(target) }],
    ),
  ];
}
