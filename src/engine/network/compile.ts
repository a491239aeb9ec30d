// compile: Plan -> Network. Names become indices, dates become minutes, everything uncertain becomes a slot.
// Pure and deterministic; the plan has been judged before (no dangling names, no cycles), so trouble here is our bug.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { buildPersonProfiles, buildPlanProfile, PROFILE_DAYS } from '../calendar/build-profile.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import { groupBy, rowsOf } from './csr.ts';
import { dispatchOrder } from './dispatch-order.ts';
import { doneEvents, listEdges, listPoints, sourceEvents } from './edges.ts';
import { compileGates, meetsTogether } from './gate-tables.ts';
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
  type Network,
  RECORDED_BEGUN,
} from './network.ts';
import { compilePolicies } from './policy-tables.ts';
import { compileQuotas } from './quota-tables.ts';
import { buildRiskTables } from './risk-tables.ts';
import { SlotList } from './slot-list.ts';
import { compileStatus } from './status-tables.ts';
import { compileLimits, compileQueues, compileSkills, compileSoftLinks, compileSupports } from './who-tables.ts';
import { compileWindows } from './window-tables.ts';
import { listWorks } from './works.ts';

/**
 * Compiles a judged plan. Throws (assertion) only on plans the reader would have refused.
 * @param days no future is followed further; twenty years unless a test is in a hurry
 */
export function compile(plan: Plan, days = PROFILE_DAYS): Network {
  const horizonMinute = days * MINUTES_PER_DAY;
  const slots = new SlotList();
  const planProfile = buildPlanProfile(plan, days);
  const { profiles, profileOfPerson } = buildPersonProfiles(plan, days);
  const status = compileStatus(plan, (p) => (p < 0 ? planProfile : profiles[profileOfPerson[p]]));
  const listed = listWorks(plan, slots, status);
  const { works } = listed;
  const points = listPoints(plan, works.length + plan.gates.length);
  const edges = listEdges(plan, works, points);
  const risks = buildRiskTables(plan, slots);
  const windows = compileWindows(plan, days);
  const gates = compileGates(plan, listed, slots, profiles, days);
  const nodeCount = works.length + plan.gates.length + points.kinds.length;
  const begun = status.recorded.includes(RECORDED_BEGUN);
  const setsAside = begun || risks.blockable.size > 0 || windows.closesIssue.length + windows.onlyIssue.length > 0;
  const order = dispatchOrder(plan, listed, points, edges, planProfile, nodeCount, status, setsAside);
  const eventOf = sourceEvents(plan, works.length, points);
  const policies = compilePolicies(plan, slots, (on) => eventOf(on, false) >> 1);
  const queues = compileQueues(works, plan);

  const leaves = new LeafList(plan.people.length);
  const leafOfIssue = leaves.forEach(LEAF_ISSUE, works.length, (i) => works[i].performers.length === 0);
  const delayed = new Set<number>();
  risks.effectKind.forEach((kind, e) => {
    const r = risks.effectRisk[e];
    if (kind === EFFECT_DELAY)
      for (let h = risks.hits.offset[r]; h < risks.hits.offset[r + 1]; h++) delayed.add(risks.hits.list[h]);
  });
  const delayLeaf = leaves.forEach(LEAF_DELAY, works.length, (i) => delayed.has(i));
  const effectEndLeaf = leaves.forEach(
    LEAF_EFFECT_END,
    risks.effectKind.length,
    (e) => risks.effectKind[e] === EFFECT_ABSENCE || risks.effectKind[e] === EFFECT_CAPACITY,
  );
  const factLeaf = plan.statusDate === null && status.facts.length === 0 ? -1 : leaves.add(LEAF_FACT, 0);
  const blockLeaf = leaves.forEach(LEAF_BLOCK_END, works.length, (i) => risks.blockable.has(i));
  const windowLeaf = leaves.forEach(LEAF_WINDOW, plan.windows.length, () => true);
  const quotaLeaf = leaves.forEach(LEAF_QUOTA, plan.quotas.length, () => true);
  const riskLeaf = leaves.forEach(LEAF_RISK, plan.risks.length, (r) => risks.riskMinuteSlot[r] >= 0);
  const notBefore = Int32Array.from(works, ({ issue }) =>
    issue?.notBefore == null ? -1 : minuteOfInstant(plan.start, issue.notBefore),
  );
  const notBeforeLeaf = leaves.forEach(LEAF_NOT_BEFORE, works.length, (i) => notBefore[i] > 0);
  const bySource = groupBy(
    2 * nodeCount,
    edges.map(({ from }) => from),
  );
  const sorted = Array.from(bySource.list, (e) => edges[e]);
  const outLeaf = leaves.forEach(LEAF_LAG, sorted.length, (e) => sorted[e].lagKind !== LAG_NONE);
  const watchLeaf = leaves.forEach(LEAF_WATCH, policies.watchPolicy.length, () => true);
  const lookLeaf = plan.policies.length > 0 ? leaves.add(LEAF_LOOK, 0) : -1;
  const gateWindowLeaf = leaves.forEach(
    LEAF_GATE_WINDOW,
    plan.gates.length,
    (g) => plan.gates[g].window !== null || meetsTogether(plan.gates[g]) || plan.statusDate !== null,
  );
  const keeperLeaf = leaves.forEach(LEAF_REVIEW, gates.keeperPerson.length, () => true);

  const needed = new Int32Array(2 * nodeCount);
  for (const { to } of edges) needed[to]++;
  points.threshold.forEach((threshold, k) => {
    if (threshold >= 0) needed[2 * (works.length + plan.gates.length + k)] = threshold;
  });
  // Edges into an event in the order of the document, so that causes come out in that order.
  const position = new Int32Array(edges.length);
  bySource.list.forEach((e, k) => {
    position[e] = k;
  });
  const byTarget = groupBy(
    2 * nodeCount,
    edges.map(({ to }) => to),
  );
  const uses = works.map(({ issue }) => (issue === null ? [] : issue.uses));
  const resourceIndex = new Map(plan.resources.map(({ id }, k) => [id, k]));
  const supports = compileSupports(plan, works);

  return {
    issueCount: works.length,
    gateCount: plan.gates.length,
    pointCount: points.kinds.length,
    nodeCount,
    plannedIssueCount: plan.issues.length,
    nodeIds: [...works.map(({ id }) => id), ...plan.gates.map(({ id }) => id), ...points.ids],
    nodeTitles: [...works.map(({ title }) => title), ...plan.gates.map(({ title }) => title), ...points.titles],
    pointKinds: points.kinds,
    personCount: plan.people.length,
    personIds: plan.people.map(({ id }) => id),
    resourceCount: plan.resources.length,
    resourceIds: plan.resources.map(({ id }) => id),
    riskCount: plan.risks.length,
    riskIds: plan.risks.map(({ id }) => id),
    horizonMinute,
    start: plan.start,
    planProfile,
    profiles,
    profileOfPerson,
    efficiencyOfPerson: Int32Array.from(plan.people, ({ efficiencyPercent }) => efficiencyPercent),
    outOffset: bySource.offset,
    outTo: Int32Array.from(sorted, ({ to }) => to),
    outFrom: Int32Array.from(sorted, ({ from }) => from),
    outLagKind: Int32Array.from(sorted, ({ lagKind }) => lagKind),
    outLagMinutes: Int32Array.from(sorted, ({ lagMinutes }) => lagMinutes),
    outLagClock: Int32Array.from(sorted, ({ clock }) => (clock ? 1 : 0)),
    outLeaf,
    inOffset: byTarget.offset,
    inEdge: byTarget.list.map((e) => position[e]),
    needed,
    workKind: Int32Array.from(works, ({ kind }) => kind),
    workSlot: Int32Array.from(works, ({ slot }) => slot),
    likelyWork: Int32Array.from(works, ({ likely }) => likely),
    ...queues,
    ...order,
    notBeforeLeaf,
    notBefore,
    useOffset: rowsOf(uses.map((list) => list.map(() => 0))).offset,
    useResource: Int32Array.from(uses.flat(), ({ resource }) => resourceIndex.get(resource)!),
    useAmount: Int32Array.from(uses.flat(), ({ amount }) => amount),
    resourceCapacity: Int32Array.from(plan.resources, ({ capacity }) => capacity),
    ...supports,
    ...compileSkills(plan, works),
    ...compileSoftLinks(works, eventOf),
    ...compileLimits(plan),
    ...compileQuotas(plan, works),
    quotaLeaf,
    ...windows,
    windowLeaf,
    ...policies,
    watchLeaf,
    lookLeaf,
    doneEventOfIssue: doneEvents(plan, works.length),
    dataMinute: status.dataMinute,
    hasDataDate: plan.statusDate !== null,
    factMinute: Int32Array.from(status.facts, ({ minute }) => minute),
    factKind: Int32Array.from(status.facts, ({ kind }) => kind),
    factSubject: Int32Array.from(status.facts, ({ subject }) => subject),
    factPerson: Int32Array.from(status.facts, ({ person }) => person),
    factLeaf,
    recorded: padTo(status.recorded, works.length),
    deliveredBefore: padTo(status.deliveredBefore, works.length),
    recordedPercent: padTo(status.recordedPercent, works.length),
    recordedGate: status.recordedGate,
    retainedLogic: plan.progressLogic === 'retained',
    setsAside,
    gateOfIssue: Int32Array.from(works, ({ gate }) => gate),
    delayLeaf,
    personFirst: plan.dispatch === 'person-first',
    ...gates,
    keeperLeaf,
    gateWindowLeaf,
    riskThreshold: risks.riskThreshold,
    riskSlot: risks.riskSlot,
    bandSlot: risks.bandSlot,
    riskMinuteSlot: risks.riskMinuteSlot,
    riskLeaf,
    mitigationOfRisk: risks.mitigationOfRisk,
    combineMax: plan.combineFactors === 'max',
    effectOffset: risks.effects.offset,
    effectRisk: risks.effectRisk,
    effectKind: risks.effectKind,
    effectSlot: risks.effectSlot,
    effectResidualSlot: risks.effectResidualSlot,
    effectPercent: risks.effectPercent,
    blockSlot: risks.blockSlot,
    blockLeaf,
    hitOffset: risks.hits.offset,
    hitIssue: risks.hits.list,
    effectsOnIssueOffset: padOffset(risks.effectsOnIssue.offset, works.length),
    effectsOnIssue: risks.effectsOnIssue.list,
    targetOffset: risks.targets.offset,
    target: risks.targets.list,
    effectEndLeaf,
    lossesOfPersonOffset: risks.lossesOfPerson.offset,
    lossesOfPerson: risks.lossesOfPerson.list,
    leafCount: leaves.kinds.length,
    leafOfIssue,
    leafKind: Int32Array.from(leaves.kinds),
    leafSubject: Int32Array.from(leaves.subjects),
    slots: slots.slots,
  };
}

/** Reworks and reviews have no history. */
function padTo(values: Int32Array, count: number): Int32Array {
  const padded = new Int32Array(count);
  padded.set(values);
  return padded;
}

/** Reworks and reviews are hit by no risk: their rows are empty. */
function padOffset(offset: Int32Array, count: number): Int32Array {
  const padded = new Int32Array(count + 1).fill(offset[offset.length - 1]);
  padded.set(offset);
  return padded;
}
