// The time between a need and what waited for it: the lag of a link, and calendars in which nobody could start. Remembers, too, that
// something on the chain was ready while its person or resource was taken, for the charges of what took it.

import { latestNeed } from '../../engine/forecast/chain-follow.ts';
import { ROW } from '../../engine/kernel/trace.ts';
import { LAG_CLOCK, LAG_WORKING } from '../../engine/network/network.ts';
import type { ChainContext } from './chain-context.ts';
import { TIE_LIMIT, TIE_LINK, TIE_PERSON, TIE_RESOURCE } from './chain-steps.ts';

export class GapCharges {
  private readonly context: ChainContext;
  /** Events at both ends of the link, -1 when it was none; who waits (-1: the plan calendar), and for which gate (-1). */
  private from = -1;
  private to = -1;
  private person = -1;
  private gate = -1;
  /** Row charged for the likely part of what comes next, as far as something on the chain waited for it since `since`; -1 = nothing did. */
  waitRow = -1;
  since = 0;
  /** Whoever was waited for; -1. */
  waitPerson = -1;
  /** Row of the window, quota or policy that kept a ready issue waiting since `since`; -1. */
  private heldRow = -1;

  constructor(context: ChainContext) {
    this.context = context;
  }

  /** Nothing is waited for: the date itself. */
  open(): void {
    this.leaveByLink(-1, -1, -1, -1);
  }

  /** The chain leaves event `to` by a link from event `from`. */
  leaveByLink(from: number, to: number, person: number, gate: number): void {
    this.from = from;
    this.to = to;
    this.person = person;
    this.gate = gate;
    this.waitRow = this.waitPerson = this.heldRow = -1;
  }

  /** The chain leaves event `to` by this row of a cause; its issue has waited for nothing else since `since`. Returns the tie. */
  leaveByCause(cause: number, to: number, person: number, gate: number, since: number): number {
    const { context } = this;
    const { rows } = context;
    const kind = context.kindOf(cause);
    const object = context.objectOf(cause);
    this.leaveByLink(kind === ROW.causeLink ? object : -1, to, person, gate);
    this.since = since;
    if (kind === ROW.causePerson) {
      this.waitRow = rows.busy + person;
      this.waitPerson = person;
      return TIE_PERSON;
    }
    if (kind === ROW.causeResource) {
      const resource = this.sharedResource(to >> 1, object);
      this.waitRow = resource < 0 ? -1 : rows.resource + resource;
      return TIE_RESOURCE;
    }
    if (kind === ROW.causeLimit) {
      this.waitRow = rows.limit + person;
      return TIE_LIMIT;
    }
    this.heldRow = this.rowOfHold(kind, object);
    if (this.heldRow >= 0) this.from = latestNeed(context.trace, context.network, to);
    return TIE_LINK;
  }

  /** Row of a window, quota or policy; -1 for other causes. */
  rowOfHold(kind: number, object: number): number {
    const { rows } = this.context;
    if (kind === ROW.causeWindow) return rows.window + object;
    if (kind === ROW.causeQuota) return rows.quota + object;
    return kind === ROW.causePolicy ? rows.policy + object : -1;
  }

  /** The first resource that both issues use; -1. */
  private sharedResource(i: number, k: number): number {
    const { useOffset, useResource } = this.context.network;
    for (let u = useOffset[i]; u < useOffset[i + 1]; u++)
      for (let v = useOffset[k]; v < useOffset[k + 1]; v++)
        if (useResource[u] === useResource[v]) return useResource[u];
    return -1;
  }

  /** Charges [minute of the need, until) of the clock. */
  close(minute: number, until: number): void {
    const start = Math.max(this.context.origin, minute);
    if (start >= until) return;
    const lagged = this.from < 0 ? start : this.chargeLag(minute, start, until);
    if (this.heldRow < 0) this.chargeIdle(this.person, lagged, until);
    else this.context.spans.chargePlan(this.heldRow, lagged, until);
  }

  /** Charges the lag of the link; returns where it ends. */
  private chargeLag(minute: number, start: number, until: number): number {
    const { network, rows, spans } = this.context;
    let due = start;
    let clock = false;
    for (let k = network.inOffset[this.to]; k < network.inOffset[this.to + 1]; k++) {
      const e = network.inEdge[k];
      if (network.outFrom[e] !== this.from) continue;
      const kind = network.outLagKind[e];
      const lag = network.outLagMinutes[e];
      if (kind !== LAG_CLOCK && kind !== LAG_WORKING) continue;
      const met = kind === LAG_CLOCK ? minute + lag : network.planProfile.finishMinutes(minute, lag);
      if (met <= due || met > until) continue;
      due = met;
      clock = kind === LAG_CLOCK;
    }
    if (due === start) return start;
    const row = rows.lag + (this.to >> 1);
    if (clock) spans.chargeClock(row, start, due);
    else spans.chargePlan(row, start, due);
    return due;
  }

  /** Rows name only the latest release of a resource; an earlier one may have been the one that counted. */
  private rowOfUnknown(): number {
    const { network, rows } = this.context;
    const i = this.to >> 1;
    const use = this.to >= 0 && i < network.issueCount ? network.useOffset[i] : 0;
    return this.to >= 0 && i < network.issueCount && use < network.useOffset[i + 1]
      ? rows.resource + network.useResource[use]
      : rows.other;
  }

  /** Charges time in which nobody could begin: the calendar of whoever waited, drawn absences, a gate's window. */
  chargeIdle(person: number, from: number, to: number): void {
    if (from >= to) return;
    const { rows, account, spans, absences } = this.context;
    spans.chargeOff(person, from, to);
    const worked = spans.worked;
    if (worked === 0 && spans.workedInPlan === 0) return;
    const inPlan = spans.workedInPlan;
    const absent = person < 0 ? 0 : absences.chargeAbsences(person, from, to, worked);
    const absentInPlan = person < 0 ? 0 : absences.chargedInPlan;
    const row = this.gate >= 0 ? rows.gate + this.gate : this.rowOfUnknown();
    account.add(row, worked - absent, inPlan - absentInPlan);
  }
}
