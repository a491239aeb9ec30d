// The JSON of a search keeps to its schema, to the letter, however the search ended.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/plan/change.ts';
import { planDigest } from '../../src/plan/digest.ts';
import type { Optimization } from '../../src/planning/optimize/optimization.ts';
import { optimizeAnswer } from '../../src/reports/optimize-json.ts';
import * as found from './found.ts';
import { KETTLE } from './kettle.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/optimize.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

const ENDS: Readonly<Record<string, Optimization>> = {
  better: found.BETTER,
  reached: found.REACHED,
  'out-of-reach': found.OUT_OF_REACH,
  nothing: found.NOTHING,
  met: found.MET,
  'just-met': found.JUST_MET,
  interrupted: found.INTERRUPTED,
};

function documentOf(optimization: Optimization): Record<string, unknown> {
  const { seed, replications, partial } = optimization;
  const named = { id: KETTLE.id, title: KETTLE.title, digest: planDigest(KETTLE) };
  const tool = { name: 'plancast', version: '0.0.0' };
  const head = { formatVersion: 1, tool, command: 'optimize', plan: named, seed, replications, partial };
  return JSON.parse(JSON.stringify({ ...head, ...optimizeAnswer(optimization, KETTLE), diagnostics: [] }));
}

describe('the document of a search', () => {
  it.each(Object.keys(ENDS))('keeps to the schema when it ends %s', async (name) => {
    const document = documentOf(ENDS[name]);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json.txt`);
  });

  it('knows every kind of change', () => {
    const every: Change[] = [
      { kind: 'owner', issue: 'heat', to: 'Bob' },
      { kind: 'capacity', person: 'Bob', percent: 50, from: '2025-11-24', to: null },
      { kind: 'hire', count: 1, like: 'Crew', from: null },
      { kind: 'leave', count: 1, who: 'Crew', from: null },
      { kind: 'drop', what: 'class P1' },
      { kind: 'defer', issue: 'lid', from: '2025-11-24' },
      // biome-ignore lint/suspicious/noThenProperty: a word of the plan language
      { kind: 'sequence', first: 'heat', then: 'lid' },
      { kind: 'class', issue: 'lid', class: 'P0' },
      { kind: 'order', issues: ['heat', 'lid'] },
      { kind: 'dispatch', how: 'list' },
      { kind: 'estimate', issue: 'lid', text: '1d' },
      { kind: 'mitigate', risk: 'steam', active: true },
      { kind: 'target', id: 'ship', text: 'week 4 fri' },
      { kind: 'set', names: ['tight'] },
      { kind: 'decide', decision: 'expand', option: 'now' },
      { kind: 'with', option: 'bold' },
    ];
    const { BETTER } = found;
    validate(documentOf({ ...BETTER, proposals: [{ ...BETTER.proposals[0], changes: every }], front: [0] }));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('numbers the front from the fewest changes on and the others behind it', () => {
    const { proposals, front, answer } = documentOf(found.BETTER) as {
      proposals: { number: number; changes: unknown[] }[];
      front: number[];
      answer: number;
    };
    expect(proposals.map(({ number, changes }) => [number, changes.length])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 1],
    ]);
    expect([front, answer]).toEqual([[1, 2, 3], 3]);
  });

  it('is refused when a field is missing, unknown or of another kind', () => {
    const { search, ...without } = documentOf(found.BETTER);
    expect(search).toBeDefined();
    expect(validate(without)).toBe(false);
    expect(validate({ ...without, search, surprise: 1 })).toBe(false);
    expect(validate({ ...without, search: { ...(search as object), ended: 'tired' } })).toBe(false);
  });
});
