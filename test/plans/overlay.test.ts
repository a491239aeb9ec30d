// One document over another: what merges, what replaces, what removes, and that every node keeps its place.
import { describe, expect, test } from 'vitest';
import { createComplaints } from '../../src/scenarios/complaints.ts';
import type { DocNode } from '../../src/scenarios/document.ts';
import { overlay } from '../../src/scenarios/overlay.ts';
import { parseText } from '../../src/scenarios/parse-text.ts';
import { createTexts, moved } from '../../src/scenarios/texts.ts';

function treeOf(text: string, base = 0, name = 'tree.yaml'): DocNode {
  const texts = createTexts();
  texts.add(null, text);
  const tree = parseText(text, name, createComplaints(texts));
  if (tree === null) throw new Error(text);
  return moved(tree, base);
}

function plain(node: DocNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(Array.from(node.entries, ([name, entry]) => [name, plain(entry.node)]));
}

function laid(base: string, layer: string): { value: unknown; missing: string[] } {
  const missing: string[] = [];
  const tree = overlay(treeOf(base), treeOf(layer), (place) => missing.push(place.path.join('.')));
  return { value: plain(tree), missing };
}

describe('laying a document over another', () => {
  test.each([
    ['mappings merge key by key', 'a: { b: 1, c: 2 }', 'a: { c: 3, d: 4 }', { a: { b: 1, c: 3, d: 4 } }],
    ['scalars replace', 'a: 1', 'a: 2', { a: 2 }],
    ['lists replace as a whole', 'a: [1, 2, 3]', 'a: [4]', { a: [4] }],
    ['a list replaces a mapping', 'a: { b: 1 }', 'a: [1]', { a: [1] }],
    ['a mapping replaces a scalar', 'a: 1', 'a: { b: 1 }', { a: { b: 1 } }],
    ['~ removes', 'a: 1\nb: 2', 'a: ~', { b: 2 }],
    ['null removes, deep inside', 'a: { b: { c: 1, d: 2 } }', 'a: { b: { c: null } }', { a: { b: { d: 2 } } }],
    ['a key with nothing behind it changes nothing', 'a: { b: 1 }', 'a:', { a: { b: 1 } }],
    ['a new key with nothing behind it is added', 'a: { b: 1 }', 'a: { c: }', { a: { b: 1, c: null } }],
    ['an empty mapping changes nothing', 'a: { b: 1 }', 'a: {}', { a: { b: 1 } }],
    ['false and 0 and "" are values', 'a: 1\nb: 1\nc: 1', 'a: false\nb: 0\nc: ""', { a: false, b: 0, c: '' }],
    [
      'names of every object are names',
      'a: 1',
      '__proto__: 2\nconstructor: 3',
      { a: 1, ['__proto__']: 2, constructor: 3 },
    ],
  ])('%s', (_, base, layer, expected) => {
    expect(laid(base, layer)).toEqual({ value: expected, missing: [] });
  });

  test('what is removed and not there is told with its path', () => {
    expect(laid('a: { b: 1 }', 'a: { c: ~ }\nd: ~')).toEqual({ value: { a: { b: 1 } }, missing: ['a.c', 'd'] });
  });

  test('keys keep the order of the base, new ones follow', () => {
    const { value } = laid('b: 1\n10: 2\na: 3', 'a: 4\nz: 5\n2: 6');
    const tree = overlay(treeOf('b: 1\n10: 2\na: 3'), treeOf('a: 4\nz: 5\n2: 6'), () => {});
    expect(value).toEqual({ b: 1, 10: 2, a: 4, z: 5, 2: 6 });
    expect(tree.kind === 'map' && Array.from(tree.entries.keys())).toEqual(['b', '10', 'a', 'z', '2']);
  });

  test('a JSON document lies over a YAML one', () => {
    const tree = overlay(treeOf('a: { b: 1, c: 2 }'), treeOf('{ "a": { "b": null } }', 0, 'a.json'), () => {});
    expect(plain(tree)).toEqual({ a: { c: 2 } });
  });

  test('neither document is changed by it', () => {
    const [base, layer] = [treeOf('a: { b: 1 }'), treeOf('a: { b: ~ }\nc: 1')];
    overlay(base, layer, () => {});
    expect([plain(base), plain(layer)]).toEqual([{ a: { b: 1 } }, { a: { b: null }, c: 1 }]);
  });
});

describe('places of several texts', () => {
  test('every node tells the file and the line it stands in', () => {
    const texts = createTexts();
    texts.add(null, 'a: 1\nb: 2');
    const base = texts.add('parts/base.yaml', 'c: 3\nd:\n  e: 4\n');
    const tree = moved(treeOf('c: 3\nd:\n  e: 4\n'), base);
    const found = tree.kind === 'map' ? tree.entries.get('d') : undefined;
    const inner = found?.node.kind === 'map' ? found.node.entries.get('e') : undefined;
    expect(texts.range(inner?.key.start ?? 0, inner?.key.end ?? 0)).toMatchObject({
      file: 'parts/base.yaml',
      start: { line: 3, column: 3, offset: 10 },
    });
    expect(texts.range(5, 6)).toEqual({
      start: { line: 2, column: 1, offset: 5 },
      end: { line: 2, column: 2, offset: 6 },
    });
  });

  test('parts that are repeated stay one', () => {
    const tree = moved(treeOf('a: &x { b: 1 }\nc: *x'), 100);
    const at = (name: string) => (tree.kind === 'map' ? tree.entries.get(name)?.node : undefined);
    expect(at('a')).toBe(at('c'));
    expect(at('a')?.start).toBe(106);
  });
});
