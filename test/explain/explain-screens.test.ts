// Explanations as people read them: the answer first, tables that add up and fit, harmless whatever a title holds, the same in Markdown.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation, WhatAsked } from '../../src/planning/explanation.ts';
import type { LedgerRow } from '../../src/planning/ledger/ledger-result.ts';
import { renderExplainMarkdown } from '../../src/reports/explain-markdown.ts';
import { renderExplainText } from '../../src/reports/explain-text.ts';
import { roundTogether } from '../../src/reports/round-together.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';
import { explanationOf, KETTLE } from './explanations.ts';

const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plans/my kettle.yaml' };
const ABOUT: readonly WhatAsked[] = [
  { kind: 'finish', id: 'finish' },
  { kind: 'gate', id: 'ship' },
  { kind: 'issue', id: 'test' },
  { kind: 'person', id: 'Ann' },
  { kind: 'risk', id: 'steam' },
  { kind: 'delivery', id: 'copper' },
];
const explained = new Map<string, Explanation>();
beforeAll(async () => {
  for (const about of ABOUT) explained.set(about.kind, await explanationOf(about));
});
const screen = (kind: string, width = 100, color = false): string =>
  renderExplainText(explained.get(kind)!, KETTLE, context, { color, width });
const section = (kind: string, head: string): string[] =>
  screen(kind)
    .split('\n\n')
    .find((each) => each.trimStart().startsWith(head))!
    .split('\n');

describe('the screen of an explanation', () => {
  it('looks as agreed for the finish', async () => {
    await expect(screen('finish')).toMatchFileSnapshot('golden/explain-finish.txt');
  });

  it.each(ABOUT)('looks as agreed on a narrow terminal for a $kind', async ({ kind }) => {
    await expect(screen(kind, 64)).toMatchFileSnapshot(`golden/explain-${kind}-64.txt`);
  });

  it.each(ABOUT)('takes no more than its width for a $kind', ({ kind }) => {
    // What is to be pasted stays whole.
    for (const width of [40, 60, 80, 100, 120, 200])
      for (const line of screen(kind, width).split('\n'))
        if (!/^next: | {4}after: /.test(line))
          expect(displayWidth(line), line).toBeLessThanOrEqual(Math.min(width, 120));
  });

  it.each(ABOUT)('says the same with colours as without for a $kind', ({ kind }) => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
    const colored = screen(kind, 100, true);
    expect(colored).not.toBe(screen(kind));
    const plain = colored.replace(escapes, '').split('\n');
    expect(plain.map((line) => line.trimEnd()).join('\n')).toBe(screen(kind));
  });

  it.each(ABOUT)('lets nothing of the plan command the terminal for a $kind', ({ kind }) => {
    for (const code of [0x1b, 0x202e]) expect(screen(kind)).not.toContain(String.fromCharCode(code));
  });

  it('begins with the date, what it would be as written, and what makes the difference', () => {
    const [title, ...answer] = screen('finish').split('\n\n')[0].split('\n');
    expect(title).toBe('Kettle 茶 · why the finish is what it is');
    expect(answer.join(' ').replace(/\s+/g, ' ')).toMatch(
      /The plan is finished by \w{3} \d+ Dec ±[\d.]+ d in 80 % of 200 futures, .*as written, without any risk, it would be by .*It would come earlier by [\d.]+ d if /,
    );
  });

  it('charges days that add up to the whole', () => {
    const rows = section('finish', 'WHERE THE TIME GOES').filter((line) => /^ {2}\S/.test(line) && /\d\.\d/.test(line));
    const figures = rows.map((line) =>
      Array.from(line.matchAll(/(−?)(\d+\.\d)(?= |$)/g), ([, minus, days]) => Number(`${minus ? '-' : ''}${days}`)),
    );
    const table = figures.filter((list) => list.length === 2);
    const total = table.pop()!;
    for (const column of [0, 1])
      expect(table.reduce((sum, list) => sum + Math.round(10 * list[column]), 0)).toBe(Math.round(10 * total[column]));
    expect(table.length).toBeGreaterThan(3);
  });

  it('says once that bars do not add up, and orders them by what they save', () => {
    const text = screen('finish', 120);
    expect(text.match(/Bars do not add up/g)).toHaveLength(1);
    const saved = section('finish', 'WHAT WOULD CHANGE IT').flatMap((line) => {
      const [, around] = /([−+±][\d.]+) d .* [−+±][\d.]+ d/.exec(line) ?? [];
      return around === undefined ? [] : [Math.abs(Number(around.replace(/[−+±]/, '')))];
    });
    expect(saved.length).toBeGreaterThan(3);
    expect(saved).toEqual(saved.toSorted((a, b) => b - a));
  });

  it('ends with what reproduces it and one command that goes further', () => {
    const [reproduce, next] = screen('finish').trimEnd().split('\n').slice(-2);
    expect(reproduce).toMatch(
      /^200 futures · P80 ±[\d.]+ d, shares ±6\.9 % at most \(95 %\) · seed 1 · plan 3f9c21e0$/,
    );
    expect(next).toMatch(/^next: simulate explain 'plans\/my kettle\.yaml' \S+$/);
    expect(screen('issue').trimEnd().split('\n').at(-1)).toBe("next: simulate explain 'plans/my kettle.yaml'");
  });

  it('leaves an order that has been tried and is better as it is, and says so in one sentence', () => {
    const { inversions, ...rest } = explained.get('finish')!;
    const tried = inversions!.inversions.map((each) => ({
      ...each,
      remedy: each.remedy && {
        ...each.remedy,
        proof: { ...each.remedy.proof!, finishMeanMinutes: { value: -480, low: -500, high: -460 } },
      },
    }));
    const worse = { ...rest, inversions: { ...inversions!, inversions: tried } };
    const text = renderExplainText(worse, KETTLE, context, { color: false, width: 100 });
    expect(text).toContain('Tried and better left as it is: heat behind paint (else the finish comes 1 d later).');
    expect(text).not.toContain('after: [{ sequence:');
    expect(screen('finish')).toContain('after: [{ sequence: "heat" }]   # at issue paint');
  });

  it('draws the bars of a table to one scale', () => {
    const bars = section('person', 'REVIEWS AND ABSENCES').flatMap((line) => /█[█▏▎▍▌▋▊▉]*/.exec(line)?.[0] ?? []);
    const targets = section('person', 'WORK LEFT').flatMap((line) => /[█▏▎▍▌▋▊▉]+/.exec(line)?.[0] ?? []);
    for (const list of [bars, targets]) {
      expect(list.length).toBeGreaterThan(1);
      expect(new Set(list).size).toBeGreaterThan(1);
    }
  });

  it('tells an interrupted explanation as partial', () => {
    const partial = { ...explained.get('finish')!, partial: true };
    const text = renderExplainText(partial, KETTLE, context, { color: false, width: 100 });
    expect(text).toContain('200 futures (interrupted: partial)');
  });

  it('says of a date that never comes that it never does', () => {
    const { analysis, ...rest } = explained.get('finish')!;
    const nothing = { value: null, low: null, high: null };
    const never = {
      ...rest,
      analysis: { ...analysis, p80: nothing, p50: nothing, never: 200, ledger: null, tornado: null },
    };
    const text = renderExplainText(never, KETTLE, context, { color: false, width: 100 });
    expect(text).toContain('The plan has no P80: in 200 of 200 futures it is never finished.');
  });

  it('has no figures around a P80 that never comes, not even noughts', () => {
    const { analysis, ...rest } = explained.get('finish')!;
    const nothing = { civilMinutes: 0, workingMinutes: 0 };
    const noBand = (row: LedgerRow): LedgerRow => ({ ...row, band: nothing });
    const { band, rows, kinds, ...ledger } = analysis.ledger!;
    const without = {
      ...ledger,
      band: { ...band, futures: 0, meanMinute: null, span: nothing },
      rows: rows.map(noBand),
      kinds: kinds.map(noBand),
    };
    const never = { ...rest, analysis: { ...analysis, ledger: without } };
    const text = renderExplainText(never, KETTLE, context, { color: false, width: 100 });
    const section = text.split('\n\n').find((each) => each.includes('WHERE THE TIME GOES'))!;
    expect(section).toMatch(/together, from the start +\d+\.\d +—/);
    expect(section).not.toMatch(/ 0\.0 |around P80 \(|futures around P80/);
  });
});

describe('the Markdown of an explanation', () => {
  it('looks as agreed for the finish', async () => {
    const markdown = renderExplainMarkdown(explained.get('finish')!, KETTLE, context);
    await expect(markdown).toMatchFileSnapshot('golden/explain-finish.md');
  });

  it.each(ABOUT)('keeps every table row whole for a $kind', ({ kind }) => {
    const markdown = renderExplainMarkdown(explained.get(kind)!, KETTLE, context);
    let columns = 0;
    for (const line of markdown.split('\n')) {
      const cells = line.replaceAll('\\|', '').split('|').length;
      if (!line.startsWith('|')) columns = 0;
      else if (columns === 0) columns = cells;
      else expect(cells, line).toBe(columns);
    }
    expect(markdown).toMatch(/^# Kettle 茶: /);
  });
});

describe('figures rounded together', () => {
  it('add up to the rounded sum, and none is off by a whole step', () => {
    const values = [1.04, 2.04, 3.04, -0.05, 0.13];
    const rounded = roundTogether(values, 1);
    expect(Math.round(10 * rounded.reduce((sum, value) => sum + value, 0))).toBe(62);
    expect(Math.max(...rounded.map((value, k) => Math.abs(value - values[k])))).toBeLessThan(0.1);
  });
});
