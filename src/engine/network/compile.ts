// compile: Plan -> Network. Names become indices, dates become minutes, everything uncertain becomes a slot.
// Pure and deterministic; the plan has been judged before (no dangling names, no cycles), so trouble here is our bug.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Gate, Plan } from '../../plan/plan.ts';
import {
  buildPersonProfiles,
  buildPlanProfile,
  buildWindowProfile,
  intersectPeople,
  PROFILE_DAYS,
} from '../calendar/build-profile.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import type { Profile } from '../calendar/profile.ts';
import { groupBy, rowsOf } from './csr.ts';
import { type Edge, listEdges, listPoints, type Points } from './edges.ts';
import { LeafList } from './leaves.ts';
import {
  EFFECT_ABSENCE,
  EFFECT_CAPACITY,
  EFFECT_DELAY,
  LAG_NONE,
  LEAF_DELAY,
  LEAF_EFFECT_END,
  LEAF_GATE_WINDOW,
  LEAF_ISSUE,
  LEAF_LAG,
  LEAF_NOT_BEFORE,
  LEAF_REVIEW,
  LEAF_RISK,
  type Network,
  WORK_EFFORT,
  WORK_ELAPSED,
} from './network.ts';
import { clockToWorking, runPasses } from './passes.ts';
import { rankIssues } from './ranks.ts';
import { buildRiskTables, CHANCE_SCALE } from './risk-tables.ts';
import { SlotList } from './slot-list.ts';
import { listWorks, MAX_WORK_MINUTES, type Work, type Works } from './works.ts';

const REVIEW_MODE = { apart: 0, together: 1, queued: 2 } as const;

/**
 * Compiles a judged plan. Throws (assertion) only on plans the reader would have refused.
 * @param days no future is followed further; twenty years unless a test is in a hurry
 */
export function compile(plan: Plan, days = PROFILE_DAYS): Network {
  const horizonMinute = days * MINUTES_PER_DAY;
  const slots = new SlotList();
  const listed = listWorks(plan, slots);
  const { works } = listed;
  const points = listPoints(plan, works.length + plan.gates.length);
  const edges = listEdges(plan, works, points);
  const risks = buildRiskTables(plan, slots);
  const planProfile = buildPlanProfile(plan, days);
  const { profiles, profileOfPerson } = buildPersonProfiles(plan, days);
  const gates = compileGates(plan, listed, slots, profiles, days);
  const nodeCount = works.length + plan.gates.length + points.kinds.length;
  const order = dispatchOrder(plan, listed, points, edges, planProfile, nodeCount);
  const queues = compileQueues(works, plan.people.length);

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
  const gateWindowLeaf = leaves.forEach(
    LEAF_GATE_WINDOW,
    plan.gates.length,
    (g) => plan.gates[g].window !== null || meetsTogether(plan.gates[g]),
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

/** Reworks and reviews are hit by no risk: their rows are empty. */
function padOffset(offset: Int32Array, count: number): Int32Array {
  const padded = new Int32Array(count + 1).fill(offset[offset.length - 1]);
  padded.set(offset);
  return padded;
}

function compileSupports(plan: Plan, works: readonly Work[]) {
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const lists = works.map(({ issue }) => (issue === null ? [] : issue.support));
  const entries = lists.flatMap((list, i) =>
    list.map((support) => ({ ...support, i, p: personIndex.get(support.person)! })),
  );
  const byPerson = groupBy(
    plan.people.length,
    entries.map(({ p }) => p),
  );
  return {
    supportOffset: rowsOf(lists.map((list) => list.map(() => 0))).offset,
    supportPerson: Int32Array.from(entries, ({ p }) => p),
    supportShare: Int32Array.from(entries, ({ sharePercent }) => sharePercent),
    supportAdds: Int32Array.from(entries, ({ adds, i }) => (adds && works[i].kind === WORK_EFFORT ? 1 : 0)),
    supportIssue: Int32Array.from(entries, ({ i }) => i),
    supportsOfPersonOffset: byPerson.offset,
    supportsOfPerson: byPerson.list,
  };
}

/** One queue per distinct set of performers, in order of first use. */
function compileQueues(works: readonly Work[], personCount: number) {
  const queueOf = new Map<string, number>();
  const members: number[][] = [];
  const queueOfIssue = Int32Array.from(works, ({ performers }) => {
    const key = performers.join(',');
    const known = queueOf.get(key);
    if (known !== undefined) return known;
    queueOf.set(key, members.length);
    return members.push([...performers]) - 1;
  });
  const ofPerson: number[][] = Array.from({ length: personCount }, () => []);
  members.forEach((list, q) => {
    for (const p of list) ofPerson[p].push(q);
  });
  const queueRows = rowsOf(members);
  const personRows = rowsOf(ofPerson);
  return {
    queueOfIssue,
    queueCount: members.length,
    memberOffset: queueRows.offset,
    members: queueRows.list,
    queuesOfPersonOffset: personRows.offset,
    queuesOfPerson: personRows.list,
  };
}

function dispatchOrder(
  plan: Plan,
  listed: Works,
  points: Points,
  edges: readonly Edge[],
  planProfile: Profile,
  nodeCount: number,
) {
  const { works } = listed;
  const week = plan.calendar.week.reduce(
    (sum, windows) => sum + windows.reduce((total, { from, to }) => total + to - from, 0),
    0,
  );
  const length = new Float64Array(nodeCount);
  works.forEach((work, i) => {
    length[i] = likelyLength(work, plan, week);
  });
  plan.gates.forEach((gate, g) => {
    length[works.length + g] = listed.reviewSlots[g].reduce((longest, slot, k) => {
      if (slot < 0) return longest;
      const minutes = listed.reviewLikely[g];
      return Math.max(longest, k < gate.keepers.length ? minutes : clockToWorking(minutes, week));
    }, 0);
  });
  const dueMinute = new Float64Array(nodeCount).fill(Infinity);
  const own = (node: number, instant: string | null): void => {
    if (instant !== null) dueMinute[node] = minuteOfInstant(plan.start, instant);
  };
  plan.issues.forEach(({ due }, i) => {
    own(i, due);
  });
  plan.gates.forEach(({ target }, g) => {
    own(works.length + g, target);
  });
  plan.phases.forEach(({ target }, f) => {
    own(points.exitOfPhase[f], target);
  });
  plan.milestones.forEach(({ target }, m) => {
    own(points.nodeOfMilestone[m], target);
  });
  const due = dueMinute.map((minute) => (minute === Infinity ? Infinity : planProfile.minutesAt(Math.max(0, minute))));
  const passes = runPasses(length, due, edges, week);
  const ranks = rankIssues({ plan, works, edges, passes, length, dueMinute });
  return {
    ...ranks,
    likelyLength: Int32Array.from(length.subarray(0, works.length)),
    criticalPath: passes.criticalPath,
  };
}

/** Likely elapsed length in working minutes of the plan calendar. */
function likelyLength(work: Work, plan: Plan, workedMinutesPerWeek: number): number {
  if (work.kind === WORK_ELAPSED) return clockToWorking(work.likely, workedMinutesPerWeek);
  if (work.kind !== WORK_EFFORT) return work.likely;
  const rates = work.performers.map((p) => plan.people[p].capacityPercent * plan.people[p].efficiencyPercent);
  const fastest = Math.max(...rates);
  return fastest === 0 ? MAX_WORK_MINUTES : Math.min(MAX_WORK_MINUTES, Math.ceil((work.likely * 10_000) / fastest));
}

/** Without a review there is nothing to meet for. */
function meetsTogether(gate: Gate): boolean {
  return gate.reviewMode === 'together' && gate.review !== null;
}

function compileGates(plan: Plan, listed: Works, slots: SlotList, profiles: Profile[], days: number) {
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const keepers = plan.gates.map((gate) => [...gate.keepers, ...gate.external]);
  const firstPass = plan.gates.map((gate) => {
    const first = slots.nextIndex;
    for (let a = 1; a <= gate.attempts; a++) {
      const source = gate.pass >= 1 ? ({ kind: 'constant', value: -1 } as const) : ({ kind: 'uniform31' } as const);
      slots.add({ name: `gate/${gate.id}/pass/${a}`, source, likely: -1 });
    }
    return first;
  });
  const addProfile = (profile: Profile): number => profiles.push(profile) - 1;
  const gateProfile = plan.gates.map((gate) => {
    const people = gate.keepers.map((id) => plan.people[personIndex.get(id)!]);
    return meetsTogether(gate) && people.length > 0 ? addProfile(intersectPeople(plan, people, days)) : -1;
  });
  const gateWindowProfile = plan.gates.map(({ window }) =>
    window === null ? -1 : addProfile(buildWindowProfile(plan.start, window.on, window.from, window.to, days)),
  );
  return {
    gateAttempts: Int32Array.from(plan.gates, ({ attempts }) => attempts),
    passThreshold: Float64Array.from(plan.gates, ({ pass }) => Math.floor(pass * CHANCE_SCALE + 0.5)),
    passSlot: Int32Array.from(firstPass),
    keeperOffset: rowsOf(keepers.map((list) => list.map(() => 0))).offset,
    keeperPerson: Int32Array.from(
      keepers.flatMap((list, g) => list.map((id, k) => (k < plan.gates[g].keepers.length ? personIndex.get(id)! : -1))),
    ),
    gateOfKeeper: Int32Array.from(keepers.flatMap((list, g) => list.map(() => g))),
    reviewSlot: Int32Array.from(listed.reviewSlots.flat()),
    reviewMode: Int32Array.from(plan.gates, (gate) =>
      gate.reviewMode === 'together' && !meetsTogether(gate) ? REVIEW_MODE.apart : REVIEW_MODE[gate.reviewMode],
    ),
    gateProfile: Int32Array.from(gateProfile),
    gateWindowProfile: Int32Array.from(gateWindowProfile),
    reworkOfGate: Int32Array.from(listed.reworkOfGate),
    reviewIssue: Int32Array.from(listed.reviewOfKeeper.flat()),
  };
}
