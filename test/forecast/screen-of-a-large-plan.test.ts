// What a small plan never shows: titles longer than a line, things reached together, dates of one day, more of everything than
// a planner reads on a Monday.
import { beforeAll, expect, it } from 'vitest';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';
import { forecastOf, planOf } from './plans.ts';

const names = Array.from({ length: 14 }, (_, k) => `Person-${k + 1}`);
const plan = planOf(`plan: A plan whose title is long enough to fill nearly all of a narrow line
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { ${names.map((name) => `${name}: {}`).join(', ')} }
phases: { build: { title: Building, target: week 1 wed 12:00 } }
issues:
${names.flatMap((name, k) => [0, 1, 2].map((n) => `  i${k}-${n}: { owner: ${name}, effort: 1-2h, phase: build }`)).join('\n')}
gates: { G1: { title: All that was promised for the building is there, after: { phase: build }, target: week 1 wed 12:00 } }
milestones:
${names.map((_, k) => `  m${k}: { after: i${k}-0, target: ${k === 0 ? 'week 1 wed 17:00' : `week ${k + 1} fri`} }`).join('\n')}
deliveries: { sure: { due: week 1 mon 09:00 }, shaky: { due: week 1 mon 10:00, onTime: 20%, late: 1h } }
`);
let screen: string;
let markdown: string;
const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plan.yaml' };
beforeAll(async () => {
  const forecast = await forecastOf(plan, 50);
  screen = renderForecastText(forecast, plan, context, { color: false, width: 80 });
  markdown = renderForecastMarkdown(forecast, plan, context);
});

const section = (head: string): string[] =>
  screen
    .split('\n\n')
    .find((each) => each.trimStart().startsWith(head))!
    .split('\n');

it('gives a long title a line of its own', () => {
  const [title, size] = screen.split('\n');
  expect(title).toBe(plan.title);
  expect(size).toBe('42 issues, 14 people, 1 gate · from Mon 17 Nov 2025');
  for (const line of screen.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});

it('calls things that are reached together by their ids where their titles find no room', () => {
  expect(screen).toMatch(/\n {2}G1 \+ build +19 Nov/);
  expect(markdown).toContain('| G1 All that was promised for the building is there \\+ build |');
});

it('tells the scope of a day once, at its last promised date', () => {
  const rows = section('SCOPE DONE BY').filter((line) => line.includes('Wed 19 Nov'));
  expect(rows).toHaveLength(1);
  expect(
    markdown.split('\n').filter((line) => line.startsWith('| Wed 19 Nov | ') && line.includes(' of 42')),
  ).toHaveLength(1);
});

it('tells of many promises the dates of the last ones', () => {
  const joint = section('JOINT').join(' ').replace(/\s+/g, ' ');
  expect(joint).toContain('sure of all: … · ');
  expect(joint).not.toMatch(/m[01] \w{3} \d/);
  expect(joint.match(/ if /g)).toHaveLength(6);
  expect(joint).toContain('m13 ');
});

it('tells of a large team two issues each', () => {
  const week = section('THIS WEEK').join(' ').replace(/\s+/g, ' ');
  expect(week).toContain('i0-1 ');
  expect(week).not.toContain('i0-2 ');
});

it('puts the least certain delivery first', () => {
  expect(
    section('DELIVERY')
      .slice(1)
      .map((line) => line.trim().split(' ')[0]),
  ).toEqual(['shaky', 'sure']);
});
