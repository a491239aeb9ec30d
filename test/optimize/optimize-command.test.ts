// The flags of a search, and the option file that a proposal becomes.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { Stop } from '../../src/cli/stop.ts';
import { writeProposal } from '../../src/cli/write-proposal.ts';
import { searchLine } from '../../src/reports/optimize-words.ts';
import { AS_WRITTEN } from '../../src/scenarios/choice.ts';
import * as found from './found.ts';
import { KETTLE, KETTLE_TEXT } from './kettle.ts';

const read = (...words: string[]) => parseCommandLine(['optimize', 'plan.yaml', ...words], '0.0.0', 80);

describe('the flags of a search', () => {
  it('ask for the same work by the same people within a time unless told otherwise', () => {
    expect(read()).toMatchObject({
      command: 'optimize',
      moves: ['people', 'order'],
      timeBudgetMs: 20_000,
      candidates: undefined,
      goals: [],
    });
  });

  it('leave the time open where a number of plans is given', () => {
    expect(read('--candidates', '500')).toMatchObject({ candidates: 500, timeBudgetMs: undefined });
    expect(read('--candidates', '500', '--time-budget', '3s')).toMatchObject({ timeBudgetMs: 3000 });
  });

  it('gather goals, what is kept and the number of changes as they were typed', () => {
    const { goals } = read('--keep', 'Ann', '--goal', 'min P80(G2)', '--max-changes', '2', '--keep', '#012') as {
      goals?: unknown;
    };
    expect(goals).toEqual([
      { flag: '--goal', text: 'min P80(G2)' },
      { flag: '--keep', text: 'Ann' },
      { flag: '--keep', text: '#012' },
      { flag: '--max-changes', text: '2' },
    ]);
  });

  it('know moves in any order, and all of them', () => {
    expect(read('--moves', 'staff, people')).toMatchObject({ moves: ['people', 'staff'] });
    expect(read('--moves', 'all')).toMatchObject({ moves: { length: 5 } });
  });

  it.each([
    [['--moves', 'peple'], /did you mean people/],
    [['--moves', ''], /--moves knows no ""/],
    [['--candidates', '0'], /--candidates must be a whole number from 1/],
    [['--candidates', 'many'], /--candidates must be a whole number/],
    [['--heads', '99'], /--heads must be a whole number from 1 to 20/],
    [['--heads', '3'], /--heads has no effect without --moves staff \(such as --moves people,order,staff --heads 3\)/],
    [['--proposal', '-1'], /--proposal must be a whole number/],
    [['--time-budget', 'soon'], /--time-budget must be a time/],
    [['--write', ''], /--write needs a file/],
    [['--json', '--markdown'], /exclude each other/],
    [['--max-changes', '2', '--max-changes', '3'], /--max-changes is given twice/],
    [['--replications', '0'], /--replications must be/],
    [['--goals', 'min P80(G2)'], /unknown flag --goals/],
    [['--precision', '1d'], /unknown flag --precision/],
  ])('are refused: %j', (words, message) => {
    let stop: unknown;
    try {
      read(...words);
    } catch (error) {
      stop = error;
    }
    if (!(stop instanceof Stop)) throw new Error('was not refused');
    const [{ code, message: told, hint = '' }] = stop.diagnostics;
    expect([stop.exitCode, code]).toEqual([2, 'E092']);
    expect(`${told} (${hint})`).toMatch(message);
  });

  it('need a plan in a file to write an option of it', () => {
    const words = ['optimize', '-', '--write', 'better.yaml'];
    expect(() => parseCommandLine(words, '0.0.0', 80)).toThrow(/--write needs a plan in a file/);
  });
});

describe('a proposal as an option file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  const plan = join(folder, 'kettle.yaml');
  writeFileSync(plan, KETTLE_TEXT);

  it('is the answer, with what was chosen beforehand before it', () => {
    const variant = {
      options: ['lean'],
      set: ['tight'],
      decide: new Map([['expand', 'now']]),
      layers: [{ kind: 'what-if', phrase: 'drop P1' }] as const,
    };
    const path = join(folder, 'better.yaml');
    expect(writeProposal(path, { plan, variant }, found.BETTER, KETTLE, null)).toBe(path);
    const text = readFileSync(path, 'utf8');
    const phrases = [...text.matchAll(/^ {2}- (".*")$/gm)].map(([, phrase]) => JSON.parse(phrase));
    const chosen = ['with lean', 'set tight', 'decide expand = now', 'drop P1'];
    expect(phrases).toEqual([...chosen, 'paint -> Bob', 'heat before lid', 'Bob 100%']);
    expect(text).toMatch(/^base: kettle\.yaml$/m);
    expect(text).toContain('3 changes: P80 of the finish Fri 28 Nov ±0.2 d');
  });

  it('is another one by its number, and none where there is none', () => {
    const path = join(folder, 'smaller.yaml');
    const from = { plan, variant: AS_WRITTEN };
    writeProposal(path, from, found.BETTER, KETTLE, 1);
    expect(readFileSync(path, 'utf8')).toContain('changes:\n  - "heat before lid"\n');
    expect(writeProposal(path, from, found.BETTER, KETTLE, 9)).toBeNull();
    expect(writeProposal(path, from, found.NOTHING, KETTLE, null)).toBeNull();
  });
});

describe('the line of a search that goes on', () => {
  const { objective } = found.BETTER;

  it('says how many plans were tried and what the best would be', () => {
    const line = searchLine({ stage: 'search', done: 1200, total: null, best: found.at(11) }, objective, KETTLE);
    expect(line).toBe('1,200 plans tried · best so far: P80 of the finish Fri 28 Nov');
    const share = searchLine({ stage: 'search', done: 24, total: 96, best: 0.62 }, found.REACHED.objective, KETTLE);
    expect(share).toBe('24 of 96 plans tried · best so far: the chance of sold 62 %');
  });

  it('says when the best are valued anew', () => {
    const line = searchLine({ stage: 'revalue', done: 500, total: 10_000, best: null }, objective, KETTLE);
    expect(line).toBe('re-valuing the best on new futures: 500 of 10,000');
  });
});
