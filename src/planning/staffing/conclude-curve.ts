// What follows from the dates of a curve: what each head brings, where further ones are not worth it, and what twice the people save.
import { type Estimate, NEVER, nearestRank } from '../../engine/forecast/quantiles.ts';
import { barOf } from '../twists/difference.ts';
import type { StaffingCurve, StaffingPoint } from './staffing-curve.ts';

/** One more head: `fewer` less `more`, dates of the same futures in working minutes. */
export function marginalOf(fewer: Int32Array, more: Int32Array): NonNullable<StaffingPoint['marginal']> {
  const bar = barOf(fewer, more);
  let [later, minutes] = [0, 0];
  for (let r = 0; r < fewer.length; r++) {
    if (more[r] <= fewer[r]) continue;
    later++;
    if (more[r] !== NEVER) minutes += more[r] - fewer[r];
  }
  const isLater = ({ high }: Estimate<number>): boolean => high !== null && high < 0;
  return {
    p80Minutes: bar.p80,
    meanMinutes: bar.mean,
    later: later / fewer.length,
    laterMinutes: later === 0 ? 0 : minutes / later,
    isAnomaly: isLater(bar.mean) || isLater(bar.p80),
  };
}

/** The smallest n of the curve from which on no further head brings so much at P80. */
export function concludeKnee(points: readonly StaffingPoint[], worthMinutes: number): StaffingCurve['knee'] {
  const last = points.findLastIndex(({ marginal }) => {
    const gain = marginal?.p80Minutes.value;
    return gain === null || (gain !== undefined && gain >= worthMinutes);
  });
  const at = Math.max(0, last);
  return at >= points.length - 1 ? null : { n: points[at].n, worthMinutes };
}

interface Team {
  n: number;
  worked: Int32Array;
}

/** Of the present team and twice as many; where the curve ends before that, of half the team and all of it, or the largest pair it holds. */
export function doublingOf(teams: readonly Team[], now: number, origin: number): StaffingCurve['doubling'] {
  const of = (n: number): Team | undefined => teams.find((team) => team.n === n);
  const wanted = [now, Math.floor(now / 2), ...Array.from(teams, ({ n }) => n).reverse()];
  const from = wanted.find((n) => of(n) !== undefined && of(2 * n) !== undefined);
  if (from === undefined) return null;
  const [one, two] = [of(from)!, of(2 * from)!];
  const p80 = one.worked.slice().sort()[nearestRank(80, one.worked.length) - 1];
  const span = p80 === NEVER ? 0 : p80 - origin;
  if (span <= 0) return null;
  const { value, low, high } = barOf(one.worked, two.worked).p80;
  const left = (saved: number | null): number | null => (saved === null ? null : 1 - saved / span);
  return { from, to: 2 * from, timeShare: { value: left(value), low: left(high), high: left(low) } };
}
