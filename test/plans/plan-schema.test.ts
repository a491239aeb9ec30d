// The JSON Schema that editors use and the reader agree: what is accepted validates, and both refuse what is misshapen.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { planSchema, planSchemaText } from '../../src/scenarios/plan-schema.ts';
import { planFiles } from './plan-files.ts';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(planSchema());
/** Mistakes of shape: whatever file has nothing else, the schema must refuse too. */
const STRUCTURAL = ['E010', 'E013'];
/** Files whose wrong kinds of values are a matter of shape (E012 is also said about empty lists and the like). */
const WRONG_KINDS = [
  'wrong-kinds.yaml',
  'issues-as-a-list.yaml',
  'keys-without-values.yaml',
  'no-start.yaml',
  'a-list.yaml',
];

// After a change of the key tables: `npx vitest run test/plans/plan-schema.test.ts -u` writes it anew.
test('the committed schema is the one the key tables give', async () => {
  await expect(planSchemaText()).toMatchFileSnapshot('../../schema/plan.schema.json');
});

test('every key is described', () => {
  const bare: string[] = [];
  const look = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (path.endsWith('/properties') && !('description' in (value as object))) bare.push(`${path}/${name}`);
      look(value, `${path}/${name}`);
    }
  };
  look(planSchema(), '');
  expect(bare.filter((path) => !/\/(track|role)$/.test(path))).toEqual([]);
});

test('a plan laid over another may say a part of anything, but no unknown key', () => {
  const parts = { extends: 'base.yaml', issues: { one: { effort: '1d' }, two: null }, 'x-why': 1 };
  expect(validate(parts)).toBe(true);
  expect(validate({ ...parts, isues: {} })).toBe(false);
  expect(validate({ issues: parts.issues })).toBe(false);
});

describe.each(['accepted', 'warned'] as const)('%s plans', (folder) => {
  test.each(planFiles(folder))('$name validates', ({ text }) => {
    validate(parse(text, { schema: 'core' }));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('rejected plans', () => {
  const misshapen = planFiles('rejected').filter(
    ({ name, expected }) =>
      WRONG_KINDS.includes(name) || expected.every((verdict) => STRUCTURAL.includes(verdict.slice(0, 4))),
  );
  test.each(misshapen)('$name does not validate either', ({ text }) => {
    expect(validate(parse(text, { schema: 'core' }))).toBe(false);
  });
  test('there are some', () => {
    expect(misshapen.length).toBeGreaterThanOrEqual(7);
  });
});
