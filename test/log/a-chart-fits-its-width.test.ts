// However long the plan and however narrow the terminal: minutes keep their order and stay inside.
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { ganttScale } from '../../src/reports/replay-gantt-scale.ts';
import { relay } from './relay.ts';

const DAY = 1440;

test.prop([fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 8, max: 240 })])(
  'columns fit, cover every day, and never run backwards',
  (days, width) => {
    const scale = ganttScale(relay, days, width);
    expect(scale.columns).toBeLessThanOrEqual(width);
    expect(scale.columnOf(0)).toBe(0);
    expect(scale.columnOfEnd(days * DAY)).toBe(scale.columns - 1);
    const columns = Array.from({ length: 500 }, (_, n) => scale.columnOf(Math.floor((n * days * DAY) / 500)));
    expect(columns.every((column, n) => column < scale.columns && (n === 0 || column >= columns[n - 1]))).toBe(true);
  },
);

test('a column that holds a working day is not off', () => {
  const daily = ganttScale(relay, 7, 7);
  expect(Array.from({ length: 7 }, (_, c) => daily.isOff(c))).toEqual([false, false, false, false, false, true, true]);
  const weekly = ganttScale(relay, 70, 10);
  expect(Array.from({ length: 10 }, (_, c) => weekly.isOff(c))).not.toContain(true);
});

test('half a working day is half a day wide', () => {
  const scale = ganttScale(relay, 1, 8);
  expect(scale.columnOfEnd(13 * 60)).toBe(3);
  expect(scale.columnOf(13 * 60)).toBe(4);
});
