// E060-E069: every value can be read and every name is known, and still the plan cannot be meant like this.
import type { CodeEntry } from './code-entry.ts';

export const MEANING_CODES = {
  E060: {
    title: 'plan without issues',
    explanation: 'There is nothing to simulate.',
    wrong: 'issues: {}',
    right: 'issues: { first: { owner: Ann, effort: 1d } }',
  },
  E061: {
    title: 'more than the resource has',
    explanation: 'The issue needs more of a resource at once than its whole capacity, so it could never start.',
    wrong: 'resources: { gpu: { capacity: 32 } }\n... uses: { gpu: 48 }',
    right: 'uses: { gpu: 32 }',
  },
  E062: {
    title: 'work for people without capacity',
    explanation:
      'Effort is delivered by capacity, and everybody who could do this has a capacity or efficiency of 0 %. It would never be finished.',
    wrong: 'team: { Ann: { capacity: 0% } }\n... owner: Ann, effort: 1d',
    right: 'team: { Ann: { capacity: 20% } }',
  },
  E063: {
    title: 'selection of nothing',
    explanation:
      'No issue of the plan meets all of these conditions, so a share of them cannot be reached and a risk cannot hit them.',
    wrong: 'when: { share: 90%, of: { priority: P3 } }   # no issue is P3',
    right: 'when: { share: 90%, of: { priority: P0 } }',
  },
  E064: {
    title: 'risk that hits nothing',
    explanation:
      'A factor, a delay or extra work changes issues, and the risk does not say which: give it `hits`. (An absence, a capacity loss and a failed gate name their own targets.)',
    wrong: 'overload: { probability: 20%, impact: { factor: 1.5 } }',
    right: 'overload: { probability: 20%, impact: { factor: 1.5 }, hits: { owner: Ann } }',
  },
  E065: {
    title: 'lead where none is possible',
    explanation:
      'A lead (a negative lag) needs an end that can be foreseen: it is allowed on FS and FF links from an issue without a review, and nowhere else.',
    wrong: 'after: [{ gate: G1, lag: -2h }]',
    right: 'after: [{ issue: "#7", lag: -2h }]',
  },
  E066: {
    title: 'issue that mitigates two risks',
    explanation: 'An issue can be the mitigation of one risk. Give each risk its own mitigating issue.',
    wrong: 'a: { mitigation: { issue: "#7" } }\nb: { mitigation: { issue: "#7" } }',
    right: 'a: { mitigation: { issue: "#7" } }\nb: { mitigation: { issue: "#8" } }',
  },
} as const satisfies Record<string, CodeEntry>;
