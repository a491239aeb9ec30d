// E001-E019: mistakes of the text itself, of its keys and of its shape. E014, the cycle, keeps its historic number.
import type { CodeEntry } from './code-entry.ts';

export const TEXT_CODES = {
  E001: {
    title: 'unreadable text',
    explanation:
      'The text is neither YAML 1.2 nor JSON at this place. Nothing behind it can be judged until it is mended. The usual reasons are indentation, a missing quote around text that begins with # or *, or a missing comma.',
    wrong: 'after: [#002, #004]',
    right: 'after: ["#002", "#004"]',
  },
  E002: {
    title: 'document too large',
    explanation:
      'YAML plans may have 4 MiB and JSON plans 64 MiB. Reading YAML costs about a second per megabyte, so larger plans should be written as JSON.',
    wrong: 'a YAML plan of 5 MiB',
    right: 'the same plan as JSON',
  },
  E003: {
    title: 'nested too deeply',
    explanation:
      'No plan needs more than 64 levels of lists and mappings inside one another. Most likely a bracket is missing.',
    wrong: 'after: [[[[[[ ... ]]]]]]',
    right: 'after: ["#002"]',
  },
  E004: {
    title: 'repeated parts grow too large',
    explanation:
      'Anchors and aliases (&name, *name) may repeat a part of the document, but not so often that a small text stands for a huge one: all aliases together may stand for 50,000 values.',
    wrong: 'x-a: &a [1, 1, 1]\nx-b: &b [*a, *a, *a]\nx-c: &c [*b, *b, *b]   # and so on',
    right: 'write the parts out, or repeat fewer of them',
  },
  E005: {
    title: 'key given twice',
    explanation: 'A key stands twice in one mapping. One of the two would silently be lost, so neither is believed.',
    wrong: 'team:\n  Ann: { role: Backend }\n  Ann: { role: Test }',
    right: 'team:\n  Ann: { role: Backend }\n  Anna: { role: Test }',
  },
  E006: {
    title: 'tag',
    explanation:
      'YAML tags (!name, !!type) change what a value is. Plans do without them: write the value plainly, quote it if it must be text.',
    wrong: 'title: !!str 12',
    right: 'title: "12"',
  },
  E007: {
    title: 'YAML that plans do not use',
    explanation:
      'A plan is one YAML 1.2 document whose keys are plain text. A second document (---), another YAML version, or a list or mapping used as a key is refused.',
    wrong: '? [a, b]\n: 1d',
    right: 'a: 1d',
  },
  E008: {
    title: 'not a plan',
    explanation: 'The document is empty, or a list or a single value. A plan is a mapping that begins with `plan:`.',
    wrong: '- issue 1\n- issue 2',
    right: 'plan: My plan\nstart: 2026-01-05\nissues: ...',
  },
  E010: {
    title: 'unknown key',
    explanation:
      'Nothing would read this key, so what it says would be lost. Usually it is a slip of the pen. Keys of your own begin with `x-`.',
    wrong: '"#1": { onwer: Ann, effort: 1d }',
    right: '"#1": { owner: Ann, effort: 1d }',
  },
  E011: {
    title: 'missing key',
    explanation: 'Something that cannot be guessed is not stated.',
    wrong: 'plan: My plan        # when does it begin?',
    right: 'plan: My plan\nstart: 2026-01-05',
  },
  E012: {
    title: 'another kind of value expected',
    explanation:
      'A list, a mapping, text, a number or true/false stands where something else is needed; or nothing stands there.',
    wrong: 'optional: maybe',
    right: 'optional: true',
  },
  E013: {
    title: 'word not in the list',
    explanation: 'This key takes one of a few words, and this is none of them.',
    wrong: 'rule: fastest',
    right: 'rule: spt',
  },
  E014: {
    title: 'dependency cycle',
    explanation:
      'These things wait for one another in a circle, so none of them could ever begin. Remove one of the links. A phase waits for all its issues, and every issue of a phase waits for what the phase waits for: the circle may lead through phases and gates.',
    wrong: '"#9": { after: ["#12"] }\n"#12": { after: ["#9"] }',
    right: '"#9": { after: ["#12"] }\n"#12": {}',
  },
  E015: {
    title: 'keys that exclude each other',
    explanation:
      'Only one of these keys can hold: an issue has one kind of work (effort, duration or elapsed) and one way to say who does it (owner, pool, anyOf or nobody); a link has one target; a pool has units or members.',
    wrong: '"#1": { owner: Ann, pool: Backend, effort: 1d }',
    right: '"#1": { pool: Backend, effort: 1d }',
  },
  E016: {
    title: 'no estimate',
    explanation:
      'An issue needs to say how much work it is: `effort` (time of a person), `duration` (working time, whatever the capacity) or `elapsed` (time on the clock).',
    wrong: '"#1": { owner: Ann }',
    right: '"#1": { owner: Ann, effort: 1-2d }',
  },
  E017: {
    title: 'nobody named',
    explanation:
      'An issue of effort needs to say who does it: `owner`, `pool` or `anyOf`. Only `duration` and `elapsed` can pass by themselves, with `nobody: true`.',
    wrong: '"#1": { effort: 1d }',
    right: '"#1": { owner: Ann, effort: 1d }',
  },
} as const satisfies Record<string, CodeEntry>;
