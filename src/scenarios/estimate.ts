// Estimates and factors: a value, a range, three points, or a distribution spelled out. Text forms here, maps in distribution.ts.
// How a range is meant is the plan's choice: P10-P90 (lognormal, metalog) or limits (triangular, beta-PERT).
import type { Distribution, Estimate } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { readDistribution } from './distribution.ts';
import { isEmpty, nodeInWords, type Place, shorten } from './document.ts';
import { contradiction } from './feasible.ts';
import { type AmountError, type Measure, parseAmount, rewritten, unitOf } from './quantity.ts';
import { isTooLong, unusable } from './scalars.ts';

export type Ranges = 'p10-p90' | 'limits';
const RANGE_DASH = /\s*[-–]\s*/;

/** An estimate in the given measure, or null after a complaint. */
export function readEstimate(
  complaints: Complaints,
  place: Place | undefined,
  measure: Measure,
  ranges: Ranges,
  what: string,
): Estimate | null {
  if (place === undefined) return null;
  const { node } = place;
  if (node.kind === 'map') return readDistribution(complaints, place, measure, what);
  if (node.kind === 'list' || node.value === null || typeof node.value === 'boolean') {
    const example = measure.kind === 'factor' ? '1.4 or 1.1-1.6' : '2d or 1-2d';
    complaints.add('E012', place, `${what} is an estimate such as ${example}, not ${nodeInWords(node)}`, {
      atKey: isEmpty(place),
    });
    return null;
  }
  const trouble = typeof node.value === 'number' ? unusable(node.value) : null;
  if (trouble !== null) {
    complaints.add('E020', place, `${what} ${shorten(node.source)} ${trouble}`);
    return null;
  }
  return fromText(complaints, place, typeof node.value === 'string' ? node.value : node.source, measure, ranges, what);
}

function fromText(
  complaints: Complaints,
  place: Place,
  written: string,
  measure: Measure,
  ranges: Ranges,
  what: string,
): Estimate | null {
  if (isTooLong(complaints, place, written, what)) return null;
  const text = shorten(written.trim());
  const parts = text.includes('/') ? text.split('/') : splitRange(text);
  const amounts = parts.map((part) => parseAmount(part, measure, unitOf(parts[parts.length - 1])));
  const bad = amounts.find((amount): amount is AmountError => 'error' in amount);
  const isShaped = text.includes('/') ? parts.length === 3 : parts.length < 3 && !text.includes('..');
  if (bad !== undefined || !isShaped) {
    const shape = `"${text}" is neither one value (2d) nor a range (1-2d) nor three points (1/2/4d)`;
    const code = isShaped && parts.length === 1 && measure.kind === 'duration' ? 'E021' : 'E022';
    const whole = bad?.hint?.startsWith('write ') && parts.length > 1 ? rewritten(text) : undefined;
    const partly = isShaped ? bad?.hint : undefined;
    const hint = isShaped && whole !== undefined ? `write ${whole}` : partly;
    const message = isShaped && bad !== undefined ? bad.error : shape;
    complaints.add(code, place, `${what}: ${message}`, hint === undefined ? {} : { hint });
    return null;
  }
  const values = amounts.map((amount) => ('value' in amount ? amount.value : 0));
  const distribution = shape(values, ranges);
  const wrong = contradiction(distribution);
  if (wrong !== null) {
    complaints.add('E023', place, `${what} ${shorten(text)}: ${wrong}`);
    return null;
  }
  return {
    distribution,
    likely: likelyOf(values, measure),
    single: values.length === 1 && measure.kind === 'duration',
    text,
  };
}

/** `1-2d` has two parts, `2d` and `-2d` one. */
function splitRange(text: string): string[] {
  if (text.startsWith('-')) return [text];
  return text.split(RANGE_DASH);
}

function shape(values: readonly number[], ranges: Ranges): Distribution {
  const [a, b, c] = values;
  if (values.length === 1) return { kind: 'fixed', value: a };
  if (values.length === 2) {
    if (ranges === 'p10-p90') return { kind: 'lognormal', p10: a, p90: b };
    return { kind: 'triangular', min: a, mode: (a + b) / 2, max: b };
  }
  return ranges === 'p10-p90' ? { kind: 'metalog', p10: a, p50: b, p90: c } : { kind: 'pert', min: a, mode: b, max: c };
}

/** The stated value, the middle of a range, the second of three points; minutes stay whole, half up. */
function likelyOf(values: readonly number[], measure: Measure): number {
  if (values.length === 1) return values[0];
  if (values.length === 3) return values[1];
  const middle = (values[0] + values[1]) / 2;
  return measure.kind === 'duration' ? Math.floor(middle + 0.5) : middle;
}
