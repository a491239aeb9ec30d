// Figures that count what happens: blocks of work, and policies that act.
import type { Figure } from '../../plan/condition.ts';
import { selectIssues } from '../../plan/select-issues.ts';
import { ROW } from '../kernel/trace.ts';
import type { Collector, Sources } from './collector.ts';

/** Null for a figure of another kind. */
export function collectEvents(figure: Figure, sources: Sources): Collector | null {
  if (figure.name === 'blocked') return blocked(figure, sources);
  return figure.name === 'policy' ? firings(figure, sources) : null;
}

/** Working minutes of the plan calendar from each block's beginning to its end. */
function blocked({ argument }: Figure, { plan, network }: Sources): Collector {
  const { planProfile } = network;
  const meant = new Uint8Array(network.issueCount);
  for (const i of selectIssues(plan, argument?.id ?? 'all') ?? []) meant[i] = 1;
  const since = new Int32Array(network.issueCount);
  let total = 0;
  return {
    statistic: { kind: 'mean' },
    begin() {
      since.fill(-1);
      total = 0;
    },
    read(kind, minute, _risk, issue) {
      if (kind !== ROW.issueBlocked && kind !== ROW.issueUnblocked) return;
      if (meant[issue] === 0) return;
      if (since[issue] >= 0) total += planProfile.minutesAt(minute) - planProfile.minutesAt(since[issue]);
      since[issue] = kind === ROW.issueBlocked ? minute : -1;
    },
    end: () => total,
  };
}

function firings({ argument }: Figure, { plan }: Sources): Collector {
  const policy = plan.policies.findIndex(({ id }) => id === argument?.id);
  let count = 0;
  return {
    statistic: { kind: 'mean' },
    begin() {
      count = 0;
    },
    read(kind, _minute, subject) {
      if (kind === ROW.policyTriggered && subject === policy) count++;
    },
    end: () => count,
  };
}

/** Notes which issues are out of the scope in the future in hand. */
export function dropReader({ dropped }: Sources): Pick<Collector, 'begin' | 'read'> {
  return {
    begin() {
      dropped.fill(0);
    },
    read(kind, _minute, subject) {
      if (kind === ROW.issueDropped) dropped[subject] = 1;
    },
  };
}
