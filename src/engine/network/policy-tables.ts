// Policies as tables: what sets each off, what it does, and the alarms it needs.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { likelyValue } from '../../plan/likely.ts';
import type { NodeRef, Plan, PolicyAction, PolicyTrigger } from '../../plan/plan.ts';
import { rowsOf } from './csr.ts';
import {
  THEN_DROP,
  THEN_ESCALATE,
  THEN_MOVE,
  THEN_REPORT,
  THEN_SUPPORT,
  WHEN_BLOCKED,
  WHEN_IDLE,
  WHEN_LATE,
  WHEN_QUEUE,
  WHEN_RISK,
  WHEN_WIP,
} from './network.ts';
import type { SlotList } from './slot-list.ts';
import { minutesSource } from './works.ts';

const TRIGGER: Record<PolicyTrigger['kind'], number> = {
  queue: WHEN_QUEUE,
  wip: WHEN_WIP,
  blocked: WHEN_BLOCKED,
  late: WHEN_LATE,
  idle: WHEN_IDLE,
  risk: WHEN_RISK,
};
const ACTION: Record<PolicyAction['kind'], number> = {
  move: THEN_MOVE,
  drop: THEN_DROP,
  support: THEN_SUPPORT,
  escalate: THEN_ESCALATE,
  report: THEN_REPORT,
};

/** @param nodeOf index of the node a reference means (of a phase: its exit) */
export function compilePolicies(plan: Plan, slots: SlotList, nodeOf: (on: NodeRef) => number) {
  const issueIndex = new Map(plan.issues.map(({ id }, i) => [id, i]));
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const riskIndex = new Map(plan.risks.map(({ id }, r) => [id, r]));
  const subjectOf = (when: PolicyTrigger): number => {
    if ('person' in when) return personIndex.get(when.person)!;
    if (when.kind === 'late') return nodeOf(when.on);
    return when.kind === 'risk' ? riskIndex.get(when.risk)! : -1;
  };
  const thresholdOf = (when: PolicyTrigger): number => {
    if ('over' in when) return when.over;
    if ('minutes' in when) return when.minutes;
    return when.kind === 'late' ? Math.max(0, minuteOfInstant(plan.start, when.after)) : 0;
  };
  const watches = plan.policies.map(({ when }) => {
    if (when.kind === 'blocked') return when.issues.map((id) => issueIndex.get(id)!);
    return when.kind === 'late' || when.kind === 'idle' ? [-1] : [];
  });
  const watchSlot = plan.policies.flatMap(({ id, action }, k) =>
    watches[k].map((i) => {
      if (action.kind !== 'escalate' || i < 0) return -1;
      const likely = Math.floor(likelyValue(action.by) + 0.5);
      const source = minutesSource(action.by, { ...plan, spread: null }, null);
      return slots.add({ name: `policy/${id}/escalate/${plan.issues[i].id}`, source, likely });
    }),
  );
  const watchRows = rowsOf(watches);
  const dropped = rowsOf(
    plan.policies.map(({ action }) => (action.kind === 'drop' ? action.issues.map((id) => issueIndex.get(id)!) : [])),
  );
  const actions = plan.policies.map(({ action }) => action);
  return {
    policyIds: plan.policies.map(({ id }) => id),
    policyTrigger: Int32Array.from(plan.policies, ({ when }) => TRIGGER[when.kind]),
    policyOn: Int32Array.from(plan.policies, ({ when }) => subjectOf(when)),
    policyOver: Int32Array.from(plan.policies, ({ when }) => thresholdOf(when)),
    policyAction: Int32Array.from(actions, ({ kind }) => ACTION[kind]),
    policyMoves: Int32Array.from(actions, (action) => (action.kind === 'move' ? action.count : 0)),
    policyTo: Int32Array.from(actions, (action) => (action.kind === 'move' ? personIndex.get(action.to)! : -1)),
    policyCooldown: Int32Array.from(plan.policies, ({ cooldownMinutes }) => cooldownMinutes),
    policyIssueOffset: dropped.offset,
    policyIssue: dropped.list,
    watchOffset: watchRows.offset,
    watchIssue: watchRows.list,
    watchPolicy: Int32Array.from(watches.flatMap((list, k) => list.map(() => k))),
    watchSlot: Int32Array.from(watchSlot),
  };
}
