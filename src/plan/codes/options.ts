// E130-E137: changes in words, and option files.
import type { CodeEntry } from './code-entry.ts';

export const OPTION_CODES = {
  E130: {
    title: 'phrase that cannot be understood',
    explanation:
      'A change in words has one of the forms of docs/plan-language.md, section Options, and this has none of them, or something is missing in it or left over. Several changes are divided by ; and a name that is also a word of these forms, or has blanks, is quoted.',
    wrong: "--what-if '#012 Worker03'",
    right: "--what-if '#012 -> Worker03'",
  },
  E131: {
    title: 'phrase about something unknown',
    explanation:
      'The plan, with everything that is laid over it before this phrase, has nothing of this name that could be meant here.',
    wrong: "--what-if '#012 -> Wroker03'",
    right: "--what-if '#012 -> Worker03'",
  },
  E133: {
    title: 'changes that contradict each other',
    explanation:
      'Two changes of one option cannot both hold: an issue given to two people, moved and dropped, put before and behind another one, one share for two different values on the same days. Keep one of them. Of two options, or two --what-if, the later one simply wins.',
    wrong: "--what-if '#012 -> Ann; #012 -> Bob'",
    right: "--what-if '#012 -> Bob'",
  },
  E134: {
    title: 'work left with somebody who has left',
    explanation:
      'An option takes somebody away who alone does these issues (or judges these gates), so they could never be finished. Say in the same option who takes them, or drop them. What others may do as well needs no word.',
    wrong: "--what-if 'without Ann'          # #012 is Ann's",
    right: "--what-if 'without Ann; #012 -> Bob'",
  },
  E135: {
    title: 'change that cannot be made',
    explanation:
      'The words are clear and the names are known, but the plan has nothing this could change: an issue that is finished, a risk without a mitigation, an unnamed member of a pool, a pool of named people that is to be smaller by one without saying who.',
    wrong: "--what-if '#001 -> Bob'          # #001 is finished",
    right: "--what-if '#012 -> Bob'",
  },
  E136: {
    title: 'not an option file',
    explanation:
      'An option file says which plan it changes (`base`) and what it changes: `changes`, a list of phrases or a part of a plan, or `set` and `decide`.',
    wrong: 'base: plan.yaml\nissues: { "#012": { owner: Bob } }',
    right: 'base: plan.yaml\nchanges: { issues: { "#012": { owner: Bob } } }',
  },
  E137: {
    title: 'option of another plan',
    explanation:
      'The option file says with `base` which plan it changes, and it was laid over another one. Name that plan, or change `base`.',
    wrong: 'simulate a.yaml --option option.yaml     # option.yaml says base: b.yaml',
    right: 'simulate b.yaml --option option.yaml',
  },
} as const satisfies Record<string, CodeEntry>;
