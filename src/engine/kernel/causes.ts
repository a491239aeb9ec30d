// Why something happened at its minute and not before. Written beside the fact, always: criticality, ledgers and stories only read rows.
// An earlier minute still drives a start when its performer had no worked minute in between (Friday 17:00 drives Monday 09:00).
import { WORK_ELAPSED } from '../network/network.ts';
import { renewalFor } from './quotas.ts';
import { hadEnough } from './resources.ts';
import type { Run } from './run.ts';
import { ROW } from './trace.ts';
import { TRAIT_LIMIT, TRAIT_MOVABLE, TRAIT_QUOTA, TRAIT_USES, TRAIT_WINDOW } from './traits.ts';

/** Links of an event met in this very minute; the opening of the plan when it needs none. */
export function explainLinks(run: Run, event: number, now: number): void {
  const { inOffset, inEdge, outFrom } = run.network;
  const node = event >> 1;
  if (run.metThen[event] === 1 && run.lastMet[event] === now) {
    run.record(now, ROW.causeLink, node, outFrom[run.lastEdge[event]]);
    return;
  }
  if (inOffset[event] === inOffset[event + 1]) run.record(now, ROW.causeOpening, node, -1);
  for (let k = inOffset[event]; k < inOffset[event + 1]; k++) {
    if (run.edgeMet[inEdge[k]] === now) run.record(now, ROW.causeLink, node, outFrom[inEdge[k]]);
  }
}

/** Causes of the start of issue i by person p (-1 = nobody) now. */
export function explainStart(run: Run, i: number, p: number, now: number): void {
  const { network } = run;
  const before = run.rowCount;
  const reach = reachesBack(run, i, p, now);
  const event = 2 * i;
  if (!reach && run.lastMet[event] === now && run.metThen[event] === 1 && run.lastEdge[event] >= 0) {
    run.record(now, ROW.causeLink, i, network.outFrom[run.lastEdge[event]]);
  } else if (reach || run.readyMinute[i] === now) explainNeeds(run, i, p, now, reach);
  if (p >= 0 && run.freedBy[p] >= 0 && isTight(run, p, run.freedMinute[p], now, reach))
    run.record(now, ROW.causePerson, i, run.freedBy[p]);
  const traits = run.traits[i];
  if ((traits & EXTRA) !== 0) explainExtra(run, i, p, now, reach, traits);
  if (run.rowCount > before) return;
  const ahead = run.byList ? letGoBy(run, i, p, now, reach) : -1;
  if (ahead >= 0) run.record(now, ROW.causeList, i, ahead);
  else explainByCalendar(run, i, p, now);
}

/** The issue earlier in the list whose start, with somebody else, was the last to let person p go (of several the last in the list); -1 = none whose minute is tight. */
function letGoBy(run: Run, i: number, p: number, now: number, reach: boolean): number {
  const { plannedIssueCount, issueAtRank, issueCount, rankOfIssue, queueOfIssue, memberOffset, members } = run.network;
  let latest = -1;
  for (let place = issueAtRank.length - issueCount; place < rankOfIssue[i]; place++) {
    const j = issueAtRank[place];
    const minute = run.eventMinute[2 * j];
    if (j >= plannedIssueCount || minute < run.readyMinute[i] || run.performer[j] < 0 || run.performer[j] === p)
      continue;
    if (latest >= 0 && minute < run.eventMinute[2 * latest]) continue;
    const q = queueOfIssue[j];
    if (members.subarray(memberOffset[q], memberOffset[q + 1]).includes(p)) latest = j;
  }
  return latest >= 0 && isTight(run, p, run.eventMinute[2 * latest], now, reach) ? latest : -1;
}

function explainExtra(run: Run, i: number, p: number, now: number, reach: boolean, traits: number): void {
  if ((traits & TRAIT_USES) !== 0) explainResources(run, i, p, now, reach);
  if ((traits & FURTHER) !== 0) explainFurther(run, i, p, now, reach);
}

// Functions of their own: a closure inside the two callers would cost every start a context.
function explainFurther(run: Run, i: number, p: number, now: number, reach: boolean): void {
  forFurtherNeeds(run, i, p, (minute, kind, object) => {
    if (isTight(run, p, minute, now, reach)) run.record(now, kind, i, object);
  });
}

/** The latest of the further needs; null = there is none. */
function latestFurther(run: Run, i: number, p: number): { minute: number; kind: number; object: number } | null {
  let latest: { minute: number; kind: number; object: number } | null = null;
  forFurtherNeeds(run, i, p, (minute, kind, object) => {
    if (latest === null || minute >= latest.minute) latest = { minute, kind, object };
  });
  return latest;
}

const EXTRA = TRAIT_USES | TRAIT_LIMIT | TRAIT_WINDOW | TRAIT_QUOTA | TRAIT_MOVABLE;
const FURTHER = TRAIT_LIMIT | TRAIT_WINDOW | TRAIT_QUOTA | TRAIT_MOVABLE;

/** What few issues have to wait for: room under a limit, a window, a quota, a policy. Each with its minute and the row that tells it. */
function forFurtherNeeds(
  run: Run,
  i: number,
  p: number,
  tell: (minute: number, kind: number, object: number) => void,
): void {
  const { limitOfPerson, consumeOffset, consumeQuota } = run.network;
  const traits = run.traits[i];
  if (p >= 0 && (traits & TRAIT_LIMIT) !== 0 && limitOfPerson[p] > 0 && run.limits.roomAt[p] >= 0) {
    if (run.limits.begunBefore[p] >= limitOfPerson[p]) tell(run.limits.roomAt[p], ROW.causeLimit, run.limits.roomBy[p]);
  }
  if ((traits & TRAIT_WINDOW) !== 0 && run.windows.openedAt[i] >= 0)
    tell(run.windows.openedAt[i], ROW.causeWindow, run.windows.openedBy[i]);
  if ((traits & TRAIT_QUOTA) !== 0)
    for (let c = consumeOffset[i]; c < consumeOffset[i + 1]; c++) {
      const renewed = renewalFor(run, c);
      if (renewed >= 0) tell(renewed, ROW.causeQuota, consumeQuota[c]);
    }
  if ((traits & TRAIT_MOVABLE) !== 0 && run.policies.movedTo[i] >= 0)
    tell(run.policies.movedAt[i], ROW.causePolicy, run.policies.movedBy[i]);
}

/** Causes of the taking-up of issue i by person p now: the end of its last reason, and what occupied the person. */
export function explainTakingUp(run: Run, i: number, p: number, now: number): void {
  const { freeAt, freeKind, freeBy } = run.aside;
  const before = run.rowCount;
  const reach = reachesBack(run, i, p, now);
  const freed = p >= 0 && run.freedBy[p] >= 0 && run.freedBy[p] !== i ? run.freedMinute[p] : -1;
  if (isTight(run, p, freeAt[i], now, reach)) run.record(now, freeKind[i], i, freeBy[i]);
  if (freed >= 0 && isTight(run, p, freed, now, reach)) run.record(now, ROW.causePerson, i, run.freedBy[p]);
  if (run.rowCount > before) return;
  run.record(now, ROW.causeCalendar, i, p);
  if (freed > freeAt[i]) run.record(now, ROW.causePerson, i, run.freedBy[p]);
  else run.record(now, freeKind[i], i, freeBy[i]);
}

function explainResources(run: Run, i: number, p: number, now: number, reach: boolean): void {
  const { network } = run;
  for (let u = network.useOffset[i]; u < network.useOffset[i + 1]; u++) {
    const r = network.useResource[u];
    if (run.releasedAt[r] < 0 || hadEnough(run, u, now) || !isTight(run, p, run.releasedAt[r], now, reach)) continue;
    for (let x = run.releaseHead[r]; x >= 0; x = run.releaseNext[x])
      run.record(now, ROW.causeResource, i, useOwner(run, x));
  }
}

/** Could a minute before now be tight, because the performer did not work in the minute before now? */
function reachesBack(run: Run, i: number, p: number, now: number): boolean {
  if (run.network.workKind[i] === WORK_ELAPSED) return false;
  if (p >= 0) return run.workedFrom[p] >= now;
  return run.network.planProfile.constantRate === 0 || now === 0;
}

function isTight(run: Run, p: number, minute: number, now: number, reach: boolean): boolean {
  if (minute === now) return true;
  if (!reach) return false;
  const profile = p >= 0 ? run.profileOf[p] : run.network.planProfile;
  return profile.minutesAt(minute) === profile.minutesAt(now);
}

function explainNeeds(run: Run, i: number, p: number, now: number, reach: boolean): void {
  const { network } = run;
  const gate = network.gateOfIssue[i];
  if (gate >= 0) {
    // A rework or queued review is made ready by its gate.
    if (isTight(run, p, run.readyMinute[i], now, reach))
      run.record(now, ROW.causeLink, i, 2 * (network.issueCount + gate));
    return;
  }
  const { inOffset, inEdge, outFrom } = network;
  const event = 2 * i;
  for (let k = inOffset[event]; k < inOffset[event + 1]; k++) {
    if (isTight(run, p, run.edgeMet[inEdge[k]], now, reach)) run.record(now, ROW.causeLink, i, outFrom[inEdge[k]]);
  }
  const dated = network.notBeforeLeaf[i] >= 0;
  if (dated && isTight(run, p, network.notBefore[i], now, reach)) run.record(now, ROW.causeDate, i, -1);
  if (!dated && inOffset[event] === inOffset[event + 1] && isTight(run, p, 0, now, reach))
    run.record(now, ROW.causeOpening, i, -1);
}

/** Everything needed was there earlier, in working time: the performer was away. The latest need stands beside it. */
function explainByCalendar(run: Run, i: number, p: number, now: number): void {
  const { network } = run;
  run.record(now, ROW.causeCalendar, i, p);
  const ready = run.readyMinute[i];
  const freed = p >= 0 && run.freedBy[p] >= 0 ? run.freedMinute[p] : -1;
  const further = (run.traits[i] & FURTHER) !== 0 ? latestFurther(run, i, p) : null;
  const use = latestRelease(run, i, now);
  const released = use >= 0 ? run.releasedAt[network.useResource[use]] : -1;
  if (further !== null && further.minute > Math.max(ready, freed) && further.minute >= released) {
    run.record(now, further.kind, i, further.object);
    return;
  }
  if (released > Math.max(ready, freed)) {
    for (let x = run.releaseHead[network.useResource[use]]; x >= 0; x = run.releaseNext[x])
      run.record(now, ROW.causeResource, i, useOwner(run, x));
    return;
  }
  if (freed > ready) {
    run.record(now, ROW.causePerson, i, run.freedBy[p]);
    return;
  }
  const gate = network.gateOfIssue[i];
  const edge = run.lastEdge[2 * i];
  if (gate >= 0) run.record(now, ROW.causeLink, i, 2 * (network.issueCount + gate));
  else if (run.metThen[2 * i] === 0) run.record(now, ROW.causeOpening, i, -1);
  else if (edge < 0) run.record(now, ROW.causeDate, i, -1);
  else run.record(now, ROW.causeLink, i, network.outFrom[edge]);
}

/** Resource entry of issue i that was missing longest; -1 = none was. */
function latestRelease(run: Run, i: number, now: number): number {
  const { useOffset, useResource } = run.network;
  let latest = -1;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) {
    const r = useResource[u];
    if (run.releasedAt[r] < 0 || hadEnough(run, u, now)) continue;
    if (latest < 0 || run.releasedAt[r] > run.releasedAt[useResource[latest]]) latest = u;
  }
  return latest;
}

/** Issue that owns entry x of the resource lists. */
function useOwner(run: Run, x: number): number {
  const { useOffset } = run.network;
  let low = 0;
  let high = run.network.issueCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (useOffset[middle] <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}
