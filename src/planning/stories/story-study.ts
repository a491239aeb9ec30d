// Stories as a study that any number of threads can share: every future is dealt and simulated once and shown to the observer of each
// question. Adding a kind of story means one line in each of the three functions.
import { createDealer } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import type { Study } from '../../engine/forecast/study.ts';
import { createKernel } from '../../engine/kernel/simulate.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { concludeIssue } from './conclude-issue.ts';
import { addIssueParts, IssueObserver, type IssuePart } from './issue-observer.ts';
import { likelyFuture } from './likely-future.ts';
import type { Story } from './story-result.ts';

export interface StoryQuestion {
  kind: 'issue' | 'delivery' | 'person' | 'gate' | 'milestone' | 'phase' | 'risk' | 'family';
  id: string;
}

export type StoryPart = IssuePart;

/** An observer for one question; null = the plan has nothing of that kind and id. */
export function openStory(plan: Plan, network: Network, question: StoryQuestion): Observer<StoryPart> | null {
  if (question.kind === 'issue') {
    const issue = plan.issues.findIndex(({ id }) => id === question.id);
    return issue < 0 ? null : new IssueObserver(network, issue);
  }
  return null;
}

export function addStoryParts(parts: readonly StoryPart[]): StoryPart {
  return addIssueParts(parts);
}

/** The story from the parts of all futures together. */
export function concludeStory(plan: Plan, network: Network, question: StoryQuestion, part: StoryPart): Story {
  const likely = likelyFuture(network);
  const issue = plan.issues.findIndex(({ id }) => id === question.id);
  return concludeIssue(plan, network, issue, part, likely);
}

export interface StorySpec {
  plan: Plan;
  seed: string;
  questions: readonly StoryQuestion[];
}

/** One part a question, in their order. Throws (assertion) at a question that means nothing: names are checked before. */
export const storyStudy: Study<StorySpec, StoryPart[]> = {
  name: 'stories',
  async open(spec, known) {
    await chanceReady();
    const { plan, seed, questions } = spec;
    const network = known ?? compile(plan);
    const kernel = createKernel(network);
    const dealer = createDealer(network, seed);
    const tape = new Int32Array(network.slots.length);
    const observers = questions.map((question) => {
      const observer = openStory(plan, network, question);
      if (observer === null) throw new Error(`assertion: no ${question.kind} ${question.id}`);
      return observer;
    });
    return {
      run(from, to) {
        for (let replication = from; replication < to; replication++) {
          dealer.deal(replication, tape);
          const trace = kernel.simulate(tape);
          for (const observer of observers) observer.count(trace, tape, replication);
        }
      },
      part: () => observers.map((observer) => observer.part()),
    };
  },
  merge: (parts) => parts[0].map((_, q) => addStoryParts(parts.map((part) => part[q]))),
};
