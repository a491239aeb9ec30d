// From likely lengths, due dates and links to the order of dispatch (docs/rules-of-work.md, "The order of dispatch").
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Profile } from '../calendar/profile.ts';
import { doneEvents, type Edge, type Points } from './edges.ts';
import { FACT_DROP, MAX_WORK_MINUTES, RECORDED_DONE, WORK_EFFORT, WORK_ELAPSED } from './network.ts';
import { clockToWorking, runPasses, workedInNormalWeek } from './passes.ts';
import { rankIssues } from './ranks.ts';
import type { Status } from './status-tables.ts';
import { skillPercent } from './who-tables.ts';
import type { Work, Works } from './works.ts';

/** Ranks, latest finishes and likely lengths of all issues, and the length of the critical path. */
export function dispatchOrder(
  plan: Plan,
  listed: Works,
  points: Points,
  edges: readonly Edge[],
  planProfile: Profile,
  nodeCount: number,
  status: Status,
) {
  const { works } = listed;
  const week = workedInNormalWeek(plan);
  const length = new Float64Array(nodeCount);
  works.forEach((work, i) => {
    length[i] = status.recorded[i] === RECORDED_DONE || isDropped(status, i) ? 0 : likelyLength(work, plan, week);
  });
  plan.gates.forEach((gate, g) => {
    if (status.recordedGate[g] === 1) return;
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
  // An issue with a review is due when it has passed.
  const done = doneEvents(plan, works.length);
  const bound = dueMinute.slice();
  plan.issues.forEach((_, i) => {
    const node = done[i] >> 1;
    if (node === i) return;
    bound[node] = Math.min(bound[node], dueMinute[i]);
    bound[i] = Infinity;
  });
  const due = bound.map((minute) => (minute === Infinity ? Infinity : planProfile.minutesAt(Math.max(0, minute))));
  const origin = planProfile.minutesAt(status.dataMinute);
  const passes = runPasses(length, due, edges, week, origin);
  const ranks = rankIssues({ plan, works, edges, passes, length, dueMinute });
  return {
    ...ranks,
    likelyLength: Int32Array.from(length.subarray(0, works.length)),
    criticalPath: passes.criticalPath - origin,
  };
}

/** Likely elapsed length in working minutes of the plan calendar. */
function likelyLength(work: Work, plan: Plan, workedMinutesPerWeek: number): number {
  if (work.kind === WORK_ELAPSED) return clockToWorking(work.likely, workedMinutesPerWeek);
  if (work.kind !== WORK_EFFORT) return work.likely;
  const skills = work.issue?.skills ?? [];
  const rates = work.performers.map(
    (p) => plan.people[p].capacityPercent * plan.people[p].efficiencyPercent * skillPercent(plan, p, skills),
  );
  const fastest = Math.max(...rates);
  return fastest === 0 ? MAX_WORK_MINUTES : Math.min(MAX_WORK_MINUTES, Math.ceil((work.likely * 1_000_000) / fastest));
}

/** Out of the scope by the data date. */
function isDropped({ facts, dataMinute }: Status, i: number): boolean {
  return facts.some(({ kind, subject, minute }) => kind === FACT_DROP && subject === i && minute <= dataMinute);
}
