// The reports people read: complete, aligned, and harmless whatever a title holds.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Forecast } from '../../src/engine/forecast/forecast.ts';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { percent } from '../../src/reports/forecast-words.ts';
import { bar, sparkline } from '../../src/reports/text-marks.ts';
import { clip, displayWidth } from '../../src/reports/text-sink.ts';
import { wrap } from '../../src/reports/wrap.ts';
import { forecastOf, planOf, SMALL } from './plans.ts';

const plan = planOf(
  SMALL.replace('plan: Kettle', 'plan: "Kettle \\u001b[2J\\u202e茶"')
    .replace('Heating element', '発熱体 👩‍🔧 heating')
    .replace('title: Lid', 'title: "L\\u001b[31mid\\u202e|x"')
    .replace('Ready to ship', '出荷準備'),
);
const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plans/my kettle.yaml' };
let result: Forecast;
beforeAll(async () => {
  result = await forecastOf(plan, 500);
});
const text = (width: number, color = false): string => renderForecastText(result, plan, context, { color, width });

describe('the Monday screen', () => {
  it.each([60, 80, 120])('looks as agreed at %i columns', async (width) => {
    await expect(text(width)).toMatchFileSnapshot(`golden/forecast-${width}.txt`);
  });

  it.each([40, 60, 72, 80, 93, 100, 108, 120, 200])('takes no more than its width at %i columns', (width) => {
    for (const line of text(width)
      .split('\n')
      .filter((each) => !each.startsWith('next: ')))
      expect(displayWidth(line), line).toBeLessThanOrEqual(Math.min(width, 120));
  });

  it('lets nothing of the plan command the terminal', () => {
    for (const code of [0x1b, 0x202e]) expect(text(80)).not.toContain(String.fromCharCode(code));
  });

  it('says the same with colours as without', () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
    const colored = text(100, true);
    expect(colored).not.toBe(text(100));
    const plain = colored
      .replace(escapes, '')
      .split('\n')
      .map((line) => line.trimEnd());
    expect(plain.join('\n')).toBe(text(100));
  });

  it('ends with what reproduces it and one command that exists, typed so that it can be run', () => {
    const [reproduce, next] = text(80).trimEnd().split('\n').slice(-2);
    expect(reproduce).toMatch(
      /^500 futures · P80 ±[\d.]+ d, shares ±4\.4 % at most \(95 %\) · seed 1 · plan 3f9c21e0$/,
    );
    expect(next).toBe("next: simulate explain 'plans/my kettle.yaml'");
    const kept = { ...result, milestones: result.milestones.map((date) => ({ ...date, onTime: null })) };
    const screen = renderForecastText(kept, plan, context, { color: false, width: 80 });
    expect(screen).toContain("\nnext: simulate replay 'plans/my kettle.yaml' --at P80\n");
  });

  it('says when it is partial, and when estimates were taken at their word', () => {
    const partial = { ...result, partial: true, estimatesAtTheirWord: true, issueQuantiles: 'quarter-hour' as const };
    const shown = renderForecastText(partial, plan, context, { color: false, width: 120 });
    expect(shown).toContain('interrupted: partial');
    expect(shown).toContain('estimates taken at their word');
    expect(shown).toContain('to the quarter hour');
  });
});

describe('the Markdown report', () => {
  it('looks as agreed', async () => {
    await expect(renderForecastMarkdown(result, plan, context)).toMatchFileSnapshot('golden/forecast.md');
  });

  it('keeps every table row whole and every title text', () => {
    const markdown = renderForecastMarkdown(result, plan, context);
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    let columns = 0;
    for (const row of rows) {
      const cells = row.replaceAll('\\|', '').split('|').length;
      if (/^\| -/.test(row)) columns = cells;
      else if (columns > 0 && cells !== columns) columns = 0;
      if (columns > 0) expect(cells, row).toBe(columns);
    }
    const evil = planOf(SMALL.replace('title: Lid', 'title: "[x](https://evil.test) <img src=x> ![y](z)"'));
    return forecastOf(evil, 50).then((forecast) => {
      const shown = renderForecastMarkdown(forecast, evil, context);
      expect(shown).not.toMatch(/<img|\]\(|:\/\//);
    });
  });
});

describe('small pictures and words', () => {
  it('fill bars by eighths of a cell', () => {
    expect([bar(0, 4), bar(0.5, 4), bar(1, 4), bar(1 / 32, 4), bar(7, 2)]).toEqual([
      '    ',
      '██  ',
      '████',
      '▏   ',
      '██',
    ]);
  });

  it('draw one cell a value, nothing as a dot, unknown as a blank', () => {
    expect(sparkline([0, 0.01, 0.5, 1, null, 2])).toBe('·▁▅█ █');
  });

  it('never round a share to certainty', () => {
    expect([0, 0.001, 0.5, 0.994, 0.995, 1].map(percent)).toEqual(['0 %', '<1 %', '50 %', '99 %', '>99 %', '100 %']);
  });

  it('wrap at blanks, measured in columns', () => {
    expect(wrap('ab cd ef', 5)).toEqual(['ab cd', 'ef']);
    expect(wrap('発熱 体温 x', 5, ' ')).toEqual(['発熱', ' 体温', ' x']);
    expect(wrap('abcdefgh', 5)).toEqual([clip('abcdefgh', 5)]);
  });
});
