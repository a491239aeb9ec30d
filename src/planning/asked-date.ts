// The date a question is about: the end of the plan, or a gate, milestone, phase or issue by its id.
import { NEVER } from '../engine/forecast/quantiles.ts';
import type { Trace } from '../engine/kernel/trace.ts';
import { listDatedNodes } from '../engine/network/dated-nodes.ts';
import type { Network } from '../engine/network/network.ts';
import { minuteOfInstant } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import type { AskedDate } from './analysis-result.ts';

const FINISH: AskedDate = { kind: 'finish', id: 'finish', title: 'Finish', node: -1, target: null };

/** Null when the plan has nothing of that id that has a date. Gates, milestones and phases come before issues of the same name. */
export function askedDate(plan: Plan, network: Network, about: string | null): AskedDate | null {
  if (about === null) return FINISH;
  const dated = listDatedNodes(plan, network).find(({ id }) => id === about);
  if (dated !== undefined) {
    const { kind, id, title, node, target } = dated;
    return { kind, id, title, node, target };
  }
  const phase = plan.phases.find(({ id }) => id === about);
  if (phase !== undefined) {
    const firstPoint = network.issueCount + network.gateCount;
    const point = network.pointKinds.findIndex(
      (kind, k) => kind === 'phase-exit' && network.nodeIds[firstPoint + k] === about,
    );
    return { kind: 'phase', id: phase.id, title: phase.title, node: firstPoint + point, target: null };
  }
  const i = plan.issues.findIndex(({ id }) => id === about);
  if (i < 0) return about === FINISH.id ? FINISH : null;
  const { id, title, due } = plan.issues[i];
  const target = due === null ? null : minuteOfInstant(plan.start, due);
  return { kind: 'issue', id, title, node: network.doneEventOfIssue[i] >> 1, target };
}

/** Its minute in one future; NEVER when it does not come. `node` -1 = the end of the plan. */
export function minuteIn(trace: Trace, node: number): number {
  const minute = node < 0 ? trace.finishMinute : trace.eventMinute[2 * node + 1];
  return minute < 0 ? NEVER : minute;
}
