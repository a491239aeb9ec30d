// What `simulate compare` is asked: what belongs to the base and what is compared with it, and every slip told before anything is simulated.
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { dateAsked, dateOfMetric, metricAsked } from '../../src/cli/compare-asked.ts';
import { openPlanFile } from '../../src/cli/load-plan.ts';
import { readOptions, sameAs } from '../../src/cli/options-compared.ts';
import type { CompareRequest } from '../../src/cli/request.ts';
import { Stop } from '../../src/cli/stop.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { folderWith } from '../e2e/simulate.ts';

const PLAN = `plan: Two issues
start: 2026-01-05
team: { Ann: , Bob: }
issues:
  "#1": { title: First, owner: Ann, effort: 1-3d }
  "#2": { title: Second, owner: Bob, effort: 1-2d, after: ["#1"] }
milestones: { done: { after: ["#2"], target: 2026-01-16 } }
decisions: { expand: { take: now, options: { now: , later: { changes: { issues: { "#2": { effort: 3d } } } } } } }
options:
  quick: { title: Sooner, changes: { issues: { "#2": { effort: 1h } } } }
  without-first: { changes: { issues: { "#1": ~, "#2": { after: ~ } } } }
  slow: { changes: { issues: { "#2": { effort: 5d, after: ["#1"] } } } }
`;
const folder = folderWith({
  'plan.yaml': PLAN,
  'bare.yaml': PLAN.slice(0, PLAN.indexOf('\noptions:') + 1),
  'package.json': '{}',
  'swap.yaml': 'base: plan.yaml\ntitle: Bob does both\nchanges: ["#1 -> Bob"]\n',
  'quick.yaml': 'base: plan.yaml\nchanges: ["#1 takes 2h"]\n',
});

const asked = (...words: string[]): CompareRequest =>
  parseCommandLine(['compare', ...words], '0', 100) as CompareRequest;

function read(words: readonly string[], plan = 'plan.yaml') {
  const told: string[] = [];
  const say = (text: string): void => void told.push(text);
  const streams = { say, out: say, paperOf: () => ({ color: false, width: 100 }), finish: () => {} } satisfies Streams;
  const request = asked(join(folder, plan), ...words);
  const file = openPlanFile(request.plan, request);
  const base = file.reading.plan!;
  const attempt = () => readOptions(request, base, file, streams);
  return { attempt, told, base };
}

function stopOf(step: () => unknown): Stop {
  try {
    step();
  } catch (error) {
    if (error instanceof Stop) return error;
    throw error;
  }
  throw new Error('nothing stopped');
}

describe('the words of compare', () => {
  it('part what the base is from what is compared with it', () => {
    const words = [
      'p.yaml',
      '--with',
      'a',
      '--set',
      's',
      '--decide',
      'd=o',
      '--what-if',
      'drop P2',
      '--option',
      'f.yaml',
      '--against',
      'b',
    ];
    const { variant, layers, against, confidence } = asked(...words);
    expect(variant).toEqual({ options: ['a'], set: ['s'], decide: new Map([['d', 'o']]), layers: [] });
    expect(layers).toEqual([
      { kind: 'option', file: 'f.yaml' },
      { kind: 'what-if', phrase: 'drop P2' },
    ]);
    expect(against).toEqual(['b']);
    expect(confidence).toBe(0.95);
    expect(asked('p.yaml', '--confidence', '99.5%').confidence).toBe(0.995);
  });

  test.each([
    ['a phrase twice', ['--what-if', 'drop P2', '--what-if', 'drop P2'], /--what-if drop P2 is given twice/],
    ['an option twice', ['--against', 'a', '--against', 'a'], /--against a is given twice/],
    ['an option in the base and beside it', ['--with', 'a', '--against', 'a'], /it is in the base already/],
    ['two documents at once', ['--json', '--markdown'], /exclude each other/],
    ['hardly any confidence', ['--confidence', '49'], /must be 50 to 99\.99 percent, not "49"/],
    ['full confidence', ['--confidence', '100'], /must be 50 to 99\.99 percent/],
    ['no metric', ['--metric', ' '], /--metric has no value/],
    ['a mistyped flag', ['--whatif', 'drop P2'], /unknown flag --whatif/],
    ['a precision', ['--precision', '1d'], /unknown flag --precision/],
  ])('refuse %s', (_, words, message) => {
    const stop = stopOf(() => asked('p.yaml', ...words));
    expect(stop.exitCode).toBe(2);
    expect(stop.message).toMatch(message);
  });
});

describe('the options compared', () => {
  it('are all of the plan where none is named, each under its own words', () => {
    const { options, leftOut } = read([]).attempt();
    expect(options.map(({ id, title, words }) => ({ id, title, words }))).toEqual([
      { id: 'quick', title: 'Sooner', words: ['--against', 'quick'] },
      { id: 'without-first', title: 'without-first', words: ['--against', 'without-first'] },
      { id: 'slow', title: 'slow', words: ['--against', 'slow'] },
    ]);
    expect(leftOut).toEqual([]);
  });

  it('lie on the base, which other commands are told as well', () => {
    const { options } = read(['--with', 'quick', '--what-if', '#2 -> Ann']).attempt();
    expect(options).toMatchObject([
      { id: '#2 -> Ann', words: ['--what-if', '#2 -> Ann'], allWords: ['--with', 'quick', '--what-if', '#2 -> Ann'] },
    ]);
    expect(options[0].plan.issues.map(({ who }) => JSON.stringify(who)).join()).not.toContain('Bob');
  });

  it('are options of the plan, then files by their own titles, then phrases', () => {
    const { options } = read([
      '--what-if',
      'drop #2',
      '--option',
      join(folder, 'swap.yaml'),
      '--against',
      'slow',
    ]).attempt();
    expect(options.map(({ id, title }) => [id, title])).toEqual([
      ['slow', 'slow'],
      ['swap', 'Bob does both'],
      ['drop #2', ''],
    ]);
  });

  it('have names of their own', () => {
    const file = join(folder, 'quick.yaml');
    const { options } = read(['--option', file, '--against', 'quick']).attempt();
    expect(new Set(options.map(({ id }) => id)).size).toBe(2);
  });

  it('are left out where nobody named them and they do not fit on the base', () => {
    const { options, leftOut } = read(['--with', 'without-first']).attempt();
    expect({ options: options.map(({ id }) => id), leftOut }).toEqual({ options: ['quick'], leftOut: ['slow'] });
    expect(stopOf(read(['--with', 'without-first', '--against', 'slow']).attempt).exitCode).toBe(3);
  });

  it('that are wrong are all told, each where it is wrong, and nothing is compared', () => {
    const { attempt, told } = read(['--what-if', '#1 -> Cid', '--what-if', 'drop #2', '--what-if', 'nonsense here']);
    const stop = stopOf(attempt);
    expect(stop.exitCode).toBe(3);
    expect(stop.diagnostics.map(({ code }) => code)).toEqual(['E131', 'E130']);
    expect(told.join('')).toMatch(/#1 -> Cid[\s\S]*\^\^\^[\s\S]*nonsense here/);
  });

  test.each([
    ['none where the plan lists none', [], 'bare.yaml', /no option is given, and the plan lists none/],
    ['an unknown one', ['--against', 'quik'], 'plan.yaml', /the plan has no option "quik"/],
    ['a file that is not there', ['--option', 'nowhere.yaml'], 'plan.yaml', /cannot read "nowhere.yaml"/],
  ])('are refused: %s', (_, words, plan, message) => {
    expect(stopOf(read(words, plan).attempt).message).toMatch(message);
  });

  it('that are the same plan as the base, or as another option, are known as such', () => {
    const { attempt, base } = read([
      '--what-if',
      '#1 -> Ann',
      '--what-if',
      '#1 -> Bob',
      '--option',
      join(folder, 'swap.yaml'),
    ]);
    const same = sameAs({ id: 'base', plan: base }, attempt().options);
    expect([...same]).toEqual([
      ['#1 -> Ann', 'base'],
      ['#1 -> Bob', 'swap'],
    ]);
  });
});

describe('the date and the figure asked for', () => {
  const { base } = read([]);

  it('mean something in the plan', () => {
    expect(dateAsked(undefined, base)).toBeNull();
    expect(dateAsked('done', base)).toBe('done');
    expect(metricAsked('P50( done )', [{ words: [], plan: base }])).toMatchObject({ name: 'P<n>', percentile: 50 });
    expect(metricAsked(undefined, [])).toBeNull();
  });

  it('are of one thing, unless another date is asked for', () => {
    const about = (figure: string) => dateOfMetric(metricAsked(figure, [{ words: [], plan: base }]), base);
    expect(['P50(done)', 'chance(done)', 'gap(done)'].map(about)).toEqual(['done', 'done', 'done']);
    expect(['P50(finish)', 'load(Ann)', 'speedup()', 'chance(all)'].map(about)).toEqual([null, null, null, null]);
    expect(dateOfMetric(null, base)).toBeNull();
  });

  test.each([
    ['an unknown date', () => dateAsked('dome', base), /nothing in the plan is called "dome"/],
    ['a person', () => dateAsked('Ann', base), /it is a person, which has no date/],
    ['an unknown figure', () => metricAsked('P80x(done)', [{ words: [], plan: base }]), /--metric 'P80x\(done\)'/],
    [
      'a condition',
      () => metricAsked('P80(done) <= 2026-01-16', [{ words: [], plan: base }]),
      /a figure without a limit/,
    ],
    [
      'a name that an option has not',
      () => metricAsked('P80("#1")', [{ words: ['--what-if', 'x'], plan: { ...base, issues: [] } }]),
      /"#1".* \(with --what-if x\)/,
    ],
  ])('refuse %s', (_, step, message) => {
    const stop = stopOf(step);
    expect(stop.exitCode).toBe(2);
    expect(stop.message).toMatch(message);
  });
});
