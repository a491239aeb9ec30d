// What policies are told without looking: alarms that came, risks that occurred. It waits until they look.
import { WHEN_IDLE, WHEN_RISK } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import type { Run } from './run.ts';

/** Person p has got or lost something in hand: their alarms begin anew, or stop. */
export function watchIdle(run: Run, p: number, now: number): void {
  if (!run.policies.watchesIdle) return;
  const { policyTrigger, policyOn, policyOver, watchOffset, watchLeaf, planProfile } = run.network;
  for (let k = 0; k < policyTrigger.length; k++) {
    if (policyTrigger[k] !== WHEN_IDLE || policyOn[k] !== p) continue;
    const due = run.running[p] >= 0 ? -1 : planProfile.finishMinutes(now, policyOver[k]);
    run.agenda.set(watchLeaf[watchOffset[k]], due < 0 ? NEVER : due);
  }
}

/** An alarm of a policy has come. */
export function watchDue(run: Run, w: number): void {
  const { watchPolicy, watchIssue, policyOn } = run.network;
  const k = watchPolicy[w];
  run.agenda.set(run.network.watchLeaf[w], NEVER);
  suspend(run, k, watchIssue[w] >= 0 ? watchIssue[w] : policyOn[k]);
}

/** Risk r has occurred for the first time. */
export function noticeRisk(run: Run, r: number): void {
  if (!run.policies.watchesRisks) return;
  const { policyTrigger, policyOn } = run.network;
  for (let k = 0; k < run.policies.count; k++)
    if (policyTrigger[k] === WHEN_RISK && policyOn[k] === r) suspend(run, k, r);
}

function suspend(run: Run, k: number, subject: number): void {
  const at = 2 * run.pendingPolicies++;
  run.policies.pending[at] = k;
  run.policies.pending[at + 1] = subject;
}
