// Everything with a target as one promise: in the order in which it falls due.
import type { DateForecast, JointForecast } from './forecast-result.ts';
import { allOnTime, commitment, onTimeGiven } from './joint.ts';
import type { Tallied } from './tallied.ts';
import { pathFinder } from './upstream.ts';

/** The confidence a commitment is asked to have. */
const WANTED_PERCENT = 80;

/** `milestones` are the forecasts of `tally.nodes`, in the same order. */
export function summarizeJoint(
  { tally, network, replications: futures }: Tallied,
  milestones: readonly DateForecast[],
): JointForecast {
  const promises = tally.nodes
    .map((node, k) => ({ ...node, samples: tally.dates.byReplication(k + 1), sorted: sortedOf(milestones[k]) }))
    .flatMap((node) => (node.target === null ? [] : [{ ...node, target: node.target }]))
    .sort((a, b) => a.target - b.target);
  const joint = commitment(
    promises.map(({ samples }) => samples),
    WANTED_PERCENT,
    promises.map(({ sorted }) => sorted),
  );
  const gates = promises.filter(({ kind }) => kind === 'gate');
  const links = gates.length >= 2 ? gates : promises;
  const isOnPath = pathFinder(network);
  return {
    promises: promises.map(({ kind, id, title, target }, k) => ({
      kind,
      id,
      title,
      target,
      date: joint === null ? null : joint.dates[k],
    })),
    all: promises.length === 0 ? null : allOnTime(promises, futures),
    chain: links.flatMap((next, k) => {
      const before = links.slice(0, k).findLast((each) => isOnPath(each, next));
      return before ? [{ after: before.id, id: next.id, onTime: onTimeGiven(before, next, futures) }] : [];
    }),
    commitment: joint && { wantedPercent: WANTED_PERCENT, percentile: joint.percentile },
  };
}

/** Everything with a date of its own keeps every value. */
function sortedOf({ id, samples }: DateForecast): Int32Array {
  if (samples.kind !== 'exact') throw new Error(`Assertion: the samples of ${id} are binned`);
  return samples.sorted;
}
