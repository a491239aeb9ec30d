// Does the model deserve trust? It is fitted to the earlier tasks only and asked about the later ones: how often they come in at or
// below its percentiles, and how its scores compare with simply believing the estimates.
import { normalQuantile } from '../../engine/chance/ready.ts';
import type { Coverage, Estimated, Gain, HeldOut, PastTask, Split } from './calibration-result.ts';
import { clusteredRatio } from './clustered-ratio.ts';
import { fitErrors, logErrors, numberedBy } from './fit-errors.ts';
import {
  meanScore,
  type Prediction,
  type Scores,
  scoreEmpirical,
  scoreModel,
  scoreStated,
  scoreWithin20,
} from './score-tasks.ts';

const PERCENTILES = [50, 80, 95];
/** Fewer tasks on either side say nothing. */
export const LEAST_HELD_OUT = 10;

/** Earlier and later tasks; both keep their order. Tasks of one time are never parted. */
export function splitTasks(
  tasks: readonly PastTask[],
  split: Split,
): { earlier: readonly PastTask[]; later: readonly PastTask[]; from: number | null } {
  const timed = tasks.every(({ time }) => time !== null);
  if (!timed) {
    const cut = split.kind === 'share' ? Math.floor(tasks.length * split.share) : tasks.length;
    return { earlier: tasks.slice(0, cut), later: tasks.slice(cut), from: null };
  }
  const times = Float64Array.from(tasks, ({ time }) => time ?? 0).sort();
  const from =
    split.kind === 'time' ? split.time : times[Math.min(times.length - 1, Math.floor(times.length * split.share))];
  const isEarlier = ({ time }: PastTask): boolean => (time ?? 0) < from;
  return { earlier: tasks.filter(isEarlier), later: tasks.filter((task) => !isEarlier(task)), from };
}

/** null when one of the two sides has too few tasks. */
export function judgeHeldOut(tasks: readonly PastTask[], split: Split): HeldOut | null {
  const { earlier, later, from } = splitTasks(tasks, split);
  if (earlier.length < LEAST_HELD_OUT || later.length < LEAST_HELD_OUT) return null;
  const predict = predictorOf(earlier);
  const predictions = later.map(predict);
  const byPerson = later.some(({ person }) => person !== null);
  const clusters = byPerson ? numberedBy(later, ({ person }) => person ?? '') : null;
  const group = clusters?.group ?? Int32Array.from(later, (_, i) => i);
  const count = clusters?.names.length ?? later.length;
  const ratio = (top: Float64Array, bottom: Float64Array | null): Estimated =>
    clusteredRatio(top, bottom, group, count);
  const own = scoreModel(later, predictions);
  const gain = (baseline: Gain['baseline'], other: Scores): Gain => ({
    baseline,
    score: meanScore(other),
    amount: ratio(less(other.amount, own.amount), other.amount),
    log: ratio(less(other.log, own.log), other.log),
  });
  return {
    trainedOn: earlier.length,
    testedOn: later.length,
    from,
    clusters: count,
    clusteredBy: byPerson ? 'person' : 'task',
    coverage: coverageOf(later, predictions, ratio),
    score: meanScore(own),
    gains: [
      gain('as-estimated', scoreStated(later)),
      gain('within-20-percent', scoreWithin20(later)),
      gain('empirical', scoreEmpirical(later, predictions, standardised(earlier, predict))),
    ],
  };
}

/** The model of the earlier tasks, asked about anybody. */
function predictorOf(earlier: readonly PastTask[]): (task: PastTask) => Prediction {
  const model = fitErrors(earlier);
  const people = new Map(model.people.map((one) => [one.person, one]));
  return ({ person }) => people.get(person ?? '') ?? model;
}

function coverageOf(
  later: readonly PastTask[],
  predictions: readonly Prediction[],
  ratio: (top: Float64Array, bottom: Float64Array | null) => Estimated,
): Coverage[] {
  const errors = logErrors(later);
  return PERCENTILES.map((percentile) => {
    const z = normalQuantile(percentile / 100);
    const hits = errors.map((error, i) => (error <= predictions[i].meanLog + z * predictions[i].sdLog ? 1 : 0));
    const { value, low, high } = ratio(hits, null);
    return { percentile, value, low: Math.max(0, low), high: Math.min(1, high) };
  });
}

/** Errors of the earlier tasks in units of their own prediction: what is left of the shape. */
function standardised(earlier: readonly PastTask[], predict: (task: PastTask) => Prediction): Float64Array {
  return logErrors(earlier).map((error, i) => {
    const { meanLog, sdLog } = predict(earlier[i]);
    return sdLog === 0 ? 0 : (error - meanLog) / sdLog;
  });
}

function less(from: Float64Array, what: Float64Array): Float64Array {
  return from.map((value, i) => value - what[i]);
}
