// Everything with a target as one promise: in the order in which it falls due.
import type { DateForecast, JointForecast } from './forecast-result.ts';
import { allOnTime, chainOfChances, commitment } from './joint.ts';
import type { Tally } from './tally.ts';

/** The confidence a commitment is asked to have. */
const WANTED_PERCENT = 80;

/** `milestones` are the forecasts of `tally.nodes`, in the same order. */
export function summarizeJoint(tally: Tally, milestones: readonly DateForecast[], futures: number): JointForecast {
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
  const given = chainOfChances(links, futures);
  return {
    promises: promises.map(({ kind, id, title, target }, k) => ({
      kind,
      id,
      title,
      target,
      date: joint === null ? null : joint.dates[k],
    })),
    all: promises.length === 0 ? null : allOnTime(promises, futures),
    chain: links.slice(1).map(({ id }, k) => ({ after: links[k].id, id, onTime: given[k] })),
    commitment: joint && { wantedPercent: WANTED_PERCENT, percentile: joint.percentile },
  };
}

/** Everything with a date of its own keeps every value. */
function sortedOf({ id, samples }: DateForecast): Int32Array {
  if (samples.kind !== 'exact') throw new Error(`Assertion: the samples of ${id} are binned`);
  return samples.sorted;
}
