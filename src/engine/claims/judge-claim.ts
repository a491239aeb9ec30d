// One promise of the document against the forecast of the plan it speaks about, and of the plan as it is where it compares both.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { type Condition, measureOf, parseCondition } from '../../plan/condition.ts';
import { parseConditionValue } from '../../plan/condition-value.ts';
import { meaningOf } from '../../plan/figures.ts';
import type { Claim, Plan } from '../../plan/plan.ts';
import { type Interval, pairedDifference } from '../forecast/collected.ts';
import { figureOf, shownFigure } from '../forecast/figure-of.ts';
import type { Forecast } from '../forecast/forecast-result.ts';
import { type Limit, limitOf, sizeOf } from '../forecast/limit.ts';
import { pairedSamples } from '../forecast/paired-samples.ts';
import type { Network } from '../network/network.ts';
import type { ClaimFigure, ClaimVerdict, IntervalSource } from './claim-verdict.ts';
import { type Bounds, weigh } from './weigh.ts';

/** A plan with its forecast, asked for the figures of the claims with their intervals. */
export interface Told {
  plan: Plan;
  network: Network;
  forecast: Forecast;
}

/** The condition of a claim; null when it cannot be tested. Throws (assertion) for one the reader would have refused. */
export function conditionOf({ id, condition, versusBase }: Claim): Condition | null {
  if (condition === null) return null;
  const parsed = parseCondition(condition, { difference: versusBase });
  if ('error' in parsed) throw new Error(`Assertion: the claim ${id}: ${parsed.error}`);
  return parsed.condition;
}

/** `under` is what the claim speaks about; `base` the plan as it is. */
export function judgeClaim(claim: Claim, under: Told, base: Told): ClaimVerdict {
  const condition = conditionOf(claim);
  if (condition === null)
    return { claim, verdict: 'untestable', found: null, definition: claim.definition, why: claim.untestable };
  const found = condition.difference ? difference(condition, under, base) : figureUnder(condition, under);
  const definition = claim.definition ?? definitionOf(condition);
  const isUnknown = found.value === null && found.measures !== 'date';
  if (isUnknown) return { claim, verdict: 'undecidable', found, definition, why: 'the figure is unknown' };
  const told = condition.difference ? base : under;
  const verdict = weigh(found, condition.operator, boundsOf(condition, claim.tolerance, told));
  const why = verdict === 'undecidable' ? 'too close for this many futures and this tolerance' : null;
  return { claim, verdict, found, definition, why };
}

/** Figures that no chance touches. */
const EXACT = new Set(['count', 'work', 'overhead', 'slack', 'likely']);

function definitionOf({ figure, difference: isDifference }: Condition): string {
  const means = meaningOf(figure.name, figure.percentile);
  return isDifference ? `${means}; with the option less without it` : means;
}

function figureUnder({ figure }: Condition, { plan, forecast }: Told): ClaimFigure {
  const { measures } = figure;
  const found = figureOf(figure, forecast);
  const interval: IntervalSource = EXACT.has(figure.name) ? 'exact' : 'futures';
  const shown = shownFigure(found.value, measures, plan);
  return { ...found, measures, interval, shown, replications: forecast.replications };
}

/** The figure under the option less the figure of the plan itself, dates as working minutes of the plan's own calendar. */
function difference(condition: Condition, under: Told, base: Told): ClaimFigure {
  const { figure } = condition;
  const measures = measureOf(figure, true);
  const { planProfile } = base.network;
  const workedFrom = (start: string): ((minute: number) => number) => {
    const shift = minuteOfInstant(base.plan.start, `${start}T00:00`);
    return (minute) => (Number.isFinite(minute) ? planProfile.minutesAt(Math.max(0, minute + shift)) : minute);
  };
  const inBase = workedFrom(base.plan.start);
  const inOption = workedFrom(under.plan.start);
  const isDate = figure.measures === 'date';
  const one = converted(figureOf(figure, under.forecast), isDate ? inOption : null);
  const other = converted(figureOf(figure, base.forecast), isDate ? inBase : null);
  const { difference: found, interval } = compared(one, other, EXACT.has(figure.name), () => {
    const samples = pairedSamples(figure, under.forecast, inOption);
    const without = pairedSamples(figure, base.forecast, inBase);
    return samples !== null && without !== null ? pairedDifference(samples, without) : null;
  });
  const shown = signed(found.value, shownFigure(found.value, measures, base.plan));
  const replications = Math.min(under.forecast.replications, base.forecast.replications);
  return { ...found, measures, interval, shown, replications };
}

function converted(found: Interval, worked: ((minute: number) => number) | null): Interval {
  if (worked === null) return found;
  const { value, low, high } = found;
  return { value: value === null ? null : worked(value), low: worked(low), high: worked(high) };
}

/** Two numbers are compared in the futures they share where those are known, else by the intervals of both sides. */
function compared(
  one: Interval,
  other: Interval,
  isExact: boolean,
  pair: () => Interval | null,
): { difference: Interval; interval: IntervalSource } {
  if (one.value === null || other.value === null)
    return { difference: { value: null, low: -Infinity, high: Infinity }, interval: 'separate' };
  const value = one.value - other.value;
  if (isExact) return { difference: { value, low: value, high: value }, interval: 'exact' };
  const paired = pair();
  if (paired !== null) return { difference: paired, interval: 'paired' };
  const root = (a: number, b: number): number => Math.sqrt(a * a + b * b);
  const low = value - root(one.value - one.low, other.high - other.value);
  const high = value + root(one.high - one.value, other.value - other.low);
  return { difference: { value, low, high }, interval: 'separate' };
}

function signed(value: number | null, shown: string): string {
  if (value === null || value === 0) return shown;
  return value > 0 ? `+${shown}` : shown.replace('-', '−');
}

/** The claimed value with its tolerance: an amount of the figure's own kind (for dates: working time), or a share of the value. */
function boundsOf(
  { value: stated, figure, difference: isDifference }: Condition,
  tolerance: string | null,
  { plan, network }: Told,
): Bounds {
  const limit = limitOf(stated, plan);
  if (tolerance === null) return { lower: limit, upper: limit, hasTolerance: false };
  const amount = parseConditionValue(tolerance);
  if (amount === null || amount.kind === 'date') throw new Error(`Assertion: the tolerance ${tolerance}`);
  const { planProfile } = network;
  const isDate = measureOf(figure, isDifference) === 'date';
  const worked = (minute: number): number => planProfile.minutesAt(Math.max(0, minute));
  // A share of a share would be a riddle: `5%` beside `80%` means five points.
  const isRelative = amount.kind === 'share' && stated.kind !== 'share';
  const size = isRelative ? amount.value * Math.abs(isDate ? worked(limit.end) : limit.end) : sizeOf(amount, plan);
  const move = (by: number): Limit => {
    const to = (at: number): number => (isDate ? minuteAfter(network, worked(at) + by) : at + by);
    return { begin: to(limit.begin), end: to(limit.end), from: to(limit.from), to: to(limit.to) };
  };
  return { lower: move(-size), upper: move(size), hasTolerance: true };
}

function minuteAfter({ planProfile, horizonMinute }: Network, workedMinutes: number): number {
  if (workedMinutes <= 0) return 0;
  const minute = planProfile.finishMinutes(0, Math.ceil(workedMinutes));
  return minute < 0 ? horizonMinute : minute;
}
