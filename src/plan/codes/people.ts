// E112-E116: people who cannot be there, cannot do it or cannot do it all at once.
import type { CodeEntry } from './code-entry.ts';

export const PEOPLE_CODES = {
  E112: {
    title: 'nobody left to do it',
    explanation:
      'The role, the skills and the stream of an issue together leave nobody of the team, or nobody has the role or skill at all. Whoever has a skill lists it under `skills`.',
    wrong: 'team: { Ann: { skills: [api] } }\n... skill: [api, sql], effort: 1d',
    right: 'team: { Ann: { skills: [api, sql] } }',
  },
  E113: {
    title: 'presence that contradicts itself',
    explanation:
      'Somebody leaves before joining (or before the plan begins), or a ramp does not lead upwards: it takes some working time and begins below the capacity it leads to.',
    wrong: 'team: { Ann: { capacity: 50%, ramp: { over: 2w, from: 60% } } }',
    right: 'team: { Ann: { capacity: 80%, ramp: { over: 2w, from: 25% } } }',
  },
  E114: {
    title: 'work at once that cannot be',
    explanation:
      '`loss` is what changing between several issues in hand costs, so it needs `eager: true`; and with `max` issues in hand something of the rate must be left.',
    wrong: 'wip: { max: 3, eager: true, loss: 50% }   # 100 % - 2 x 50 % is nothing',
    right: 'wip: { max: 3, eager: true, loss: 10% }',
  },
  E115: {
    title: 'streams of more than all the time',
    explanation: 'The shares into which the time of a person is split add up to more than 100 %.',
    wrong: 'Ann: { split: { data: 60%, integration: 60% } }',
    right: 'Ann: { split: { data: 60%, integration: 40% } }',
  },
  E116: {
    title: 'stream that is missing or unknown',
    explanation:
      'Issues of somebody whose time is `split` say with `stream` which share they fall into; the stream must be one of that person, and nobody else has streams.',
    wrong: 'Ann: { split: { data: 60% } }\n... owner: Ann, effort: 1d',
    right: '... owner: Ann, stream: data, effort: 1d',
  },
} as const satisfies Record<string, CodeEntry>;
