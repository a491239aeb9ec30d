// E101-E102 and E117-E121: what comes from outside, what is used up, what is open only at times, and links that are met in part
// or only hoped for. (E090-E099 are said by the command line.)
import type { CodeEntry } from './code-entry.ts';

export const SUPPLY_CODES = {
  E117: {
    title: 'unknown quota',
    explanation: 'The name is not among `quotas`.',
    wrong: 'consumes: { youtub: 1200 }',
    right: 'consumes: { youtube: 1200 }',
  },
  E118: {
    title: 'more than the quota gives',
    explanation:
      'One issue asks for more than the quota ever holds at once, or all issues together ask for more than a quota that is never renewed (and has no fallback). They could never start.',
    wrong: 'quotas: { youtube: { amount: 1000, per: day } }\n... consumes: { youtube: 1200 }',
    right: 'quotas: { youtube: { amount: 10000, per: day } }',
  },
  E119: {
    title: 'unknown window',
    explanation: 'The name is not among `windows`.',
    wrong: 'in: testin',
    right: 'in: testing',
  },
  E120: {
    title: 'window that nothing can use',
    explanation:
      'A window says when it opens (`dates`, or `every` with its weeks), and an issue that works only inside a window cannot be closed by it.',
    wrong: 'windows: { freeze: { closes: all } }',
    right: 'windows: { freeze: { dates: 2026-01-07..2026-01-09, closes: all } }',
  },
  E121: {
    title: 'lateness without its half',
    explanation:
      'A delivery that may be late says how likely it is on time (`onTime`) and how late it is otherwise (`late`): one without the other means nothing.',
    wrong: 'credentials: { due: week 1 fri, onTime: 80% }',
    right: 'credentials: { due: week 1 fri, onTime: 80%, late: 1-3d }',
  },
  E101: {
    title: 'partial link where none is possible',
    explanation:
      'A link that is met by a part of the work (`done: 50%`) needs work that can be delivered in part: it is an FS link from an issue, without lag, and the part lies between 1 and 99 %.',
    wrong: 'after: [{ phase: core, done: 50% }]',
    right: 'after: [{ issue: "#7", done: 50% }]',
  },
  E102: {
    title: 'soft link where none is possible',
    explanation:
      'A soft link makes more work for an issue that starts before another has finished: it is an FS link from issue to issue, without lag. The same holds for links on a delivery with a fallback, which are FS.',
    wrong: 'phases: { core: { after: [{ issue: "#7", soft: true }] } }',
    right: '"#9": { after: [{ issue: "#7", soft: true, factor: 1.2 }], ... }',
  },
} as const satisfies Record<string, CodeEntry>;
