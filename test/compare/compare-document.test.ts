// The JSON of a comparison keeps to its schema, to the letter.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import type { Comparison } from '../../src/planning/compare/comparison.ts';
import { compareAnswer } from '../../src/reports/compare-json.ts';
import { CONTEXT, MADE, ONE } from './made-comparison.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/compare.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

function documentOf(comparison: Comparison): Record<string, unknown> {
  const { seed, replications, partial } = comparison;
  const head = { formatVersion: 1, tool: { name: 'plancast', version: '0.0.0' }, command: 'compare' };
  const plan = { id: 'wharf', title: 'Wharf', digest: CONTEXT.digest };
  const whole = { ...head, plan, seed, replications, partial, ...compareAnswer(comparison, CONTEXT), diagnostics: [] };
  return JSON.parse(JSON.stringify(whole));
}

it('a comparison keeps to the schema, with instants as civil strings and spans as minutes', () => {
  for (const comparison of [MADE, ONE]) {
    const document = documentOf(comparison);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  }
  expect(documentOf(ONE)).toMatchObject({
    base: { metric: '2025-12-01T17:00' },
    options: [{ metric: '2025-11-29T17:00', difference: { value: -960 }, parting: { baseDate: '2025-12-01T17:00' } }],
  });
});

it('a document with a field that is missing, unknown or of another kind is refused', () => {
  const document = documentOf(MADE);
  const { best, ...without } = document;
  expect(best).not.toBeNull();
  expect(validate(without)).toBe(false);
  expect(validate({ ...document, surprise: 1 })).toBe(false);
  expect(validate({ ...document, level: '95 %' })).toBe(false);
});
