// What is counted for an explanation beside its analysis: the ledger of a date, what merging costs, and stories. Every future is dealt and
// simulated once and shown to all of them.
import { createDealer } from '../engine/chance/deal.ts';
import { chanceReady } from '../engine/chance/ready.ts';
import type { Observer } from '../engine/forecast/observer.ts';
import type { Study } from '../engine/forecast/study.ts';
import { createKernel } from '../engine/kernel/simulate.ts';
import { compile } from '../engine/network/compile.ts';
import type { Plan } from '../plan/plan.ts';
import { type LedgerPart, ledgerKind } from './ledger/ledger-observer.ts';
import { type MergePart, mergeKind } from './ledger/merge-bias.ts';
import { addStoryParts, openStory, type StoryPart, type StoryQuestion } from './stories/story-study.ts';

export interface ExplanationSpec {
  plan: Plan;
  seed: string;
  /** Node of the date whose time is charged; -1 = the finish; null = no ledger. */
  ledgerOf: number | null;
  questions: readonly StoryQuestion[];
}

export interface ExplanationPart {
  ledger: LedgerPart | null;
  merges: MergePart | null;
  stories: StoryPart[];
}

export const explanationStudy: Study<ExplanationSpec, ExplanationPart> = {
  name: 'explanation',
  async open({ plan, seed, ledgerOf, questions }, known) {
    await chanceReady();
    const network = known ?? compile(plan);
    const kernel = createKernel(network);
    const dealer = createDealer(network, seed);
    const tape = new Int32Array(network.slots.length);
    const ledger = ledgerOf === null ? null : ledgerKind.open({ plan, network, node: ledgerOf });
    const merges = ledgerOf === null ? null : mergeKind.open({ network });
    const stories = questions.map((question) => {
      const observer = openStory(plan, network, question);
      if (observer === null) throw new Error(`Assertion: no story of ${question.kind} ${question.id}`);
      return observer;
    });
    const observers: Observer<unknown>[] = [ledger, merges, ...stories].filter((each) => each !== null);
    return {
      run(from, to) {
        for (let replication = from; replication < to; replication++) {
          dealer.deal(replication, tape);
          const trace = kernel.simulate(tape);
          for (const observer of observers) observer.count(trace, tape, replication);
        }
      },
      part: () => ({
        ledger: ledger?.part() ?? null,
        merges: merges?.part() ?? null,
        stories: stories.map((observer) => observer.part()),
      }),
    };
  },
  merge: (parts) => ({
    ledger: mergeOf(parts, ({ ledger }) => ledger, ledgerKind.merge),
    merges: mergeOf(parts, ({ merges }) => merges, mergeKind.merge),
    stories: parts[0].stories.map((_, q) => addStoryParts(parts.map(({ stories }) => stories[q]))),
  }),
};

function mergeOf<Value>(
  parts: readonly ExplanationPart[],
  of: (part: ExplanationPart) => Value | null,
  merge: (values: readonly Value[]) => Value,
): Value | null {
  const values = parts.map(of).filter((each) => each !== null);
  return values.length === 0 ? null : merge(values);
}
