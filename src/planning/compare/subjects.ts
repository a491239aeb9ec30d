// The plans of a comparison made ready: compiled, with room for what is kept of their futures.
import { buildPlanProfile } from '../../engine/calendar/build-profile.ts';
import { MINUTES_PER_DAY } from '../../engine/calendar/day-stretches.ts';
import type { Executor } from '../../engine/forecast/study.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { askedDate } from '../asked-date.ts';
import type { CompareAsk, ComparedPlan } from './compare-ask.ts';
import { allocatePlan, type Room } from './compare-memory.ts';
import type { CompareSpec } from './compare-study.ts';
import { hasCollector } from './metric-collector.ts';
import { metricTrouble } from './metric-meaning.ts';
import { networkOf } from './network-of.ts';
import { planDates, shiftOf } from './plan-dates.ts';
import type { Subject, WorkedDays } from './subject.ts';

/** Base first. Throws (assertion) where a plan lacks what the metric or the milestone names. */
export function subjectsOf(
  { base, options, milestone }: CompareAsk,
  figure: Figure,
  room: Room,
  executor: Executor,
): Subject[] {
  const plans = [base, ...options];
  const trouble = metricTrouble(figure, plans);
  if (trouble !== null) throw new Error(`Assertion: ${figure.text} in ${trouble.id}: ${trouble.message}`);
  const baseNetwork = networkOf(base.plan);
  if (askedDate(base.plan, baseNetwork, milestone) === null)
    throw new Error(`Assertion: nothing called ${milestone} has a date`);
  const days = workedDays(base.plan, baseNetwork, plans);
  return plans.map((each: ComparedPlan): Subject => {
    const network = networkOf(each.plan);
    const dates = planDates(each.plan, network, milestone, figure);
    return {
      ...each,
      network,
      dates,
      base: base.plan,
      shift: shiftOf(base.plan, each.plan),
      days,
      memory: allocatePlan(network, dates.length, hasCollector(figure), room, (bytes) => executor.allocate(bytes)),
      replications: room.replications,
    };
  });
}

/** Those of the base's own network unless a plan begins earlier. */
function workedDays(base: Plan, { planProfile }: Network, plans: readonly ComparedPlan[]): WorkedDays {
  const start = plans.reduce((first, { plan }) => (plan.start < first ? plan.start : first), base.start);
  if (start === base.start) return { profile: planProfile, lead: 0, workedLead: 0 };
  const lead = -minuteOfInstant(base.start, `${start}T00:00`);
  const profile = buildPlanProfile({ ...base, start }, planProfile.days + lead / MINUTES_PER_DAY);
  return { profile, lead, workedLead: profile.minutesAt(lead) };
}

/** What the threads have to know of them. */
export function specOf(
  subjects: readonly Subject[],
  { seed, milestone }: CompareAsk,
  metric: Figure,
  room: Room,
): CompareSpec {
  const plans = subjects.map(({ plan, network, dates, memory }) => ({
    plan,
    nodes: dates.map(({ node }) => node),
    ledgerOf: askedDate(plan, network, milestone)?.node ?? null,
    memory,
  }));
  return { seed, metric, plans, ...room };
}
