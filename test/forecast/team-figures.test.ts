// Capacity, speedup, velocity and scope through the real kernel, on plans whose figures can be worked out on paper.
import { describe, expect, it } from 'vitest';
import { weekEnd, weekOfFinish, weekOffset } from '../../src/engine/forecast/weeks.ts';
import { forecastOf, planOf, SMALL } from './plans.ts';

const HEAD = 'plan: Paper\nstart: 2025-11-17\ncalendar: { week: mon-fri, hours: [09:00-17:00] }\n';
const DAY = 480;

describe('capacity', () => {
  it('adds up to the work done, week by week', async () => {
    const plan = planOf(`${HEAD}team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 6d }
  b: { title: B, owner: Ann, effort: 2d }
  c: { title: C, owner: Bob, duration: 1d, after: a }`);
    const { people } = await forecastOf(plan, 3);
    const [ann, bob] = people;
    expect(ann.weeks.map(({ busyMinutes }) => busyMinutes)).toEqual([5 * DAY, 3 * DAY]);
    expect(bob.weeks.map(({ busyMinutes }) => busyMinutes)).toEqual([0, DAY]);
    expect(ann.weeks.map(({ availableMinutes }) => availableMinutes)).toEqual([5 * DAY, 5 * DAY]);
    expect(ann.busyMinutes).toBe(8 * DAY);
    expect([ann.load, bob.load]).toEqual([1, 1 / 8]);
    expect(bob.idleMinutes).toBe(7 * DAY);
  });

  it('charges waiting to the person who was busy, in their worked minutes', async () => {
    const plan = planOf(`${HEAD}team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 6d }
  b: { title: B, owner: Ann, effort: 2d }
  c: { title: C, owner: Bob, effort: 1d, after: a }`);
    const { people } = await forecastOf(plan, 2);
    // a (longer tail of work behind it) goes first: b waits six days, over the weekend, split into weeks.
    expect(people[0].waitingMinutes).toBe(6 * DAY);
    expect(people[0].weeks.map(({ waitingMinutes }) => waitingMinutes)).toEqual([5 * DAY, DAY]);
    expect(people[1].waitingMinutes).toBe(0);
    expect(people[0].contention).toBe(1);
  });

  it('counts a review that interrupts own work once', async () => {
    const plan = planOf(`${HEAD}team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 3d }
  b: { title: B, owner: Bob, effort: 1d }
gates: { G: { title: Gate, after: b, keepers: [Ann], review: 4h } }`);
    const { people } = await forecastOf(plan, 2);
    expect(people[0].busyMinutes).toBe(3 * DAY + 240);
  });
});

describe('a held finish', () => {
  it('takes nobody off the work they are on by then', async () => {
    const plan = planOf(`${HEAD}team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d, priority: P0, after: { issue: c, type: FF } }
  b: { title: B, owner: Ann, effort: 3d, priority: P1 }
  c: { title: C, owner: Bob, effort: 2d }`);
    const { people, issues } = await forecastOf(plan, 2);
    expect(issues.map(({ likelyFinish }) => likelyFinish)).toEqual([1, 3, 1].map((day) => day * 1440 + 1020));
    expect(people[0].busyMinutes).toBe(4 * DAY);
  });
});

describe('weeks', () => {
  it('end a finish with Sunday 24:00 and begin a start with Monday 00:00', () => {
    const offset = weekOffset('2025-11-19');
    expect(offset).toBe(2 * 1440);
    const sundayNight = 5 * 1440;
    expect(weekEnd(0, offset)).toBe(sundayNight);
    expect([sundayNight, sundayNight + 1].map((minute) => weekOfFinish(minute, offset))).toEqual([0, 1]);
    expect(weekOfFinish(0, 0)).toBe(0);
  });

  it('hold a finish at their last minute', async () => {
    const plan = planOf(`plan: Clock
start: 2025-11-17
calendar: { week: mon-sun, hours: [00:00-24:00] }
issues:
  a: { title: A, nobody: true, elapsed: 168h }`);
    const { velocity, scope } = await forecastOf(plan, 3);
    expect(velocity.map(({ p50 }) => p50)).toEqual([1]);
    expect(scope.map(({ all }) => all.p50)).toEqual([1]);
  });
});

describe('speedup', () => {
  const work = (baseline: string): string => `${HEAD}baseline: ${baseline}
team: { Ann: {}, Bob: { capacity: 50% } }
phases: { one: { title: One }, two: { title: Two } }
issues:
  a: { title: A, owner: Ann, effort: 4d, phase: one }
  b: { title: B, owner: Bob, effort: 1d, phase: one }
  c: { title: C, owner: Bob, effort: 1d, after: b, phase: two }`;

  it.each([
    // Ann 4 d; Bob takes 2 d for each of his: the team needs 4 d.
    ['sequential-by-owner', 8 / 4],
    ['one-person', 6 / 4],
    // Phase one takes 4 d, phase two (days 3 and 4) 2 d.
    ['sum-of-phases', 6 / 4],
  ])('compares with %s', async (baseline, expected) => {
    const { speedup } = await forecastOf(planOf(work(baseline)), 2);
    expect(speedup.p50).toBeCloseTo(expected, 10);
    expect([speedup.p10, speedup.p90]).toEqual([speedup.p50, speedup.p50]);
  });

  it('never beats its bound, which people and chains both set', async () => {
    const { speedup } = await forecastOf(planOf(SMALL), 400);
    expect(speedup.bound).toBeGreaterThanOrEqual(speedup.p50);
    // One chain of everything: nothing can be faster than one after another.
    const chain = planOf(`${HEAD}team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d }
  b: { title: B, owner: Bob, effort: 1d, after: a }`);
    const { speedup: none } = await forecastOf(chain, 2);
    expect([none.p50, none.bound]).toEqual([1, 1]);
  });
});

describe('velocity and scope', () => {
  const plan = planOf(`${HEAD}velocity: [2, 2]
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 4d, priority: P0 }
  b: { title: B, owner: Ann, effort: 1d, priority: P1, after: a }
  c: { title: C, owner: Ann, effort: 1d, priority: P1, after: b }
milestones: { M: { title: M, after: b, target: 2025-11-21 } }`);

  it('counts an issue that ends with the week in that week', async () => {
    const { velocity } = await forecastOf(plan, 4);
    expect(velocity.map(({ p50, target, chance }) => [p50, target, chance?.share])).toEqual([
      [2, 2, 1],
      [1, 2, 0],
    ]);
  });

  it('counts what is done at promised dates and week ends, by class', async () => {
    const { scope } = await forecastOf(plan, 4);
    expect(
      scope.map(({ week, targets, all, classes }) => [
        week,
        targets,
        all.p50,
        classes.map(({ p50, total }) => `${p50}/${total}`),
      ]),
    ).toEqual([
      [null, ['M'], 2, ['1/1', '1/2']],
      [1, [], 2, ['1/1', '1/2']],
      [2, [], 3, ['1/1', '2/2']],
    ]);
  });
});

describe('this week', () => {
  it('names what each person will probably be on, and whether it gets done', async () => {
    const plan = planOf(`${HEAD}team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 4d }
  b: { title: B, owner: Ann, effort: 3d, after: a }
  c: { title: C, owner: Ann, effort: 3d, after: b }`);
    const { thisWeek } = await forecastOf(plan, 4);
    expect(thisWeek[0].issues.map(({ id, starts, ends, startP50 }) => [id, starts, ends, startP50])).toEqual([
      ['a', 1, 1, 540],
      ['b', 1, 0, 4 * 1440 + 540],
    ]);
  });
});
