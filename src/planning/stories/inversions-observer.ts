// Finds work that was begun because nothing better was ready, and then kept better work waiting for more than a working day: for the
// person who had it in hand when the better one became ready, or for the resource it held.
import { ChainMarks } from '../../engine/forecast/chain-marks.ts';
import { walkChains } from '../../engine/forecast/chain-walk.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { type Network, RECORDED_NOTHING } from '../../engine/network/network.ts';
import { addSpells, type SpellCounts, SpellTally } from './spell-tally.ts';

export interface InversionsPart {
  kind: 'inversions';
  futures: number;
  any: number;
  /** Working minutes of waiting, by key: see `inversionKey`. */
  waits: SpellCounts;
  /** Futures in which the kept issue lies on the driving chain, by key. */
  driving: Map<number, number>;
}

/** `over`: a person, or personCount + a resource. */
export function inversionKey(network: Network, ahead: number, kept: number, over: number): number {
  const { issueCount, personCount, resourceCount } = network;
  return (ahead * issueCount + kept) * (personCount + resourceCount) + over;
}

export function readInversionKey(network: Network, key: number): { ahead: number; kept: number; over: number } {
  const { issueCount, personCount, resourceCount } = network;
  const overs = personCount + resourceCount;
  const pair = Math.floor(key / overs);
  return { ahead: Math.floor(pair / issueCount), kept: pair % issueCount, over: key % overs };
}

export class InversionsObserver implements Observer<InversionsPart> {
  private readonly network: Network;
  private readonly threshold: number;
  private readonly marks: ChainMarks;
  private readonly tally = new SpellTally();
  private readonly driving = new Map<number, number>();
  private futures = 0;
  private any = 0;
  private anyNow = false;
  // The future in hand. By person: what they have in hand, first taken first (-1 = the hand is empty).
  private readonly hands: Int32Array;
  private readonly handsOf: number;
  private readonly inHand: Int32Array;
  /** By person: the first better issue that waits; by issue: the next one, what keeps it, and since when. */
  private readonly firstKept: Int32Array;
  private readonly nextKept: Int32Array;
  private readonly keptBy: Int32Array;
  private readonly keptSince: Int32Array;

  /** @param threshold working minutes above which a wait counts */
  constructor(network: Network, threshold: number) {
    const { personCount, issueCount, limitOfPerson, eagerPerson } = network;
    this.network = network;
    this.threshold = threshold;
    this.marks = new ChainMarks(network);
    this.handsOf = Math.max(1, ...Array.from(limitOfPerson, (limit, p) => (eagerPerson[p] === 1 ? limit : 1)));
    this.hands = new Int32Array(personCount * this.handsOf);
    this.inHand = new Int32Array(personCount);
    this.firstKept = new Int32Array(personCount);
    this.nextKept = new Int32Array(issueCount);
    this.keptBy = new Int32Array(issueCount);
    this.keptSince = new Int32Array(issueCount);
  }

  count(trace: Trace): void {
    this.futures++;
    this.anyNow = false;
    this.inHand.fill(0);
    this.firstKept.fill(-1);
    if (trace.finishMinute >= 0) walkChains(trace, this.marks);
    const { rows, performer } = trace;
    const end = trace.rowCount * ROW_SIZE;
    for (let at = 0; at < end; at += ROW_SIZE) {
      switch (rows[at + 1]) {
        case ROW.issueReady:
          this.becomesReady(trace, rows[at + 2], rows[at]);
          break;
        case ROW.issueStarted:
        case ROW.issueTakenUp:
          this.take(rows[at + 3], rows[at + 2]);
          break;
        case ROW.workEnded:
        case ROW.issueFinished:
          this.leave(trace, rows[at + 3], rows[at + 2], rows[at]);
          break;
        case ROW.issueSetAside:
          this.leave(trace, performer[rows[at + 2]], rows[at + 2], rows[at]);
          break;
        case ROW.issueBlocked:
          this.leave(trace, performer[rows[at + 3]], rows[at + 3], rows[at]);
          break;
        case ROW.causeResource:
          this.waitedForResource(trace, rows[at + 2], rows[at + 3]);
          break;
      }
    }
    this.tally.close();
    if (this.anyNow) this.any++;
  }

  /** Whoever will take it has something worse in hand: it is kept waiting from now on. */
  private becomesReady({ performer, eventMinute }: Trace, issue: number, minute: number): void {
    const person = performer[issue];
    if (person < 0 || this.inHand[person] < this.roomOf(person) || eventMinute[2 * issue] <= minute) return;
    const { rankOfIssue, dataMinute } = this.network;
    let worst = this.hands[person * this.handsOf];
    for (let h = 1; h < this.inHand[person]; h++) {
      const other = this.hands[person * this.handsOf + h];
      if (rankOfIssue[other] > rankOfIssue[worst]) worst = other;
    }
    if (!this.isInversion(worst, issue)) return;
    this.keptBy[issue] = worst;
    this.keptSince[issue] = Math.max(minute, dataMinute);
    this.nextKept[issue] = this.firstKept[person];
    this.firstKept[person] = issue;
  }

  /** Is the one ahead of worse rank, and was it anybody's choice to begin it? */
  private isInversion(ahead: number, kept: number): boolean {
    const { rankOfIssue, recorded, plannedIssueCount } = this.network;
    return ahead < plannedIssueCount && recorded[ahead] === RECORDED_NOTHING && rankOfIssue[ahead] > rankOfIssue[kept];
  }

  private roomOf(person: number): number {
    const { eagerPerson, limitOfPerson } = this.network;
    return eagerPerson[person] === 1 ? limitOfPerson[person] : 1;
  }

  private take(person: number, issue: number): void {
    if (person < 0) return;
    this.hands[person * this.handsOf + this.inHand[person]++] = issue;
  }

  private leave(trace: Trace, person: number, issue: number, minute: number): void {
    if (person < 0) return;
    const first = person * this.handsOf;
    let place = first;
    const end = first + this.inHand[person];
    while (place < end && this.hands[place] !== issue) place++;
    if (place === end) return;
    this.inHand[person]--;
    for (; place < end - 1; place++) this.hands[place] = this.hands[place + 1];
    this.release(trace, person, issue, minute);
  }

  /** What this work kept waiting has waited for it until now, or until its own start. */
  private release(trace: Trace, person: number, issue: number, minute: number): void {
    let before = -1;
    for (let kept = this.firstKept[person]; kept >= 0; kept = this.nextKept[kept]) {
      if (this.keptBy[kept] !== issue) {
        before = kept;
        continue;
      }
      this.note(issue, kept, person, this.keptSince[kept], Math.min(minute, trace.eventMinute[2 * kept]));
      if (before < 0) this.firstKept[person] = this.nextKept[kept];
      else this.nextKept[before] = this.nextKept[kept];
    }
  }

  /** The start of an issue names who released a resource: was that begun earlier, though it ranks behind? A pair counts once. */
  private waitedForResource({ readyMinute, eventMinute, performer }: Trace, issue: number, holder: number): void {
    const ready = readyMinute[issue];
    if (issue >= this.network.issueCount || eventMinute[2 * holder] >= ready) return;
    if (!this.isInversion(holder, issue)) return;
    const person = performer[issue];
    if (person >= 0 && this.tally.soFar(inversionKey(this.network, holder, issue, person)) > 0) return;
    const over = this.network.personCount + this.commonResource(issue, holder);
    this.note(holder, issue, over, Math.max(ready, this.network.dataMinute), eventMinute[2 * issue]);
  }

  private commonResource(one: number, other: number): number {
    const { useOffset, useResource } = this.network;
    for (let u = useOffset[one]; u < useOffset[one + 1]; u++)
      for (let v = useOffset[other]; v < useOffset[other + 1]; v++)
        if (useResource[u] === useResource[v]) return useResource[u];
    throw new Error(`assertion: issues ${one} and ${other} share no resource`);
  }

  private note(ahead: number, kept: number, over: number, from: number, to: number): void {
    const { planProfile } = this.network;
    const minutes = planProfile.minutesAt(to) - planProfile.minutesAt(from);
    if (minutes <= this.threshold) return;
    const key = inversionKey(this.network, ahead, kept, over);
    const isFirst = this.tally.soFar(key) === 0;
    this.tally.add(key, minutes);
    this.anyNow = true;
    if (isFirst && this.marks.driving.isIn(kept, this.marks.future))
      this.driving.set(key, (this.driving.get(key) ?? 0) + 1);
  }

  part(): InversionsPart {
    return {
      kind: 'inversions',
      futures: this.futures,
      any: this.any,
      waits: this.tally.part(),
      driving: this.driving,
    };
  }
}

export function addInversionsParts(parts: readonly InversionsPart[]): InversionsPart {
  const driving = new Map<number, number>();
  for (const part of parts) for (const [key, count] of part.driving) driving.set(key, (driving.get(key) ?? 0) + count);
  return {
    kind: 'inversions',
    futures: parts.reduce((sum, part) => sum + part.futures, 0),
    any: parts.reduce((sum, part) => sum + part.any, 0),
    waits: addSpells(parts.map(({ waits }) => waits)),
    driving,
  };
}
