// Stories as a study that any number of threads can share: every future is dealt and simulated once and shown to the observer of each
// question. Adding a kind of story means one line in each of the three functions.
import { createDealer } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import type { Study } from '../../engine/forecast/study.ts';
import { kernelOf } from '../../engine/kernel/kernel-of.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { concludeGate, gateSubject } from './conclude-gate.ts';
import { concludeInversions, inversionThreshold } from './conclude-inversions.ts';
import { concludeIssue } from './conclude-issue.ts';
import { concludePerson } from './conclude-person.ts';
import { concludeRisk, riskSubject } from './conclude-risk.ts';
import { addGateParts, GateObserver, type GatePart } from './gate-observer.ts';
import { addInversionsParts, InversionsObserver, type InversionsPart } from './inversions-observer.ts';
import type { InversionsResult } from './inversions-result.ts';
import { addIssueParts, IssueObserver, type IssuePart } from './issue-observer.ts';
import { likelyFuture } from './likely-future.ts';
import { addPersonParts, PersonObserver, type PersonPart } from './person-observer.ts';
import { addRiskParts, RiskObserver, type RiskPart } from './risk-observer.ts';
import type { Story } from './story-result.ts';

export interface StoryQuestion {
  kind: 'issue' | 'delivery' | 'person' | 'gate' | 'milestone' | 'phase' | 'risk' | 'family' | 'inversions';
  /** Of `inversions`: anything. */
  id: string;
}

export type StoryPart = IssuePart | PersonPart | GatePart | RiskPart | InversionsPart;

/** An observer for one question; null = the plan has nothing of that kind and id. */
export function openStory(plan: Plan, network: Network, question: StoryQuestion): Observer<StoryPart> | null {
  const { kind, id } = question;
  switch (kind) {
    case 'issue': {
      const issue = plan.issues.findIndex((each) => each.id === id);
      return issue < 0 ? null : new IssueObserver(network, issue);
    }
    case 'gate':
    case 'milestone':
    case 'phase': {
      const subject = gateSubject(plan, network, kind, id);
      return subject === null ? null : new GateObserver(network, subject.node);
    }
    case 'person': {
      const person = plan.people.findIndex((each) => each.id === id);
      return person < 0 ? null : new PersonObserver(plan, network, person);
    }
    case 'risk':
    case 'family':
    case 'delivery': {
      const subject = riskSubject(plan, network, kind, id);
      return subject === null ? null : new RiskObserver(plan, network, subject);
    }
    case 'inversions':
      return new InversionsObserver(network, inversionThreshold(plan));
  }
}

/** The parts of one question, from any split of the futures, in any order. */
export function addStoryParts(parts: readonly StoryPart[]): StoryPart {
  const of = <Kind extends StoryPart['kind']>(kind: Kind) =>
    parts.filter((part): part is Extract<StoryPart, { kind: Kind }> => part.kind === kind);
  const [{ kind }] = parts;
  if (of(kind).length < parts.length) throw new Error('assertion: parts of different stories');
  if (kind === 'issue') return addIssueParts(of(kind));
  if (kind === 'person') return addPersonParts(of(kind));
  if (kind === 'risk') return addRiskParts(of(kind));
  return kind === 'gate' ? addGateParts(of(kind)) : addInversionsParts(of(kind));
}

/** The answer from the parts of all futures together. Throws (assertion) where part and question do not belong together. */
export function concludeStory(
  plan: Plan,
  network: Network,
  question: StoryQuestion,
  part: StoryPart,
): Story | InversionsResult {
  if (part.kind === 'inversions') return concludeInversions(plan, network, part);
  const { kind, id } = question;
  const indexIn = (list: readonly { id: string }[]): number => list.findIndex((each) => each.id === id);
  if (part.kind === 'person') return concludePerson(plan, network, indexIn(plan.people), part);
  const likely = likelyFuture(network);
  if (part.kind === 'issue') return concludeIssue(plan, network, indexIn(plan.issues), part, likely);
  const asGate = kind === 'gate' || kind === 'milestone' || kind === 'phase';
  const asRisk = kind === 'risk' || kind === 'family' || kind === 'delivery';
  const gate = asGate ? gateSubject(plan, network, kind, id) : null;
  if (part.kind === 'gate' && gate !== null) return concludeGate(plan, network, gate, part, likely);
  const risk = asRisk ? riskSubject(plan, network, kind, id) : null;
  if (part.kind === 'risk' && risk !== null) return concludeRisk(plan, network, risk, part);
  throw new Error(`assertion: no ${kind} ${id}`);
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
    const kernel = kernelOf(network);
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
