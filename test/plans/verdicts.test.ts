// Every plan file says what must be said about it: codes and positions, never prose.
import { describe, expect, test } from 'vitest';
import { CLI_CODES } from '../../src/cli/codes.ts';
import type { CodeEntry } from '../../src/plan/codes/code-entry.ts';
import { CODES } from '../../src/plan/codes.ts';
import type { Diagnostic } from '../../src/plan/diagnostic.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';
import { planFiles } from './plan-files.ts';

const verdict = ({ code, range }: Diagnostic): string => `${code} ${range?.start.line}:${range?.start.column}`;
const rejected = planFiles('rejected');
const warned = planFiles('warned');
/** Too large to keep as files, or about other files; limits.test.ts, extends.test.ts and option-files.test.ts provoke them. */
const GENERATED = ['E002', 'E072', 'E073', 'E074', 'E137'];

describe('rejected plans', () => {
  test.each(rejected)('$name is refused for the stated reasons at the stated places', ({ name, text, expected }) => {
    const { plan, diagnostics } = readPlan(text, { name });
    expect(diagnostics.map(verdict).sort()).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    expect(plan).toBeNull();
  });

  test('there are at least sixty of them', () => {
    expect(rejected.length).toBeGreaterThanOrEqual(60);
  });
});

describe('accepted plans', () => {
  test.each(planFiles('accepted'))('$name becomes a plan without a word', ({ name, text }) => {
    const { plan, diagnostics } = readPlan(text, { name });
    expect(diagnostics.map((each) => `${verdict(each)} ${each.message}`)).toEqual([]);
    expect(plan).not.toBeNull();
  });
});

describe('warned plans', () => {
  test.each(warned)('$name becomes a plan with the stated warnings', ({ name, text, expected }) => {
    const { plan, diagnostics } = readPlan(text, { name });
    expect(diagnostics.map(verdict).sort()).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    expect(plan).not.toBeNull();
  });
});

describe('the registry of codes', () => {
  const provoked = new Set(
    [...rejected, ...warned].flatMap(({ expected }) => expected.map((line) => line.slice(0, 4))),
  );

  test('every code of the reader has a plan that provokes it', () => {
    const unseen = Object.keys(CODES).filter((code) => !provoked.has(code) && !GENERATED.includes(code));
    expect(unseen).toEqual([]);
  });

  test('every code that is said is in the registry, with the severity of its letter', () => {
    for (const { name, text } of [...rejected, ...warned]) {
      for (const { code, severity } of readPlan(text, { name }).diagnostics) {
        expect(Object.keys(CODES)).toContain(code);
        expect(severity).toBe(code.startsWith('W') ? 'warning' : 'error');
      }
    }
  });

  test('no code of the reader is also said by the command line', () => {
    const both = Object.keys(CODES).filter((code) => Object.hasOwn(CLI_CODES, code));
    expect(both).toEqual([]);
  });

  test('every code is explained with an example and its mending', () => {
    for (const entry of Object.values(CODES) as CodeEntry[]) {
      expect(entry.title).toMatch(/^[a-zA-Z].*[^.]$/);
      expect(entry.explanation.length).toBeGreaterThan(20);
      expect(entry.wrong).not.toBe(entry.right);
    }
  });

  test('diagnostics stand in the order of the document and every one has its range', () => {
    for (const { name, text } of rejected) {
      const offsets = readPlan(text, { name }).diagnostics.map(({ range }) => range?.start.offset ?? -1);
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      expect(Math.min(...offsets)).toBeGreaterThanOrEqual(0);
    }
  });
});
