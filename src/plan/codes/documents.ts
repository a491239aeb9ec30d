// E070-E089: documents laid over documents, variants that can be chosen, and what a document claims.
import type { CodeEntry } from './code-entry.ts';

export const DOCUMENT_CODES = {
  E070: {
    title: 'extends without a folder',
    explanation:
      'A plan that comes from standard input, or as bare text, lies in no folder, so no other file can be found from it.',
    wrong: 'cat plan.yaml | simulate -        # plan.yaml begins with extends: base.yaml',
    right: 'simulate plan.yaml',
  },
  E071: {
    title: 'extends that leads outside',
    explanation:
      'A plan may only be laid over files inside the project: the nearest folder upwards that holds package.json or .git, else the folder of the plan. The path is written relative to the file it stands in, with /, and neither .. nor a symbolic link may lead out of the project.',
    wrong: 'extends: /etc/plans/base.yaml',
    right: 'extends: plans/base.yaml',
  },
  E072: {
    title: 'extended plan that cannot be read',
    explanation: 'The file of `extends` does not exist, is a folder, may not be read, is too large, or is not text.',
    wrong: 'extends: bsae.yaml',
    right: 'extends: base.yaml',
  },
  E073: {
    title: 'plans that extend each other',
    explanation: 'Following `extends` leads back to a file that is being read already, so there is no first plan.',
    wrong: '# base.yaml\nextends: plan.yaml      # plan.yaml extends base.yaml',
    right: '# base.yaml extends nothing',
  },
  E074: {
    title: 'extends too deep',
    explanation: 'Plans may extend plans up to 8 levels deep, and 50 files altogether.',
    wrong: 'extends: ninth-level.yaml',
    right: 'extends: eighth-level.yaml',
  },
  E075: {
    title: 'nothing to remove',
    explanation:
      'Laid over a plan, ~ removes what stands there, but here nothing stands. The name may be misspelt; something new and empty is written {}.',
    wrong: 'changes: { issues: { "#99": ~ } }     # there is no #99',
    right: 'changes: { issues: { "#9": ~ } }',
  },
  E076: {
    title: 'unknown option, decision or dependency set',
    explanation:
      'The name is not among `options`, `decisions` (or the options of this decision), or the sets of `dependencies`.',
    wrong: 'decide: { expand: latr }',
    right: 'decide: { expand: later }',
  },
  E077: {
    title: 'options inside changes',
    explanation:
      'The changes of an option may not bring options, decisions or another `extends` with them: which variants there are must not depend on the variant. An option takes a decision with `decide`.',
    wrong: 'changes: { decisions: { expand: { take: later } } }',
    right: 'decide: { expand: later }',
  },
  E078: {
    title: 'dependency sets that include each other',
    explanation: 'Following `includes` leads back to the same set. Leave out one of the two.',
    wrong: 'stated: { includes: content }\ncontent: { includes: stated }',
    right: 'stated: {}\ncontent: { includes: stated }',
  },
  E079: {
    title: 'too many variants',
    explanation:
      'Every option, every option of a decision, every dependency set, and every combination a claim is about, is read as a plan of its own; there may be 60 of them.',
    wrong: 'options: { a1: ..., a2: ..., a99: ... }',
    right: 'options: { a1: ..., a2: ... }',
  },
  E080: {
    title: 'unreadable tolerance',
    explanation: 'A tolerance is a share of the stated value (10%), or an amount of its own kind (2d, 0.1).',
    wrong: 'tolerance: about two days',
    right: 'tolerance: 2d',
  },
  E081: {
    title: 'comparison without the other side',
    explanation:
      '`versus: base` compares a variant with the plan itself, so the claim must say `under` which option it is meant, and have a condition.',
    wrong: 'gain: { says: ..., claim: "speedup() >= 0.2", versus: base }',
    right: 'gain: { says: ..., claim: "speedup() >= 0.2", under: parallel, versus: base }',
  },
} as const satisfies Record<string, CodeEntry>;
