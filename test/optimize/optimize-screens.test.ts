// What a planner sees of a search, at every width a terminal has, and as Markdown: kept as files to look at.
import { describe, expect, it } from 'vitest';
import type { Optimization } from '../../src/planning/optimize/optimization.ts';
import type { OptimizeContext } from '../../src/reports/optimize-extent.ts';
import { renderOptimizeMarkdown } from '../../src/reports/optimize-markdown.ts';
import { renderOptimizeText } from '../../src/reports/optimize-text.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';
import * as found from './found.ts';
import { KETTLE } from './kettle.ts';

const CONTEXT: OptimizeContext = {
  digest: '3f9c21e0'.repeat(8),
  planArgument: 'kettle.yaml',
  placeOf: (path) => (path[0] === 'issues' ? `kettle.yaml:${path[1] === 'lid' ? 15 : 16}` : 'kettle.yaml:8'),
  proposal: null,
  written: null,
};
const ENDS: readonly (readonly [string, Optimization])[] = [
  ['better', found.BETTER],
  ['reached', found.REACHED],
  ['out-of-reach', found.OUT_OF_REACH],
  ['nothing', found.NOTHING],
  ['met', found.MET],
  ['just-met', found.JUST_MET],
  ['interrupted', found.INTERRUPTED],
];

const screen = (
  optimization: Optimization,
  width: number,
  more: Partial<OptimizeContext> = {},
  color = false,
): string => renderOptimizeText(optimization, KETTLE, { ...CONTEXT, ...more }, { color, width });

describe('the screen of a search', () => {
  it.each(ENDS)('%s', async (name, optimization) => {
    await expect(screen(optimization, 80)).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it.each([120, 60, 40])('in %i columns', async (width) => {
    await expect(screen(found.BETTER, width)).toMatchFileSnapshot(`golden/better-${width}.txt`);
  });

  it.each([120, 80, 60, 40])('is never wider than %i columns, the command to type aside', (width) => {
    for (const [, optimization] of ENDS)
      for (const line of screen(optimization, width).split('\n'))
        if (!line.startsWith('next: ')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  it('says the same with and without colour', () => {
    const bare = (text: string): string =>
      text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
    const colored = screen(found.BETTER, 80, {}, true);
    expect(colored).not.toBe(screen(found.BETTER, 80));
    expect(bare(colored)).toBe(screen(found.BETTER, 80));
  });

  it('shows the proposal that was asked for, and where it was written', () => {
    const text = screen(found.BETTER, 80, { proposal: 1, written: 'better.yaml' });
    expect(text).toContain('PROPOSAL 1 AS A CHANGE OF THE PLAN');
    expect(text).toContain('Written to better.yaml.');
    expect(text).toContain('next: simulate compare kettle.yaml --option better.yaml --seed 1/fresh');
    expect(text).not.toContain('issues.paint.owner');
  });

  it('claims of all plans of the team only what holds when everybody may do everything', () => {
    const { BETTER } = found;
    expect(screen(BETTER, 120)).toContain('no plan of this team can have');
    const bound = (more: Partial<Optimization>): string => screen({ ...BETTER, ...more }, 120);
    expect(bound({ search: { ...BETTER.search, moves: ['order'] } })).toContain('no plan within these moves can have');
    expect(bound({ goal: 'min P80(finish); max-changes 3; keep Ann' })).toContain(
      'no plan within these moves can have',
    );
  });

  it('compares on the futures that valued the proposal, not on those of the search', () => {
    const text = screen(found.BETTER, 80, { typedFlags: ['--with', 'lean', '--seed', '7', '--rule', 'lst'] });
    expect(text).toContain("heat before lid; Bob 100%' --with lean --rule lst --seed 1/fresh");
  });
});

describe('the next command after a search', () => {
  const next = (typedFlags: readonly string[], more: Partial<OptimizeContext> = {}): string =>
    screen(found.INTERRUPTED, 80, { typedFlags, ...more })
      .split('\n')
      .find((line) => line.startsWith('next: ')) ?? '';

  it('makes what was assumed beforehand a part of the option', () => {
    const flags = ['--with', 'lean', '--what-if', 'drop P1', '--seed', '7'];
    expect(next(flags)).toBe(
      "next: simulate compare kettle.yaml --what-if 'drop P1; heat before lid' --with lean --seed 1/fresh",
    );
    expect(next(flags, { written: 'better.yaml' })).toBe(
      'next: simulate compare kettle.yaml --option better.yaml --with lean --seed 1/fresh',
    );
  });

  it('forecasts the proposal on top of an option file', () => {
    expect(next(['--option', 'split.yaml'])).toBe(
      "next: simulate kettle.yaml --option split.yaml --seed 1/fresh --what-if 'heat before lid'",
    );
  });
});

describe('the Markdown of a search', () => {
  it.each(ENDS.slice(0, 2))('%s', async (name, optimization) => {
    await expect(renderOptimizeMarkdown(optimization, KETTLE, CONTEXT)).toMatchFileSnapshot(`golden/${name}.md`);
  });
});
