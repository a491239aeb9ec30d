// Which rule bites in which real plan, and the two facts about them that were counted by hand, found in the scenarios themselves.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findTrouble } from '../../src/engine/feasibility/find-trouble.ts';
import type { FindingCode } from '../../src/plan/codes/findings.ts';
import { type PlanReading, readPlan } from '../../src/scenarios/read-plan.ts';
import { codesOf } from './findings-of.ts';

const readings = new Map<string, PlanReading>();

function readingOf(scenario: string): PlanReading {
  const name = `${scenario}.yaml`;
  const url = new URL(`../../scenarios/${name}`, import.meta.url);
  const reading = readings.get(scenario) ?? readPlan(readFileSync(url, 'utf8'), { name });
  readings.set(scenario, reading);
  return reading;
}

const BITES: readonly (readonly [FindingCode, string, string])[] = [
  ['W301', 'ytempire-week1', 'the drawn chain to the first video'],
  ['W302', 'ytempire-week1', 'people with two tasks of the same day'],
  ['W303', 'ytempire-week1', 'a designer with 40 hours of work'],
  ['W304', 'ytempire-week1', 'the pools of two engineers'],
  ['W305', 'ytempire-week1-roles', 'dashboards due before their data'],
  ['W306', 'ytempire-week1-roles', 'tasks with an hour between two checkpoints'],
  ['W307', 'source-8wk', 'deployment after a gate with the same date'],
  ['W312', 'ytempire-week1-roles', 'the partnerships of the founder'],
  ['W317', 'ytempire-week1', 'six pairs of items that may be one'],
  ['W322', 'omc-parallel-8wk', 'a phase that the code freeze cuts'],
];

test.each(BITES)('%s bites in %s: %s', async (code, scenario) => {
  const { plan, diagnostics } = readingOf(scenario);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await codesOf(plan!)).toContain(code);
});

test('the first video cannot be made by Wednesday 10:00', async () => {
  const found = await findTrouble(readingOf('ytempire-week1').plan!);
  const first = found.find(({ code, path }) => code === 'W301' && path[1] === 'First-ready');
  expect(first?.message).toMatch(/cannot be done by Wed 2026-01-14 10:00, at best .*BE-03 .* → BE-01 .* → AI-01 /);
});

test('taken literally and without meetings, the week by role has fourteen dependencies that cannot meet their checkpoints', async () => {
  const { plan } = readingOf('ytempire-week1-roles').variant({ set: ['literal'] });
  const tasks = new Set(plan!.issues.filter(({ implied }) => implied === null).map(({ id }) => id));
  const found = await findTrouble({ ...plan!, meetings: [] });
  const pairs = found.filter(
    ({ code, path }) => (code === 'W305' || code === 'W306') && path[0] === 'issues' && tasks.has(String(path[1])),
  );
  expect(pairs).toHaveLength(14);
});
