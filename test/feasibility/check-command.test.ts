// What `simulate check` answers: the findings first, one line each and no flood, then what the document says against itself and
// what it assumes; strictness, limits and the JSON document.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, expect, test } from 'vitest';
import { checkCommand } from '../../src/cli/commands/check.ts';
import { explainCode } from '../../src/cli/commands/explain-code.ts';
import type { CheckRequest } from '../../src/cli/request.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { FINDING_CODES } from '../../src/plan/codes/findings.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';

const HEAD = `plan: Kettle
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: { basis: stated }, Bob: { basis: assumed } }
`;
const LATE = `${HEAD}issues:
  a: { owner: Ann, effort: 4-6d, basis: inferred }
  b: { owner: Bob, effort: 1-2d, after: a, due: week 1 tue }
`;
const WORDY = `${HEAD}contradictions:
  - { what: two dates for one gate, resolution: the later one, source: section 3 }
assumptions: [everybody works on one thing]
issues: { a: { owner: Ann, effort: 1-2d } }
`;
const many = Array.from({ length: 12 }, (_, k) => `  i${k}: { owner: Ann, effort: 5-6d, due: week 1 tue }`);

const MIXED = `${HEAD}issues:
  a: { owner: Ann, effort: 4-6d, after: keys, rework: { chance: 10%, effort: 1d } }
  b: { owner: Bob, effort: 1-2d, after: a, due: week 1 tue }
  c: { owner: Bob, effort: 3-5d, due: week 1 wed }
deliveries: { keys: { due: week 1 mon 09:00, onTime: 90%, late: 1d } }
risks: { storm: { probability: 10%, each: true, impact: { effort: 1d }, hits: all } }
`;
const MITIGATING = `${HEAD}issues:
  guard: { owner: Ann, effort: 4-6d, due: week 1 tue }
risks:
  storm: { probability: 10%, impact: { effort: 1d }, hits: all, mitigation: { issue: guard, probability: 0% } }
  rain: { probability: 10%, impact: { effort: 1d }, hits: all, mitigation: { probability: 0%,
    issue: { id: spare, owner: Bob, effort: 4-6d, due: week 1 tue } } }
`;
const folder = mkdtempSync(join(tmpdir(), 'plancast-check-'));
const texts = {
  late: LATE,
  fine: `${HEAD}issues: { a: { owner: Ann, effort: 1-2d } }\n`,
  wordy: WORDY,
  mixed: MIXED,
  mitigating: MITIGATING,
};
for (const [name, text] of Object.entries({ ...texts, many: `${HEAD}issues:\n${many.join('\n')}\n` }))
  writeFileSync(join(folder, `${name}.yaml`), text);
afterAll(() => rmSync(folder, { recursive: true }));

const streams: Streams = {
  out() {},
  say() {},
  paperOf: () => ({ color: false, width: 100 }),
  finish() {},
};
const REQUEST = {
  command: 'check',
  expect: false,
  maxWarnings: undefined,
  strict: false,
  all: false,
  json: false,
  quiet: false,
  color: undefined,
  variant: { options: [], set: null, decide: new Map(), layers: [] },
} as const;
const check = (name: string, more: Partial<CheckRequest> = {}) =>
  checkCommand({ ...REQUEST, plans: [join(folder, `${name}.yaml`)], ...more }, streams);

test('a plan in which everything holds is one line', async () => {
  const { exitCode, data } = await check('fine', { maxWarnings: 1 });
  expect(exitCode).toBe(0);
  expect(data).toMatch(/^fine\.yaml: 1 issue, 2 people · 1 warning\n$/);
});

test('findings have a code, a place and one line, and the first is explained next', async () => {
  const { exitCode, data } = await check('late');
  expect(exitCode).toBe(0);
  expect(data).toMatch(
    /\n {2}W301 7:\d+ b cannot be done by Tue 2025-11-18 17:00, at best \d+\.\d+ h late: a 27\.\d+ h\s+→ b 6\.\d+ h\n/,
  );
  expect(data).toContain('facts: 1 stated, 1 inferred, 1 assumed (33 %)\nnext: simulate explain W301\n');
});

test('a date that cannot be met is an error when strict', async () => {
  const { exitCode, data } = await check('late', { strict: true, json: true });
  expect(exitCode).toBe(4);
  expect(JSON.parse(data).plans[0].findings[0]).toMatchObject({ code: 'W301', severity: 'error' });
  expect((await check('fine', { strict: true })).exitCode).toBe(0);
});

test('findings count as warnings, contradictions and assumptions do not', async () => {
  expect((await check('late', { maxWarnings: 0 })).exitCode).toBe(4);
  const { exitCode, data } = await check('wordy', { maxWarnings: 1 });
  expect(exitCode).toBe(0);
  expect(data).toContain('CONTRADICTIONS\n  two dates for one gate · taken: the later one (section 3)\n');
  expect(data).toContain('ASSUMPTIONS\n  everybody works on one thing\n');
  expect(data).toContain('0 findings · 1 contradiction · 1 assumption');
});

test('findings say first how many dates are missed, fit 80 columns, and count what the document lists', async () => {
  const narrow = { ...streams, paperOf: () => ({ color: false, width: 80 }) };
  const paths = ['many', 'mixed', 'late'].map((name) => join(folder, `${name}.yaml`));
  const { data } = await checkCommand({ ...REQUEST, plans: paths }, narrow);
  for (const line of data.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  const [many, mixed, late] = data.split(/(?=^\w+\.yaml: )/m);
  expect(many).toMatch(/\n {2}12 dates cannot be met; most of all i\d+, due Tue 18 Nov 17:00, by \d+\.\d h\n {2}W301 /);
  expect(mixed).toContain('mixed.yaml: 3 issues, 2 people, 1 risk · ');
  expect(mixed).toMatch(
    /\n {2}1 date cannot be met, 1 more will likely be missed; most of all b, due\s+Tue 18 Nov 17:00, by /,
  );
  // One date needs no sum.
  expect(late).not.toContain('most of all');
});

test('what is late by how much stands in the JSON document', async () => {
  const { data } = await check('mixed', { json: true });
  const [first] = JSON.parse(data).plans[0].findings;
  expect(first.late).toMatchObject({ what: 'b', due: '2025-11-18T17:00' });
  expect(first.late.minutes).toBeGreaterThan(960);
});

test('an issue that mitigates a risk is found where it is written', async () => {
  const places = (await check('mitigating')).data.match(/W301 \d+:\d+ \w+/g);
  // Its own due date, under issues for the one that is only named, inside the risk for the other.
  expect(places).toEqual([expect.stringMatching(/^W301 6:.* guard$/), expect.stringMatching(/^W301 10:.* spare$/)]);
});

test('more than nine findings of a rule are summed up, unless all are asked for', async () => {
  const told = ({ data }: { data: string }) => data.match(/^ {2}W301 .*$/gm) ?? [];
  const short = told(await check('many'));
  expect(short).toHaveLength(9);
  expect(short.at(-1)).toBe('  W301 and 4 more (--all)');
  expect(told(await check('many', { all: true }))).toHaveLength(12);
});

test('the JSON document fits its schema, whatever is found', async () => {
  const valid = new Ajv({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(new URL('../../schema/check.schema.json', import.meta.url), 'utf8')),
  );
  for (const name of ['late', 'fine', 'wordy', 'many', 'mixed', 'missing']) {
    const { data } = await check(name, { json: true });
    valid(JSON.parse(data));
    expect(valid.errors ?? []).toEqual([]);
  }
});

test.each(Object.keys(FINDING_CODES))('%s can be explained', async (code) => {
  const { exitCode, data } = await explainCode(code, { json: false, quiet: false, color: undefined }, streams);
  expect(exitCode).toBe(0);
  expect(data).toContain(`warning[${code}]`);
});
