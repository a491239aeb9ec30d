// docs/features.md is true: every feature has its row, every row points to lines of scenarios that hold what is quoted of them,
// and every construct it names is a key of a plan. UPDATE_FEATURES=1 writes where quoted lines have moved to.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const FILE = new URL('docs/features.md', ROOT);
const SHOWN = /\[([\w-]+):(\d+)\]\(\.\.\/scenarios\/([\w-]+)\.yaml#L(\d+)\) `([^`]+)`/g;
const GROUPS = [
  ['M', 31, 'must'],
  ['S', 25, 'should'],
  ['N', 10, 'nice'],
] as const;

const document = readFileSync(FILE, 'utf8');
const rows = document
  .split('\n')
  .filter((line) => /^\| [MSN]\d+ \|/.test(line))
  .map((line) => {
    const [id = '', feature = '', how = '', shown = ''] = line.slice(2, -2).split(' | ');
    return { id, feature, how, shown };
  });

function linesOf(scenario: string): string[] {
  return readFileSync(new URL(`scenarios/${scenario}.yaml`, ROOT), 'utf8').split('\n');
}

/** Number of the line that holds the quote and is nearest to `line`; `line` itself when none does. */
function nearest(scenario: string, quote: string, line: number): number {
  const numbers = linesOf(scenario).flatMap((text, i) => (text.includes(quote) ? [i + 1] : []));
  return numbers.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0] ?? line;
}

if (process.env.UPDATE_FEATURES) {
  const moved = document.replace(SHOWN, (_all, scenario: string, line: string, _file, _anchor, quote: string) => {
    const number = nearest(scenario, quote, Number(line));
    return `[${scenario}:${number}](../scenarios/${scenario}.yaml#L${number}) \`${quote}\``;
  });
  writeFileSync(FILE, moved);
}

test.each(GROUPS)('docs/features.md has all rows of %s, which are %i: %s', (letter, count) => {
  const ids = rows.map(({ id }) => id).filter((id) => id.startsWith(letter));
  expect(ids).toEqual(Array.from({ length: count }, (_, i) => `${letter}${i + 1}`));
});

describe.skipIf(process.env.UPDATE_FEATURES)('docs/features.md', () => {
  test.each(rows)('$id is shown by lines that say so: $feature', ({ shown }) => {
    const references = [...shown.matchAll(SHOWN)];
    expect(references.length).toBeGreaterThan(0);
    expect(shown.replace(SHOWN, '').replaceAll('<br>', '')).toBe('');
    for (const [, scenario = '', line, file, anchor, quote = ''] of references) {
      expect([file, anchor]).toEqual([scenario, line]);
      expect(linesOf(scenario)[Number(line) - 1] ?? '', `${scenario}:${line}`).toContain(quote);
      expect(quote.length, 'too short to say anything').toBeGreaterThan(8);
    }
  });

  test('names only constructs that a plan has', () => {
    const keys = new Set(readFileSync(new URL('schema/plan.schema.json', ROOT), 'utf8').match(/"[A-Za-z]+"(?=:)/g));
    const paths = rows.flatMap(({ how }) =>
      [...how.matchAll(/`([a-z]+(?:\.[A-Za-z]+)+)`/g)].map(([, path = '']) => path),
    );
    expect(paths.length).toBeGreaterThan(30);
    const unknown = paths.filter((path) => path.split('.').some((key) => !keys.has(`"${key}"`)));
    expect(unknown).toEqual([]);
  });

  test('says how every must and should is expressed, and of no other that it is not modelled', () => {
    for (const { id, how } of rows) {
      expect(how.length, id).toBeGreaterThan(20);
      if (!id.startsWith('N')) expect(how, id).not.toContain('not modelled');
    }
  });
});
