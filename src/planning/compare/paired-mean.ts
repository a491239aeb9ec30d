// The mean difference of pairs and how far it can be trusted: Student's t on the differences for independent futures, on the means of twenty
// sections for those of a Sobol sequence.
import { SECTIONS } from '../../engine/forecast/sections.ts';
import { type Bounds, differenceOf, exactly, UNKNOWN } from './bounds.ts';
import type { Difference } from './comparison.ts';
import { studentReach } from './critical-values.ts';

/** @param differences option less base, one of each future that counts, in the order of replications */
export function pairedMean(differences: Float64Array, alpha: number, isSobol: boolean): Difference {
  const count = differences.length;
  if (count === 0) return UNKNOWN;
  if (differences.every((each) => each === 0)) return exactly(0);
  return isSobol ? bySections(differences, alpha) : byStudent(differences, alpha);
}

function byStudent(differences: Float64Array, alpha: number): Difference {
  const count = differences.length;
  const mean = meanOf(differences);
  let squares = 0;
  for (const each of differences) squares += (each - mean) * (each - mean);
  const reach = studentReach(alpha, count - 1) * Math.sqrt(squares / Math.max(1, count - 1) / count);
  return differenceOf(around(mean, reach), 'paired-t');
}

function bySections(differences: Float64Array, alpha: number): Difference {
  const count = differences.length;
  const mean = meanOf(differences);
  if (count < 2 * SECTIONS) return differenceOf(around(mean, Number.POSITIVE_INFINITY), 'sections');
  let squares = 0;
  for (let section = 0; section < SECTIONS; section++) {
    let sum = 0;
    let members = 0;
    for (let k = section; k < count; k += SECTIONS, members++) sum += differences[k];
    squares += (sum / members - mean) * (sum / members - mean);
  }
  const reach = studentReach(alpha, SECTIONS - 1) * Math.sqrt(squares / (SECTIONS - 1) / SECTIONS);
  return differenceOf(around(mean, reach), 'sections');
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function around(value: number, reach: number): Bounds {
  return { value, low: value - reach, high: value + reach };
}
