// W210-W219: what can be read and is rarely what was meant: constructs that change nothing, records that contradict the links.
import type { CodeEntry } from './code-entry.ts';

export const UNUSED_CODES = {
  W210: {
    title: 'delivery nobody waits for',
    explanation: 'No link names this delivery, so it does not matter whether it is late. A link may be missing.',
    wrong: 'deliveries: { credentials: { due: week 1 fri } }   # no issue says after: credentials',
    right: '"#3": { after: credentials, ... }',
  },
  W211: {
    title: 'quota nothing uses up',
    explanation: 'No issue consumes this quota. `consumes` may be missing.',
    wrong: 'quotas: { youtube: { amount: 10000, per: day } }   # no issue consumes it',
    right: '"#3": { consumes: { youtube: 1200 }, ... }',
  },
  W212: {
    title: 'window that concerns nothing',
    explanation: 'The window closes no issue, and no issue says that it works only `in` it.',
    wrong: 'windows: { freeze: { dates: 2026-01-07 } }',
    right: 'windows: { freeze: { dates: 2026-01-07, closes: all } }',
  },
  W213: {
    title: 'reports that do not count',
    explanation:
      'Of each id the latest word up to `statusDate` counts. Without a data date nothing is known yet, and the reports only lie there.',
    wrong: 'reports: [{ on: 2025-11-20, progress: { "#1": { done: 40% } } }]',
    right: 'statusDate: 2025-11-20\nreports: [{ on: 2025-11-20, progress: { "#1": { done: 40% } } }]',
  },
  W214: {
    title: 'finished out of sequence',
    explanation:
      'The record says that this work is finished, but a predecessor that it starts after is not begun. Either a word about the predecessor is missing, or the link is not what happened. The record stands, and the predecessor is still to be done.',
    wrong: 'progress: { paint: { finished: week 1 wed } }   # paint is after: build, and build has no word',
    right: 'progress: { build: { finished: week 1 tue }, paint: { finished: week 1 wed } }',
  },
  W215: {
    title: 'risks counted twice',
    explanation:
      'The spread comes from past actuals (it is fitted, or a reference class), and those already hold whatever happened to the work back then. Risks beside it add the same events once more, so dates come out too late. Leave out risks of a kind the past has seen, or say `risks: apart` when the history was cleaned of events or these risks are new.',
    wrong: 'estimates: { spread: { class: commercial-tasks } }\nrisks: { outage: ... }',
    right: 'estimates: { spread: { class: commercial-tasks, risks: apart } }\nrisks: { outage: ... }',
  },
  W216: {
    title: 'spread of strangers',
    explanation:
      'The spread names people, but none of them is in the team, so everybody gets the figures of the team. The history may name people otherwise than the plan does.',
    wrong: 'team: { Ann: }\n... people: { ann.smith: { median: 1.3 } }',
    right: 'team: { Ann: }\n... people: { Ann: { median: 1.3 } }',
  },
} as const satisfies Record<string, CodeEntry>;
