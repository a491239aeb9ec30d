// What a newcomer writes first is wrong in predictable ways; the help of the diagnostic says what to write instead.
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/plan/diagnostic.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const FRAME = 'plan: M\nstart: 2026-01-05\nteam: { Ann: , Bob: }\n';
const read = (rest: string): readonly Diagnostic[] => readPlan(FRAME + rest, { name: 'plan.yaml' }).diagnostics;
const helps = (rest: string): string[] => read(rest).map(({ code, hint }) => `${code} ${hint ?? ''}`);

describe('ids that begin with #', () => {
  test('and are commented out are asked to be quoted, wherever the parser stumbles', () => {
    expect(helps('issues:\n  #1: { owner: Ann, effort: 1d }\n')[0]).toContain('quote ids with #');
    const half = 'issues:\n  "#1": { owner: Ann, effort: 1d }\n  "#2": { owner: Ann, effort: 1d, after: #1 }\n';
    expect(helps(`${half}  "#3": { owner: Ann, effort: 1d }\n`)[0]).toContain('quote ids with #');
    expect(helps('issues:\n  a: { owner: Ann, effort: 1d }\n  b: { owner: Ann effort: 1d }\n')[0]).not.toContain('#');
    const fine = 'issues:\n  a: { owner: Ann, effort: 1d } #1 in the list\n  b: { owner: Ann effort: 1d }\n';
    expect(helps(fine)[0]).not.toContain('#');
  });
});

describe('ranges', () => {
  test.each([
    ['2-3 days', 'write 2-3d'],
    ['1 day-2 weeks', 'write 1d-2w'],
    ['2-3', 'write 2-3d or 2-3h'],
    ['5', 'write 5d or 5h'],
  ])('%s is written anew as a whole', (effort, hint) => {
    expect(read(`issues: { a: { owner: Ann, effort: ${effort} } }`).map((each) => each.hint)).toContain(hint);
  });
});

describe('keys under the names of other tools', () => {
  test.each([
    ['depends', 'after'],
    ['blockedBy', 'after'],
    ['dependsOn', 'after'],
    ['blocked_by', 'after'],
    ['assignee', 'owner'],
    ['estimate', 'effort'],
    ['deadline', 'due'],
  ])('%s means %s', (name, key) => {
    const issue = `{ owner: Ann, effort: 1d, ${name}: x }`;
    expect(helps(`issues: { a: ${issue} }`)).toContain(`E010 did you mean ${key}?`);
  });

  test('members are sent to a pool', () => {
    expect(helps('members: [Ann]\nissues: { a: { owner: Ann, effort: 1d } }')[0]).toContain('pools:');
  });
});

test('a list of owners is written anyOf', () => {
  const found = helps('issues: { a: { owner: [Ann, Bob], effort: 1d } }');
  expect(found).toContain('E012 write anyOf: [Ann, Bob]');
});

test.each(['plan.yaml', 'plan.json'])('a key given twice shows the first place in %s', (name) => {
  const issues = '"issues": {\n"a": { "owner": "Ann", "effort": "1d" },\n"a": { "owner": "Ann", "effort": "2d" } }';
  const text = `{ "plan": "M", "start": "2026-01-05", "team": { "Ann": null },\n${issues} }`;
  const [twice] = readPlan(text, { name }).diagnostics;
  expect([twice.code, twice.range?.start.line, twice.related?.[0].range?.start.line]).toEqual(['E005', 4, 3]);
});

test('claims about what is not there are told together with claims that cannot be read', () => {
  const claims = 'claims:\n  c1: { says: x, claim: P80(finish) < 3 }\n  c2: { says: x, claim: chance(a) > 50% }\n';
  const codes = read(`issues: { a: { owner: Ann, effort: 1-2d } }\n${claims}`).map(({ code }) => code);
  expect(codes.filter((code) => code.startsWith('E'))).toEqual(['E052', 'E053']);
});
