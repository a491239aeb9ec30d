// What a staffing curve says, as plain data. Instants are civil minutes of the plan, spans (names ending in Minutes) working minutes of its
// calendar, shares 0-1; null = never or unknown. Every team meets the same futures, so differences are paired; their intervals are 95 %.
import type { Estimate } from '../../engine/forecast/quantiles.ts';

/** Whose number varies. */
export type WhoVaries =
  /** Everybody: the work of the plan by n people who can all do what the team can. */
  | { kind: 'team' }
  /** Members of a pool; the rest of the team as it is. */
  | { kind: 'pool'; name: string }
  /** People of a role, who share all their work; the rest as it is. */
  | { kind: 'role'; name: string }
  /** A person and others like them, who share that person's work. */
  | { kind: 'like'; name: string };

export interface StaffingPoint {
  /** People among whom the work is shared. */
  n: number;
  p50: Estimate<number>;
  p80: Estimate<number>;
  /** This team less the plan as it is; negative = earlier. */
  versusPlan: { p50Minutes: Estimate<number>; p80Minutes: Estimate<number>; meanMinutes: Estimate<number> };
  /** Shares of the futures in which this team ends before the plan as it is, and after it. */
  earlier: number;
  later: number;
  /** What this head brings against one fewer, positive = earlier; null for the first of the curve. */
  marginal: {
    p80Minutes: Estimate<number>;
    meanMinutes: Estimate<number>;
    /** Share of the futures in which one more makes it later, and by how much in these (Graham's anomaly). */
    later: number;
    laterMinutes: number;
    /** One more head makes it later on average or at P80, beyond the error. */
    isAnomaly: boolean;
  } | null;
  /** Mean share of their time until the end that those who vary work on issues. */
  load: number | null;
  /** No order of work of this team has a P80 before; and in what share of the futures people, not chains of needs, are the reason. */
  bound: { p80: number | null; people: number };
  /** Working time until P80 as a share of that of the plan as it is. */
  timeShare: number | null;
  /** Futures in which this team never ends. */
  never: number;
}

export interface StaffingCurve {
  who: WhoVaries;
  /** How many of them the plan has. */
  now: number;
  seed: string;
  replications: number;
  minutesPerDay: number;
  plan: { p50: Estimate<number>; p80: Estimate<number>; never: number; load: number | null };
  /** Ascending n, without gaps. */
  points: readonly StaffingPoint[];
  /** From n on, no further head of the curve brings `worthMinutes` at P80; null = the last ones still do. */
  knee: { n: number; worthMinutes: number } | null;
  /** What counts as worth a head: half a day, or 2 % of the time of the plan if that is more. */
  worthMinutes: number;
  /** Twice the people: the share of the time that remains, with its interval; null = the curve does not hold both. */
  doubling: { from: number; to: number; timeShare: Estimate<number> } | null;
  /** Whoever joins grows into the work as somebody of the plan does; null = nothing is said about that, so they are as fast as the others at once. */
  rampLike: string | null;
  /** What the plan has that a team of n has not. */
  leftOut: readonly LeftOut[];
  /** They share what they own as well: everybody, people of a role, members of a pool that no issue is given to. */
  sharesAll: boolean;
  /** Different roles among those who are taken as one. */
  roles: readonly string[];
  partial: boolean;
}

/** Policies about persons, support by named people, absences of people whom a smaller team does not have, meetings of less than half the team. */
export type LeftOut = 'policies' | 'support' | 'absences' | 'meetings';
