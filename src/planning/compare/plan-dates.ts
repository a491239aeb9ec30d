// Which dates of a plan a comparison keeps of every future, and where base and options have the same ones.

import { listDatedNodes } from '../../engine/network/dated-nodes.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { type Figure, isWord } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { askedDate } from '../asked-date.ts';
import type { ComparedDateId } from './comparison.ts';

/** A column of dates. */
export interface PlanDate extends ComparedDateId {
  /** -1 = the end of the plan. */
  node: number;
  /** Civil minute of the plan's own days; null = no target. */
  target: number | null;
}

/**
 * The date asked about (where the plan has it), then the finish and everything with a date of its own, and what the metric is about; each once.
 * `about` and `figure` may name issues, too.
 */
export function planDates(plan: Plan, network: Network, about: string | null, figure: Figure): PlanDate[] {
  const dates: PlanDate[] = [];
  const add = (date: PlanDate | null): void => {
    if (date !== null && !dates.some(({ kind, id }) => kind === date.kind && id === date.id)) dates.push(date);
  };
  add(askedDate(plan, network, about));
  add(askedDate(plan, network, null));
  for (const { kind, id, title, node, target } of listDatedNodes(plan, network)) add({ kind, id, title, node, target });
  add(dateOfFigure(plan, network, figure));
  return dates;
}

/** What a figure about a date or a promise is asked about; null for other figures and for all promises together. */
export function dateOfFigure(plan: Plan, network: Network, { name, argument, asks }: Figure): PlanDate | null {
  if (!ABOUT_DATES.includes(name)) return null;
  if (argument === null) return askedDate(plan, network, null);
  if (!isWord(argument, asks)) return askedDate(plan, network, argument.id);
  return asks === 'node' ? askedDate(plan, network, null) : null;
}

/** Figures that are made of one date a future. */
const ABOUT_DATES: readonly string[] = ['P<n>', 'mean', 'chance', 'contingency', 'gap'];

/** Minutes from the first day of the base to that of another plan. */
export function shiftOf(base: Plan, other: Plan): number {
  return minuteOfInstant(base.start, `${other.start}T00:00`);
}
