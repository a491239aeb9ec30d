// Links that are met while their predecessor is being worked on: leads fire so long before its end as foreseeable, partial links when
// so much of the work is delivered. Both are keyed anew whenever an end of work was set or moved.
import { LAG_LEAD, RECORDED_BEGUN } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { isAside } from './aside.ts';
import { isEager } from './hands.ts';
import type { Run } from './run.ts';
import { endOfAmount, settle, unitsOfWork } from './shares.ts';
import { TRAIT_BLOCK } from './traits.ts';

/** Keys the leads and partial links of running issues. */
export function refreshLeads(run: Run, now: number): void {
  const { outLagKind, outFrom, liveEdges } = run.network;
  for (let k = 0; k < liveEdges.length; k++) {
    const e = liveEdges[k];
    if (run.edgeMet[e] >= 0) continue;
    const i = outFrom[e] >> 1;
    if (run.eventMinute[2 * i] < 0 || run.workEnd[i] >= 0) continue;
    run.agenda.set(
      run.network.outLeaf[e],
      outLagKind[e] === LAG_LEAD ? leadDue(run, i, e, now) : partDue(run, i, e, now),
    );
  }
}

function leadDue(run: Run, i: number, e: number, now: number): number {
  const { outLagMinutes, outLagClock } = run.network;
  const end = foreseenEnd(run, i, now);
  if (end === NEVER) return NEVER;
  return Math.max(now, leadMinute(run, run.performer[i], end, outLagMinutes[e], outLagClock[e] === 1));
}

/** End of the work of issue i as foreseeable: nobody foresees a block. */
function foreseenEnd(run: Run, i: number, now: number): number {
  if (isAside(run, i)) return NEVER;
  const p = run.performer[i];
  if ((run.traits[i] & TRAIT_BLOCK) !== 0 && run.aside.rest[i] > 0) {
    settle(run, i, now);
    const end = endOfAmount(run, i, p, now, run.remaining[i] + run.aside.rest[i]);
    return end < 0 ? NEVER : end;
  }
  if (p >= 0 && isEager(run, p)) return run.hands.endAt[i];
  return run.agenda.at(p >= 0 ? p : run.network.leafOfIssue[i]);
}

/** `lead` minutes before `end`, on the clock or in the performer's worked minutes. */
function leadMinute(run: Run, p: number, end: number, lead: number, clock: boolean): number {
  if (clock) return end - lead;
  const profile = p >= 0 ? run.profileOf[p] : run.network.planProfile;
  const target = profile.minutesAt(end) - lead;
  return target <= 0 ? 0 : profile.finishMinutes(0, target);
}

/** Minute at which no more than the rest beyond the link's percent is owed; NEVER while it cannot be foreseen. */
function partDue(run: Run, i: number, e: number, now: number): number {
  const { outLagMinutes } = run.network;
  const aside = isAside(run, i);
  if (aside && !run.dataDateCame) return NEVER;
  if (!aside) settle(run, i, now);
  const left = leftOf(run, i);
  const need = left - Math.floor((wholeWork(run, i) * (100 - outLagMinutes[e])) / 100);
  if (need <= 0) return now;
  // What lies behind a block is not foreseeable, nor anything while nobody works.
  if (aside || need > run.remaining[i]) return NEVER;
  const minute = endOfAmount(run, i, run.performer[i], now, need);
  return minute < 0 ? NEVER : minute;
}

/** Work in progress at the data date that nobody has taken up yet: its draw says what is left. */
function isUntouched(run: Run, i: number): boolean {
  return run.network.recorded[i] === RECORDED_BEGUN && run.settledAt[i] < 0;
}

function leftOf(run: Run, i: number): number {
  const { workKind, workSlot } = run.network;
  if (isUntouched(run, i)) return unitsOfWork(workKind[i], run.tape[workSlot[i]]);
  return run.remaining[i] + ((run.traits[i] & TRAIT_BLOCK) !== 0 ? run.aside.rest[i] : 0);
}

/** All work of issue i, with what was delivered before the data date: as counted, or as the reported percent of it says. */
function wholeWork(run: Run, i: number): number {
  const { workKind, workSlot, deliveredBefore, recordedPercent } = run.network;
  const drawn = run.tape[workSlot[i]];
  const percent = recordedPercent[i];
  const before = percent > 0 ? Math.floor((drawn * percent) / (100 - percent)) : deliveredBefore[i];
  return unitsOfWork(workKind[i], (isUntouched(run, i) ? drawn : run.workMinutes[i]) + before);
}
