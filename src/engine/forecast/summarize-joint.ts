// Everything with a target as one promise: in the order in which it falls due.
import type { JointForecast } from './forecast-result.ts';
import { allOnTime, chainOfChances, commitment } from './joint.ts';
import type { Tally } from './tally.ts';

/** The confidence a commitment is asked to have. */
const WANTED_PERCENT = 80;

export function summarizeJoint(tally: Tally, futures: number): JointForecast {
  const promises = tally.nodes
    .map((node, k) => ({ ...node, samples: tally.dates.byReplication(k + 1) }))
    .flatMap((node) => (node.target === null ? [] : [{ ...node, target: node.target }]))
    .sort((a, b) => a.target - b.target);
  const given = chainOfChances(promises, futures);
  const joint = commitment(
    promises.map(({ samples }) => samples),
    WANTED_PERCENT,
  );
  return {
    promises: promises.map(({ kind, id, title, target }, k) => ({
      kind,
      id,
      title,
      target,
      onTimeGivenPrevious: k === 0 ? null : given[k - 1],
    })),
    all: promises.length === 0 ? null : allOnTime(promises, futures),
    commitment: joint && { wantedPercent: WANTED_PERCENT, percentile: joint.percentile, dates: joint.dates },
  };
}
