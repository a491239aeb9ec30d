// Variants of a plan on the command line: chosen, named in every answer, and refused when the plan has no such thing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, SMALL_PLAN, simulate } from './simulate.ts';

const PLAN = `${SMALL_PLAN}dependencies: { use: none, sets: { none: , barrier: { after: { "#2": "#1" } } } }
options: { quick: { set: barrier, changes: { issues: { "#1": { effort: 1h } } } } }
decisions: { expand: { take: now, options: { now: , later: { changes: { team: { Cleo: {} }, issues: { "#2": { owner: Cleo } } } } } } }
`;
const cwd = folderWith({
  'plan.yaml': PLAN,
  'package.json': '{}',
  'over.yaml': 'extends: plan.yaml\nplan: Laid over\nissues: { "#1": { owner: Anne } }\n',
});
const FEW = ['--replications', '200'];

describe('a variant', () => {
  test('is named in the JSON of forecast, check and replay, and has a digest of its own', async () => {
    const flags = ['--with', 'quick', '--decide', 'expand=later', '--set', 'none', '--json'];
    const variant = { with: ['quick'], set: ['none'], decide: { expand: 'later' } };
    const written = JSON.parse((await simulate(['plan.yaml', ...FEW, '--json'], { cwd })).out);
    expect(written).not.toHaveProperty('variant');
    for (const words of [
      ['plan.yaml', ...FEW],
      ['check', 'plan.yaml'],
      ['replay', 'plan.yaml'],
    ]) {
      const { code, out } = await simulate([...words, ...flags], { cwd });
      expect(code).toBe(0);
      const answer = JSON.parse(out);
      expect(answer.variant).toEqual(variant);
      expect(answer.plan.digest).not.toBe(written.plan.digest);
    }
  });

  test('stands in the line that reproduces a forecast and in the command to type next, which opens it again', async () => {
    const { out } = await simulate(['plan.yaml', ...FEW, '--with', 'quick'], { cwd });
    expect(out).toMatch(/seed 1 · plan [0-9a-f]{8} --with quick\n/);
    const next = /^next: simulate (.*)$/m.exec(out)?.[1] ?? '';
    expect(next).toContain('replay plan.yaml --with quick');
    expect((await simulate(next.split(' '), { cwd })).code).toBe(0);
  });
});

describe('a variant that cannot be meant', () => {
  test.each([
    ['an unknown option', ['--with', 'quik'], /the plan has no option "quik"\n.*did you mean quick\?/],
    ['an unknown set', ['--set', 'bariere'], /the plan has no dependency set "bariere"\n.*did you mean barrier\?/],
    ['an unknown decision', ['--decide', 'expnad=now'], /the plan has no decision "expnad"\n.*did you mean expand\?/],
    [
      'an unknown way to decide',
      ['--decide', 'expand=latr'],
      /no option of expand called "latr"\n.*did you mean later\?/,
    ],
    ['half a decision', ['--decide', 'expand'], /--decide is DECISION=OPTION, not "expand"/],
    [
      'a decision taken twice',
      ['--decide', 'expand=now', '--decide', 'expand=later'],
      /--decide expand is given twice/,
    ],
    ['an option taken twice', ['--with', 'quick', '--with', 'quick'], /--with quick is given twice/],
    ['no name', ['--with', ''], /--with needs a name/],
    ['a mistyped flag', ['--decid', 'expand=now'], /unknown flag --decid\n.*did you mean --decide\?/],
  ])('%s is refused with exit status 2', async (_, flags, message) => {
    for (const words of [['plan.yaml'], ['check', 'plan.yaml'], ['replay', 'plan.yaml']]) {
      const { code, out, err } = await simulate([...words, ...flags], { cwd });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(message);
    }
  });
});

describe('extends', () => {
  test('frames show the file a mistake stands in, beside the plan as it was typed', async () => {
    mkdirSync(join(cwd, 'plans'));
    writeFileSync(join(cwd, 'plans/plan.yaml'), 'extends: ../over.yaml\n');
    const { code, err } = await simulate(['check', 'plans/plan.yaml'], { cwd });
    expect(code).toBe(3);
    expect(err).toContain('owner: there is no Anne');
    expect(err).toContain('--> over.yaml:3:26');
    const { out } = await simulate(['check', 'plans/plan.yaml', '--json'], { cwd });
    expect(JSON.parse(out).diagnostics[0].range.file).toBe('../over.yaml');
  });

  test('is refused on standard input, and outside of the project', async () => {
    expect((await simulate(['check', '-'], { cwd, input: 'extends: plan.yaml\n' })).err).toMatch(/^error\[E070\]/);
    const outside = 'extends: ../../etc/hostname\n';
    writeFileSync(join(cwd, 'outside.yaml'), outside);
    expect((await simulate(['check', 'outside.yaml'], { cwd })).err).toMatch(
      /^error\[E071\] .*leads out of the project/,
    );
  });
});
