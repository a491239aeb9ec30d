// Forty options nobody can mean: each is told by its code under the very word, as a phrase of the command line and in option files.
import { describe, expect, test } from 'vitest';
import { AS_WRITTEN, layersOf } from '../../src/scenarios/choice.ts';
import type { OptionFiles } from '../../src/scenarios/open-layers.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const PLAN = `plan: Base
start: 2026-01-05
statusDate: 2026-01-06
team: { Ann: { role: Dev }, Bob: { role: Dev }, Cy: { split: { data: 50% } }, Dan: }
pools: { Backend: { units: 3 }, Crew: { members: [Ann, Bob] } }
phases: { core: { target: week 3 fri } }
issues:
  zero: { owner: Ann, effort: 1h }
  one: { owner: Ann, effort: 1-2d, phase: core }
  two: { owner: Bob, effort: 1-2d, after: one }
  three: { pool: Backend, effort: 1d, priority: P2, skill: [] }
  four: { owner: Cy, stream: data, duration: 1d }
  "set": { owner: Dan, effort: 1d }
gates: { G: { after: two, keepers: [Dan], review: 1h, target: week 2 fri } }
risks: { rain: { probability: 20%, impact: 1-2d, hits: all }, hail: { probability: 20%, impact: 1d, hits: one, mitigation: { issue: two, probability: 5% } } }
dependencies: { use: [], sets: { chain: { after: { three: two } } } }
decisions: { grow: { options: { now: , later: } } }
options: { calm: { changes: { risks: ~ } } }
progress: { zero: { started: 2026-01-05 09:00, finished: 2026-01-05 10:00 } }
`;

/** Code and column, and a part of what is said. */
const PHRASES: [phrase: string, verdict: string, says: string][] = [
  ['', 'E130 1:1', 'says nothing'],
  [' ; ', 'E130 1:1', 'says nothing'],
  ['two', 'E130 1:1', 'does not say what changes'],
  ['two Ann', 'E130 1:1', 'does not say what changes'],
  ['"two -> Ann', 'E130 1:1', 'never ends'],
  ['two -> ', 'E130 1:5', 'is missing'],
  ['-> Ann', 'E130 1:1', 'without anything before it'],
  ['two,, one -> Ann', 'E130 1:5', 'without anything before it'],
  ['tow -> Ann', 'E131 1:1', 'no issue tow'],
  ['two -> Anne', 'E131 1:8', 'no person or pool Anne'],
  ['two -> Ann today', 'E130 1:12', '"today" behind Ann'],
  ['zero -> Bob', 'E135 1:1', 'is finished'],
  ['one -> Cy', 'E116 1:8', 'does not say into which stream'],
  ['Ann 120%', 'E024 1:5', 'between 0 and 100'],
  ['Ann 60.5%', 'E024 1:5', 'whole percent'],
  ['Ann 60% from soon', 'E025 1:14', 'is no day'],
  ['Ann 60% until', 'E130 1:9', 'a day is missing'],
  ['Ann 60% from week 3 until week 2', 'E025 1:9', 'ends before it begins'],
  ['Ann 60% at noon', 'E130 1:9', 'says nothing here'],
  ['Cy/data 50%', 'E135 1:1', 'share of Cy'],
  ['Backend/2 50%', 'E135 1:1', 'unnamed member'],
  ['Backend 50% from week 3', 'E135 1:9', 'no days of its own'],
  ['+0 Backend', 'E130 1:1', 'no number of people'],
  ['+1 Backends', 'E131 1:4', 'no pool, person or role'],
  ['-3 Backend', 'E135 1:1', '3 cannot leave'],
  ['-1 Crew', 'E135 1:4', 'who leaves?'],
  ['-2 Ann', 'E135 1:1', 'only one Ann'],
  ['without Bob', 'E134 1:9', 'two stays with Bob'],
  ['without Dan; "set" -> Ann', 'E134 1:9', 'the review of G'],
  ['drop tow', 'E131 1:6', 'no issue, phase, class or module'],
  ['drop zero', 'E135 1:6', 'is finished'],
  ['two from 2025-12-01', 'E026 1:10', 'before the start'],
  ['Ann from week 3', 'E130 1:1', 'is no issue'],
  ['two before one', 'E014 1:1', 'cycle'],
  ['one before one', 'E135 1:1', 'before itself'],
  ['two P9', 'E131 1:5', 'no priority class P9'],
  ['two takes ages', 'E021 1:11', ''],
  ['rain by friday', 'E131 1:1', 'no gate, milestone or phase'],
  ['G by friday', 'E025 1:6', 'is no date'],
  ['mitigate rain', 'E135 1:10', 'no mitigation of rain'],
  ['mitigate hial', 'E131 1:10', 'no risk hial'],
  ['set chian', 'E131 1:5', 'no dependency set'],
  ['decide grow = soon', 'E130 1:15', 'no option of grow'],
  ['decide grwo = now', 'E131 1:8', 'no decision'],
  ['with clam', 'E131 1:6', 'no option of the plan'],
  ['dispatch fastest', 'E130 1:10', 'no way to dispatch'],
  ['order one, tow', 'E131 1:12', 'no issue tow'],
  ['two -> Ann; two -> Dan', 'E133 1:13', '"two -> Ann" and "two -> Dan" cannot both hold'],
  ['drop two; two -> Ann', 'E133 1:11', 'dropped and changed'],
  ['three before two; two before three', 'E133 1:19', 'would wait for each other'],
  ['Ann 60% from week 2; Ann 80% from week 3', 'E133 1:22', 'on the same days'],
  ['order two, three; three before two', 'E133 1:19', 'the order puts two before three'],
  ['without Bob; two -> Bob', 'E133 1:14', 'is not there to do it'],
];

const FILES: [text: string, verdict: string, says: string][] = [
  ['- one', 'E136 1:1', 'is a mapping'],
  ['changes: [drop two]', 'E011 1:1', 'base'],
  ['base: base.yaml', 'E136 1:1', 'changes nothing'],
  ['base: base.yaml\nchange: [drop two]', 'E010 2:1', 'has no key change'],
  ['base: other.yaml\nchanges: [drop two]', 'E137 1:7', 'other.yaml'],
  ['base: /base.yaml\nchanges: [drop two]', 'E071 1:7', 'not relative'],
  ['base: base.yaml\nchanges: [#two -> Ann]', 'E001 2:11', ''],
  ['base: base.yaml\nchanges: [2]', 'E012 2:11', 'a phrase is text'],
  ['base: base.yaml\nchanges: drop two', 'E012 2:10', 'a list of phrases'],
  ['base: base.yaml\nchanges: [drop two, "tow -> Ann"]', 'E131 2:22', 'no issue tow'],
  ['base: base.yaml\nchanges: { issues: { two: { owner: Anne } } }', 'E040 2:36', 'there is no Anne'],
  ['base: base.yaml\nchanges: { team: { Bob: ~ } }', 'E040 2:20', 'there is no Bob'],
  ['base: base.yaml\nchanges: { options: {} }', 'E077 2:12', 'cannot hold options'],
  ['base: base.yaml\nset: chian', 'E076 2:6', 'there is no chian'],
  ['base: base.yaml\ndecide: { grow: soon }', 'E076 2:17', 'no option soon'],
];

function errorsOf(files: readonly string[], phrases: readonly string[], texts: Readonly<Record<string, string>> = {}) {
  const optionFiles: OptionFiles = {
    self: 'base.yaml',
    plan: 'base.yaml',
    open: (path) => ({ id: path, file: path, text: texts[path] }),
    base: (path) => ({ id: path, file: path, text: '' }),
  };
  const reading = readPlan(PLAN, { name: 'base.yaml', optionFiles });
  expect(reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { plan, diagnostics } = reading.variant({ ...AS_WRITTEN, layers: layersOf(files, phrases) });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return {
    plan,
    errors: errors.map(({ code, range, message }) => ({
      verdict: `${code} ${range?.start.line}:${range?.start.column}`,
      file: range?.file,
      message,
    })),
  };
}

describe('a phrase nobody can mean', () => {
  test.each(PHRASES)('%j is refused', (phrase, verdict, says) => {
    const { plan, errors } = errorsOf([], [phrase]);
    expect(errors.map((each) => each.verdict)).toEqual([verdict]);
    expect(errors[0].message).toContain(says);
    expect(errors[0].file).toBe('--what-if 1');
    expect(plan).toBeNull();
  });

  test('is told under its own number, whatever else is right', () => {
    const { errors } = errorsOf([], ['drop two', 'tow -> Ann']);
    expect(errors.map(({ file, verdict }) => `${file} ${verdict}`)).toEqual(['--what-if 2 E131 1:1']);
  });
});

describe('an option file nobody can mean', () => {
  test.each(FILES)('%j is refused', (text, verdict, says) => {
    const { plan, errors } = errorsOf(['a.yaml'], [], { 'a.yaml': text });
    expect(errors[0].verdict).toBe(verdict);
    expect(errors[0].message).toContain(says);
    expect(errors.map(({ file }) => file)).toEqual(errors.map(() => 'a.yaml'));
    expect(plan).toBeNull();
  });
});
