// The model finds what made the data, trusts a person as far as there are tasks, and judges itself by later tasks only.
import { describe, expect, test } from 'vitest';
import { draw, streamKey } from '../../src/engine/chance/draw.ts';
import { chanceReady, exp, normalQuantile } from '../../src/engine/chance/ready.ts';
import { calibrate } from '../../src/planning/calibrate/calibrate.ts';
import type { PastTask } from '../../src/planning/calibrate/calibration-result.ts';
import { fitErrors } from '../../src/planning/calibrate/fit-errors.ts';
import { splitTasks } from '../../src/planning/calibrate/held-out.ts';
import { groupsOf, varianceComponents } from '../../src/planning/calibrate/variance-components.ts';

await chanceReady();

const normal = (name: string, i: number): number =>
  normalQuantile((draw(streamKey('calibrate', name), i) + 0.5) / 4294967296);

interface Team {
  people: number;
  tasks: number;
  mean: number;
  between: number;
  within: number;
  /** Sd of what a person's tasks of one period have in common. */
  luck?: number;
}

/** Tasks of a team in rounds, four periods; person p is called p0, p1 ... */
function history({ people, tasks, mean, between, within, luck = 0 }: Team): PastTask[] {
  return Array.from({ length: people * tasks }, (_, i) => {
    const person = i % people;
    const period = Math.floor((4 * i) / (people * tasks));
    const common = mean + between * normal('person', person) + luck * normal(`luck ${person}`, period);
    const estimate = 1 + (i % 7);
    const actual = estimate * exp(common + within * normal('task', i));
    return { estimate, actual, person: `p${person}`, time: i, period };
  });
}

describe('the model', () => {
  test('finds the mean, the spread, and how much people differ', () => {
    const { meanLog, withinSd, betweenSd, sdLog, people, shared } = fitErrors(
      history({ people: 60, tasks: 80, mean: 0.2, between: 0.3, within: 0.6 }),
    );
    expect(meanLog).toBeCloseTo(0.2, 0.5);
    expect(withinSd).toBeCloseTo(0.6, 1.5);
    expect(betweenSd).toBeGreaterThan(0.24);
    expect(betweenSd).toBeLessThan(0.36);
    expect(sdLog).toBeCloseTo(Math.sqrt(0.36 + betweenSd * betweenSd), 1);
    expect(people).toHaveLength(60);
    expect(shared).toBeLessThan(0.02);
  });

  test('finds what a person and a quarter have in common', () => {
    const { shared, sharedUnknown } = fitErrors(
      history({ people: 60, tasks: 80, mean: 0, between: 0, within: 0.6, luck: 0.3 }),
    );
    // 0.09 of 0.09 + 0.36 = 20 %; four periods of a person leave a part of it in the person's mean.
    expect(shared).toBeGreaterThan(0.12);
    expect(shared).toBeLessThan(0.24);
    expect(sharedUnknown).toBeGreaterThanOrEqual(shared ?? 1);
  });

  test('without dates claims nothing of what is in common', () => {
    const bare = history({ people: 6, tasks: 20, mean: 0, between: 0.3, within: 0.6 });
    expect(fitErrors(bare.map((task) => ({ ...task, period: null }))).shared).toBeNull();
    expect(fitErrors(bare.map((task) => ({ ...task, period: null, person: null }))).people).toEqual([]);
  });

  test('takes somebody with one task to be like the team, somebody with many as seen', () => {
    const team = history({ people: 20, tasks: 60, mean: 0, between: 0.3, within: 0.5 });
    const odd = (person: string, tasks: number): PastTask[] =>
      Array.from({ length: tasks }, (_, i) => ({
        estimate: 1,
        actual: exp(1.5 + 0.5 * normal(person, i)),
        person,
        time: null,
        period: null,
      }));
    const { people, meanLog } = fitErrors([...team, ...odd('once', 1), ...odd('often', 200)]);
    const of = (name: string) => people.find(({ person }) => person === name)!;
    expect(of('often').meanLog).toBeGreaterThan(1.3);
    expect(of('once').meanLog - meanLog).toBeLessThan(0.75);
    expect(of('once').meanLog).toBeGreaterThan(meanLog);
    expect(of('once').sdLog).toBeGreaterThan(of('often').sdLog);
    expect(people[0].person).toBe('often');
  });

  test('pulls spreads as far as chance can explain that they differ', () => {
    const calm = history({ people: 12, tasks: 50, mean: 0, between: 0, within: 0.3 });
    const wild = history({ people: 12, tasks: 50, mean: 0, between: 0, within: 0.9 }).map((task) => ({
      ...task,
      person: `wild ${task.person}`,
    }));
    const { people } = fitErrors([...calm, ...wild]);
    const wildest = people.filter(({ person }) => person.startsWith('wild')).map(({ sdLog }) => sdLog);
    expect(Math.min(...wildest)).toBeGreaterThan(0.6);
    const same = fitErrors(calm).people.map(({ sdLog }) => sdLog);
    expect(Math.max(...same) - Math.min(...same)).toBeLessThan(0.12);
  });

  test('has no variance between groups that are alike', () => {
    const groups = groupsOf(Float64Array.of(1, 3, 1, 3, 1, 3), Int32Array.of(0, 0, 1, 1, 2, 2), 3);
    expect(varianceComponents(groups)).toEqual({ between: 0, within: 2 });
    // Groups of (0, 2) and (4, 6): within 2, mean square between 16, so (16 - 2) / 2.
    const apart = groupsOf(Float64Array.of(0, 2, 4, 6), Int32Array.of(0, 0, 1, 1), 2);
    expect(varianceComponents(apart)).toEqual({ between: 7, within: 2 });
  });
});

describe('held-out tasks', () => {
  const tasks = history({ people: 25, tasks: 80, mean: 0.3, between: 0.3, within: 0.6 });

  test('come in below the percentiles as often as these say', () => {
    const { heldOut } = calibrate(tasks, { kind: 'share', share: 0.7 });
    expect(heldOut).toMatchObject({ trainedOn: 1400, testedOn: 600, clusters: 25, clusteredBy: 'person', from: 1400 });
    for (const { percentile, value, low, high } of heldOut?.coverage ?? []) {
      expect(Math.abs(value - percentile / 100)).toBeLessThan(0.05);
      expect(low).toBeLessThan(percentile / 100);
      expect(high).toBeGreaterThan(percentile / 100);
    }
  });

  test('score better than estimates taken at their word, and no worse than an empirical shape', () => {
    const { heldOut } = calibrate(tasks, { kind: 'share', share: 0.7 });
    const [stated, within20, empirical] = heldOut?.gains ?? [];
    for (const gain of [stated, within20]) {
      expect(gain.log.low).toBeGreaterThan(0.1);
      expect(gain.amount.low).toBeGreaterThan(0.05);
    }
    expect(Math.abs(empirical.log.value)).toBeLessThan(0.02);
  });

  test('are of later times only, and tasks of one time stay together', () => {
    const dated = tasks.map((task, i) => ({ ...task, time: Math.floor(i / 500) })).reverse();
    const { earlier, later, from } = splitTasks(dated, { kind: 'share', share: 0.6 });
    expect([earlier.length, later.length, from]).toEqual([1000, 1000, 2]);
    expect(Math.max(...earlier.map(({ time }) => time ?? 0))).toBe(1);
    const at = splitTasks(dated, { kind: 'time', time: 3 });
    expect(at.later).toHaveLength(500);
  });

  test('are not asked about when there are too few', () => {
    expect(calibrate(tasks.slice(0, 20), { kind: 'share', share: 0.7 }).heldOut).toBeNull();
    expect(calibrate(tasks, { kind: 'time', time: 1e6 }).heldOut).toBeNull();
  });

  test('that always miss by the same factor leave no spread and no division by zero', () => {
    const same = tasks.map((task) => ({ ...task, actual: task.estimate * 2 }));
    const { model, heldOut, exact } = calibrate(same, { kind: 'share', share: 0.7 });
    expect([model.sdLog, model.shared, exact]).toEqual([0, 0, 0]);
    expect(exp(model.meanLog)).toBeCloseTo(2, 12);
    expect(heldOut?.score.log).toBeCloseTo(0, 12);
    expect(JSON.stringify({ model, heldOut })).not.toContain('null,"log":null');
  });
});
