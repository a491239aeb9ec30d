// A stretch of the plan: from the first start to the last finish of a phase's issues, of one issue, or of everything.
import type { Figure } from '../../plan/condition.ts';
import { selectIssues } from '../../plan/select-issues.ts';
import type { Trace } from '../kernel/trace.ts';
import type { Sources } from './collector.ts';

export interface Stretch {
  /** Planned issues in it. */
  issues: readonly number[];
  /** Everything: reviews and reworks as well. */
  isPlan: boolean;
  /** Civil minutes in one future; Infinity = it does not begin, or does not end. The plan begins at its opening. */
  measure(trace: Trace): { begin: number; end: number };
}

/** The stretch a figure is asked about. */
export function stretchOf({ argument }: Figure, { plan, network, dropped }: Sources): Stretch {
  const isPlan = argument === null || (argument.id === 'finish' && !argument.quoted);
  const issues = isPlan ? selectIssues(plan, 'all') : selectIssues(plan, phaseFirst(argument.id, plan));
  const { doneEventOfIssue } = network;
  return {
    issues: issues ?? [],
    isPlan,
    measure({ eventMinute, finishMinute }) {
      if (isPlan) return { begin: 0, end: finishMinute < 0 ? Infinity : finishMinute };
      let begin = Infinity;
      let end = 0;
      for (const i of issues ?? []) {
        if (dropped[i] === 1) continue;
        const start = eventMinute[2 * i];
        const finish = eventMinute[doneEventOfIssue[i]];
        if (start >= 0 && start < begin) begin = start;
        if (finish < 0) end = Infinity;
        else if (finish > end) end = finish;
      }
      return { begin, end };
    },
  };
}

/** Names of phases win here: the figure is mostly asked about them. */
function phaseFirst(id: string, { phases }: Sources['plan']): string {
  return phases.some((phase) => phase.id === id) ? `phase ${id}` : `issue ${id}`;
}
