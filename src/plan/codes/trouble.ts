// E103-E105: reviews, blocks and risks of single issues that cannot be meant like this.
import type { CodeEntry } from './code-entry.ts';

export const TROUBLE_CODES = {
  E103: {
    title: 'review that cannot be held',
    explanation:
      'The review of an issue has reviewers (`by`, or `external`). What it costs when it fails falls to the owner of the issue, so only an issue with one owner has such a rework, and a share of the work is a share of effort or duration.',
    wrong: '"#7": { pool: Backend, effort: 1d, review: { by: Ann, pass: 80%, rework: 2h } }',
    right: '"#7": { owner: Bob, effort: 1d, review: { by: Ann, pass: 80%, rework: 2h } }',
  },
  E104: {
    title: 'escalation that does not lead on',
    explanation:
      'Levels of escalation follow one another: each solves a share of what reaches it, within a range that begins when it is asked and after the range before it; the last solves the rest. `blocks: escalation` needs the section `escalation`.',
    wrong: 'escalation: [{ level: peers, within: 0-4h, solves: 70% }, { level: lead, within: 2-8h }]',
    right: 'escalation: [{ level: peers, within: 0-4h, solves: 70% }, { level: lead, within: 4-8h }]',
  },
  E105: {
    title: 'risk that cannot be drawn for each issue',
    explanation:
      '`each: true` makes one risk per issue hit. An absence, a loss of capacity and a failed gate happen to people and gates, not to each issue: give them a risk of their own.',
    wrong: 'flu: { each: true, impact: { absence: 3d, of: Ann }, hits: all, ... }',
    right: 'bug: { each: true, impact: { blocks: 2-6h }, hits: all, ... }',
  },
} as const satisfies Record<string, CodeEntry>;
