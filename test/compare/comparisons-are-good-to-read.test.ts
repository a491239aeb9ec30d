// Comparisons as people read them: the verdicts first, tables and a plot that fit, harmless whatever a title holds, the same in Markdown.
import { describe, expect, it } from 'vitest';
import type { ComparedOption, Comparison, Difference } from '../../src/planning/compare/comparison.ts';
import { renderCompareMarkdown } from '../../src/reports/compare-markdown.ts';
import { renderCompareText } from '../../src/reports/compare-text.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';
import { CONTEXT, DAY, difference, HANDED, MADE, ONE, WHARF } from './made-comparison.ts';

const screen = (of: Comparison = MADE, width = 100, more: Partial<typeof CONTEXT> = {}, color = false): string =>
  renderCompareText(of, WHARF, { ...CONTEXT, ...more }, { color, width });
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const single = (option: Partial<ComparedOption>, more: Partial<Comparison> = {}): Comparison => ({
  ...ONE,
  ...more,
  options: [{ ...HANDED, ...option }],
});

describe('the screen of a comparison', () => {
  it.each([
    ['of many options', MADE, 100],
    ['of many options on a narrow terminal', MADE, 60],
    ['of one option', ONE, 80],
  ])('looks as agreed, %s', async (name, comparison, width) => {
    await expect(screen(comparison, width)).toMatchFileSnapshot(`golden/${name.replaceAll(' ', '-')}.txt`);
  });

  it('takes no more than its width', () => {
    // Commands are to be typed: they stay whole.
    for (const comparison of [MADE, ONE])
      for (const width of [40, 50, 60, 80, 100, 120, 200])
        for (const line of screen(comparison, width).split('\n'))
          if (!/^next: | {4}simulate /.test(line))
            expect(displayWidth(line), line).toBeLessThanOrEqual(Math.min(width, 120));
  });

  it('says the same with colours as without', () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
    const colored = screen(MADE, 100, {}, true);
    expect(colored).not.toBe(screen());
    const plain = colored.replace(escapes, '').split('\n');
    expect(plain.map((line) => line.trimEnd()).join('\n')).toBe(screen());
    expect(screen()).not.toContain(String.fromCharCode(27));
  });

  it('draws with nothing but ASCII where the terminal knows no more', () => {
    const plot = (text: string): string =>
      text.split('\n\n').find((block) => / \(earlier|<- {3}->|earlier/.test(block) && /\[|├/.test(block)) ?? '';
    const drawn = plot(screen(ONE, 80, { ascii: true }))
      .split('\n')
      .slice(0, 3)
      .join('\n');
    expect(drawn).toMatch(/#2 -> Bob +\[-+o-+\] +\|/);
    expect(drawn).not.toMatch(/[├●┤│]/);
    expect(plot(screen(ONE, 80))).toMatch(/├─+●─+┤ +│/);
  });

  it('ends with what reproduces it and one command that goes further', () => {
    const [reproduce, next] = screen(ONE).trimEnd().split('\n').slice(-2);
    expect(reproduce).toBe(
      '1,000 futures of each plan, which settled it · shares ±3.1 % at most (95 %) · seed 1 · plan 3f9c21e0',
    );
    expect(next).toBe("next: simulate explain 'plans/my wharf.yaml' --what-if '#2 -> Bob'");
    const open = single({ verdict: 'not-distinguishable' }, { ended: 'all', replications: 10_000 });
    expect(screen(open).trimEnd().split('\n').at(-1)).toBe(
      "next: simulate compare 'plans/my wharf.yaml' --what-if '#2 -> Bob' --replications 40000",
    );
    const worse = single({ verdict: 'worse' });
    expect(screen(worse).trimEnd().split('\n').at(-1)).toBe("next: simulate optimize 'plans/my wharf.yaml'");
    expect(screen({ ...ONE, ended: 'interrupted', partial: true })).toContain('each plan (interrupted: partial)');
  });

  it('prints commands that open the same future in base and option, whatever the base is', () => {
    const variant = ['--with', 'lean'];
    const wordsOf = new Map([['#2 -> Bob', [...variant, '--what-if', '#2 -> Bob']]]);
    const text = screen(ONE, 100, { variantWords: variant, wordsOf, typedFlags: ['--seed', '7'] });
    expect(text).toContain("    simulate replay 'plans/my wharf.yaml' --with lean --replication 41 --seed 7\n");
    expect(text).toContain("--with lean --what-if '#2 -> Bob' --replication 41 --seed 7\n");
    expect(text).toContain('The base is the plan as chosen by --with lean.');
  });

  it('charges days that add up', () => {
    const block = screen(ONE)
      .split('\n\n')
      .find((each) => each.includes('WHAT MOVES'))!;
    const figures = [...block.matchAll(/ ([−+]?)(\d+\.\d) {2}\S+ to /g)].map(
      ([, sign, days]) => (sign === '−' ? -1 : 1) * Number(days),
    );
    const total = /together +−(\d\.\d)/.exec(block)?.[1];
    expect(figures).toHaveLength(3);
    expect(figures.reduce((sum, each) => sum + each, 0)).toBeCloseTo(-Number(total), 9);
  });
});

describe('the plans beside each other', () => {
  it('are called as good as the best within what is of no matter', () => {
    const ranks = MADE.best!.ranks.map((rank, k) => (k === 1 ? { ...rank, nearBest: 0.9 } : rank));
    const text = flat(screen({ ...MADE, best: { ...MADE.best!, ranks } }, 200));
    expect(text).toContain('#2 -> Bob, and as good within 0.25 days: #3 before #2; with 98 % confidence.');
    expect(flat(screen())).toContain('Best of the 7 plans: #2 -> Bob, with 98 % confidence; then #3 before #2.');
    expect(flat(screen(ONE))).not.toContain('Best of');
  });

  it('are named by the date that was asked for, in quotes or not', () => {
    const about = { kind: 'gate', id: 'G1', title: 'Open for ships' } as const;
    for (const text of ['P80("G1")', 'P80(G1)'])
      expect(screen({ ...ONE, about, metric: { ...ONE.metric, text } })).toContain(
        'P80 of G1 Open for ships · the same',
      );
    expect(screen({ ...ONE, metric: { ...ONE.metric, text: 'P80(G1)' } })).toContain('  P80(G1) · the same');
  });

  it('say that the base is one of several, and what is left out', () => {
    const text = screen(MADE, 100, { leftOut: ['slow'] });
    expect(text).toContain('Left out, since they do not fit on the base: slow.');
    expect(text).toContain('Why of the others: compare one of them alone, or --json.');
  });
});

describe('the verdict of an option', () => {
  const sentence = (
    option: Partial<ComparedOption>,
    more: Partial<Comparison> = {},
    context: Partial<typeof CONTEXT> = {},
  ): string =>
    /• (.*?\.)(?: •| {2}option|$| option P80| option chance| option load)/.exec(
      flat(screen(single(option, more), 200, context)),
    )?.[1] ?? '';
  const never = (who: Difference['never']): Difference => ({ ...difference(null, null, null), never: who });

  it.each<[string, Partial<ComparedOption>, RegExp]>([
    ['better', { verdict: 'better' }, /is better: 2\.0 days earlier \(1\.9 to 2\.1\)\.$/],
    [
      'worse',
      { verdict: 'worse', difference: difference(1, 0.9, 1.1) },
      /is worse: 1\.0 day later \(0\.9 to 1\.1\)\.$/,
    ],
    [
      'open',
      { verdict: 'not-distinguishable', difference: difference(-0.1, -0.4, 0.3) },
      /not distinguishable from the base: between 0\.4 days earlier and 0\.3 days later after 1,000 futures\.$/,
    ],
    [
      'small',
      { verdict: 'no-difference', difference: difference(0.1, -0.1, 0.2) },
      /makes no difference that matters: between 0\.1 days earlier and 0\.2 days later, under 0\.25 days\.$/,
    ],
    [
      'never with it',
      { verdict: 'worse', metric: null, difference: never('option') },
      /is worse: P80\(finish\) never comes \(base: Mon 1 Dec\)\.$/,
    ],
    [
      'never without it',
      { verdict: 'better', difference: never('base') },
      /is better: P80\(finish\) comes Sat 29 Nov, in the base it never does\.$/,
    ],
    ['never at all', { verdict: 'not-distinguishable', difference: never('both') }, /never comes in either\.$/],
    [
      'nothing',
      { verdict: 'no-difference', difference: difference(0, 0, 0), changed: 0 },
      /changes nothing about the finish/,
    ],
    [
      'open ended',
      { verdict: 'worse', difference: difference(2, 1.5, null) },
      /2\.0 days later \(at least 1\.5 days later\)\.$/,
    ],
  ])('is said in a sentence: %s', (_, option, expected) => {
    expect(sentence(option)).toMatch(expected);
  });

  it('says of an option that is the base, or another option, that it is', () => {
    const same = new Map([['#2 -> Bob', 'base']]);
    expect(sentence({}, {}, { sameAs: same })).toBe('#2 -> Bob changes nothing: it is the plan as it is.');
  });

  it('says one of a thing as one', () => {
    const metric = { text: 'chance(Done)', measures: 'share', goodWhen: 'more', indifference: 0.01 } as const;
    const none: Difference = { ...difference(0, 0, 0), value: 0, low: -0.01, high: 0.01, sign: null };
    const text = screen(
      single(
        { metric: 0.5, difference: none, verdict: 'no-difference' },
        { metric, base: { ...ONE.base, metric: 0.5 } },
      ),
    );
    expect(flat(text)).toContain('between 1 point less and 1 point more');
  });

  it('is in the unit of its metric', () => {
    const points: Difference = { ...difference(null, null, null), value: 0.12, low: 0.1, high: 0.14, sign: 'more' };
    const metric = { text: 'chance(Done)', measures: 'share', goodWhen: 'more', indifference: 0.01 } as const;
    const comparison = single(
      { metric: 0.62, difference: points, verdict: 'better' },
      { metric, base: { ...ONE.base, metric: 0.5 } },
    );
    const text = flat(screen(comparison, 200));
    expect(text).toContain('is better: 12 points more (10 to 14), 50 % becomes 62 %.');
    expect(text).toMatch(/base 50 % — .*#2 -> Bob 62 % \+12 pt \+10 to \+14/);
    const load = { text: 'load(Ann)', measures: 'share', goodWhen: null, indifference: 0.01 } as const;
    const other = single(
      { metric: 0.62, difference: points, verdict: 'different' },
      { metric: load, base: { ...ONE.base, metric: 0.5 } },
    );
    expect(flat(screen(other, 200))).toContain('is different: 12 points more (10 to 14), 50 % becomes 62 %.');
    const ratio = { text: 'speedup()', measures: 'ratio', goodWhen: 'more', indifference: 0.01 } as const;
    const faster = single(
      { metric: 2.3, difference: { ...points, value: 0.1, low: 0.05, high: 0.15 }, verdict: 'better' },
      { metric: ratio, base: { ...ONE.base, metric: 2.2 } },
    );
    expect(flat(screen(faster, 200))).toContain('is better: 0.10x more (0.05 to 0.15), 2.20x becomes 2.30x.');
    expect(DAY).toBe(480);
  });
});

describe('the Markdown of a comparison', () => {
  it('looks as agreed', async () => {
    await expect(renderCompareMarkdown(MADE, WHARF, CONTEXT)).toMatchFileSnapshot('golden/of-many-options.md');
  });

  it('keeps every table row whole and every fence closed', () => {
    const markdown = renderCompareMarkdown(MADE, WHARF, CONTEXT);
    let columns = 0;
    for (const line of markdown.split('\n')) {
      const cells = line.replaceAll('\\|', '').split('|').length;
      if (!line.startsWith('|')) columns = 0;
      else if (columns === 0) columns = cells;
      else expect(cells, line).toBe(columns);
    }
    expect(markdown.match(/^```/gm)!.length % 2).toBe(0);
    expect(markdown).toMatch(/^# Wharf 茶: /);
  });
});
