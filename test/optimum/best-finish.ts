// The least finish a plan can have in its likely future: over all orders of the work (idling on purpose allowed) and all assignments to the
// people who can. A first bound by refuting dates at the root, a first schedule by sampling, then branch and bound in between.
import type { Plan } from '../../src/plan/plan.ts';
import { minimise } from './minimise.ts';
import {
  asPlanned,
  modelOf,
  type SupportRule,
  softLinks,
  supportedBy,
  timesOf,
  type Waits,
  type WhoCan,
} from './model.ts';
import { passesOf } from './passes.ts';
import { refusals } from './refusals.ts';
import { sampleSchedule } from './sample.ts';
import type { Effort, Schedule } from './search.ts';

type Waited = readonly (readonly [string, string])[];

export interface Best {
  /** Civil minute from 00:00 of the first day; what `schedule` reaches. */
  finish: number;
  /** No schedule ends before this minute; equal to `finish` when proven. */
  bound: number;
  proven: boolean;
  /** Issue ids, who does them (null = nobody) and when. */
  schedule: readonly { issue: string; person: string | null; start: number; end: number }[];
  /** Soft predecessors that are waited for. */
  waits: Waited;
  nodes: number;
}

export interface Limits {
  whoCan?: WhoCan;
  /** Days of calendar to look at, 120 unless given. */
  days?: number;
  nodes?: number;
  milliseconds?: number;
  /** Schedules sampled for the first one. */
  samples?: number;
}

/** Throws for plans with what the solver does not know (`refusals`), and when nothing fits into the days given. */
export function bestFinish(plan: Plan, limits: Limits = {}): Best {
  const reasons = refusals(plan);
  if (reasons.length > 0) throw new Error(`no exact solution for plans with ${reasons.join(', ')}`);
  const free = solve(plan, limits, 'ignored');
  if (!isDisturbed(plan, free)) return free;
  const apart = solve(plan, limits, 'apart');
  return { ...apart, bound: free.bound, proven: apart.finish === free.bound, nodes: free.nodes + apart.nodes };
}

/** Does somebody work on something of their own while they support an issue? */
function isDisturbed(plan: Plan, { schedule }: Best): boolean {
  return plan.people.some(({ id }) =>
    supportedBy(plan, id).some((i) =>
      schedule.some(
        ({ person, start, end, issue }) =>
          person === id && issue !== schedule[i].issue && start < schedule[i].end && schedule[i].start < end,
      ),
    ),
  );
}

function solve(plan: Plan, limits: Limits, rule: SupportRule): Best {
  const { whoCan = asPlanned, days = 120, nodes = 1_000_000, milliseconds = 60_000, samples = 300 } = limits;
  const effort: Effort = { nodes, until: Date.now() + milliseconds };
  const soft = softLinks(plan);
  const times = timesOf(plan, days);
  const cases = Array.from({ length: 1 << soft.length }, (_, bits) => soft.filter((_, k) => bits & (1 << k)));
  const models = cases.map((waits) => {
    const waited: Waits = (issue, before) => waits.some(([i, b]) => i === issue && b === before);
    return { waits, passes: passesOf(modelOf(plan, whoCan, waited, times, rule)) };
  });
  let found: { schedule: Schedule; waits: Waited } | null = null;
  let bound = Number.POSITIVE_INFINITY;
  for (const { passes, waits } of models) {
    const schedule = sampleSchedule(passes, samples);
    if (schedule !== null && (found === null || schedule.finish < found.schedule.finish)) found = { schedule, waits };
  }
  for (const { passes, waits } of models) {
    const before = found?.schedule.finish ?? null;
    const { least, schedule } = minimise(passes, before, effort);
    if (schedule !== null) found = { schedule, waits };
    bound = Math.min(bound, least);
  }
  if (found === null) throw new Error(`no schedule within ${days} days`);
  const { schedule, waits } = found;
  const { tasks, people } = models[0].passes.model;
  bound = Math.min(bound, schedule.finish);
  return {
    finish: schedule.finish,
    bound,
    proven: bound === schedule.finish,
    schedule: tasks.map(({ issue }, i) => ({
      issue,
      person: schedule.person[i] < 0 ? null : people[schedule.person[i]],
      start: schedule.start[i],
      end: schedule.end[i],
    })),
    waits,
    nodes: nodes - effort.nodes,
  };
}
