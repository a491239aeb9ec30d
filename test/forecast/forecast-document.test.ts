// The JSON of a forecast keeps to its schema, to the letter.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { planDigest } from '../../src/plan/digest.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { forecastAnswer } from '../../src/reports/forecast-json.ts';
import { forecastOf, planOf, SMALL } from './plans.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/forecast.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

async function documentOf(plan: Plan, replications: number): Promise<Record<string, unknown>> {
  const result = await forecastOf(plan, replications);
  const { seed, partial } = result;
  const tool = { name: 'plancast', version: '0.0.0' };
  const named = { id: plan.id, title: plan.title, digest: planDigest(plan) };
  const head = { formatVersion: 1, tool, command: 'forecast', plan: named, seed, replications, partial };
  return JSON.parse(JSON.stringify({ ...head, ...forecastAnswer(result, plan), diagnostics: [] }));
}

describe('the forecast document', () => {
  it.each([
    ['a plan with a bit of everything', SMALL, 500],
    [
      'a plan with nearly nothing',
      'plan: Bare\nstart: 2025-11-17\nissues: { a: { title: A, nobody: true, elapsed: 1h } }',
      3,
    ],
    [
      'one future that never ends',
      'plan: Never\nstart: 2025-11-17\nteam: { Ann: { away: [2025-11-17..2099-12-31] } }\nissues: { a: { title: A, owner: Ann, effort: 1d } }',
      1,
    ],
  ])('keeps to the schema for %s', async (_, text, replications) => {
    validate(await documentOf(planOf(text), replications));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is refused when a field is missing, unknown or of another kind', async () => {
    const document = await documentOf(planOf(SMALL), 100);
    const { speedup, ...without } = document;
    expect(speedup).toBeDefined();
    expect(validate(without)).toBe(false);
    expect(validate({ ...document, surprise: 1 })).toBe(false);
    expect(validate({ ...document, seed: 1 })).toBe(false);
    const { finish, ...others } = document;
    expect(validate({ ...others, finish: { ...(finish as object), mean: 'tomorrow' } })).toBe(false);
  });

  it('allows a document that says why there is no forecast', () => {
    const tool = { name: 'plancast', version: '0.0.0' };
    const failure = {
      formatVersion: 1,
      tool,
      command: 'forecast',
      plan: null,
      seed: null,
      replications: null,
      partial: false,
      diagnostics: [],
    };
    expect(validate(failure)).toBe(true);
  });

  it('writes instants as civil times and names what cannot be known null', async () => {
    const { finish, milestones } = (await documentOf(planOf(SMALL), 200)) as {
      finish: { p80: { value: string } };
      milestones: { id: string; target: string | null }[];
    };
    expect(finish.p80.value).toMatch(/^2025-1[12]-\d\dT\d\d:\d\d$/);
    expect(milestones.map(({ id, target }) => [id, target])).toEqual([
      ['ship', '2025-12-05T17:00'],
      ['sold', '2025-12-05T17:00'],
      ['build', '2025-11-28T17:00'],
    ]);
  });
});
