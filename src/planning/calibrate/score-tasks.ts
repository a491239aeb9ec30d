// Scores of held-out tasks under the model and under what people would believe without one.
import { exponential } from '../../engine/chance/exponential.ts';
import { log } from '../../engine/chance/ready.ts';
import type { PastTask, Score } from './calibration-result.ts';
import { sampleQuantiles } from './sample-quantiles.ts';
import { lognormalScore, logUniformScore, normalScore, rankedScore, uniformScore } from './scores.ts';

/** Of ln(actual / estimate). */
export interface Prediction {
  meanLog: number;
  sdLog: number;
}

/** One score a task, in the unit of the actuals and in logs. */
export interface Scores {
  amount: Float64Array;
  log: Float64Array;
}

/** Points that stand for a shape, at the middles of as many equal shares. */
const SHAPE_POINTS = 199;

export function meanScore({ amount, log: logs }: Scores): Score {
  const mean = (values: Float64Array): number => values.reduce((total, value) => total + value, 0) / values.length;
  return { amount: mean(amount), log: mean(logs) };
}

/** The lognormal around each estimate. */
export function scoreModel(tasks: readonly PastTask[], predictions: readonly Prediction[]): Scores {
  return scoresOf(tasks, ({ estimate, actual }, i) => {
    const { meanLog, sdLog } = predictions[i];
    const middle = meanLog + log(estimate);
    return { amount: lognormalScore(middle, sdLog, actual), log: normalScore(middle, sdLog, log(actual)) };
  });
}

/** The estimate as it stands: a point. */
export function scoreStated(tasks: readonly PastTask[]): Scores {
  return scoresOf(tasks, ({ estimate, actual }) => ({
    amount: Math.abs(actual - estimate),
    log: Math.abs(log(actual / estimate)),
  }));
}

/** Anything from 80 to 120 % of the estimate. */
export function scoreWithin20(tasks: readonly PastTask[]): Scores {
  return scoresOf(tasks, ({ estimate, actual }) => ({
    amount: estimate * uniformScore(0.8, 1.2, actual / estimate),
    log: logUniformScore(0.8, 1.2, log(actual / estimate)),
  }));
}

/** The predictions with another shape: that of these standardised errors instead of the normal one. */
export function scoreEmpirical(
  tasks: readonly PastTask[],
  predictions: readonly Prediction[],
  standardised: Float64Array,
): Scores {
  const shares = Array.from({ length: SHAPE_POINTS }, (_, k) => (k + 0.5) / SHAPE_POINTS);
  const shape = Float64Array.from(sampleQuantiles(standardised, shares));
  const power = exponential();
  const amounts = new Float64Array(SHAPE_POINTS);
  return scoresOf(tasks, ({ estimate, actual }, i) => {
    const { meanLog, sdLog } = predictions[i];
    for (let k = 0; k < SHAPE_POINTS; k++) amounts[k] = estimate * power(meanLog + sdLog * shape[k]);
    return {
      amount: rankedScore(amounts, 0, 1, actual),
      log: rankedScore(shape, meanLog, sdLog, log(actual / estimate)),
    };
  });
}

function scoresOf(tasks: readonly PastTask[], of: (task: PastTask, i: number) => Score): Scores {
  const scores = { amount: new Float64Array(tasks.length), log: new Float64Array(tasks.length) };
  tasks.forEach((task, i) => {
    const score = of(task, i);
    scores.amount[i] = score.amount;
    scores.log[i] = score.log;
  });
  return scores;
}
