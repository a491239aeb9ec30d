// `simulate compare` as a planner meets it: the verdict, the future in which two plans part, and commands that open it again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, SMALL_PLAN, simulate } from './simulate.ts';

const cwd = folderWith({
  'plan.yaml': SMALL_PLAN,
  'both.yaml': 'base: plan.yaml\ntitle: Bob does both\nchanges: ["#1 -> Bob"]\n',
});
const FEW = ['--replications', '300', '--quiet'];

describe('compare', () => {
  test('says which is better, and its commands open the very future it speaks of in both plans', async () => {
    const words = ['compare', 'plan.yaml', '--what-if', '#1 takes 1d', '--report', 'told', ...FEW];
    const { code, out, err } = await simulate(words, { cwd, env: { TERM: 'dumb' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/#1 takes 1d is better: [\d.]+ days? earlier/);
    expect(out).toMatch(/#1 takes 1d +\[-*o-*\]/);
    const { options } = JSON.parse(readFileSync(join(cwd, 'told/compare.json'), 'utf8'));
    const { replication, baseDate, optionDate } = options[0].parting;
    const commands = out.match(/^ {4}simulate replay .*$/gm)!.map((line) => line.trim());
    expect(commands).toEqual([
      `simulate replay plan.yaml --replication ${replication}`,
      `simulate replay plan.yaml --what-if '#1 takes 1d' --replication ${replication}`,
    ]);
    const finishes = [];
    for (const command of commands) {
      const replay = Array.from(command.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare);
      finishes.push(JSON.parse((await simulate([...replay.slice(1), '--json'], { cwd })).out).finish);
    }
    expect(finishes).toEqual([baseDate, optionDate]);
  });

  test('takes option files, and writes what it says as Markdown', async () => {
    const words = ['compare', 'plan.yaml', '--option', 'both.yaml', '--markdown', ...FEW];
    const { code, out, err } = await simulate(words, { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^# Two issues: one option beside the plan as it is\n/);
    expect(out).toContain('both \\(Bob does both\\)');
  });

  test('tells every option that is wrong where it is wrong, and compares nothing', async () => {
    const words = ['compare', 'plan.yaml', '--what-if', '#1 -> Cid', '--what-if', 'drop #2; #2 -> Ann', ...FEW];
    const { code, out, err } = await simulate(words, { cwd });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^error\[E131\] [^\n]*Cid[\s\S]*error\[E13\d\]/);
  });
});

test('two futures lie beside each other', async () => {
  const { code, out } = await simulate(['replay', 'plan.yaml', '--diff-replications', '3', '17'], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/^Two issues · replication 3 beside replication 17 of seed 1\n/);
  const wrong = await simulate(['replay', 'plan.yaml', '--diff-replications', '3', '3'], { cwd });
  expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 2, out: '' });
});
