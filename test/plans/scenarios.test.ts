// The worked plans in scenarios/ read without a word of complaint, keep what they promise of their own forecast, and hold
// the facts they were written down from.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { judge } from '../../src/engine/forecast/judge.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { parseCondition } from '../../src/plan/condition.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function read(name: string): Plan {
  const { plan, diagnostics } = readPlan(readFileSync(new URL(name, folder), 'utf8'), { name });
  expect(diagnostics.map((d) => `${d.code} ${d.range?.start.line}: ${d.message}`)).toEqual([]);
  expect(plan).not.toBeNull();
  return plan!;
}

test('there are scenarios', () => {
  expect(files).toContain('source-8wk.yaml');
});

describe.each(files)('%s', (name) => {
  test('reads without errors, warnings or notes', () => {
    read(name);
  });

  test('states what it expects, in conditions that parse', () => {
    const { expect: conditions } = read(name);
    expect(conditions.length).toBeGreaterThan(0);
    for (const { text } of conditions) expect(parseCondition(text)).toHaveProperty('condition');
  });

  test('keeps what it expects of its own forecast', async () => {
    const plan = read(name);
    const { seed, replications } = plan.simulation;
    const result = await forecast({ plan, network: compile(plan), seed, replications });
    for (const { text } of plan.expect) {
      const parsed = parseCondition(text);
      if ('error' in parsed) continue;
      expect(judge(parsed.condition, result, plan), text).toHaveProperty('holds', true);
    }
  });

  test('says of every issue and risk how far it can be trusted, and why', () => {
    const plan = read(name);
    // What the reader makes of another entry rests on that entry: waits for deliveries, reworks, risks drawn per issue.
    const issues = plan.issues.filter((issue) => issue.mitigates === null && issue.implied !== 'lag');
    const risks = plan.risks.filter((risk) => risk.family === null);
    const unfounded = [...issues, ...risks].filter((thing) => thing.basis === undefined || thing.source === undefined);
    expect(unfounded.map((thing) => thing.id)).toEqual([]);
  });

  test('is a file a planner can read: no line over 125 columns', () => {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
    expect(lines.flatMap((line, i) => (line.length > 125 ? [i + 1] : []))).toEqual([]);
  });
});

describe('source-8wk holds the figures of its document', () => {
  const plan = read('source-8wk.yaml');
  const count = <T>(things: readonly T[], key: (thing: T) => string | null): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const thing of things) counts[key(thing) ?? 'none'] = (counts[key(thing) ?? 'none'] ?? 0) + 1;
    return counts;
  };

  test('ten people with 660 % of capacity between them, four of them called critical', () => {
    expect(plan.people.map((person) => person.id)).toEqual(
      Array.from({ length: 10 }, (_, i) => `Developer${String(i + 1).padStart(2, '0')}`),
    );
    expect(plan.people.map((person) => person.capacityPercent)).toEqual([100, 80, 60, 70, 50, 60, 40, 70, 50, 80]);
    expect(plan.people.flatMap((person, i) => (person.statedCritical ? [i + 1] : []))).toEqual([1, 2, 6, 10]);
    expect(count(plan.people, (person) => person.track)).toEqual({
      none: 1,
      Development: 3,
      Infrastructure: 3,
      Quality: 3,
    });
  });

  test('54 issues: the 44 of the dashboard by module, and ten of polish', () => {
    expect(count(plan.issues, (issue) => issue.module)).toEqual({
      TaskManager: 10,
      Video: 12,
      Text: 11,
      Audio: 6,
      Other: 5,
      Polish: 10,
    });
    expect(count(plan.issues, (issue) => issue.phase)).toEqual({ foundation: 10, core: 23, expansion: 11, polish: 10 });
    expect(
      plan.issues
        .filter((issue) => issue.phase === 'foundation')
        .map((issue) => issue.id)
        .sort(),
    ).toEqual(Array.from({ length: 10 }, (_, i) => `#${String(i + 1).padStart(3, '0')}`));
  });

  test('Developer02 has every one of the eight TaskManager issues that is neither security nor database', () => {
    const others = plan.issues.filter(
      (issue) => issue.module === 'TaskManager' && !(issue.who.kind === 'owner' && issue.who.person === 'Developer02'),
    );
    expect(others.map((issue) => issue.id)).toEqual(['#007', '#008']);
  });

  test('four gates with their keepers, each opening the next phase', () => {
    const both = ['Developer01', 'Developer10'];
    expect(plan.gates.map(({ id, keepers, external, opens }) => ({ id, keepers, external, opens }))).toEqual([
      { id: 'G1', keepers: both, external: [], opens: ['core'] },
      { id: 'G2', keepers: both, external: [], opens: ['expansion'] },
      { id: 'G3', keepers: ['Developer01'], external: [], opens: ['polish'] },
      { id: 'G4', keepers: ['Developer01'], external: ['Stakeholders'], opens: [] },
    ]);
    expect(plan.gates.map((gate) => gate.target?.slice(0, 10))).toEqual([
      '2025-11-28',
      '2025-12-12',
      '2025-12-26',
      '2026-01-09',
    ]);
    expect(plan.phases.map((phase) => phase.id)).toEqual(['foundation', 'core', 'expansion', 'polish']);
  });

  test('ten milestones with targets, in the order of their dates', () => {
    const targets = plan.milestones.map((milestone) => milestone.target ?? 'none');
    expect(targets).toHaveLength(10);
    expect(targets).toEqual([...targets].sort());
    expect(targets).not.toContain('none');
  });

  test('ten risks on the bands of the legend, with their owners', () => {
    const low = { low: 0, high: 0.3 };
    const medium = { low: 0.3, high: 0.6 };
    expect(plan.risks.map((risk) => risk.id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10']);
    expect(plan.risks.map((risk) => risk.probability)).toEqual([
      medium,
      medium,
      low,
      low,
      low,
      low,
      medium,
      medium,
      medium,
      low,
    ]);
    expect(plan.risks.every((risk) => risk.impacts.length > 0)).toBe(true);
    expect(plan.bands).toBe('mid');
  });

  test('the seven countermeasures that are switched off can be switched on', () => {
    const text = readFileSync(new URL('source-8wk.yaml', folder), 'utf8').replaceAll('active: false', 'active: true');
    const { plan: mitigated, diagnostics } = readPlan(text, { name: 'source-8wk.yaml' });
    expect(diagnostics).toEqual([]);
    const added = mitigated!.issues.filter((issue) => !plan.issues.some(({ id }) => id === issue.id));
    expect(added.map((issue) => issue.mitigates)).toEqual(['R1', 'R2', 'R3', 'R4', 'R7', 'R9', 'R10']);
  });

  test('ceremonies of 15, 60 and 30 minutes', () => {
    expect(plan.meetings.map((meeting) => [meeting.on.length, meeting.minutes, meeting.who.length])).toEqual([
      [5, 15, 10],
      [1, 60, 10],
      [1, 30, 2],
    ]);
  });

  test('eight velocity targets that add up to 64', () => {
    expect(plan.velocityTargets).toEqual([5, 5, 12, 12, 10, 10, 5, 5]);
  });

  test('starts on Monday 17 November 2025, eight hours a day, five days a week', () => {
    expect(plan.start).toBe('2025-11-17');
    expect(plan.calendar.minutesPerDay).toBe(480);
    expect(plan.calendar.minutesPerWeek).toBe(2400);
  });

  test('every issue has three points, 0.8 and 1.4 times its slot around it', () => {
    for (const { id, estimate } of plan.issues) {
      const { distribution } = estimate;
      expect(distribution.kind, id).toBe('pert');
      if (distribution.kind !== 'pert') continue;
      expect(distribution.min / distribution.mode, id).toBeCloseTo(0.8, 1);
      expect(distribution.max / distribution.mode, id).toBeCloseTo(1.4, 1);
      expect(estimate.likely, id).toBe(distribution.mode);
    }
  });

  test('the slots of every person add up to the days the week tables book', () => {
    // Planning and sign-off of Developer01, and the security review of Developer07, are assumed: no table books them.
    const bookedDays = [1.5, 19, 5, 15, 5, 14, 18, 10, 15, 5];
    const found = plan.people.map(({ id, capacityPercent }) => {
      const own = plan.issues.filter((issue) => issue.who.kind === 'owner' && issue.who.person === id);
      const minutes = own.reduce((sum, issue) => sum + (issue.estimate.likely ?? 0), 0);
      const meetingMinutes = plan.meetings.reduce(
        (sum, m) => sum + (m.who.includes(id) ? m.on.length * m.minutes : 0),
        0,
      );
      return (minutes / ((capacityPercent * plan.calendar.minutesPerWeek) / 100 - meetingMinutes)) * 5;
    });
    found.forEach((days, i) => {
      expect(days, `Developer${i + 1}`).toBeLessThanOrEqual(bookedDays[i]);
      expect(days, `Developer${i + 1}`).toBeGreaterThan(bookedDays[i] - 0.25);
    });
  });

  test('nineteen contradictions of the document are kept as data, each with its resolution', () => {
    const text = readFileSync(new URL('source-8wk.yaml', folder), 'utf8');
    expect(text.match(/^ {2}- what: .+\n {4}resolution: .+$/gm)).toHaveLength(19);
  });
});
