// The oracle against outcomes computed by hand: calendars, capacities, links, lags, leads. Minute 540 is Monday 09:00.
import { expect, test } from 'vitest';
import { runOracle } from '../oracle/run-oracle.ts';
import { after, issue, person, plan, tape } from '../oracle/small-plan.ts';

const times = (small: ReturnType<typeof plan>, id: string): [number, number] => {
  const { start, finish } = runOracle(small, tape(small)).issues.get(id)!;
  return [start, finish];
};

test('effort runs in working time and crosses the night', () => {
  const small = plan([issue('A', 'Ann', 480), issue('B', 'Ann', 60, { after: [after('A')] })]);
  // Eight hours fill Monday; B starts on Tuesday 09:00 (1440 + 540).
  expect(times(small, 'A')).toEqual([540, 1020]);
  expect(times(small, 'B')).toEqual([1980, 2040]);
});

test('half a capacity takes twice as long, duration does not care, elapsed work runs at night', () => {
  const issues = [
    issue('effort', 'Ann', 60),
    issue('duration', 'Bob', 60, { work: 'duration' }),
    issue('elapsed', null, 60, { work: 'elapsed' }),
  ];
  const people = [person('Ann', { capacityPercent: 50 }), person('Bob', { capacityPercent: 50 })];
  const small = plan(issues, { people });
  expect(times(small, 'effort')).toEqual([540, 660]);
  expect(times(small, 'duration')).toEqual([540, 600]);
  expect(times(small, 'elapsed')).toEqual([0, 60]);
});

test('meetings are paid out of the share: 50 % of 480 minutes less 60 leaves 180 of 420', () => {
  const meeting = {
    name: 'daily',
    on: [0 as const],
    everyWeeks: 1,
    from: null,
    until: null,
    at: 540,
    minutes: 60,
    who: ['Ann'],
  };
  const small = plan([issue('A', 'Ann', 180)], {
    meetings: [meeting],
    people: [person('Ann', { capacityPercent: 50 })],
  });
  // U = 50 x 480 - 100 x 60 = 18,000 units = 180 minutes: exactly the whole of Monday after the meeting.
  expect(times(small, 'A')).toEqual([600, 1020]);
});

test('lags pass in working time or on the clock', () => {
  const small = plan([
    issue('A', 'Ann', 480),
    issue('working', 'Ann', 10, { after: [after('A', 'FS', 60)] }),
    issue('clock', 'Bob', 10, { after: [after('A', 'FS', 60, { lagIn: 'clock' })] }),
  ]);
  expect(times(small, 'working')[0]).toBe(1980 + 60);
  expect(times(small, 'clock')[0]).toBe(1980);
});

test('a lead of an hour starts the successor an hour before the foreseeable end', () => {
  const small = plan([issue('A', 'Ann', 120), issue('B', 'Bob', 10, { after: [after('A', 'FS', -60)] })]);
  expect(times(small, 'B')).toEqual([600, 610]);
});

test('a finish-to-finish link holds the finish and frees the person', () => {
  const small = plan([
    issue('A', 'Bob', 100),
    issue('B', 'Ann', 10, { after: [after('A', 'FF', 20)] }),
    issue('C', 'Ann', 10),
  ]);
  const { issues } = runOracle(small, tape(small));
  expect(issues.get('B')).toMatchObject({ start: 540, workEnd: 550, finish: 660 });
  expect(issues.get('C')!.start).toBe(550);
});

test('support slows the supporter, and with adds it speeds the issue', () => {
  const support = [{ person: 'Bob', sharePercent: 50, adds: true }];
  const small = plan([issue('A', 'Ann', 90, { support }), issue('B', 'Bob', 60)]);
  // Ann and half of Bob: 90 / 1.5 = 60 minutes. Bob does 30 of his 60 meanwhile, the rest at full speed.
  expect(times(small, 'A')).toEqual([540, 600]);
  expect(times(small, 'B')).toEqual([540, 630]);
});
