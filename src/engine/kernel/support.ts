// Support: part of somebody's rate, reserved while an issue is in hand.
import type { Run } from './run.ts';
import { reschedulePerson, settlePerson, updateRate } from './shares.ts';

/** Issue i comes into hand: everybody who supports it reserves what they can. */
export function grantSupport(run: Run, i: number, now: number): void {
  const { supportOffset } = run.network;
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) grantEntry(run, i, k, now);
}

/** Entry k of the support of issue i, unless its policy has not brought it into being yet. Whoever does the issue gives it all they have anyway. */
export function grantEntry(run: Run, i: number, k: number, now: number): void {
  const { supportPerson, supportShare, supportPolicy } = run.network;
  if (supportPolicy[k] >= 0 && run.policies.active[supportPolicy[k]] === 0) return;
  const p = supportPerson[k];
  if (run.performer[i] === p) return;
  const granted = Math.min(supportShare[k], run.shareLeft[p]);
  if (granted === 0) return;
  settlePerson(run, p, now);
  run.granted[k] = granted;
  run.shareLeft[p] -= granted;
  updateRate(run, p, now);
  reschedulePerson(run, p, now);
}

/** Issue i leaves the hands it was in: its supporters have their share back. */
export function returnSupport(run: Run, i: number, now: number): void {
  const { supportOffset, supportPerson } = run.network;
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
    if (run.granted[k] === 0) continue;
    const p = supportPerson[k];
    settlePerson(run, p, now);
    run.shareLeft[p] += run.granted[k];
    run.granted[k] = 0;
    updateRate(run, p, now);
    reschedulePerson(run, p, now);
  }
}
