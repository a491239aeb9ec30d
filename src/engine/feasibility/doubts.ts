// W308, W317, W318, W321, W323: what the document itself says that cannot be left like that.

import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { likelyValue } from '../../plan/likely.ts';
import type { Issue } from '../../plan/plan.ts';
import { finding } from './finding.ts';
import { pathOfIssue } from './places.ts';
import { isOpen, isSettled, type Situation } from './situation.ts';
import { hourWords, instantWords, nameOf } from './words.ts';

/** W308: dates that have passed by the data date without a recorded end. */
export function overdue(s: Situation): Diagnostic[] {
  if (s.plan.statusDate === null) return [];
  return s.dated.flatMap(({ ref, due, path, event }) => {
    if (due >= s.dataMinute || isSettled(s, ref)) return [];
    // Issues and gates are recorded; phases and milestones follow from what is.
    const reached = ref.kind === 'phase' || ref.kind === 'milestone' ? s.likely.eventMinute[event] : -1;
    if (reached >= 0 && reached <= due) return [];
    const message = `${nameOf(ref)} was due ${instantWords(s.plan, due)} and is not recorded as done`;
    return [finding('W308', path, message)];
  });
}

/** W317: both of a pair of possible duplicates count. */
export function duplicates(s: Situation): Diagnostic[] {
  return s.plan.issues.flatMap((issue) => {
    if (issue.duplicateOf === null || !isOpen(s, issue)) return [];
    const hours = hourWords(Math.floor(likelyValue(issue.estimate) + 0.5));
    const message = `${issue.id} may be the same work as ${issue.duplicateOf}: ${hours} count twice`;
    return [finding('W317', pathOfIssue(issue, 'duplicateOf'), message)];
  });
}

/** W318: only without inheritance; with it a predecessor is as urgent as what follows it. */
export function inversions(s: Situation): Diagnostic[] {
  const { plan } = s;
  if (plan.inheritClasses || plan.classOrder !== 'class-first') return [];
  const classOf = (issue: Issue): number => issue.priority ?? plan.classes.length;
  return plan.issues.flatMap((issue) =>
    issue.after.flatMap(({ on, softFactor, path }) => {
      const i = on.kind === 'issue' ? s.issueIndex.get(on.id) : undefined;
      if (i === undefined || softFactor !== null || !isOpen(s, issue) || !isOpen(s, plan.issues[i])) return [];
      const before = plan.issues[i];
      if (before.implied !== null || classOf(issue) >= classOf(before)) return [];
      const message = `${issue.id} (${className(s, issue)}) waits for ${before.id} (${className(s, before)}), which is put off for other work`;
      return [finding('W318', path, message)];
    }),
  );
}

function className({ plan }: Situation, { priority }: Issue): string {
  return priority === null ? 'no class' : plan.classes[priority];
}

/** W321: told when the date has passed, and when no data date can tell. */
export function openDecisions(s: Situation): Diagnostic[] {
  return s.plan.decisions.flatMap(({ id, taken, stated, due }) => {
    if (stated) return [];
    const minute = due === null ? null : minuteOfInstant(s.plan.start, due);
    if (minute !== null && minute > s.dataMinute && s.plan.statusDate !== null) return [];
    const when = minute === null ? '' : `, due ${instantWords(s.plan, minute)},`;
    return [
      finding('W321', ['decisions', id], `decision ${id}${when} is not taken: the plan goes on with ${taken}`, {
        atKey: true,
      }),
    ];
  });
}

/** W323: one finding for each link into nothing. */
export function droppedNeeds(s: Situation): Diagnostic[] {
  return s.plan.issues.flatMap((issue) =>
    issue.after.flatMap(({ on, path }) => {
      if (on.kind !== 'issue' || !s.dropped.has(on.id) || !isOpen(s, issue)) return [];
      return [finding('W323', path, `${issue.id} follows ${on.id}, which is out of the scope`)];
    }),
  );
}
