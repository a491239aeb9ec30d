// Who is shown every future of an analysis beside its twists: the ledger with its driving chains, merge points, and the stories asked for.
import type { Observer } from '../engine/forecast/observer.ts';
import type { Trace } from '../engine/kernel/trace.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import { type LedgerPart, ledgerKind } from './ledger/ledger-observer.ts';
import { type MergePart, mergeKind } from './ledger/merge-bias.ts';
import { addStoryParts, openStory, type StoryPart, type StoryQuestion } from './stories/story-study.ts';

/** What is watched, as plain data. */
export interface Watch {
  /** Ledger and driving chains of the date. */
  ledger: boolean;
  merges: boolean;
  stories: readonly StoryQuestion[];
}

export interface WatchedPart {
  ledger: LedgerPart | null;
  merges: MergePart | null;
  /** One part a question, in their order. */
  stories: readonly StoryPart[];
}

export const NOTHING_WATCHED: Watch = { ledger: false, merges: false, stories: [] };

export class Watchers {
  private readonly ledger: Observer<LedgerPart> | null;
  private readonly merges: Observer<MergePart> | null;
  private readonly stories: readonly Observer<StoryPart>[];

  /** @param node of the date; -1 = the end of the plan. Throws (assertion) at a story question that means nothing. */
  constructor(plan: Plan, network: Network, node: number, watch: Watch) {
    this.ledger = watch.ledger ? ledgerKind.open({ plan, network, node }) : null;
    this.merges = watch.merges ? mergeKind.open({ network }) : null;
    this.stories = watch.stories.map((question) => {
      const story = openStory(plan, network, question);
      if (story === null) throw new Error(`Assertion: no ${question.kind} ${question.id}`);
      return story;
    });
  }

  count(trace: Trace, tape: Int32Array, replication: number): void {
    this.ledger?.count(trace, tape, replication);
    this.merges?.count(trace, tape, replication);
    for (const story of this.stories) story.count(trace, tape, replication);
  }

  part(): WatchedPart {
    return {
      ledger: this.ledger?.part() ?? null,
      merges: this.merges?.part() ?? null,
      stories: this.stories.map((story) => story.part()),
    };
  }
}

export function mergeWatched(parts: readonly WatchedPart[]): WatchedPart {
  const ledgers = parts.flatMap(({ ledger }) => ledger ?? []);
  const merges = parts.flatMap((part) => part.merges ?? []);
  return {
    ledger: ledgers.length === 0 ? null : ledgerKind.merge(ledgers),
    merges: merges.length === 0 ? null : mergeKind.merge(merges),
    stories: parts[0].stories.map((_, q) => addStoryParts(parts.map(({ stories }) => stories[q]))),
  };
}
