// W210-W219: constructs that can be read and change nothing, which is rarely what was meant.
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
} as const satisfies Record<string, CodeEntry>;
