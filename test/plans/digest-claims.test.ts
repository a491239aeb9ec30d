// No claim and no contradiction of a document is left out of its scenario: each is tested, or says why it cannot be.
// The lists are in the shared digests; without them only the shape is judged.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Claim, Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';
import { readShared } from '../known-answers/shared-data.ts';
import { DIGESTS, testWithDigests } from '../known-answers/test-with-data.ts';

const PLANS = [
  ['source-8wk', 'SEED-000'],
  ['ytempire-week1', 'SEED-002'],
  ['ytempire-week1-roles', 'SEED-004'],
] as const;

function planOf(name: string): Plan {
  const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  return readPlan(text, { name: `${name}.yaml` }).plan!;
}
const statement = ({ id }: Claim): string => id.match(/^C\d{3}-\d\d/)?.[0] ?? id;

describe.each(PLANS)('%s', (name, digest) => {
  const plan = planOf(name);

  test('says of every claim where it stands, and how it is tested or why it is not', () => {
    const bare = plan.claims.filter(({ at, condition, definition, untestable }) =>
      condition === null ? at === null || untestable === null : at === null || definition === null,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('resolves every contradiction and names its section', () => {
    const open = plan.contradictions.filter(({ resolution, source }) => resolution === null || source === null);
    expect(open.map(({ what }) => what)).toEqual([]);
    expect(plan.assumptions.every(({ why }) => why !== null)).toBe(true);
  });

  testWithDigests('carries every claim of its digest', () => {
    const rows = readShared(`${DIGESTS}/${digest}.md`)
      .toString('utf8')
      .matchAll(/^\| (C\d{3}-\d\d) \|/gm);
    const listed = [...new Set([...rows].map(([, id]) => id))];
    expect(listed.length).toBeGreaterThan(10);
    expect([...new Set(plan.claims.map(statement))].sort()).toEqual(listed.sort());
  });

  testWithDigests('carries about as many contradictions as its digest lists', () => {
    const text = readShared(`${DIGESTS}/${digest}.md`).toString('utf8');
    const section = text.slice(text.search(/^## \d+\. Contradictions/m));
    const listed = [...section.matchAll(/^\| \d+ \|/gm)].length;
    expect(plan.contradictions.length).toBeGreaterThanOrEqual(listed);
  });
});
