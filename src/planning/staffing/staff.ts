// The staffing curve: when a plan ends with 1, 2, ... n people, what each further head brings, and how early n people could end at all.
import { chanceReady } from '../../engine/chance/ready.ts';
import { inProcess } from '../../engine/forecast/in-process.ts';
import { type Estimate, NEVER, nearestRank } from '../../engine/forecast/quantiles.ts';
import { estimateOfFutures } from '../../engine/forecast/sections.ts';
import type { Executor } from '../../engine/forecast/study.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { columnOf, countFutures, type FutureRows } from '../future-table.ts';
import { barOf, workedDates } from '../twists/difference.ts';
import { concludeKnee, doublingOf, marginalOf } from './conclude-curve.ts';
import { groupOf, sharesAll } from './group-of.ts';
import { joinerOf } from './joiner.ts';
import { LOAD_SCALE } from './load-of.ts';
import { headsOf } from './mean-person.ts';
import type { LeftOut, StaffingCurve, StaffingPoint, WhoVaries } from './staffing-curve.ts';
import { COLUMNS, staffingStudy, WIDTH } from './staffing-study.ts';
import { headsNow } from './with-heads.ts';

export interface StaffAsk {
  plan: Plan;
  /** compile(plan), where it is at hand. */
  network?: Network;
  seed: string;
  replications: number;
  who: WhoVaries;
  /** First and last number of people; `upTo` null = until further ones bring nothing. */
  from: number;
  upTo: number | null;
  executor?: Executor;
  onProgress?(done: number): void;
  /** True ends the curve with the futures seen by then, marked partial; so does a time that is up, but then it was asked for. */
  shouldStop?(): boolean;
  isTimeUp?(): boolean;
  pause?(): Promise<void>;
}

/** Futures of the first look, which says where the curve becomes flat. */
const GLANCE = 100;
/** No curve of its own accord is longer. */
const MOST_HEADS = 24;
/** A head that brings less than this on average in the first look brings nothing. */
const NOTHING_DAYS = 0.05;

/** Throws (assertion) where the plan has nobody of that name. */
export async function staff(ask: StaffAsk): Promise<StaffingCurve> {
  await chanceReady();
  const { plan, who, seed } = ask;
  const network = ask.network ?? compile(plan);
  const now = headsNow(plan, who);
  if (now === 0) throw new Error('Assertion: nobody of the plan varies');
  const numbers = await numbersOf(ask, network, now);
  const rows = await run(ask, network, numbers, ask.replications, true);
  const futures = countFutures(rows);
  const dates = numbers.map((_, k) => datesOf(network, rows, 1 + k));
  const base = datesOf(network, rows, 0);
  const origin = network.planProfile.minutesAt(network.dataMinute);
  const baseSpan = spanOf(base.worked, origin);
  const points = numbers.map((n, k): StaffingPoint => {
    const { civil, worked } = dates[k];
    const bar = barOf(worked, base.worked);
    const span = spanOf(worked, origin);
    return {
      n,
      p50: estimateOfFutures(network, civil, 50),
      p80: estimateOfFutures(network, civil, 80),
      versusPlan: { p50Minutes: bar.p50, p80Minutes: bar.p80, meanMinutes: bar.mean },
      ...sharesOf(base.worked, worked),
      marginal: k === 0 ? null : marginalOf(dates[k - 1].worked, worked),
      load: loadOf(rows, 1 + k),
      bound: boundOf(network, rows, 1 + k),
      timeShare: span === null || baseSpan === null || baseSpan === 0 ? null : span / baseSpan,
      never: countNever(civil),
    };
  });
  const worthMinutes = Math.max(plan.calendar.minutesPerDay / 2, 0.02 * (baseSpan ?? 0));
  const joiner = joinersLike(plan, who);
  return {
    who,
    now,
    seed,
    replications: futures,
    minutesPerDay: plan.calendar.minutesPerDay,
    plan: {
      p50: estimateOfFutures(network, base.civil, 50),
      p80: estimateOfFutures(network, base.civil, 80),
      never: countNever(base.civil),
      load: loadOf(rows, 0),
    },
    points,
    knee: concludeKnee(points, worthMinutes),
    worthMinutes,
    doubling: doublingOf(
      points.map(({ n }, k) => ({ n, worked: dates[k].worked })),
      now,
      origin,
    ),
    rampLike: joiner,
    leftOut: leftOutOf(plan, who),
    sharesAll: sharesAll(plan, who),
    roles: rolesOf(plan, who),
    partial: futures < ask.replications && ask.shouldStop?.() === true,
  };
}

async function run(ask: StaffAsk, network: Network, numbers: readonly number[], replications: number, bounds: boolean) {
  const { plan, seed, who, executor = inProcess, onProgress, pause } = ask;
  const { part } = await executor.run(
    staffingStudy,
    { plan, seed, who, numbers, bounds },
    {
      replications,
      network,
      eventsPerFuture: 2 * network.nodeCount * (1 + numbers.length) * (bounds ? 2 : 1),
      ...(onProgress === undefined || !bounds ? {} : { onProgress }),
      shouldStop: () => ask.shouldStop?.() === true || ask.isTimeUp?.() === true,
      ...(pause === undefined ? {} : { pause }),
    },
  );
  return part;
}

/** From the first to the last number asked for; without a last one, two beyond where a first look sees no more gain. */
async function numbersOf(ask: StaffAsk, network: Network, now: number): Promise<number[]> {
  const { from, upTo, plan } = ask;
  const list = (to: number): number[] => Array.from({ length: Math.max(1, to - from + 1) }, (_, k) => from + k);
  if (upTo !== null) return list(upTo);
  const most = Math.max(from, Math.min(MOST_HEADS, Math.max(2 * now, now + 4)));
  const tried = list(most);
  const rows = await run(ask, network, tried, Math.min(GLANCE, ask.replications), false);
  const means = tried.map((_, k) => meanOf(datesOf(network, rows, 1 + k).worked));
  const best = Math.min(...means);
  const flat = means.findIndex((mean) => mean - best <= NOTHING_DAYS * plan.calendar.minutesPerDay);
  return list(Math.min(most, Math.max(tried[Math.max(0, flat)] + 1, Math.min(now + 1, most))));
}

interface Dates {
  civil: Int32Array;
  worked: Int32Array;
}

function datesOf(network: Network, rows: FutureRows, team: number): Dates {
  const civil = columnOf(rows, WIDTH * team + COLUMNS.finish);
  return { civil, worked: workedDates(network, civil) };
}

function meanOf(dates: Int32Array): number {
  let sum = 0;
  for (const date of dates) sum += date;
  return sum / Math.max(1, dates.length);
}

function spanOf(worked: Int32Array, origin: number): number | null {
  const p80 = worked.slice().sort()[nearestRank(80, worked.length) - 1];
  return p80 === NEVER ? null : p80 - origin;
}

function sharesOf(base: Int32Array, worked: Int32Array): { earlier: number; later: number } {
  let [earlier, later] = [0, 0];
  for (let r = 0; r < base.length; r++) {
    if (worked[r] < base[r]) earlier++;
    else if (worked[r] > base[r]) later++;
  }
  return { earlier: earlier / base.length, later: later / base.length };
}

function loadOf(rows: FutureRows, team: number): number | null {
  let [sum, count] = [0, 0];
  for (const load of columnOf(rows, WIDTH * team + COLUMNS.load))
    if (load >= 0) {
      sum += load;
      count++;
    }
  return count === 0 ? null : sum / count / LOAD_SCALE;
}

function boundOf(network: Network, rows: FutureRows, team: number): StaffingPoint['bound'] {
  const p80: Estimate<number> = estimateOfFutures(network, columnOf(rows, WIDTH * team + COLUMNS.bound), 80);
  const reasons = columnOf(rows, WIDTH * team + COLUMNS.reason);
  return { p80: p80.value, people: reasons.filter((reason) => reason > 0).length / Math.max(1, reasons.length) };
}

function countNever(civil: Int32Array): number {
  return civil.reduce((count, minute) => (minute === NEVER ? count + 1 : count), 0);
}

/** Whose ramp those who join have. */
function joinersLike(plan: Plan, who: WhoVaries): string | null {
  if (who.kind === 'team') return joinerOf(plan.people)?.id ?? null;
  const group = groupOf(plan, who);
  const like = plan.people.filter(({ id }) => id === group[group.length - 1]);
  return joinerOf(like)?.id ?? null;
}

function leftOutOf(plan: Plan, who: WhoVaries): LeftOut[] {
  if (who.kind !== 'team') return [];
  const heads = headsOf(plan).length;
  const steering = plan.policies.some(
    ({ when, action }) => 'person' in when || ['move', 'support'].includes(action.kind),
  );
  const absences = plan.risks.some(({ impacts }) => impacts.some((impact) => 'people' in impact));
  const small = plan.meetings.some(({ who: names }) => 2 * names.length < heads);
  return [
    ...(steering ? (['policies'] as const) : []),
    ...(plan.issues.some(({ support }) => support.length > 0) ? (['support'] as const) : []),
    ...(absences ? (['absences'] as const) : []),
    ...(small ? (['meetings'] as const) : []),
  ];
}

function rolesOf(plan: Plan, who: WhoVaries): string[] {
  const members = who.kind === 'team' ? plan.people : plan.people.filter(({ id }) => groupOf(plan, who).includes(id));
  return [...new Set(members.flatMap(({ role }) => role ?? []))];
}
