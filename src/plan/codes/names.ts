// E040-E059: names that lead nowhere, or to more than one thing.
import type { CodeEntry } from './code-entry.ts';

export const NAME_CODES = {
  E040: {
    title: 'unknown person',
    explanation: 'Nobody of that name is in `team`. Where several people do, a pool may stand instead.',
    wrong: 'owner: Developer20',
    right: 'owner: Developer02',
  },
  E041: {
    title: 'link to something unknown',
    explanation:
      'A link names an issue, a phase, a gate or a milestone of this plan (or an alias of an issue). This name is none of them.',
    wrong: 'after: ["#99"]',
    right: 'after: ["#9"]',
  },
  E042: {
    title: 'unknown phase',
    explanation: 'The name is not among `phases`.',
    wrong: 'phase: fundation',
    right: 'phase: foundation',
  },
  E043: {
    title: 'unknown gate',
    explanation: 'The name is not among `gates`.',
    wrong: 'impact: { fails: G9 }',
    right: 'impact: { fails: G1 }',
  },
  E044: {
    title: 'unknown pool',
    explanation: 'The name is not among `pools`.',
    wrong: 'pool: Backendd',
    right: 'pool: Backend',
  },
  E045: {
    title: 'unknown resource',
    explanation: 'The name is not among `resources`.',
    wrong: 'uses: stagin',
    right: 'uses: staging',
  },
  E046: {
    title: 'unknown priority class',
    explanation: 'The name is not among `classes` (P0, P1, P2 and P3 when the plan names none).',
    wrong: 'priority: P9',
    right: 'priority: P0',
  },
  E047: {
    title: 'unknown band or impact',
    explanation: 'The word is neither a share (20%, 10-30%) nor the name of a band of `scales`.',
    wrong: 'probability: quite high',
    right: 'scales: { probability: { high: 60-100% } }\n...\nprobability: high',
  },
  E048: {
    title: 'name of several things',
    explanation: 'An issue and a phase (or gate, or milestone) have this name. Say which is meant.',
    wrong: 'after: [core]                # an issue and a phase are called core',
    right: 'after: [{ phase: core }]',
  },
  E049: {
    title: 'name taken twice',
    explanation:
      'An id or alias stands for two issues, or two things of one kind have the same name. Then nobody can say which is meant.',
    wrong: '"#1": { aliases: ["#2"], ... }\n"#2": { ... }',
    right: '"#1": { aliases: ["#1-old"], ... }\n"#2": { ... }',
  },
  E050: {
    title: 'unknown keeper',
    explanation: 'A keeper is a person of `team`, or somebody outside whom the gate lists under `external`.',
    wrong: 'keepers: [CustomerBoard]',
    right: 'keepers: [CustomerBoard], external: [CustomerBoard]',
  },
  E051: {
    title: 'unknown module, track, role or issue in a selection',
    explanation: 'Nothing in the plan has this value, so the condition could never hold.',
    wrong: 'of: { module: paymentz }',
    right: 'of: { module: payments }',
  },
  E052: {
    title: 'expectation that cannot be read',
    explanation:
      'A line of `expect` compares one figure with one value: P80(G2) <= 2025-12-12, chance(all) >= 50%, load(Ann) <= 100%. Ids with other characters than letters, digits, _, - and . are quoted.',
    wrong: 'P80(#005) <= day 12',
    right: 'P80("#005") <= day 12',
  },
  E053: {
    title: 'expectation about something unknown',
    explanation:
      'The figure names something this plan does not have. It would pass or fail for no reason, so it is an error.',
    wrong: 'load(Bob) <= 100%',
    right: 'load(Ann) <= 100%',
  },
} as const satisfies Record<string, CodeEntry>;
