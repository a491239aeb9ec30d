// The beginning of a chain: the plan's opening or the data date, or something fixed in time (a date, a window, a quota, a policy). Before
// what is fixed, the time since everything else was there is charged to it; what went before that had time to spare.
import { FIRST_CAUSE, ROW, ROW_SIZE } from '../../engine/kernel/trace.ts';
import { LAG_CLOCK, LAG_WORKING } from '../../engine/network/network.ts';
import type { ChainContext } from './chain-context.ts';
import type { GapCharges } from './gap-charges.ts';

export class BeginningCharges {
  private readonly context: ChainContext;
  private readonly gaps: GapCharges;
  /** Row a date is charged to, by issue: a delivery is its own kind, and so is the wait that begins when it is due. */
  private readonly dateRow: Int32Array;

  constructor(context: ChainContext, gaps: GapCharges) {
    const { plan, rows } = context;
    this.context = context;
    this.gaps = gaps;
    const indexOf = new Map(plan.issues.map(({ id }, i) => [id, i]));
    this.dateRow = Int32Array.from(plan.issues, ({ id, implied }, i) => {
      const delivery =
        implied === 'delivery' ? i : implied === 'lag' ? indexOf.get(id.replace(/^lag\//, '')) : undefined;
      return delivery === undefined ? rows.date + i : rows.delivery + delivery;
    });
  }

  /** Charges everything from the origin to `until`, where the chain has come to the stop in `row`; `person` is who waited (-1). */
  charge(row: number, until: number, person: number): void {
    const { context, gaps } = this;
    const { origin, rows, network, spans } = context;
    if (until <= origin) return;
    const cause = this.fixedCause(row);
    const node = context.subjectOf(row);
    const kind = cause < 0 ? -1 : context.kindOf(cause);
    const fixed = cause < 0 ? -1 : gaps.rowOfHold(kind, context.objectOf(cause));
    if (kind === ROW.causeDate && node < this.dateRow.length) {
      const due = Math.min(until, Math.max(origin, network.notBefore[node]));
      const since = Math.min(due, Math.max(origin, this.lastLinkMet(2 * node)));
      gaps.chargeIdle(person, due, until);
      spans.chargePlan(this.dateRow[node], since, due);
      if (since > origin) spans.chargePlan(rows.earlier + node, origin, since);
    } else if (fixed >= 0) {
      const ready = Math.min(until, Math.max(origin, context.trace.readyMinute[node]));
      spans.chargePlan(fixed, ready, until);
      if (ready > origin) spans.chargePlan(rows.earlier + node, origin, ready);
    } else if (kind === ROW.causeOpening || kind === ROW.causeRecorded) gaps.chargeIdle(person, origin, until);
    else spans.chargePlan(rows.earlier + node, origin, until);
  }

  /** The cause row that names what is fixed in time; -1 = none does. */
  private fixedCause(row: number): number {
    const { trace } = this.context;
    let found = -1;
    for (let k = row + 1; k < trace.rowCount && trace.rows[k * ROW_SIZE + 1] >= FIRST_CAUSE; k++) {
      if (trace.rows[k * ROW_SIZE + 1] !== ROW.causeCalendar) found = k;
    }
    return found;
  }

  /** Minute of the last link into an event; the origin when it has none. */
  private lastLinkMet(event: number): number {
    const { network, trace, origin } = this.context;
    const { inOffset, inEdge, outFrom, outLagKind, outLagMinutes, planProfile } = network;
    let last = origin;
    for (let k = inOffset[event]; k < inOffset[event + 1]; k++) {
      const e = inEdge[k];
      const minute = trace.eventMinute[outFrom[e]];
      const lag = outLagMinutes[e];
      const met =
        outLagKind[e] === LAG_CLOCK
          ? minute + lag
          : outLagKind[e] === LAG_WORKING
            ? planProfile.finishMinutes(minute, lag)
            : minute;
      if (met > last) last = met;
    }
    return last;
  }
}
