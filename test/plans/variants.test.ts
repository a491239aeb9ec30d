// Options, decisions and dependency sets: what each choice makes of one document.
import { describe, expect, test } from 'vitest';
import { planDigest } from '../../src/plan/digest.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { choiceUnder, wordsOfChoice } from '../../src/scenarios/choice.ts';
import { type ReadOptions, readPlan } from '../../src/scenarios/read-plan.ts';
import { planFiles } from './plan-files.ts';

const TEXT = planFiles('accepted').find(({ name }) => name === 'variants.yaml')?.text ?? '';
const written = readPlan(TEXT, { name: 'variants.yaml' });

function read(choice: Partial<ReadOptions> = {}, text = TEXT): Plan {
  const { plan, diagnostics } = readPlan(text, { name: 'variants.yaml', ...choice });
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}
const linksOf = (plan: Plan, id: string): string[] =>
  [...plan.issues, ...plan.gates]
    .filter((thing) => thing.id === id)
    .flatMap(({ after }) => after.map((link) => `${link.on.id} ${link.set ?? '-'} ${link.basis ?? '-'}`));

describe('dependency sets', () => {
  test('the sets in use and all they include reach the things they name; a link that is there already stays', () => {
    const plan = read();
    expect(plan.dependencySets.used).toEqual(['stated', 'content']);
    expect(plan.dependencySets.known).toEqual([
      { id: 'stated', title: 'As written', basis: 'stated' },
      { id: 'content', title: 'content', basis: 'inferred' },
      { id: 'barrier', title: 'barrier', basis: null },
      { id: 'none', title: 'none', basis: null },
    ]);
    expect(linksOf(plan, 'two')).toEqual(['one stated stated']);
    expect(linksOf(plan, 'three')).toEqual(['two - stated', 'one content inferred']);
    expect(linksOf(plan, 'ready')).toEqual(['build - -', 'three stated stated']);
  });

  test('--set puts others in force, and what stands at the issues always holds', () => {
    const plan = read({ set: ['barrier'] });
    expect(plan.dependencySets.used).toEqual(['barrier']);
    expect(linksOf(plan, 'two')).toEqual([]);
    expect(linksOf(plan, 'three')).toEqual(['two - stated', 'build barrier -']);
    expect(plan.issues[2]?.after[1]).toMatchObject({
      lagMinutes: 60,
      path: ['dependencies', 'sets', 'barrier', 'after', 'three', 0, 'phase'],
    });
  });

  test('several may be in force, and --set beats the set of an option', () => {
    expect(read({ options: ['apart'] }).dependencySets.used).toEqual(['barrier', 'none']);
    expect(read({ options: ['apart'], set: ['stated'] }).dependencySets.used).toEqual(['stated']);
    expect(read({ set: ['none', 'content'] }).dependencySets.used).toEqual(['none', 'stated', 'content']);
  });
});

describe('options and decisions', () => {
  test('an option is laid over the plan, which keeps its names', () => {
    const plan = read({ options: ['fast'] });
    expect(plan.people.map(({ id }) => id)).toEqual(['Ann', 'Bob', 'Cleo', 'Dan']);
    expect(plan.issues.map(({ id, who }) => [id, who.kind === 'owner' ? who.person : null])).toEqual([
      ['one', 'Ann'],
      ['two', 'Cleo'],
      ['three', 'Bob'],
      ['four', 'Dan'],
    ]);
    expect(plan.issues[0]?.estimate.text).toBe('4h');
    expect(plan.milestones[0]?.target).toBeNull();
    expect(plan.options).toEqual(read().options);
    expect(plan.options).toEqual([
      { id: 'fast', title: 'Twice the people' },
      { id: 'apart', title: 'apart' },
      { id: 'nothing', title: 'nothing' },
    ]);
  });

  test('a decision takes what is stated, else the first option, and says which', () => {
    expect(read().decisions).toEqual([
      {
        id: 'grow',
        title: 'Do we hire?',
        options: ['now', 'later'],
        taken: 'later',
        stated: true,
        due: '2026-01-07T17:00',
      },
      { id: 'open', title: 'open', options: ['a', 'b'], taken: 'a', stated: false, due: null },
    ]);
    const decided = read({
      decide: new Map([
        ['grow', 'now'],
        ['open', 'b'],
      ]),
    });
    expect(decided.decisions.map(({ taken, stated }) => [taken, stated])).toEqual([
      ['now', true],
      ['b', true],
    ]);
    expect(decided.rule).toBe('document');
    expect(decided.issues.map(({ id }) => id)).toContain('five');
  });

  test('--decide beats the decision of an option, and options are laid over in their order', () => {
    const text = TEXT.replace(
      'nothing:',
      'nothing: { decide: { grow: now }, changes: { rule: spt } }\n  last: { changes: { rule: edd } }',
    );
    expect(read({ options: ['nothing'] }, text).issues.map(({ id }) => id)).toContain('five');
    const beaten = read({ options: ['nothing', 'last'], decide: new Map([['grow', 'later']]) }, text);
    expect(beaten.issues.map(({ id }) => id)).not.toContain('five');
    expect(beaten.rule).toBe('edd');
    expect(read({ options: ['last', 'nothing'] }, text).rule).toBe('spt');
  });

  test('what one layer removed another may remove again', () => {
    const text = TEXT.replace('nothing:', 'nothing: { changes: { milestones: { done: { target: ~ } } } }');
    expect(read({ options: ['fast', 'nothing'] }, text).milestones[0]?.target).toBeNull();
  });

  test('every variant has a digest of its own, and reading it again gives the same', () => {
    const choices = [{}, { options: ['fast'] }, { set: ['barrier'] }, { decide: new Map([['grow', 'now']]) }];
    const digests = choices.map((choice) => planDigest(read(choice)));
    expect(new Set(digests).size).toBe(choices.length);
    expect(choices.map((choice) => planDigest(written.variant(choice).plan as Plan))).toEqual(digests);
  });
});

describe('mistakes', () => {
  test('a mistake in an option nobody takes makes the plan invalid, whatever is chosen', () => {
    const text = TEXT.replace('owner: Cleo', 'owner: Clea');
    for (const choice of [{}, { set: ['none'] }, { options: ['apart'] }]) {
      const { plan, diagnostics } = readPlan(text, { name: 'variants.yaml', ...choice });
      expect(plan).toBeNull();
      expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
        'E040 with option fast: owner: there is no Clea',
      ]);
      const range = diagnostics[0]?.range;
      expect(text.slice(range?.start.offset, range?.end.offset)).toBe('Clea');
    }
  });

  test('options that cannot go together are told when a claim takes them together', () => {
    const text = TEXT.replace(
      'nothing:',
      'clash: { changes: { team: { Bob: ~ }, issues: { two: ~, three: ~ } } }',
    ).replace('with: fast, decide: { grow: now }', 'with: [clash, fast]');
    const { plan, diagnostics } = readPlan(text, { name: 'variants.yaml' });
    expect(plan).toBeNull();
    expect(
      diagnostics.map(({ message }) => message).filter((message) => message.startsWith('under --with clash')),
    ).not.toEqual([]);
  });

  test('a mistake of the plan itself is told once, not once for each variant', () => {
    const { diagnostics } = readPlan(TEXT.replace('owner: Ann, effort', 'owner: Anne, effort'), { name: 'v.yaml' });
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(['E040 owner: there is no Anne']);
  });

  test.each([
    [{ options: ['fast', 'fest'] }, { what: 'option', name: 'fest', known: ['fast', 'apart', 'nothing'] }],
    [
      { set: ['barrrier'] },
      { what: 'dependency set', name: 'barrrier', known: ['stated', 'content', 'barrier', 'none'] },
    ],
    [{ decide: new Map([['gro', 'now']]) }, { what: 'decision', name: 'gro', known: ['grow', 'open'] }],
    [
      { decide: new Map([['grow', 'never']]) },
      { what: 'option of grow called', name: 'never', known: ['now', 'later'] },
    ],
  ])('a choice of something unknown is told (%j)', (choice, expected) => {
    expect(written.unknownIn(choice)).toEqual(expected);
    const { plan, diagnostics } = written.variant(choice);
    expect(plan).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['E076']);
    expect(diagnostics[0]?.range).toBeDefined();
  });

  test('what is known is no mistake', () => {
    expect(written.unknownIn({ options: ['fast'], set: ['none'], decide: new Map([['grow', 'now']]) })).toBeNull();
  });
});

describe('claims', () => {
  test('each says what it is about, in words that choose it again', () => {
    const { claims } = read();
    expect(claims.map(({ id, under }) => [id, under])).toEqual([
      ['C1', null],
      ['C2', 'fast'],
      ['C3', '--with fast --decide grow=now'],
      ['C4', '--set barrier'],
      ['C5', null],
    ]);
    for (const { under } of claims) {
      if (under?.includes(' ')) expect(wordsOfChoice(choiceUnder(under)).join(' ')).toBe(under);
      expect(written.variant(choiceUnder(under)).plan).not.toBeNull();
    }
    expect(choiceUnder('fast').options).toEqual(['fast']);
  });

  test('their words are kept, and so are contradictions and assumptions', () => {
    const { claims, contradictions, assumptions } = read();
    expect(claims[0]).toEqual({
      id: 'C1',
      says: 'Two weeks',
      at: '1. Summary',
      condition: 'chance(done) >= 80%',
      untestable: null,
      tolerance: '5%',
      definition: 'on time',
      rests: 'the sun',
      under: null,
      versusBase: false,
      path: ['claims', 'C1', 'claim'],
    });
    expect(claims.map(({ versusBase }) => versusBase)).toEqual([false, false, true, true, false]);
    expect(claims[4]).toMatchObject({ condition: null, untestable: 'nothing in a plan is happy' });
    expect(contradictions).toEqual([
      { what: 'Two tables give three one owner each.', resolution: null, source: null },
      { what: 'Week 2 is named twice', resolution: 'the second is week 3', source: '4' },
    ]);
    expect(assumptions).toEqual([
      { what: 'Nobody is ill.', why: null, source: null },
      { what: 'Days are of eight hours', why: 'no table says so', source: '2' },
    ]);
  });
});
