// W322: dates that could be met if no window closed the work on the way.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { windowsOn } from './closed-spans.ts';
import { finding } from './finding.ts';
import { forwardPass } from './forward-pass.ts';
import { chainTo } from './pass-chain.ts';
import { isSettled, type Situation } from './situation.ts';
import { hourWords, instantWords, listWords, nameOf } from './words.ts';
import { likelyLengths } from './work-left.ts';

export function closedWindows(s: Situation): Diagnostic[] {
  if (s.plan.windows.length === 0) return [];
  const lengths = likelyLengths(s);
  const closed = forwardPass(s, { lengths });
  const open = forwardPass(s, { lengths, windows: false });
  const { planProfile } = s.network;
  return s.dated.flatMap(({ ref, event, due, path }) => {
    const [late, early] = [closed.minute[event], open.minute[event]];
    if (isSettled(s, ref) || late <= due || early > due) return [];
    const windows = chainTo(s, closed, event).steps.flatMap(({ node }) =>
      node < s.plan.issues.length ? windowsOn(s.plan, s.plan.issues[node].id) : [],
    );
    const slack = planProfile.minutesAt(due) - planProfile.minutesAt(early);
    const names = listWords([...new Set(windows)]);
    const message = `${nameOf(ref)} has ${hourWords(slack)} to spare until ${instantWords(s.plan, due)}, and ${names} closes its work for longer`;
    return [finding('W322', path, message)];
  });
}
