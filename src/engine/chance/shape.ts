// A shape is a distribution freed of place and size: value = offset + size * quantile(shape). Plans repeat few shapes
// (every `1-2d` is the same lognormal), so their tables are built once and shared.
import { lognormalMedian } from '../../plan/likely.ts';
import type { Distribution } from '../../plan/plan.ts';
import type { PieceDistribution } from './pieces.ts';
import { betaQuantile, exp, log, log1p, normalQuantile } from './ready.ts';

export interface Shape {
  /** Equal keys mean equal quantiles. */
  readonly key: string;
  /** Non-decreasing in p, 0 < p < 1. */
  quantile(p: number): number;
}

export interface PlacedShape {
  readonly shape: Shape;
  readonly offset: number;
  readonly size: number;
}

/** Distributions with a continuous quantile function; the others are made of pieces. */
export type ContinuousDistribution = Exclude<Distribution, PieceDistribution>;

/** Standard normal quantile of 0.9. */
const Z90 = 1.2815515655446004;
/** ln 9, the logit of 0.9. */
const LOGIT90 = 2.1972245773362196;
/** Above this ratio of skew to spread the 3-term metalog would run backwards (Keelin 2016); the reader refuses it. */
const METALOG_LIMIT = 1.66711;

export const NORMAL: Shape = { key: 'normal', quantile: normalQuantile };
const UNIFORM: Shape = { key: 'uniform', quantile: (p) => p };
const EXPONENTIAL: Shape = { key: 'exponential', quantile: (p) => -log1p(-p) };

/** Splits a distribution into shape, offset and size; a size of 0 means that the offset is the only value. */
export function placeShape(distribution: ContinuousDistribution): PlacedShape {
  switch (distribution.kind) {
    case 'lognormal':
      return placeLognormal(distribution);
    case 'metalog':
      return placeMetalog(distribution.p10, distribution.p50, distribution.p90);
    case 'triangular':
      return placeBetween(distribution, triangular);
    case 'pert':
      return placeBetween(distribution, pert);
    case 'uniform':
      return { shape: UNIFORM, offset: distribution.min, size: distribution.max - distribution.min };
    case 'normal':
      return { shape: NORMAL, offset: distribution.mean, size: distribution.sd };
    case 'exponential':
      return { shape: EXPONENTIAL, offset: 0, size: distribution.mean };
  }
}

/** Lognormal with median 1. */
function lognormal(sdLog: number): Shape {
  return { key: `lognormal ${sdLog}`, quantile: (p) => exp(sdLog * normalQuantile(p)) };
}

function placeLognormal(distribution: Extract<Distribution, { kind: 'lognormal' }>): PlacedShape {
  const median = lognormalMedian(distribution);
  const sdLog = logSpread(distribution);
  if (!(median > 0 && sdLog >= 0)) throw new Error(`Assertion: no lognormal ${JSON.stringify(distribution)}`);
  if (sdLog === 0) return { shape: UNIFORM, offset: median, size: 0 };
  return { shape: lognormal(sdLog), offset: 0, size: median };
}

function logSpread(distribution: Extract<Distribution, { kind: 'lognormal' }>): number {
  if ('p10' in distribution) return log(distribution.p90 / distribution.p10) / (2 * Z90);
  if ('median' in distribution) return distribution.sdLog;
  const variation = distribution.sd / distribution.mean;
  return Math.sqrt(log1p(variation * variation));
}

/**
 * Semi-bounded (at 0) 3-term metalog through P10, P50, P90, with median 1 (Keelin 2016, "The Metalog Distributions",
 * section 4): ln Q(p) = spread logit(p) + skew (p - 1/2) logit(p).
 */
function placeMetalog(p10: number, p50: number, p90: number): PlacedShape {
  const below = log(p50 / p10);
  const above = log(p90 / p50);
  const spread = (above + below) / (2 * LOGIT90);
  const skew = (above - below) / (0.8 * LOGIT90);
  const isRising = skew < METALOG_LIMIT * spread && -skew < METALOG_LIMIT * spread;
  if (!(p10 > 0 && isRising)) throw new Error(`Assertion: no metalog ${p10}/${p50}/${p90}`);
  return { shape: metalog(spread, skew), offset: 0, size: p50 };
}

function metalog(spread: number, skew: number): Shape {
  return { key: `metalog ${spread} ${skew}`, quantile: (p) => exp((spread + skew * (p - 0.5)) * log(p / (1 - p))) };
}

function placeBetween(
  { min, mode, max }: { min: number; mode: number; max: number },
  shapeOf: (mode: number) => Shape,
): PlacedShape {
  const size = max - min;
  if (!(size >= 0 && mode >= min && mode <= max)) throw new Error(`Assertion: no ${min}/${mode}/${max}`);
  return { shape: size === 0 ? UNIFORM : shapeOf((mode - min) / size), offset: min, size };
}

/** Triangle over [0, 1] with its top at `mode`. */
function triangular(mode: number): Shape {
  const quantile = (p: number) => (p < mode ? Math.sqrt(p * mode) : 1 - Math.sqrt((1 - p) * (1 - mode)));
  return { key: `triangular ${mode}`, quantile };
}

/** Beta over [0, 1] with its top at `mode` and the four-fold weight on it that PERT gives. */
function pert(mode: number): Shape {
  const a = 1 + 4 * mode;
  return { key: `pert ${mode}`, quantile: (p) => betaQuantile(a, 6 - a, p) };
}
