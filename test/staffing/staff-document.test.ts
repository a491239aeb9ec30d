// The JSON of a staffing curve keeps to its schema, and its screens to the letter.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { inProcess } from '../../src/engine/forecast/in-process.ts';
import { planDigest } from '../../src/plan/digest.ts';
import { staff } from '../../src/planning/staffing/staff.ts';
import type { StaffingCurve } from '../../src/planning/staffing/staffing-curve.ts';
import { staffAnswer } from '../../src/reports/staff-json.ts';
import { renderStaffMarkdown } from '../../src/reports/staff-markdown.ts';
import { renderStaffText } from '../../src/reports/staff-text.ts';
import { createThreads } from '../../src/workers/threads.ts';
import { curveOf, SHOP } from './made-curve.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/staff.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
const CONTEXT = { digest: planDigest(SHOP), planArgument: 'shop.yaml', variantWords: [], typedFlags: [], ascii: false };

function documentOf(curve: StaffingCurve): Record<string, unknown> {
  const { seed, replications, partial } = curve;
  const head = { formatVersion: 1, tool: { name: 'plancast', version: '0.0.0' }, command: 'staff' };
  const plan = { id: SHOP.id, title: SHOP.title, digest: CONTEXT.digest };
  const whole = { ...head, plan, seed, replications, partial, ...staffAnswer(curve, SHOP), diagnostics: [] };
  return JSON.parse(JSON.stringify(whole));
}

it('every kind of curve keeps to the schema, and reads the same in the terminal and in Markdown', async () => {
  const whole = await curveOf({ kind: 'team' });
  const curves = [
    whole,
    await curveOf({ kind: 'pool', name: 'Crew' }),
    await curveOf({ kind: 'like', name: 'Ann' }, 60),
  ];
  for (const curve of curves) {
    validate(documentOf(curve));
    expect(validate.errors ?? []).toEqual([]);
  }
  const screens = [80, 40].map((width) => renderStaffText(whole, SHOP, CONTEXT, { width, color: false }));
  await expect(screens.join('\n')).toMatchFileSnapshot('golden/team.txt');
  for (const line of screens[1].split('\n')) expect(line.startsWith('next: ') || line.length <= 40, line).toBe(true);
  await expect(renderStaffMarkdown(curves[1], SHOP, CONTEXT)).toMatchFileSnapshot('golden/pool.md');
  const { points, ...without } = documentOf(whole);
  expect(points).not.toBeNull();
  expect(validate(without)).toBe(false);
  expect(validate({ ...documentOf(whole), surprise: 1 })).toBe(false);
});

it('threads change nothing, and a curve that is stopped says so', async () => {
  const ask = { plan: SHOP, seed: '1', replications: 70, who: { kind: 'team' as const }, from: 1, upTo: 3 };
  const threads = createThreads({ jobs: 2, always: true });
  try {
    expect(await staff({ ...ask, executor: threads })).toEqual(await staff({ ...ask, executor: inProcess }));
  } finally {
    await threads.close();
  }
  const stopped = await staff({ ...ask, replications: 100_000, shouldStop: () => true });
  expect(stopped.partial).toBe(true);
  expect(stopped.replications).toBeLessThan(100_000);
  const timeUp = await staff({ ...ask, replications: 100_000, isTimeUp: () => true });
  expect([timeUp.partial, timeUp.replications < 100_000]).toEqual([false, true]);
}, 30_000);

it('flags that cannot be meant are refused with what they may be', () => {
  const refused = (...flags: string[]): string => {
    try {
      parseCommandLine(['staff', 'shop.yaml', ...flags], '0', 80);
    } catch (error) {
      return String((error as { diagnostics?: { message: string }[] }).diagnostics?.[0]?.message ?? error);
    }
    return 'accepted';
  };
  expect(refused('--pool', 'A', '--role', 'B')).toMatch(/--pool and --role exclude each other/);
  expect(refused('--from', '4', '--up-to', '3')).toMatch(/--up-to 3 is less than --from 4/);
  expect(refused('--up-to', '0')).toMatch(/whole number from 1 to 60, not "0"/);
  expect(refused('--json', '--markdown')).toMatch(/exclude each other/);
  expect(refused('--like', ' ')).toMatch(/--like needs a name/);
  expect(refused('--up-to', '5')).toBe('accepted');
});
