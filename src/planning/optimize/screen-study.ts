// Candidates as a study: its "futures" are the numbers of candidates, so that threads share them as they share futures. Each one is compiled
// once and then run on the futures of a stage.
import { chanceReady } from '../../engine/chance/ready.ts';
import type { Study } from '../../engine/forecast/study.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import { withOrder } from '../../engine/network/with-order.ts';
import { applyChanges } from '../../plan/apply-changes.ts';
import type { Change } from '../../plan/change.ts';
import type { Plan } from '../../plan/plan.ts';
import { findCycles } from '../../plan/precedence.ts';
import type { SelectedLists } from '../../plan/selected-lists.ts';
import { compileLike } from './compile-like.ts';
import { createScreen, type Screen } from './screen.ts';
import type { Measure } from './weighing.ts';

/** One plan to be tried. */
export interface Trial {
  changes: readonly Change[];
  /** As the reader made it; null = the changes are made here. */
  plan: Plan | null;
  /** Futures from .. to - 1. */
  from: number;
  to: number;
}

export interface ScreenSpec {
  /** Same id, same plan, seed and measures: what has been dealt for it can be used again. */
  id: string;
  plan: Plan;
  seed: string;
  measures: readonly Measure[];
  lists: SelectedLists | null;
  trials: readonly Trial[];
}

/** Samples by trial and measure; null = the changes cannot be made. */
export type ScreenPart = { trial: number; samples: Float64Array[] | null }[];

/** A thread screens one plan at a time. */
let opened: { id: string; screen: Screen } | null = null;

function screenOf({ id, plan, seed, measures }: ScreenSpec, network: Network | undefined): Screen {
  if (opened?.id !== id) opened = { id, screen: createScreen(network ?? compile(plan), seed, measures) };
  return opened.screen;
}

export const screenStudy: Study<ScreenSpec, ScreenPart> = {
  name: 'screen',
  async open(spec, network) {
    await chanceReady();
    const screen = screenOf(spec, network);
    const part: ScreenPart = [];
    return {
      run(from, to) {
        for (let k = from; k < to; k++) part.push({ trial: k, samples: tried(screen, spec, spec.trials[k]) });
      },
      part: () => part,
    };
  },
  merge: (parts) => parts.flat(),
};

function tried(screen: Screen, { plan: base, lists }: ScreenSpec, trial: Trial): Float64Array[] | null {
  const plan = trial.plan ?? applyChanges(base, trial.changes, lists);
  if (plan === null || (trial.changes.some(({ kind }) => kind === 'sequence') && findCycles(plan).length > 0))
    return null;
  const network = networkOf(screen.network, base, plan, trial.plan === null ? trial.changes : null);
  return screen.sample(plan, network, trial.from, trial.to);
}

/** Another order of work needs no other network. `changes` null = a plan that the reader made. */
function networkOf(network: Network, base: Plan, plan: Plan, changes: readonly Change[] | null): Network {
  if (changes === null) return compile(plan);
  if (changes.length === 0) return network;
  const [only] = changes;
  if (changes.length > 1 || only.kind !== 'order' || (base.order ?? []).length > 0)
    return compileLike(plan, base, network);
  const places = new Map(plan.issues.map(({ id }, i) => [id, i]));
  return withOrder(
    network,
    only.issues.map((id) => places.get(id)!),
  );
}
