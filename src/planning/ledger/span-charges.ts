// Charges a span of the clock: what of it a calendar leaves free goes to meetings, absences and non-working time, the rest is worked and
// told to whoever asked.
import type { Profile } from '../../engine/calendar/profile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Account } from './account.ts';
import type { LedgerRows } from './ledger-rows.ts';
import { hoursOfPeople, type PersonHours } from './person-hours.ts';

export class SpanCharges {
  private readonly network: Network;
  private readonly rows: LedgerRows;
  private readonly account: Account;
  private readonly hours: readonly PersonHours[];
  /** Of the span charged last: what was worked, on the clock and in working minutes of the plan calendar. */
  worked = 0;
  workedInPlan = 0;

  constructor(plan: Plan, network: Network, rows: LedgerRows, account: Account) {
    this.network = network;
    this.rows = rows;
    this.account = account;
    this.hours = hoursOfPeople(plan, network);
  }

  /** Working minutes of the plan calendar in [from, to). */
  inPlan(from: number, to: number): number {
    return this.network.planProfile.minutesAt(to) - this.network.planProfile.minutesAt(from);
  }

  /** Minutes person p (-1: the plan calendar) works in [from, to). */
  workedBy(p: number, from: number, to: number): number {
    if (p < 0) return this.inPlan(from, to);
    const { worked } = this.hours[p];
    return worked.minutesAt(to) - worked.minutesAt(from);
  }

  workedInPlanBy(p: number, from: number, to: number): number {
    if (p < 0) return this.inPlan(from, to);
    const { worked, workedInPlan } = this.hours[p];
    if (workedInPlan === worked) return this.workedBy(p, from, to);
    return workedInPlan.minutesAt(to) - workedInPlan.minutesAt(from);
  }

  /** Charges the time in [from, to) in which person p (-1: the plan calendar) does not work; the rest stands in `worked`. */
  chargeOff(p: number, from: number, to: number): void {
    const { account, rows } = this;
    const inPlan = this.inPlan(from, to);
    if (p < 0) {
      this.worked = inPlan;
      this.workedInPlan = inPlan;
      account.add(rows.nonWorking, to - from - inPlan, 0);
      return;
    }
    const hours = this.hours[p];
    // Whoever keeps to the plan calendar has one reading where others have two.
    const same = hours.workedInPlan === hours.worked;
    const worked = span(hours.worked, from, to);
    const workedInPlan = same ? worked : span(hours.workedInPlan, from, to);
    let open = worked;
    let openInPlan = workedInPlan;
    if (hours.present !== hours.worked) {
      open = span(hours.present, from, to);
      openInPlan = same ? open : span(hours.presentInPlan, from, to);
      account.add(rows.meeting + p, open - worked, openInPlan - workedInPlan);
    }
    if (hours.open !== hours.present) {
      const present = open;
      const presentInPlan = openInPlan;
      open = span(hours.open, from, to);
      openInPlan = same ? open : span(hours.openInPlan, from, to);
      account.add(rows.absence + p, open - present, openInPlan - presentInPlan);
    }
    account.add(rows.nonWorking, to - from - open, inPlan - openInPlan);
    this.worked = worked;
    this.workedInPlan = workedInPlan;
  }

  /** Charges working time of the plan calendar in [from, to) to a row, the rest to non-working time. */
  chargePlan(row: number, from: number, to: number): void {
    this.chargeOff(-1, from, to);
    this.account.add(row, this.worked, this.workedInPlan);
  }

  /** Charges every minute of the clock in [from, to) to a row. */
  chargeClock(row: number, from: number, to: number): void {
    this.account.add(row, to - from, this.inPlan(from, to));
  }
}

function span(profile: Profile, from: number, to: number): number {
  return profile.minutesAt(to) - profile.minutesAt(from);
}
