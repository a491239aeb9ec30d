// Stories of small plans, and of the sample plans, through the study that any number of threads can share.
import { readFileSync } from 'node:fs';
import { createDealer } from '../../../src/engine/chance/deal.ts';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { inProcess } from '../../../src/engine/forecast/in-process.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import type { Trace } from '../../../src/engine/kernel/trace.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import type { Network } from '../../../src/engine/network/network.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { GateStory } from '../../../src/planning/stories/gate-story-result.ts';
import type { InversionsResult } from '../../../src/planning/stories/inversions-result.ts';
import type { IssueStory } from '../../../src/planning/stories/issue-story-result.ts';
import type { PersonStory } from '../../../src/planning/stories/person-story-result.ts';
import type { RiskStory } from '../../../src/planning/stories/risk-story-result.ts';
import type { Story } from '../../../src/planning/stories/story-result.ts';
import {
  concludeStory,
  type StoryPart,
  type StoryQuestion,
  storyStudy,
} from '../../../src/planning/stories/story-study.ts';
import { planOf } from '../../forecast/plans.ts';

export function scenario(name: string): Plan {
  return planOf(readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8'));
}

/** Mon-Fri 09:00-17:00, so a day is 480 minutes and Monday 09:00 is minute 540. */
export function small(rest: string): Plan {
  return planOf(`plan: Small\nstart: 2025-11-17\ncalendar: { week: mon-fri, hours: [09:00-17:00] }\n${rest}`);
}

type Answer<Kind extends StoryQuestion['kind']> = Kind extends 'issue'
  ? IssueStory
  : Kind extends 'person'
    ? PersonStory
    : Kind extends 'inversions'
      ? InversionsResult
      : Kind extends 'risk' | 'family' | 'delivery'
        ? RiskStory
        : GateStory;

export async function storyOf<Kind extends StoryQuestion['kind']>(
  plan: Plan,
  kind: Kind,
  id = '',
  replications = 1,
  network = compile(plan),
): Promise<Answer<Kind>> {
  const questions = [{ kind, id }];
  const { part } = await inProcess.run(storyStudy, { plan, seed: '1', questions }, { replications, network });
  return concludeStory(plan, network, questions[0], part[0]) as Answer<Kind>;
}

/** The same question from futures that were split among several runs and put together in another order. */
export async function splitStory(
  plan: Plan,
  network: Network,
  question: StoryQuestion,
  splits: readonly (readonly [number, number])[],
): Promise<Story | InversionsResult> {
  const parts: StoryPart[][] = [];
  for (const [from, to] of splits) {
    const run = await storyStudy.open({ plan, seed: '1', questions: [question] }, network);
    run.run(from, to);
    parts.push(structuredClone(run.part()));
  }
  return concludeStory(plan, network, question, storyStudy.merge(parts)[0]);
}

/** Shows every dealt future of a plan. */
export async function forFutures(
  network: Network,
  replications: number,
  look: (trace: Trace, tape: Int32Array, replication: number) => void,
): Promise<void> {
  await chanceReady();
  const kernel = createKernel(network);
  const dealer = createDealer(network, '1');
  const tape = new Int32Array(network.slots.length);
  for (let replication = 0; replication < replications; replication++) {
    dealer.deal(replication, tape);
    look(kernel.simulate(tape), tape, replication);
  }
}
