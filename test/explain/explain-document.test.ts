// The JSON of an explanation keeps to its schema, to the letter, whatever it is about.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { planDigest } from '../../src/plan/digest.ts';
import type { WhatAsked } from '../../src/planning/explanation.ts';
import { explainAnswer } from '../../src/reports/explain-json.ts';
import { explanationOf, KETTLE } from './explanations.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/explain.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

async function documentOf(about: WhatAsked): Promise<Record<string, unknown>> {
  const explanation = await explanationOf(about);
  const { seed, replications, partial } = explanation;
  const named = { id: KETTLE.id, title: KETTLE.title, digest: planDigest(KETTLE) };
  const tool = { name: 'plancast', version: '0.0.0' };
  const head = { formatVersion: 1, tool, command: 'explain', plan: named, seed, replications, partial };
  return JSON.parse(JSON.stringify({ ...head, ...explainAnswer(explanation, KETTLE), diagnostics: [] }));
}

describe('the document of an explanation', () => {
  it.each<WhatAsked>([
    { kind: 'finish', id: 'finish' },
    { kind: 'gate', id: 'ship' },
    { kind: 'milestone', id: 'sold' },
    { kind: 'phase', id: 'build' },
    { kind: 'issue', id: 'test' },
    { kind: 'person', id: 'Ann' },
    { kind: 'risk', id: 'steam' },
    { kind: 'family', id: 'leaks' },
    { kind: 'delivery', id: 'copper' },
  ])('keeps to the schema for a $kind', async (about) => {
    const document = await documentOf(about);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document.about).toEqual(about);
    expect(document.story === null).toBe(about.kind === 'finish');
    expect(document.ledger === null).toBe(!['finish', 'gate', 'milestone', 'phase'].includes(about.kind));
  });

  it('is refused when a field is missing, unknown or of another kind', async () => {
    const document = await documentOf({ kind: 'finish', id: 'finish' });
    const { tornado, ...without } = document;
    expect(tornado).not.toBeNull();
    expect(validate(without)).toBe(false);
    expect(validate({ ...document, surprise: 1 })).toBe(false);
    expect(validate({ ...document, minutesPerDay: 'eight hours' })).toBe(false);
  });

  it('has a ledger whose rows add up to the whole', async () => {
    const { ledger } = (await documentOf({ kind: 'finish', id: 'finish' })) as {
      ledger: {
        rows: { mean: { workingMinutes: number }; band: { workingMinutes: number } }[];
        all: { span: { workingMinutes: number } };
        band: { span: { workingMinutes: number } };
      };
    };
    const sum = (pick: (row: (typeof ledger.rows)[number]) => number): number =>
      ledger.rows.reduce((total, row) => total + pick(row), 0);
    expect(sum(({ mean }) => mean.workingMinutes)).toBe(ledger.all.span.workingMinutes);
    expect(sum(({ band }) => band.workingMinutes)).toBe(ledger.band.span.workingMinutes);
  });
});
