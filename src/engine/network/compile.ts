// compile: Plan -> Network. Names become indices, dates become minutes, everything uncertain becomes a slot.
// Pure and deterministic; the plan has been judged before (no dangling names, no cycles), so trouble here is our bug.
import type { Plan } from '../../plan/plan.ts';
import { buildPersonProfiles, buildPlanProfile, PROFILE_DAYS } from '../calendar/build-profile.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import { createArranger, placesFor } from './arrange.ts';
import { dispatchOrder } from './dispatch-order.ts';
import { compileEdges } from './edge-tables.ts';
import { doneEvents, listEdges, listPoints, type Points, sourceEvents } from './edges.ts';
import { compileGates } from './gate-tables.ts';
import { compileLeaves } from './leaf-tables.ts';
import { type Network, RECORDED_BEGUN } from './network.ts';
import { compilePolicies } from './policy-tables.ts';
import { buildRiskTables, flattenRisks } from './risk-tables.ts';
import { SlotList } from './slot-list.ts';
import { compileStatus, flattenStatus } from './status-tables.ts';
import { compileQuotas, compileResources } from './supply-tables.ts';
import { compileLimits, compileQueues, compileSkills, compileSoftLinks, compileSupports } from './who-tables.ts';
import { compileWindows } from './window-tables.ts';
import { listWorks, type Work } from './works.ts';

/**
 * Compiles a judged plan. Throws (assertion) only on plans the reader would have refused.
 * @param days no future is followed further; twenty years unless a test is in a hurry
 * @param like of a plan with the same people, calendar and meetings (and days): its calendars are used again
 */
export function compile(plan: Plan, days = PROFILE_DAYS, like?: Network): Network {
  const slots = new SlotList();
  const planProfile = like?.planProfile ?? buildPlanProfile(plan, days);
  const { profiles, profileOfPerson } =
    like === undefined
      ? buildPersonProfiles(plan, days)
      : { profiles: [...like.profiles], profileOfPerson: like.profileOfPerson };
  const status = compileStatus(plan, (p) => (p < 0 ? planProfile : profiles[profileOfPerson[p]]));
  const listed = listWorks(plan, slots, status);
  const { works } = listed;
  const firstPoint = works.length + plan.gates.length;
  const points = listPoints(plan, firstPoint);
  const nodeCount = firstPoint + points.kinds.length;
  const edges = listEdges(plan, works, points);
  const links = compileEdges(edges, nodeCount, points, firstPoint);
  const risks = buildRiskTables(plan, slots);
  const windows = compileWindows(plan, days);
  const gates = compileGates(plan, listed, slots, profiles, days);
  const begun = status.recorded.includes(RECORDED_BEGUN);
  const setsAside = begun || risks.blockable.size > 0 || windows.closesIssue.length + windows.onlyIssue.length > 0;
  const order = dispatchOrder(plan, listed, points, edges, planProfile, nodeCount, status);
  const eventOf = sourceEvents(plan, works.length, points);
  const policies = compilePolicies(plan, slots, (on) => eventOf(on, false) >> 1);
  const network = {
    ...namesOf(plan, works, points),
    nodeCount,
    horizonMinute: days * MINUTES_PER_DAY,
    start: plan.start,
    planProfile,
    profiles,
    profileOfPerson,
    efficiencyOfPerson: Int32Array.from(plan.people, ({ efficiencyPercent }) => efficiencyPercent),
    ...links,
    workKind: Int32Array.from(works, ({ kind }) => kind),
    workSlot: Int32Array.from(works, ({ slot }) => slot),
    likelyWork: Int32Array.from(works, ({ likely }) => likely),
    gateOfIssue: Int32Array.from(works, ({ gate }) => gate),
    doneEventOfIssue: doneEvents(plan, works.length),
    ...compileQueues(works, plan),
    ...order,
    ...placesFor(works.length, setsAside),
    ...compileResources(plan, works),
    ...compileSupports(plan, works),
    ...compileSkills(plan, works),
    ...compileSoftLinks(works, eventOf),
    ...compileLimits(plan),
    ...compileQuotas(plan, works),
    ...windows,
    ...policies,
    ...flattenStatus(status, plan, works.length),
    setsAside,
    personFirst: plan.dispatch === 'person-first',
    byList: plan.dispatch === 'list',
    classFirst: plan.classOrder === 'class-first',
    ...gates,
    ...flattenRisks(risks, plan, works.length),
    ...compileLeaves({
      plan,
      works,
      risks,
      factCount: status.facts.length,
      lagKinds: links.outLagKind,
      watchCount: policies.watchPolicy.length,
      keeperCount: gates.keeperPerson.length,
    }),
    slots: slots.slots,
    ...sobolOf(plan),
  };
  createArranger(network)();
  return network;
}

/** How futures are drawn, when not plainly. */
function sobolOf({ simulation }: Plan): Pick<Network, 'sobol'> {
  return simulation.sampling === 'sobol' ? { sobol: { dimensions: simulation.dimensions ?? null } } : {};
}

/** What everything is called, and how many there are of it. */
function namesOf(plan: Plan, works: readonly Work[], points: Points) {
  return {
    issueCount: works.length,
    gateCount: plan.gates.length,
    pointCount: points.kinds.length,
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
  };
}
