// What the chosen plans come to in futures that had no part in choosing them, all on the same ones: the objective, the conditions, every date and
// everybody's load.

import { listDatedNodes } from '../../engine/network/dated-nodes.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Change } from '../../plan/change.ts';
import type { Plan } from '../../plan/plan.ts';
import type { TrialRunner } from './trial-runner.ts';
import type { Measure, Weighing } from './weighing.ts';

/** Futures of one plan that are run at a time: an interruption waits for no more. */
const AT_A_TIME = 500;
/** Once interrupted, so many all the same. */
const FEWEST = 1000;

/** A date whose movement is a side effect. */
export interface WatchedDate {
  /** `finish`, or the id of a gate, milestone or phase with a target. */
  id: string;
  about: string | null;
  /** Civil minute. */
  target: number | null;
}

/** What is measured beside the goal. */
export interface Watched {
  dates: readonly WatchedDate[];
  people: readonly string[];
}

export function watchedOf(plan: Plan, network: Network): Watched {
  const dates = listDatedNodes(plan, network).map(({ id, target }) => ({ id, about: id, target }));
  return {
    dates: [{ id: 'finish', about: null, target: null }, ...dates],
    people: plan.people.map(({ id }) => id),
  };
}

/** Measures in this order: those of the goal, the dates, the loads, the busy minutes. Dates as they are named. */
export function measuresOf({ objective, conditions, kept }: Weighing, { dates, people }: Watched): Measure[] {
  return [
    ...[objective, ...conditions, ...kept].map(({ measure }) => named(measure)),
    ...dates.map(({ about }): Measure => ({ kind: 'minute', about })),
    ...people.map((person): Measure => ({ kind: 'load', person })),
    ...people.map((person): Measure => ({ kind: 'busy', person })),
  ];
}

function named(measure: Measure): Measure {
  return measure.kind === 'date' ? { kind: 'minute', about: measure.about } : measure;
}

/** Samples by plan (the base first) and measure; null = its futures could not be run. */
export interface Revalued {
  futures: number;
  samples: (Float64Array[] | null)[];
}

/** Interrupted it still sees the first futures of every plan. */
export async function revalue(
  plans: readonly (readonly Change[])[],
  replications: number,
  runner: TrialRunner,
  shouldStop: () => boolean,
  onProgress: (done: number) => void,
): Promise<Revalued> {
  const pieces: (Float64Array[] | null)[][] = plans.map(() => []);
  let futures = 0;
  while (futures < replications && (futures < FEWEST || !shouldStop())) {
    const to = Math.min(replications, futures + AT_A_TIME);
    const parts = await runner.run(plans.map((changes) => ({ changes, from: futures, to })));
    parts.forEach((part, k) => {
      pieces[k].push(part);
    });
    futures = to;
    onProgress(futures);
  }
  return { futures, samples: pieces.map(joined) };
}

function joined(pieces: readonly (Float64Array[] | null)[]): Float64Array[] | null {
  const all = pieces.filter((piece) => piece !== null);
  if (all.length < pieces.length || all.length === 0) return null;
  return all[0].map((_, m) => {
    const whole = new Float64Array(all.reduce((sum, piece) => sum + piece[m].length, 0));
    let at = 0;
    for (const piece of all) {
      whole.set(piece[m], at);
      at += piece[m].length;
    }
    return whole;
  });
}
