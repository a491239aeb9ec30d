// Whatever a title holds, it can neither command a terminal nor break a column.

import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { renderReplayBoard } from '../../src/reports/replay-board.ts';
import { renderReplayGantt } from '../../src/reports/replay-gantt.ts';
import { renderReplayLog } from '../../src/reports/replay-log.ts';
import { clean, clip, displayWidth, fit as fitTo, padEnd, padStart } from '../../src/reports/text-sink.ts';
import { harbour } from './harbour.ts';
import { likely, planOf } from './relay.ts';

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['a colour', '\u001b[31mred\u001b[0m', 'red'],
  ['a cursor move', 'up\u001b[2A\u001b[2Kgone', 'upgone'],
  ['a window title, ended by BEL', '\u001b]0;owned\u0007title', 'title'],
  ['a hyperlink, ended by ST', '\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['a one-byte CSI', '\u009b31mred', 'red'],
  ['a device control string', 'a\u001bPq#0\u001b\\b', 'ab'],
  ['a reset of the terminal', 'a\u001bcb', 'ab'],
  ['a lone ESC at the end', 'end\u001b', 'end'],
  ['an escape inside an escape', '\u001b\u001b[31m[31mred', 'red'],
  ['BEL and backspace', 'ring\u0007\b\bing', 'ringing'],
  ['CR that overwrites the line', 'real\rfake', 'real fake'],
  ['line breaks of every kind', 'a\r\nb\u2028c\u2029d\u0085e\vf', 'a b c d e f'],
  ['a right-to-left override', 'safe\u202egpj.exe', 'safegpj.exe'],
  ['bidi isolates and marks', '\u2066a\u2069\u200eb\u061c', 'ab'],
  ['invisible joins', 'a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
  ['half a surrogate pair', 'x\ud800y', 'x\ufffdy'],
  ['a flood of combining marks', `Z${'\u0351'.repeat(40)}`, `Z${'\u0351'.repeat(4)}`],
  ['NUL', 'a\u0000b', 'ab'],
];
const PEACEFUL = [
  '日本語の題',
  '한국어',
  'Příliš žluťoučký',
  'e\u0301te\u0301',
  '👩‍👩‍👧‍👦 family',
  '🇨🇿 flag',
  'ﬁn',
  'عربي',
  'नमस्ते',
  '½ day – “quoted”',
];

test.each(HOSTILE)('%s is taken out of a title', (_, title, expected) => {
  expect(clean(title)).toBe(expected);
  expect(clean(clean(title))).toBe(clean(title));
});

test.each(PEACEFUL)('%s is left as it is', (title) => {
  expect(clean(title)).toBe(title);
});

test.each(PEACEFUL)('%s is padded and clipped by columns', (title) => {
  for (let width = 1; width <= 20; width++) {
    expect(stringWidth(fitTo(title, width))).toBe(width);
    expect(displayWidth(clip(title, width))).toBeLessThanOrEqual(width);
  }
  expect(stringWidth(padEnd(title, 30))).toBe(30);
  expect(stringWidth(padStart(title, 30))).toBe(30);
});

test('what is counted without looking is as wide as it looks', () => {
  const all = Array.from({ length: 0x3000 - 0x20 }, (_, n) => String.fromCharCode(n + 0x20));
  expect(all.filter((character) => displayWidth(character) !== stringWidth(character))).toEqual([]);
});

test('a clip never splits what people see as one character', () => {
  expect(clip('ab👩‍👩‍👧‍👦cd', 4)).toBe('ab…');
  expect(clip('日本語の題', 5)).toBe('日本…');
  expect(clip('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
});

describe('a harbour of hostile names', () => {
  const bad = HOSTILE.map(([, title]) => title).join('');
  const spoilt = <T extends { title: string }>(things: readonly T[]): T[] =>
    things.map((thing, n) => ({ ...thing, title: `${bad}${n}` }));
  const plan = {
    ...harbour,
    issues: spoilt(harbour.issues),
    windows: spoilt(harbour.windows),
    risks: spoilt(harbour.risks),
    gates: spoilt(harbour.gates),
    policies: harbour.policies.map((policy) => ({ ...policy, id: bad + policy.id })),
    quotas: harbour.quotas.map((quota) => ({ ...quota, id: bad + quota.id })),
  };
  const renamed = plan.issues.map((issue) => ({
    ...issue,
    consumes: issue.consumes.map(({ quota, amount }) => ({ quota: bad + quota, amount })),
  }));
  const hostile = { ...plan, issues: renamed };
  const network = compile(hostile);
  const set = { 'risk/storm/fires': 0, 'risk/storm/point/A': 500 };
  const events = narrate(createKernel(network).simulate(likely(network, set)), network, hostile);
  const renderers = { log: renderReplayLog, gantt: renderReplayGantt, board: renderReplayBoard };

  test('has events of every kind that names them', () => {
    const types = new Set(events.map(({ type }) => type));
    for (const type of ['IssueBlocked', 'WindowOpened', 'PolicyTriggered', 'QuotaMissed', 'IssueDropped'] as const)
      expect(types).toContain(type);
  });

  describe.each(Object.entries(renderers))('as %s', (_, render) => {
    test.each([40, 60, 140])('at %i columns holds no control character and no line is too long', (width) => {
      const text = render(events, hostile, { chalk: new Chalk({ level: 0 }), width, until: '2025-11-19T11:00' });
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
      for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    });
  });
});

describe('a plan of hostile titles', () => {
  const titles = [...HOSTILE.map(([, title]) => title), ...PEACEFUL].filter((title) => !title.includes('\ud800'));
  const issues = titles.map((title, n) => `  I${n}: ${JSON.stringify({ title, owner: 'Ann', effort: '1h' })}`);
  const head = `plan: ${JSON.stringify(titles.join(' '))}\nstart: 2025-11-17\nteam: { Ann: {} }\nissues:`;
  const plan = planOf(
    `${head}\n${issues.join('\n')}\nmilestones: { M: { title: ${JSON.stringify(titles[0])}, after: I0 } }`,
  );
  const network = compile(plan);
  const events = narrate(createKernel(network).simulate(likely(network)), network, plan);
  const renderers = { log: renderReplayLog, gantt: renderReplayGantt, board: renderReplayBoard };

  describe.each(Object.entries(renderers))('as %s', (_, render) => {
    test.each([40, 80, 140])('at %i columns it holds no control character and no line is too long', (width) => {
      const text = render(events, plan, { chalk: new Chalk({ level: 0 }), width });
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
      for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    });
  });

  test('columns of the chart begin at the same place in every row', () => {
    const text = renderReplayGantt(events, plan, { chalk: new Chalk({ level: 0 }), width: 80 });
    const rows = text.split('\n').filter((line) => /^ {2}I\d/u.test(line));
    const starts = rows.map((row) => stringWidth(row.slice(0, row.search(/[█▓]/u))));
    expect(rows).toHaveLength(titles.length);
    expect(starts[0]).toBe(starts.toSorted((a, b) => a - b)[0]);
  });
});
