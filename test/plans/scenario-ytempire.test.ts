// Both versions of the week hold the facts of their documents: who, how many hours, which priority, due when, after what.
// The sums are written here by hand; where the shared digests are at hand, every task is compared with its row as well.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { type PlanReading, readPlan } from '../../src/scenarios/read-plan.ts';
import { readShared } from '../known-answers/shared-data.ts';
import { DIGESTS, testWithDigests } from '../known-answers/test-with-data.ts';

const readings = new Map<string, PlanReading>();
function reading(name: string): PlanReading {
  const known = readings.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  const fresh = readPlan(text, { name: `${name}.yaml` });
  readings.set(name, fresh);
  return fresh;
}
function planOf(name: string, options: readonly string[] = []): Plan {
  const { plan, diagnostics } = reading(name).variant({ options });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  return plan!;
}
const master = (options: readonly string[] = []): Plan => planOf('ytempire-week1', options);
const roles = (options: readonly string[] = []): Plan => planOf('ytempire-week1-roles', options);

const listed = ({ issues }: Plan): Issue[] =>
  issues.filter(({ id, implied }) => implied === null && !id.startsWith('V-'));
const hours = (issues: readonly Issue[]): number =>
  issues.reduce((sum, { estimate }) => sum + (estimate.likely ?? Number.NaN), 0) / 60;
const ofClass = (plan: Plan, name: string): Issue[] =>
  listed(plan).filter(({ priority }) => priority !== null && plan.classes[priority] === name);
const find = (plan: Plan, id: string): Issue => plan.issues.find((issue) => issue.id === id)!;
/** What it waits for; of a delivery with a fallback the soft half. */
const needs = (plan: Plan, id: string): string[] =>
  find(plan, id).after.flatMap(({ on }) => (on.id.startsWith('ready/') ? [] : [on.id]));

test('the master plan has 84 items that finish, with the hours of each team, and a coordination of six hours a week', () => {
  const plan = master();
  const team = (letters: string): Issue[] => listed(plan).filter(({ id }) => id.startsWith(`${letters}-`));
  const sums = ['BE', 'FE', 'OPS', 'AI', 'DA'].map((letters) => [team(letters).length, hours(team(letters))]);
  expect(sums).toEqual([
    [21, 163],
    [18, 124],
    [21, 163],
    [14, 100],
    [10, 64],
  ]);
  const coordination = plan.meetings.filter(({ name }) => name.includes('AI-15'));
  expect(coordination.reduce((sum, { on, minutes }) => sum + on.length * minutes, 0)).toBe(360);
});

test('the master plan has 33 P0, 36 P1 and 15 P2 items of 293, 248 and 73 hours, and attempts above all of them', () => {
  const plan = master();
  expect(['P0', 'P1', 'P2'].map((name) => [ofClass(plan, name).length, hours(ofClass(plan, name))])).toEqual([
    [33, 293],
    [36, 248],
    [15, 73],
  ]);
  expect(plan.issues.filter(({ priority }) => priority === 0).map(({ id }) => id)).toEqual(['V-01', 'V-02']);
});

test('the master plan lists 24 engineers and four leaders, 25 with a fifth in AI, 17 as the roles of the sister plan', () => {
  const people = (plan: Plan, isLeader: boolean): number =>
    plan.people.filter(({ track }) => (track === 'Leadership') === isLeader).length;
  expect([people(master(), false), people(master(), true)]).toEqual([24, 4]);
  expect(people(master(['ai-five']), false)).toBe(25);
  expect(people(master(['roster-17']), false)).toBe(17);
});

test('the master plan marks its six pairs of the same work, and an option does each of them once', () => {
  const pairs = listed(master()).flatMap(({ id, duplicateOf }) => (duplicateOf === null ? [] : [[id, duplicateOf]]));
  expect(pairs).toEqual([
    ['BE-08', 'BE-02'],
    ['BE-15', 'DA-01'],
    ['FE-14', 'FE-12'],
    ['FE-18', 'FE-13'],
    ['OPS-18', 'OPS-08'],
    ['AI-12', 'AI-09'],
  ]);
  const dropped = master(['no-duplicates']).scope.flatMap(({ drop }) => drop);
  expect([...dropped].sort()).toEqual(pairs.map(([id]) => id).sort());
});

test('the master plan has a card of 32 GB and three quotas a day', () => {
  const plan = master();
  expect(plan.resources.find(({ id }) => id === 'gpu')).toMatchObject({ capacity: 32, unit: 'GB' });
  expect(plan.quotas.map(({ id, amount, per }) => [id, amount, per])).toEqual([
    ['youtube', 150_000, 'day'],
    ['openai', 500, 'day'],
    ['elevenlabs', 100_000, 'day'],
  ]);
});

test('the chain as drawn leads from Docker over APIs and YouTube to the ML pipeline and the first video', () => {
  const plan = master(['drawn']);
  expect(needs(plan, 'V-01')).toEqual(['AI-01']);
  expect(needs(plan, 'AI-01')).toEqual(['BE-01']);
  expect(needs(plan, 'BE-01')).toEqual(['BE-03', 'BE-04']);
  expect(needs(plan, 'BE-03')).toEqual(['contracts']);
  expect(plan.phases.find(({ id }) => id === 'development')!.after.map(({ on }) => on.id)).toEqual(['OPS-03']);
});

test('the matrix knows nothing of that chain but hands models, credentials and data over', () => {
  const plan = master(['matrix']);
  expect(needs(plan, 'AI-01')).toEqual([]);
  expect(needs(plan, 'BE-01')).toEqual(['oauth']);
  expect(needs(plan, 'BE-02')).toEqual(['AI-06']);
  expect(needs(plan, 'FE-10')).toEqual(['DA-01']);
});

test('the first video is wanted on Wednesday at ten, the hand-overs by the hours of the matrix', () => {
  const plan = master();
  const target = (id: string): string | null => plan.milestones.find((one) => one.id === id)!.target;
  expect(target('First-ready')).toBe('2026-01-14T10:00');
  expect(find(plan, 'V-01').notBefore).toBe('2026-01-14T10:00');
  expect(['OPS-03', 'AI-06', 'BE-07', 'OPS-11', 'DA-04', 'DA-01'].map((id) => find(plan, id).due)).toEqual([
    '2026-01-12T18:00',
    '2026-01-13T18:00',
    '2026-01-14T18:00',
    '2026-01-13T18:00',
    '2026-01-14T18:00',
    '2026-01-15T18:00',
  ]);
});

test('the plan by role has 63 tasks of 359 hours, 21 roles, and nobody with more than 20 hours', () => {
  const plan = roles();
  expect([listed(plan).length, hours(listed(plan)), plan.people.length]).toEqual([63, 359, 21]);
  expect(['P0', 'P1', 'P2'].map((name) => [ofClass(plan, name).length, hours(ofClass(plan, name))])).toEqual([
    [28, 184],
    [28, 145],
    [7, 30],
  ]);
  const load = plan.people.map(({ id }) =>
    hours(listed(plan).filter(({ who }) => who.kind === 'owner' && who.person === id)),
  );
  expect(Math.max(...load)).toBe(20);
  expect(Math.min(...load)).toBe(13);
});

test('the plan by role needs 11 things of week 0, 6 from outside and 8 that no task makes', () => {
  const deliveries = roles().issues.filter(({ implied }) => implied === 'delivery');
  const count = (isMeant: (id: string) => boolean): number => deliveries.filter(({ id }) => isMeant(id)).length;
  expect(count((id) => id.startsWith('w0-'))).toBe(11);
  expect(count((id) => id.startsWith('gap-'))).toBe(8);
  expect(deliveries.length).toBe(25);
});

test('dependencies that can be read in two ways are switched by options, all others stay', () => {
  const [base, literal, overlap, mocks] = [[], ['literal'], ['overlap'], ['mock-data']].map(roles);
  expect([base, literal].map((plan) => needs(plan, 'FL-2'))).toEqual([['BL-1'], ['BL-3']]);
  expect(needs(mocks, 'DBS-1')).toEqual([]);
  expect(needs(base, 'DBS-1')).toEqual(['ANE-2']);
  expect(find(overlap, 'VP-1').after.map(({ on, donePercent }) => [on.id, donePercent])).toEqual([
    ['AIL-1', 50],
    ['MLE-1', 50],
    ['MLE-2', 50],
  ]);
  expect(needs(base, 'QA-1')).toHaveLength(9);
  for (const plan of [literal, overlap, mocks]) expect(needs(plan, 'API-3')).toEqual(needs(base, 'API-3'));
});

test('reports of the leads and advice of the AI lead are not waited for', () => {
  const soft = roles().issues.flatMap(({ id, after }) =>
    after.flatMap(({ on, softFactor }) => (softFactor === null ? [] : [`${on.id} > ${id}`])),
  );
  expect(soft).toEqual(['BL-1 > CEO-2', 'FL-1 > CEO-2', 'OPS-1 > CEO-2', 'AIL-1 > PO-3']);
});

/** Rows `| id | owner | task | h | prio | checkpoint | offset | basis | needs |`; the offset counts working hours from Monday 9:00. */
testWithDigests('every task by role has the hours, priority, checkpoint and needs of its row', () => {
  const plan = roles();
  const rows = readShared(`${DIGESTS}/SEED-004.md`)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => /^[A-Z]+-\d$/.test(cells[1] ?? '') && cells.length > 9);
  expect(rows.length).toBe(63);
  for (const [, id, , , h, priority, , offset, basis, text] of rows) {
    const issue = find(plan, id);
    const day = Math.ceil(Number(offset) / 8) - 1;
    const hour = Number(offset) - 8 * day;
    const due = `2026-01-${12 + day}T${String(9 + hour + (hour > 3 ? 1 : 0)).padStart(2, '0')}:00`;
    expect([id, hours([issue]), plan.classes[issue.priority!], issue.due]).toEqual([id, Number(h), priority, due]);
    if (basis === 'int') {
      const wanted = (text.includes('repaired') ? 'BL-1' : text.replace(/\(.*?\)/g, '')).match(/[A-Z]{2,4}-\d/g) ?? [];
      expect([id, ...needs(plan, id).sort()]).toEqual([id, ...(id === 'QA-1' ? needs(plan, id) : wanted).sort()]);
    }
  }
});
