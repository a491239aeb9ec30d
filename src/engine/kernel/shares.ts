// The one operation that changes a rate in the middle of work: settle what has been delivered, change the share, re-key the end.
// Reviews, drawn absences, support and losses of capacity all go through here.
import { UNITS_PER_MINUTE, WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { isEager, keyHands, nextInHand, splitRate } from './hands.ts';
import { FULL_RATE, type Run } from './run.ts';
import { ROW } from './trace.ts';
import { TRAIT_BLOCK, TRAIT_HANDS, TRAIT_SKILL, TRAIT_SUPPORT } from './traits.ts';

/** Is the person's own work (not elapsed work) standing still? */
export function isStopped(run: Run, p: number): boolean {
  return run.stops[p] > 0;
}

/** Rate of the share granted by support entry k; 0 while the supporter reviews or is absent. */
function supportRate(run: Run, k: number): number {
  const p = run.network.supportPerson[k];
  if (isStopped(run, p)) return 0;
  return Math.floor((run.granted[k] * (100 - run.loss[p])) / 100) * run.network.efficiencyOfPerson[p];
}

/** Rate at which person p works on issue i, which is in their hands or might be. */
export function ownRate(run: Run, i: number, p: number): number {
  return atSkill(run, i, p, run.rate[p]);
}

/** A rate of person p at the skill they have for issue i. */
export function atSkill(run: Run, i: number, p: number, rate: number): number {
  if ((run.traits[i] & TRAIT_SKILL) === 0) return rate;
  const { skillOffset, skillPerson, skillPercent } = run.network;
  for (let k = skillOffset[i]; k < skillOffset[i + 1]; k++)
    if (skillPerson[k] === p) return Math.floor((rate * skillPercent[k]) / 100);
  return rate;
}

/** Takes what was delivered since the last settlement off the remaining work. Callers settle before they change any rate. */
export function settle(run: Run, i: number, now: number): void {
  const { network } = run;
  const kind = network.workKind[i];
  if (run.settledAt[i] < 0) beginSettling(run, i, run.eventMinute[2 * i]);
  const since = run.settledAt[i];
  run.settledAt[i] = now;
  if (since >= now) return;
  const p = run.performer[i];
  if (kind === WORK_ELAPSED) {
    run.remaining[i] -= now - since;
    return;
  }
  if (p >= 0 && isStopped(run, p)) return;
  const profile = p >= 0 ? run.profileOf[p] : network.planProfile;
  if (kind !== WORK_EFFORT) {
    run.remaining[i] -= profile.minutesAt(now) - profile.minutesAt(since);
    return;
  }
  let delivered = (profile.unitsAt(now) - profile.unitsAt(since)) * ownRate(run, i, p);
  for (let k = network.supportOffset[i]; k < network.supportOffset[i + 1]; k++) {
    if (network.supportAdds[k] === 0 || run.granted[k] === 0) continue;
    const helper = run.profileOf[network.supportPerson[k]];
    delivered += (helper.unitsAt(now) - helper.unitsAt(since)) * supportRate(run, k);
  }
  run.remaining[i] -= delivered;
}

/** Nothing has been settled since the issue started at that minute: all its work remains. */
export function beginSettling(run: Run, i: number, start: number): void {
  const behindBlock = (run.traits[i] & TRAIT_BLOCK) === 0 ? 0 : run.aside.rest[i];
  run.settledAt[i] = start;
  run.remaining[i] = unitsOfWork(run.network.workKind[i], run.workMinutes[i]) - behindBlock;
}

/** Puts the end of a settled issue on the agenda. */
export function schedule(run: Run, i: number, now: number): void {
  const { network } = run;
  const p = run.performer[i];
  const leaf = p >= 0 ? p : network.leafOfIssue[i];
  const end = endOfAmount(run, i, p, now, run.remaining[i]);
  run.rekeyed = true;
  if (p < 0 || !isEager(run, p)) run.agenda.set(leaf, end < 0 ? NEVER : end);
  else {
    run.hands.endAt[i] = end < 0 ? NEVER : end;
    keyHands(run, p);
  }
}

/** Puts the end of work that starts now on the agenda. */
export function scheduleStart(run: Run, i: number, p: number, now: number): void {
  const { network } = run;
  const plain =
    p >= 0 &&
    network.workKind[i] === WORK_EFFORT &&
    run.rate[p] === FULL_RATE &&
    (run.traits[i] & (TRAIT_SUPPORT | TRAIT_SKILL | TRAIT_BLOCK | TRAIT_HANDS)) === 0;
  if (!plain) {
    beginSettling(run, i, now);
    schedule(run, i, now);
    return;
  }
  // The common case in whole numbers: nobody helps, nothing is shared. A rework starts again, so its last settlement is void.
  run.settledAt[i] = -1;
  const end = run.profileOf[p].finishUnits(now, run.workMinutes[i] * 100);
  run.agenda.set(p, end < 0 ? NEVER : end);
  run.rekeyed = true;
}

/** Minute by which `remaining` (units or minutes) more of issue i is delivered if nothing changes; -1 = never. */
export function endOfAmount(run: Run, i: number, p: number, now: number, remaining: number): number {
  const { network } = run;
  const kind = network.workKind[i];
  if (kind === WORK_ELAPSED) return now + remaining;
  // Work that owes nothing any more is over, even when a review or absence begins in the same minute.
  if (remaining <= 0) return now;
  if (p >= 0 && isStopped(run, p)) return -1;
  const profile = p >= 0 ? run.profileOf[p] : network.planProfile;
  if (kind !== WORK_EFFORT) return profile.finishMinutes(now, remaining);
  if ((run.traits[i] & TRAIT_SUPPORT) !== 0 && hasHelp(run, i)) return endWithHelp(run, i, p, now, remaining);
  const rate = ownRate(run, i, p);
  return rate === 0 ? -1 : profile.finishUnits(now, Math.ceil(remaining / rate));
}

/** Does anybody speed issue i up now? */
function hasHelp(run: Run, i: number): boolean {
  const { supportOffset, supportAdds } = run.network;
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++)
    if (supportAdds[k] === 1 && run.granted[k] > 0) return true;
  return false;
}

/** Smallest minute by which owner and helpers together have delivered what remains: a search between now and the best single end. */
function endWithHelp(run: Run, i: number, p: number, now: number, remaining: number): number {
  const { network } = run;
  const own = ownRate(run, i, p);
  let high = own > 0 ? run.profileOf[p].finishUnits(now, Math.ceil(remaining / own)) : -1;
  for (let k = network.supportOffset[i]; k < network.supportOffset[i + 1]; k++) {
    if (network.supportAdds[k] === 0 || run.granted[k] === 0) continue;
    const rate = supportRate(run, k);
    if (rate === 0) continue;
    const alone = run.profileOf[network.supportPerson[k]].finishUnits(now, Math.ceil(remaining / rate));
    if (alone >= 0 && (high < 0 || alone < high)) high = alone;
  }
  if (high < 0) return -1;
  let low = now;
  while (low < high) {
    const middle = (low + high) >> 1;
    let delivered = (run.profileOf[p].unitsAt(middle) - run.profileOf[p].unitsAt(now)) * own;
    for (let k = network.supportOffset[i]; k < network.supportOffset[i + 1]; k++) {
      if (network.supportAdds[k] === 0 || run.granted[k] === 0) continue;
      const helper = run.profileOf[network.supportPerson[k]];
      delivered += (helper.unitsAt(middle) - helper.unitsAt(now)) * supportRate(run, k);
    }
    if (delivered >= remaining) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Settles all work that person p's rate bears on: own work, and issues p helps to speed up. */
export function settlePerson(run: Run, p: number, now: number): void {
  const own = run.running[p];
  if (own >= 0) settle(run, own, now);
  if (run.hasHands) for (let i = nextInHand(run, own); i >= 0; i = nextInHand(run, i)) settle(run, i, now);
  const { supportsOfPersonOffset, supportsOfPerson, supportIssue, supportAdds } = run.network;
  for (let s = supportsOfPersonOffset[p]; s < supportsOfPersonOffset[p + 1]; s++) {
    const k = supportsOfPerson[s];
    if (run.granted[k] > 0 && supportAdds[k] === 1) settle(run, supportIssue[k], now);
  }
}

/** Re-keys the same work after the change. */
export function reschedulePerson(run: Run, p: number, now: number): void {
  const own = run.running[p];
  if (own >= 0 && run.network.workKind[own] !== WORK_ELAPSED) schedule(run, own, now);
  if (run.hasHands)
    for (let i = nextInHand(run, own); i >= 0; i = nextInHand(run, i))
      if (run.network.workKind[i] !== WORK_ELAPSED) schedule(run, i, now);
  const { supportsOfPersonOffset, supportsOfPerson, supportIssue, supportAdds } = run.network;
  for (let s = supportsOfPersonOffset[p]; s < supportsOfPersonOffset[p + 1]; s++) {
    const k = supportsOfPerson[s];
    if (run.granted[k] > 0 && supportAdds[k] === 1) schedule(run, supportIssue[k], now);
  }
}

/** Call before a review or absence stops p: settles, and tells when this is what makes own work stand still. */
export function beforeStop(run: Run, p: number, now: number): void {
  settlePerson(run, p, now);
  if (!isStopped(run, p)) tellHands(run, p, ROW.issuePaused, now);
}

/** One row for every issue in the hands of p that has work left which stops with its person. */
function tellHands(run: Run, p: number, kind: number, now: number): void {
  for (let i = run.running[p]; i >= 0; i = nextInHand(run, i))
    if (run.network.workKind[i] !== WORK_ELAPSED && run.remaining[i] > 0) run.record(now, kind, i, p);
}

/** Call after a review or absence ended (the work was settled before it did): re-keys, and tells when own work goes on. */
export function afterStop(run: Run, p: number, now: number): void {
  if (!isStopped(run, p)) tellHands(run, p, ROW.issueResumed, now);
  reschedulePerson(run, p, now);
}

/** Recomputes the rate of p's own work after supports, losses or the number in hand changed; the work must have been settled. */
export function updateRate(run: Run, p: number, now: number): void {
  const whole = fullShareRate(run, p);
  const eager = isEager(run, p);
  const rate = eager ? splitRate(run, p, whole, run.hands.count[p]) : whole;
  const share = ownShare(run, p);
  const changed = eager ? share !== run.hands.share[p] : rate !== run.rate[p];
  run.rate[p] = rate;
  if (eager) run.hands.share[p] = share;
  if (changed) run.record(now, ROW.shareChanged, p, share);
}

/** Percent of their units that person p has for own work. */
function ownShare(run: Run, p: number): number {
  return Math.floor((run.shareLeft[p] * (100 - run.loss[p])) / 100);
}

/** Share percent x efficiency percent of one issue alone in the hands of p. */
export function fullShareRate(run: Run, p: number): number {
  return ownShare(run, p) * run.network.efficiencyOfPerson[p];
}

/** Work of `minutes` as what `remaining` counts for that kind. */
export function unitsOfWork(kind: number, minutes: number): number {
  return kind === WORK_EFFORT ? minutes * UNITS_PER_MINUTE : minutes;
}
