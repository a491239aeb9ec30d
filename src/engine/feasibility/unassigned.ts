// W315: work on the likely critical chain that nobody is named for. It never waits for a person, so the finish is too good.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { finding } from './finding.ts';
import { likelyCauses, likelyChain } from './likely-chain.ts';
import { pathOfIssue } from './places.ts';
import type { Situation } from './situation.ts';
import { hourWords } from './words.ts';

export function unassigned(s: Situation): Diagnostic[] {
  const { eventMinute, finishMinute } = s.likely;
  const last = eventMinute.findIndex((minute, event) => (event & 1) === 1 && minute === finishMinute && minute >= 0);
  if (last < 0) return [];
  const chain = new Set(likelyChain(s, likelyCauses(s), last).nodes);
  return s.plan.issues.flatMap((issue, i) => {
    const minutes = s.likely.workMinutes[i];
    const needsSomebody = issue.who.kind === 'nobody' && issue.work !== 'elapsed' && issue.implied === null;
    if (!needsSomebody || !chain.has(i) || minutes === 0) return [];
    const message = `${issue.id} (${hourWords(minutes)}) decides the likely finish, and nobody is named to do it`;
    return [finding('W315', pathOfIssue(issue), message, { atKey: true })];
  });
}
