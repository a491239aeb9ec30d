// W201-W219: the plan can be simulated, but something in it is probably not what was meant.
import type { CodeEntry } from './code-entry.ts';

export const WARNING_CODES = {
  W201: {
    title: 'person without work',
    explanation:
      'Nobody gives this person an issue, a review, a rework or support. A name may be misspelt somewhere, or the person can go.',
    wrong: 'team: { Ann: , Bob: }      # every issue is owned by Ann',
    right: 'team: { Ann: }',
  },
  W202: {
    title: 'phase without issues',
    explanation: 'No issue belongs to this phase, so it ends the moment it begins.',
    wrong: 'phases: { core: , polish: }   # no issue says phase: polish',
    right: 'phases: { core: }',
  },
  W203: {
    title: 'no uncertainty anywhere',
    explanation:
      'Every estimate is a single value, nothing spreads them, no risk can fire and every gate passes: all futures are the same, and P80 is just the plan. Give ranges, or say `estimates: { spread: { sdLog: 0.6 } }`.',
    wrong: 'effort: 2d',
    right: 'effort: 1-3d',
  },
  W204: {
    title: 'target before the start',
    explanation: 'This date has passed before the plan begins, so it is missed in every future. Is the year right?',
    wrong: 'start: 2026-01-05\n... target: 2025-01-30',
    right: 'start: 2026-01-05\n... target: 2026-01-30',
  },
  W205: {
    title: 'meeting outside working hours',
    explanation: 'Not a minute of this meeting lies in working time, so it costs nothing.',
    wrong: 'hours: [09:00-17:00]\n... at: 18:00',
    right: 'at: 16:00',
  },
  W206: {
    title: 'support by the owner',
    explanation:
      'The owner already gives the issue all the time there is: while they do it, this support is not given.',
    wrong: 'owner: Ann, support: { Ann: 25% }',
    right: 'owner: Ann, support: { Bob: 25% }',
  },
  W207: {
    title: 'link given twice',
    explanation: 'The same link stands twice; the second says nothing new.',
    wrong: 'after: ["#1", "#1"]',
    right: 'after: ["#1"]',
  },
} as const satisfies Record<string, CodeEntry>;
