// A leaf of the agenda for everything of a plan that can be due, in the order in which equal minutes are served
// (docs/rules-of-work.md, "The minute").
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { meetsTogether } from './gate-tables.ts';
import { LeafList } from './leaves.ts';
import {
  EFFECT_ABSENCE,
  EFFECT_CAPACITY,
  EFFECT_DELAY,
  LAG_NONE,
  LEAF_BLOCK_END,
  LEAF_DELAY,
  LEAF_EFFECT_END,
  LEAF_FACT,
  LEAF_GATE_WINDOW,
  LEAF_ISSUE,
  LEAF_LAG,
  LEAF_LOOK,
  LEAF_NOT_BEFORE,
  LEAF_QUOTA,
  LEAF_REVIEW,
  LEAF_RISK,
  LEAF_WATCH,
  LEAF_WINDOW,
} from './network.ts';
import type { RiskTables } from './risk-tables.ts';
import type { Work } from './works.ts';

export interface WhatIsDue {
  plan: Plan;
  works: readonly Work[];
  risks: RiskTables;
  factCount: number;
  /** Kind of lag of every edge, in the order of their sources. */
  lagKinds: Int32Array;
  watchCount: number;
  keeperCount: number;
}

/** All leaves, in order; -1 where a subject needs none. Dates come along, because only those after the opening are alarms. */
export function compileLeaves({ plan, works, risks, factCount, lagKinds, watchCount, keeperCount }: WhatIsDue) {
  const leaves = new LeafList(plan.people.length);
  const every = (): boolean => true;
  const delayed = delayedIssues(risks);
  const notBefore = Int32Array.from(works, ({ issue }) =>
    issue?.notBefore == null ? -1 : minuteOfInstant(plan.start, issue.notBefore),
  );
  const hasEnd = (e: number): boolean =>
    risks.effectKind[e] === EFFECT_ABSENCE || risks.effectKind[e] === EFFECT_CAPACITY;
  const mayWait = (g: number): boolean =>
    plan.gates[g].window !== null || meetsTogether(plan.gates[g]) || plan.statusDate !== null;
  const tables = {
    leafOfIssue: leaves.forEach(LEAF_ISSUE, works.length, (i) => works[i].performers.length === 0),
    delayLeaf: leaves.forEach(LEAF_DELAY, works.length, (i) => delayed.has(i)),
    effectEndLeaf: leaves.forEach(LEAF_EFFECT_END, risks.effectKind.length, hasEnd),
    factLeaf: plan.statusDate === null && factCount === 0 ? -1 : leaves.add(LEAF_FACT, 0),
    blockLeaf: leaves.forEach(LEAF_BLOCK_END, works.length, (i) => risks.blockable.has(i)),
    windowLeaf: leaves.forEach(LEAF_WINDOW, plan.windows.length, every),
    quotaLeaf: leaves.forEach(LEAF_QUOTA, plan.quotas.length, every),
    riskLeaf: leaves.forEach(LEAF_RISK, plan.risks.length, (r) => risks.riskMinuteSlot[r] >= 0),
    notBefore,
    notBeforeLeaf: leaves.forEach(LEAF_NOT_BEFORE, works.length, (i) => notBefore[i] > 0),
    outLeaf: leaves.forEach(LEAF_LAG, lagKinds.length, (e) => lagKinds[e] !== LAG_NONE),
    watchLeaf: leaves.forEach(LEAF_WATCH, watchCount, every),
    lookLeaf: plan.policies.length > 0 ? leaves.add(LEAF_LOOK, 0) : -1,
    gateWindowLeaf: leaves.forEach(LEAF_GATE_WINDOW, plan.gates.length, mayWait),
    keeperLeaf: leaves.forEach(LEAF_REVIEW, keeperCount, every),
  };
  return {
    ...tables,
    leafCount: leaves.kinds.length,
    leafKind: Int32Array.from(leaves.kinds),
    leafSubject: Int32Array.from(leaves.subjects),
  };
}

/** Issues whose result a risk may hold back. */
function delayedIssues({ effectKind, effectRisk, hits }: RiskTables): Set<number> {
  const delayed = new Set<number>();
  effectKind.forEach((kind, e) => {
    const r = effectRisk[e];
    if (kind === EFFECT_DELAY) for (let h = hits.offset[r]; h < hits.offset[r + 1]; h++) delayed.add(hits.list[h]);
  });
  return delayed;
}
