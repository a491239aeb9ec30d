// Equal meaning, equal digest; any difference in meaning, another one.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { logDigest, logLines } from '../../src/engine/log/digest.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { canonicalJson } from '../../src/plan/canonical-json.ts';
import { planDigest } from '../../src/plan/digest.ts';
import { likely, planOf, RELAY, relay, relayNetwork } from './relay.ts';

test('canonical JSON sorts keys by code unit, leaves out what is undefined and has no blanks', () => {
  expect(canonicalJson({ b: [1, { z: null, y: undefined }], ä: 'ü"\n', B: true, 10: 0, 9: -0.5 })).toBe(
    '{"10":0,"9":-0.5,"B":true,"b":[1,{"z":null}],"ä":"ü\\"\\n"}',
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, undefined])('%s has no JSON', (value) => {
  expect(() => canonicalJson([value])).toThrow('assertion');
});

test('comments, blanks, line ends, flow style and places in the document do not change a plan', () => {
  const other = RELAY.replace('after: A }', 'after: [A] }')
    .replace('plan: Relay', '# of four\nplan:   "Relay"')
    .replaceAll('\n', '\r\n');
  expect(other).not.toBe(RELAY);
  expect(planDigest(planOf(other))).toBe(planDigest(relay));
});

test('an estimate, a name or the order of issues does', () => {
  const digests = [
    RELAY,
    RELAY.replace('effort: 4h', 'effort: 5h'),
    RELAY.replace('title: Frame', 'title: Frames'),
    RELAY.replace(/( {2}A: .*\n)( {2}B: .*\n)/u, '$2$1'),
  ].map((text) => planDigest(planOf(text)));
  expect(new Set(digests).size).toBe(4);
});

test('a log is named by its lines', () => {
  const tell = (set = {}) =>
    narrate(createKernel(relayNetwork).simulate(likely(relayNetwork, set)), relayNetwork, relay);
  const lines = logLines(tell()).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines).toHaveLength(tell().length);
  expect(JSON.parse(lines[0])).toEqual(tell()[0]);
  expect(logDigest(tell())).toMatch(/^[0-9a-f]{64}$/u);
  expect(logDigest(tell())).toBe(logDigest(tell()));
  expect(logDigest(tell({ 'issue/A/work': 241 }))).not.toBe(logDigest(tell()));
});
