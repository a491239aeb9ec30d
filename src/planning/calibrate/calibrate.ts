// From past tasks to what is known of a team's errors: the figures as they are, the model fitted to all of them, and how the same
// model, fitted to the earlier ones only, fared with the later ones.
import type { Calibration, PastTask, Split } from './calibration-result.ts';
import { fitErrors } from './fit-errors.ts';
import { judgeHeldOut } from './held-out.ts';
import { sampleQuantiles } from './sample-quantiles.ts';

/** Fewer tasks than this give no spread worth writing down. */
export const LEAST_TASKS = 10;
const RATIO_PERCENTILES = [10, 50, 80, 90, 95];

/** Deterministic; `chanceReady()` must have settled and there must be at least `LEAST_TASKS` tasks, in the order of the history. */
export function calibrate(tasks: readonly PastTask[], split: Split): Calibration {
  const ratios = sampleQuantiles(
    tasks.map(({ actual, estimate }) => actual / estimate),
    RATIO_PERCENTILES.map((percentile) => percentile / 100),
  );
  return {
    tasks: tasks.length,
    exact: tasks.filter(({ actual, estimate }) => actual === estimate).length / tasks.length,
    ratios: RATIO_PERCENTILES.map((percentile, k) => ({ percentile, value: ratios[k] })),
    model: fitErrors(tasks),
    heldOut: judgeHeldOut(tasks, split),
  };
}
