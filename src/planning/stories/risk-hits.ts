// What some risks changed in one future, and by how much: work beyond what was drawn, and standstill by blocks, delays and absences. A
// loss of capacity is listed, but what it cost is in nobody's rows.
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import type { SpellTally } from './spell-tally.ts';
import { settingAt, WorkParts } from './work-parts.ts';

export class RiskHits {
  private readonly network: Network;
  private readonly isMine: Uint8Array;
  private readonly parts: WorkParts;
  private readonly extra: SpellTally;
  /** By node: futures in which it was changed, and the last of them. */
  readonly hit: Float64Array;
  private readonly lastHit: Int32Array;
  /** By issue: row of its start, since when it stands still (-1 = it does not), and when its work was done. */
  private readonly startRow: Int32Array;
  private readonly blockedSince: Int32Array;
  private readonly absentSince: Int32Array;
  /** By person: absences by these risks in force. */
  private readonly absences: Int32Array;
  private future = 0;
  /** Minute of the first of these risks to occur; -1 = none did. Did one change anything before, and after, its mitigation? */
  occurred = -1;
  inherent = false;
  residual = false;

  /** @param extra minutes go here, by node */
  constructor(network: Network, risks: readonly number[], extra: SpellTally) {
    this.network = network;
    this.isMine = new Uint8Array(network.riskCount);
    for (const r of risks) this.isMine[r] = 1;
    this.parts = new WorkParts(network);
    this.extra = extra;
    this.hit = new Float64Array(network.nodeCount);
    this.lastHit = new Int32Array(network.nodeCount);
    this.startRow = new Int32Array(network.issueCount);
    this.blockedSince = new Int32Array(network.issueCount);
    this.absentSince = new Int32Array(network.issueCount);
    this.absences = new Int32Array(network.personCount);
  }

  look(trace: Trace, tape: Int32Array): void {
    const { rows, rowCount } = trace;
    this.future++;
    this.occurred = -1;
    this.inherent = this.residual = false;
    this.startRow.fill(-1);
    this.blockedSince.fill(-1);
    this.absentSince.fill(-1);
    this.absences.fill(0);
    let finished = -1;
    for (let row = 0; row < rowCount; row++) {
      const at = row * ROW_SIZE;
      const kind = rows[at + 1];
      if (kind === ROW.issueFinished) finished = row;
      else if (kind < FIRST_CAUSE) finished = -1;
      this.readRow(trace, row, kind, finished);
    }
    this.addWork(trace, tape);
  }

  private readRow(trace: Trace, row: number, kind: number, finished: number): void {
    const { rows, workEnd, eventMinute } = trace;
    const at = row * ROW_SIZE;
    const minute = rows[at];
    const subject = rows[at + 2];
    const object = rows[at + 3];
    switch (kind) {
      case ROW.issueStarted:
        this.startRow[subject] = row;
        break;
      case ROW.riskOccurred:
        if (this.isMine[subject] === 1 && this.occurred < 0) this.occurred = minute;
        break;
      case ROW.riskHit:
        if (this.isMine[subject] === 1) this.note(trace, subject, object, minute);
        break;
      case ROW.issueBlocked:
        if (this.isMine[subject] === 1) this.blockedSince[object] = minute;
        break;
      case ROW.issueUnblocked:
        if (this.blockedSince[object] >= 0) this.add(object, this.blockedSince[object], minute);
        this.blockedSince[object] = -1;
        break;
      case ROW.absenceBegan:
        if (this.isMine[this.network.effectRisk[object]] === 1) this.absences[subject]++;
        break;
      case ROW.absenceEnded:
        if (this.isMine[this.network.effectRisk[object]] === 1 && --this.absences[subject] === 0)
          this.endAbsence(trace, subject, minute);
        break;
      case ROW.causeRisk:
        // Behind a finish: the risk's delay held the result back.
        if (finished >= 0 && this.isMine[object] === 1)
          this.add(subject, workEnd[subject], eventMinute[2 * subject + 1]);
        break;
    }
  }

  private note(trace: Trace, risk: number, node: number, minute: number): void {
    const { performer } = trace;
    if (settingAt(this.network, trace, risk, minute) === 1) this.residual = true;
    else this.inherent = true;
    if (this.lastHit[node] !== this.future) {
      this.lastHit[node] = this.future;
      this.hit[node]++;
    }
    // In hand when its performer went away.
    if (node >= this.network.issueCount || this.startRow[node] < 0 || this.absentSince[node] >= 0) return;
    if (performer[node] >= 0 && this.absences[performer[node]] > 0) this.absentSince[node] = minute;
  }

  private endAbsence({ performer, workEnd }: Trace, person: number, minute: number): void {
    for (let i = 0; i < this.absentSince.length; i++) {
      if (this.absentSince[i] < 0 || performer[i] !== person) continue;
      const end = workEnd[i] < 0 ? minute : Math.min(minute, workEnd[i]);
      this.add(i, this.absentSince[i], end);
      this.absentSince[i] = -1;
    }
  }

  /** Work beyond what was drawn, of every planned issue that was changed and begun. */
  private addWork(trace: Trace, tape: Int32Array): void {
    for (let i = 0; i < this.network.plannedIssueCount; i++) {
      if (this.lastHit[i] !== this.future || this.startRow[i] < 0) continue;
      this.parts.look(trace, tape, i, this.startRow[i]);
      for (let k = 0; k < this.parts.count; k++)
        if (this.isMine[this.parts.risk[k]] === 1) this.extra.add(i, this.parts.minutes[k]);
    }
  }

  private add(node: number, from: number, to: number): void {
    const { planProfile } = this.network;
    if (to > from) this.extra.add(node, planProfile.minutesAt(to) - planProfile.minutesAt(from));
  }
}
