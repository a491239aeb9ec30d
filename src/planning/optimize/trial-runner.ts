// Runs candidates on the futures of the search, and makes the plans that only the reader can make.
import { inProcess } from '../../engine/forecast/in-process.ts';
import type { Executor } from '../../engine/forecast/study.ts';
import type { Network } from '../../engine/network/network.ts';
import { applyChanges } from '../../plan/apply-changes.ts';
import type { Change } from '../../plan/change.ts';
import type { Plan } from '../../plan/plan.ts';
import type { SelectedLists } from '../../plan/selected-lists.ts';
import { isFast, keyOfChanges } from './move-of.ts';
import { type ScreenSpec, screenStudy, type Trial } from './screen-study.ts';
import type { Measure } from './weighing.ts';

/** What a compilation costs, in futures of the same plan. */
const COMPILE_FUTURES = 80;

export interface RunnerAsk {
  id: string;
  plan: Plan;
  network: Network;
  seed: string;
  measures: readonly Measure[];
  /** null with `regroups` = owners and classes go through the reader. */
  lists: SelectedLists | null;
  regroups: boolean;
  executor: Executor | undefined;
  derive: ((changes: readonly Change[]) => Plan | null) | undefined;
  pause: (() => Promise<void>) | undefined;
  shouldStop: (() => boolean) | undefined;
}

export interface TrialRunner {
  /** Samples of each by measure; null = it cannot be made, or the host wants to stop. */
  run(trials: readonly Omit<Trial, 'plan'>[]): Promise<(Float64Array[] | null)[]>;
  /** The plan under these changes; null = they cannot be made. */
  planOf(changes: readonly Change[]): Plan | null;
  /** Futures run so far. */
  futures(): number;
}

export function createTrialRunner(ask: RunnerAsk): TrialRunner {
  const { plan, network, seed, measures, lists, executor = inProcess, derive, pause, shouldStop } = ask;
  const derived = new Map<string, Plan | null>();
  let futures = 0;
  const needsReader = (change: Change): boolean =>
    !isFast(change) || (ask.regroups && derive !== undefined && (change.kind === 'owner' || change.kind === 'class'));
  const read = (changes: readonly Change[]): Plan | null => {
    const key = keyOfChanges(changes);
    let found = derived.get(key);
    if (found === undefined) derived.set(key, (found = derive?.(changes) ?? null));
    return found;
  };
  const planOf = (changes: readonly Change[]): Plan | null => {
    if (changes.some(needsReader)) return read(changes);
    // What the fast way does not know the reader may.
    return applyChanges(plan, changes, lists) ?? (derive === undefined ? null : read(changes));
  };
  return {
    planOf,
    futures: () => futures,
    async run(asked) {
      const trials = asked.map((trial): Trial => {
        const isPlain = !trial.changes.some(needsReader) && applyChanges(plan, trial.changes, lists) !== null;
        return { ...trial, plan: isPlain ? null : planOf(trial.changes) };
      });
      const results: (Float64Array[] | null)[] = trials.map(() => null);
      const most = Math.max(1, ...trials.map(({ from, to }) => to - from));
      const spec: ScreenSpec = { id: ask.id, plan, seed, measures, lists, trials };
      const { part } = await executor.run(screenStudy, spec, {
        replications: trials.length,
        network,
        eventsPerFuture: 2 * network.nodeCount * (COMPILE_FUTURES + most),
        ...(pause === undefined ? {} : { pause }),
        ...(shouldStop === undefined ? {} : { shouldStop }),
      });
      for (const { trial, samples } of part) {
        results[trial] = samples;
        if (samples !== null) futures += trials[trial].to - trials[trial].from;
      }
      return results;
    },
  };
}
