// Tables as spreadsheets of any country write them; every row that is not used is told with its reason and line, and what cannot be
// a history at all is refused with its place.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/plan/civil-date.ts';
import type { ColumnsAsked } from '../../src/scenarios/history-columns.ts';
import { type HistoryTrouble, readHistoryTable } from '../../src/scenarios/history-table.ts';
import { amountReader, timeReader } from '../../src/scenarios/history-values.ts';
import { type History, readHistory } from '../../src/scenarios/read-history.ts';

const ASKED: ColumnsAsked = { estimate: 'est', actual: 'act', by: null, task: null, date: null, only: [] };

function read(text: string, asked: Partial<ColumnsAsked> = {}, unit = 'h'): History {
  const history = readHistory(text, { ...ASKED, ...asked }, unit);
  if ('about' in history) throw new Error(history.message);
  return history;
}

function refuse(text: string, asked: Partial<ColumnsAsked> = {}): HistoryTrouble {
  const trouble = readHistory(text, { ...ASKED, ...asked }, 'h');
  if (!('about' in trouble)) throw new Error('it was read');
  return trouble;
}

const pairs = ({ tasks }: History): number[][] => tasks.map(({ estimate, actual }) => [estimate, actual]);

describe('a table', () => {
  test.each([
    ['commas', 'est,act\n1,2\n3,4'],
    ['semicolons and a mark', '\uFEFFest;act\r\n1;2\r\n\r\n3;4\r\n'],
    ['tabs', 'est\tact\r1\t2\r3\t4\r'],
    ['bars and mixed line ends', 'est|act\n1|2\r\n3|4'],
    ['quotes', '"est","act"\n"1","2"\n"3","4"'],
    ['blanks around quotes', 'est, "act"\n1, "2"\n3, "4"'],
    ['a quote inside a bare cell', 'est,act,what\n1,2,5" disk\n3,4,x'],
  ])('with %s is read', (_what, text) => {
    expect(pairs(read(text))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('of the spreadsheet kind is read whole, and tells what it left out and where', () => {
    const text = readFileSync(new URL('./history.csv', import.meta.url), 'utf8');
    const history = read(text, {
      estimate: 'Schätzung (h)',
      actual: 'ist  (H)',
      by: 'Wer',
      task: 'Aufgabe',
      date: 'Fertig',
      only: [{ column: 'Status', value: 'fertig' }],
    });
    expect([history.rows, history.tasks.length, history.leftOut]).toEqual([83, 72, 1]);
    expect(history.columns).toEqual({
      estimate: 'Schätzung (h)',
      actual: 'Ist (h)',
      by: 'Wer',
      task: 'Aufgabe',
      date: 'Fertig',
    });
    const told = history.dropped.map(({ reason, lines }) => `${reason} ${lines.map(({ line }) => line).join(' ')}`);
    expect(told).toEqual([
      'repeated 8',
      'torn 75',
      'estimate-missing 22 30',
      'estimate-unreadable 37',
      'actual-zero 15',
      'actual-negative 44',
      'person-missing 66',
      'date-missing 58',
      'date-unreadable 51',
    ]);
    const lines = text.split(/\r\n|\n/);
    expect(lines[37 - 1]).toContain('viel');
    expect(lines[75 - 1]).toContain('zu;viel');
    expect(history.tasks[2]).toEqual({
      estimate: 1,
      actual: 0.75,
      person: 'Cid, the third',
      time: dayNumber('2025-01-15'),
      period: 2025 * 4,
    });
  });

  test('of many thousand rows keeps every one', () => {
    const text = `est;act\n${'2,5;"3,5"\n'.repeat(20_000)}`;
    expect(read(text).tasks).toHaveLength(20_000);
  });
});

describe('what cannot be a history is refused:', () => {
  test.each([
    ['nothing', '', 'table', undefined],
    ['blank lines', '\n \n', 'table', undefined],
    ['an open quote', 'est,act\n1,2\n"3,4\n5,6\n7,8', 'table', 3],
    ['an open quote in the header', '"est,act\n1,2', 'table', 1],
    ['a header alone', 'est,act\n', 'rows', 1],
    ['words for amounts', 'est,act\nred,1\nblue,2\n3,4', 'rows', 2],
  ])('%s', (_what, text, about, line) => {
    const trouble = refuse(text);
    expect(trouble.about).toBe(about);
    expect(trouble.line).toBe(line);
  });

  test('more rows than anybody can learn from', () => {
    expect(readHistoryTable('a,b\n1,2\n3,4\n', 2)).toHaveProperty('rows.length', 2);
    expect(readHistoryTable('a,b\n1,2\n3,4\n5,6\n', 2)).toMatchObject({ about: 'table' });
  });

  test('columns that are not there, with the nearest name or all of them', () => {
    expect(refuse('est,act\n1,2', { actual: 'atc' }).hint).toBe('did you mean act?');
    expect(refuse('est,act\n1,2', { by: 'developer' }).hint).toBe('there are est, act');
    expect(refuse('est,act\n1,2', { only: [{ column: 'stat', value: 'x' }] }).message).toContain('--only');
    expect(refuse('est,act,act\n1,2,3').message).toContain('2 columns are called');
    expect(refuse('est,act\n1,2', { actual: 'EST' }).message).toContain('the same column');
  });

  test('no columns named, with what looks like them', () => {
    const { message, hint } = refuse('Task,Story Points,Hours spent\n1,2,3', { estimate: null, actual: null });
    expect(message).toContain('there are Task, Story Points, Hours spent');
    expect(hint).toBe('perhaps --estimate "Story Points" --actual "Hours spent"');
    expect(refuse('a,b\n1,2', { estimate: null }).hint).toBeUndefined();
  });

  test('dates of which nobody can tell day from month', () => {
    const text = 'est,act,on\n1,2,03/04/2025\n1,2,05/06/2025\n';
    expect(refuse(text, { date: 'on' })).toMatchObject({ about: 'column', cell: 'on' });
    const clear = read(`${text}1,2,25/06/2025\n`, { date: 'on' });
    expect(clear.tasks[0].time).toBe(dayNumber('2025-04-03'));
  });
});

describe('amounts', () => {
  test.each([
    [
      ['1,5', '1.234,50', '2.000'],
      [1.5, 1234.5, 2000],
    ],
    [
      ['1.5', '1,234.50', '2,000'],
      [1.5, 1234.5, 2000],
    ],
    [
      ['1 234', '1’234.5', '.5', '+3'],
      [1234, 1234.5, 0.5, 3],
    ],
    [
      ['1:30', '4h', '4 H', '2e1'],
      [1.5, 4, 4, 20],
    ],
    [
      ['', 'NA', ' - '.trim(), 'n/a'],
      ['missing', 'missing', 'missing', 'missing'],
    ],
    [['much', '1/2', '4 days', '1e99', '--1'], Array(5).fill('unreadable')],
    [
      ['-2', '0'],
      [-2, 0],
    ],
  ])('%j are %j', (cells, amounts) => {
    const amountOf = amountReader(cells, 'h');
    expect(cells.map(amountOf)).toEqual(amounts);
  });
});

describe('dates', () => {
  test.each([
    '2009-06-19',
    '2009-06-19T10:00:00Z',
    '2009/6/19',
    '19-Jun-09',
    '19 June 2009',
    'Jun-19-2009 3:26 PM',
    'June 19, 2009',
    '19.06.2009',
    '19. 6. 2009 10:00',
    '19/06/09',
    '6/19/2009 7:43:18',
  ])('%s is 19 June 2009', (cell) => {
    const reader = timeReader([cell]);
    if (reader === 'ambiguous') throw new Error('ambiguous');
    expect(reader.kind).toBe('date');
    expect(reader.read(cell)).toEqual({ time: dayNumber('2009-06-19'), period: 2009 * 4 + 1 });
  });

  test.each(['2009-02-30', '32.01.2009', 'soon', '19-Foo-09', '20090'])('%s is none', (cell) => {
    const reader = timeReader([cell, '2009-06-19', '2009-06-20']);
    expect(reader === 'ambiguous' ? 'ambiguous' : reader.read(cell)).toBeNull();
  });

  test('that are bare numbers only ascend', () => {
    const reader = timeReader(['17', '4', 'x']);
    if (reader === 'ambiguous') throw new Error('ambiguous');
    expect([reader.kind, reader.read('17'), reader.read('x')]).toEqual(['number', { time: 17, period: null }, null]);
  });
});
