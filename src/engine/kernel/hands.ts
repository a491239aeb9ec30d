// What people have in hand. Nearly everybody has one issue or none; an eager person holds several, each at a share of their rate.
// The agenda has one leaf a person: for eager people it shows the earliest end of all they hold, or their next chance to take more.
import { NEVER } from './agenda.ts';
import type { Run } from './run.ts';
import { watchIdle } from './watches.ts';

/** Does person p work on several issues at once? */
export function isEager(run: Run, p: number): boolean {
  return run.hasHands && run.network.eagerPerson[p] === 1;
}

/** The issue in the same person's hands after issue i; -1 after the last, and after none. */
export function nextInHand(run: Run, i: number): number {
  return run.hasHands && i >= 0 ? run.hands.next[i] : -1;
}

/** Could person p hold one more? Nobody can during a review or a drawn absence. */
export function hasFreeHand(run: Run, p: number): boolean {
  if (run.stops[p] > 0) return false;
  return run.running[p] < 0 || hasSpareHand(run, p);
}

/** Could person p, who has something in hand, hold one more? */
export function hasSpareHand(run: Run, p: number): boolean {
  return isEager(run, p) && run.hands.count[p] < run.network.limitOfPerson[p];
}

/** Issue i comes into the hands of p. An eager person's other work must have been settled. */
export function takeInHand(run: Run, p: number, i: number, now: number): void {
  if (p < 0) return;
  if (run.hasHands) {
    run.hands.next[i] = run.running[p];
    run.hands.count[p]++;
  }
  run.running[p] = i;
  watchIdle(run, p, now);
}

/** Issue i leaves the hands of p, who remembers it when it had filled them. */
export function leaveHand(run: Run, p: number, i: number, now: number): void {
  const { hands } = run;
  if (!run.hasHands) {
    run.running[p] = -1;
    run.freedBy[p] = i;
    run.freedMinute[p] = now;
    watchIdle(run, p, now);
    return;
  }
  // Of several that leave in one minute the first tells how full the hands had been; what began in between does not count.
  const isFirst = hands.leftAt[p] !== now;
  hands.leftAt[p] = now;
  if (!isEager(run, p) || (isFirst && hands.count[p] === run.network.limitOfPerson[p])) hands.fullAt[p] = now;
  if (run.running[p] === i) run.running[p] = hands.next[i];
  else {
    let before = run.running[p];
    while (hands.next[before] !== i) before = hands.next[before];
    hands.next[before] = hands.next[i];
  }
  hands.next[i] = -1;
  hands.count[p]--;
  watchIdle(run, p, now);
  if (hands.fullAt[p] !== now) return;
  run.freedBy[p] = i;
  run.freedMinute[p] = now;
}

/** The issue in p's hands whose end has come; the first in document order of several; -1 = none has. */
export function endedInHand(run: Run, p: number, now: number): number {
  const i = run.running[p];
  if (!isEager(run, p)) return i;
  let ended = -1;
  for (let k = i; k >= 0; k = run.hands.next[k]) if (run.hands.endAt[k] <= now && (ended < 0 || k < ended)) ended = k;
  return ended;
}

/** Puts the earliest end of an eager person's work, or their wake-up, on the agenda. */
export function keyHands(run: Run, p: number): void {
  const { wakeAt, endAt, next } = run.hands;
  let minute = wakeAt[p] > 0 ? wakeAt[p] : NEVER;
  for (let i = run.running[p]; i >= 0; i = next[i]) if (endAt[i] < minute) minute = endAt[i];
  run.agenda.set(p, minute);
}

/** Asks to be woken: person p could take something at that minute. */
export function wake(run: Run, p: number, minute: number): void {
  if (!isEager(run, p)) run.agenda.set(p, minute);
  else {
    run.hands.wakeAt[p] = minute;
    keyHands(run, p);
  }
}

/** Rate of each of k issues in the hands of an eager person: share percent x efficiency percent, split, less the price of switching. */
export function splitRate(run: Run, p: number, rate: number, k: number): number {
  if (k <= 1 || run.network.undivided[p] === 1) return rate;
  const kept = Math.max(0, 100 - run.network.eagerLoss[p] * (k - 1));
  return Math.floor((rate * kept) / (100 * k));
}
