// E106-E111: policies, progress and scope that cannot be meant like this.
import type { CodeEntry } from './code-entry.ts';

export const STEERING_CODES = {
  E106: {
    title: 'unknown risk',
    explanation:
      'The name is not among `risks`, nor is it a risk that an issue or a delivery brings (rework/one, late/credentials).',
    wrong: 'when: { risk: overlaod }',
    right: 'when: { risk: overload }',
  },
  E107: {
    title: 'policy that makes no sense',
    explanation:
      'The trigger and the action of a policy do not fit: only queues and work in progress say whose issues move, only blocked work can be escalated, something late needs a date, one policy asks one person for support.',
    wrong: 'when: { late: G2, after: week 4 fri }, then: { move: 2, to: Bob }',
    right: 'when: { queue: Ann, over: 5 }, then: { move: 2, to: Bob }',
  },
  E108: {
    title: 'progress without a data date',
    explanation:
      'Progress is what is known at some time. Say when with `statusDate`: facts lie before it, the forecast after it.',
    wrong: 'progress: { "#1": { done: 40% } }',
    right: 'statusDate: 2025-11-20\nprogress: { "#1": { done: 40% } }',
  },
  E109: {
    title: 'progress that contradicts itself',
    explanation:
      'What is reported of one thing cannot all be true: finished before it began, after the data date, finished and yet something remains, done and remaining at once, both closed and occurred; or it says something this kind of thing does not have (a gate passes, an issue finishes).',
    wrong: '"#1": { started: 2025-11-20, finished: 2025-11-19 }',
    right: '"#1": { started: 2025-11-19, finished: 2025-11-20 }',
  },
  E110: {
    title: 'progress of something unknown',
    explanation:
      'Progress is reported of issues, deliveries, phases, gates and risks of this plan. The name is none of them.',
    wrong: 'progress: { "#99": { done: 40% } }',
    right: 'progress: { "#9": { done: 40% } }',
  },
  E111: {
    title: 'scope that contradicts itself',
    explanation:
      'An issue is dropped that has finished or is dropped already, it comes into the scope twice, or it is a duplicate of itself.',
    wrong: '"#8": { duplicateOf: "#8", ... }',
    right: '"#8": { duplicateOf: "#2", ... }',
  },
} as const satisfies Record<string, CodeEntry>;
