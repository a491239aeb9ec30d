// Each rule of `check` on a small plan in which it bites, and on the same plan put right.
import { expect, test } from 'vitest';
import type { FindingCode } from '../../src/plan/codes/findings.ts';
import { FINDING_CODES } from '../../src/plan/codes/findings.ts';
import { codesOf } from './findings-of.ts';
import { TROUBLES } from './small-troubles.ts';

const CODES = Object.keys(FINDING_CODES) as FindingCode[];

test.each(CODES)('%s is found where it is, and not where it has been put right', async (code) => {
  const [bites, spares] = TROUBLES[code];
  expect(await codesOf(bites)).toContain(code);
  expect(await codesOf(spares)).not.toContain(code);
});

test('every finding is explained with an example and its mending', () => {
  for (const { title, explanation, wrong, right } of Object.values(FINDING_CODES)) {
    expect(title).toMatch(/^[a-z].*[^.]$/);
    expect(explanation.length).toBeGreaterThan(20);
    expect(wrong).not.toBe(right);
  }
});
