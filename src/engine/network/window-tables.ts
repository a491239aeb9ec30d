// Windows as tables: when each opens and closes, and whom it closes.
import type { Plan } from '../../plan/plan.ts';
import { windowSpans } from '../calendar/window-spans.ts';
import { rowsOf } from './csr.ts';

export function compileWindows(plan: Plan, days: number) {
  const issueIndex = new Map(plan.issues.map(({ id }, i) => [id, i]));
  const indices = (ids: readonly string[]): number[] => ids.map((id) => issueIndex.get(id)!);
  const spans = rowsOf(plan.windows.map((window) => Array.from(windowSpans(plan, window, days))));
  const closes = rowsOf(plan.windows.map((window) => indices(window.closes)));
  const only = rowsOf(plan.windows.map((window) => indices(window.only)));
  return {
    windowIds: plan.windows.map(({ id }) => id),
    windowOffset: spans.offset,
    windowMinute: spans.list,
    closesOffset: closes.offset,
    closesIssue: closes.list,
    onlyOffset: only.offset,
    onlyIssue: only.list,
  };
}
