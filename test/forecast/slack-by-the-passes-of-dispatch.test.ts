// Slack is the total float of the same passes that order dispatch: partial links bind from the start, clocks run by a normal week.
import { expect, it } from 'vitest';
import { totalFloats } from '../../src/engine/forecast/total-float.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { workedInNormalWeek } from '../../src/engine/network/passes.ts';
import { planOf } from './plans.ts';

const DAY = 480;
const HEAD =
  'plan: F\nstart: 2026-01-05\nteam: { Ann: , Bob: , Cid: }\ncalendar: { week: mon-fri, hours: [09:00-17:00], holidays: [2026-01-06] }\n';

const slackOf = (text: string): number[] => {
  const plan = planOf(`${HEAD}${text}`);
  return [...totalFloats(compile(plan), workedInNormalWeek(plan))].map((minutes) => minutes / DAY);
};

it('counts a part of the work from its start, whatever holds its finish', () => {
  // y follows half of x after two days and ends on day 22; x is held to the end of w on day 20.
  expect(
    slackOf(`issues:
  w: { title: W, owner: Cid, effort: 20d }
  x: { title: X, owner: Ann, effort: 4d, after: { on: w, type: FF } }
  y: { title: Y, owner: Bob, effort: 20d, after: { on: x, done: 50% } }`),
  ).toEqual([2, 2, 0]);
});

it('waits for dates', () => {
  expect(
    slackOf(`issues:
  a: { title: A, owner: Ann, effort: 2d }
  b: { title: B, owner: Bob, effort: 1d, notBefore: 2026-01-13 }`),
  ).toEqual([4, 0]);
});

it('knows a week of the calendar without its holidays', () => {
  // A week on the clock is five worked days, though one of them is off.
  expect(
    slackOf(`issues:
  a: { title: A, owner: Ann, effort: 7d }
  b: { title: B, nobody: true, elapsed: 168h }`),
  ).toEqual([0, 2]);
});
