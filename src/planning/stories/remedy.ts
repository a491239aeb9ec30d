// The remedy of a priority inversion: a link that only orders work and lets the better issue go first, though it idles on purpose.
import { PLAIN_LINK } from '../../plan/plain.ts';
import type { Plan } from '../../plan/plan.ts';
import { findCycles } from '../../plan/precedence.ts';

/** What has to be added to `after` of the issue that goes ahead, in the language of plans. */
export function remedyLink(waitsFor: string): string {
  return `{ sequence: ${JSON.stringify(waitsFor)} }`;
}

/** The plan in which issue `issue` lets `waitsFor` go first. */
export function withRemedy(plan: Plan, issue: string, waitsFor: string): Plan {
  const issues = plan.issues.map((each) => {
    if (each.id !== issue) return each;
    const link = {
      ...PLAIN_LINK,
      on: { kind: 'issue' as const, id: waitsFor },
      sequence: true,
      path: ['issues', issue, 'after', each.after.length],
    };
    return { ...each, after: [...each.after, link] };
  });
  return { ...plan, issues };
}

/** Can the link be added without anything waiting for itself, and does it say something new? */
export function isPossible(plan: Plan, issue: string, waitsFor: string): boolean {
  const [ahead, kept] = [issue, waitsFor].map((id) => plan.issues.find((each) => each.id === id));
  if (ahead === undefined || kept === undefined || ahead.implied !== null || kept.implied !== null) return false;
  if (ahead.after.some(({ on }) => on.kind === 'issue' && on.id === waitsFor)) return false;
  return findCycles(withRemedy(plan, issue, waitsFor)).length === 0;
}
