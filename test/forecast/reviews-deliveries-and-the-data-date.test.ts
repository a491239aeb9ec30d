// What a forecast makes of plans under way: issues are done when their review has passed, deliveries are no issues, and the week that
// counts is that of the data date.
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { likelyTape } from '../../src/engine/chance/deal.ts';
import { planFigures } from '../../src/engine/forecast/plan-figures.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { troubleWith } from '../../src/plan/check-condition.ts';
import { instantOfMinute } from '../../src/plan/civil-date.ts';
import { type Condition, parseCondition } from '../../src/plan/condition.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { forecastAnswer } from '../../src/reports/forecast-json.ts';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { renderReplayBoard } from '../../src/reports/replay-board.ts';
import { renderReplayGantt } from '../../src/reports/replay-gantt.ts';
import { replayOutcome } from '../../src/reports/replay-json.ts';
import { forecastOf, planOf } from './plans.ts';

const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plan.yaml' };
const screenOf = async (plan: Plan): Promise<string> =>
  renderForecastText(await forecastOf(plan, 50), plan, context, { color: false, width: 100 });

function conditionOf(text: string): Condition {
  const parsed = parseCondition(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.condition;
}

// Everything is certain: a ends Tue 18 Nov 17:00, its review takes Bob all of Wednesday; b follows on Thursday.
const reviewed = planOf(`plan: Reviewed
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {}, Bob: {} }
phases: { one: { title: One } }
issues:
  a: { title: A, owner: Ann, effort: 2d, phase: one, due: 2025-11-18, review: { by: Bob, effort: 1d } }
  b: { title: B, owner: Ann, effort: 1d, phase: one, after: a }
milestones:
  M: { title: M, after: a, target: week 1 wed }
velocity: [2]
`);

describe('an issue with a review', () => {
  it('is done when the review has passed, for its date, its due date and its milestone', async () => {
    const { issues, milestones } = await forecastOf(reviewed, 20);
    const wednesday = 2 * 1440 + 1020;
    expect(issues[0]).toMatchObject({
      likelyFinish: wednesday,
      finish: { p80: { value: wednesday } },
      mean: wednesday,
    });
    expect(issues[0]?.onTime?.share).toBe(0);
    expect(milestones.map(({ id, p80 }) => [id, p80.value])).toEqual([['M', wednesday]]);
  });

  it('counts once, when it is done, and its gate is no gate of the document', async () => {
    const { velocity, scope, joint, gates } = await forecastOf(reviewed, 20);
    expect(velocity[0]).toMatchObject({ p10: 2, p50: 2, p90: 2 });
    expect(scope.find(({ week }) => week === null)?.all).toMatchObject({ total: 2, p50: 1 });
    expect(joint.promises.map(({ id }) => id)).toEqual(['M']);
    expect(gates).toMatchObject([{ reviewOf: 'a' }]);
    const screen = await screenOf(reviewed);
    expect(screen).toContain('Reviewed · 2 issues, 2 people · from');
    expect(screen).not.toContain('review/a');
  });
});

describe('an issue with a review that leaves the scope', () => {
  it('is not counted as done when its gate opens for nothing', async () => {
    const cut = { ...reviewed, scope: [{ on: '2025-11-17T08:00', drop: ['a'] }] };
    const { velocity, scope } = await forecastOf(cut, 20);
    expect(velocity[0]).toMatchObject({ p10: 1, p50: 1, p90: 1 });
    // Nor does it stay among what is to be done.
    expect(scope.find(({ week }) => week === 1)?.all).toMatchObject({ total: 1, p10: 1, p90: 1 });
  });
});

const supplied = planOf(`plan: Supplied
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d, after: keys }
deliveries:
  keys: { title: Keys, due: 2025-11-18, onTime: 60%, late: 1-3d }
`);

describe('a delivery', () => {
  it('is told with its due date and the chance to keep it, and is no issue', async () => {
    const result = await forecastOf(supplied, 2000);
    const [keys] = result.deliveries;
    expect(keys).toMatchObject({ id: 'keys', title: 'Keys' });
    expect(keys?.onTime?.low).toBeLessThan(0.6);
    expect(keys?.onTime?.high).toBeGreaterThan(0.6);
    expect(result.velocity[0]?.p90).toBe(1);
    const lagging = { ...supplied, issues: supplied.issues.map((issue) => ({ ...issue, implied: 'lag' as const })) };
    expect((await forecastOf(lagging, 5)).deliveries).toEqual([]);
    const answer = forecastAnswer(result, supplied) as { issues: { id: string }[]; deliveries: { id: string }[] };
    expect(answer.issues.map(({ id }) => id)).toEqual(['a']);
    expect(answer.deliveries.map(({ id }) => id)).toEqual(['keys']);
  });

  it('has its table on the screen and in Markdown', async () => {
    const screen = await screenOf(supplied);
    expect(screen).toContain('Supplied · 1 issue, 1 person · from');
    expect(screen).toMatch(/DELIVERY +due +P80 +on time\n {2}keys Keys +Tue 18 Nov/);
    const page = renderForecastMarkdown(await forecastOf(supplied, 50), supplied, context);
    expect(page).toContain('## Deliveries');
  });
});

describe('going on without a delivery', () => {
  const plan = planOf(`plan: Supplied
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d, after: keys }
  b: { title: B, owner: Ann, effort: 2d, after: a }
deliveries:
  keys: { title: Keys, due: 2025-11-18, onTime: 0%, late: 5d, fallback: { wait: 4h, factor: 2 } }
milestones:
  started: { after: a, target: week 1 fri }
  supplied: { after: keys, target: week 2 fri }
`);

  it('brings nothing into the tables that the document does not list', async () => {
    const result = await forecastOf(plan, 20);
    expect(result.milestones.map(({ id }) => id)).toEqual(['started', 'supplied']);
    expect(result.joint.promises.map(({ id }) => id)).toEqual(['started', 'supplied']);
    const figures = planFigures([conditionOf('count(milestones) = 2').figure], plan, compile(plan), null);
    expect(Array.from(figures.values())).toEqual([2]);
    expect(troubleWith(conditionOf('P80("ready/keys") <= day 3'), plan)?.reason).toBe('name');
    expect(await screenOf(plan)).not.toMatch(/ready\/|lag\//);
    const network = compile(plan);
    const events = narrate(createKernel(network).simulate(likelyTape(network)), network, plan);
    const style = { width: 100, chalk: new Chalk({ level: 0 }) };
    const gantt = renderReplayGantt(events, plan, style);
    expect(gantt).toMatch(/^ {2}keys /m);
    expect(gantt).not.toMatch(/ready\/|lag\//);
    expect(renderReplayBoard(events, plan, style)).not.toMatch(/lag\//);
    const { milestones } = replayOutcome(events, plan) as { milestones: { id: string }[] };
    expect(milestones.map(({ id }) => id)).toEqual(['started', 'supplied']);
  });

  it('lets work go on after the wait, and a milestone wait for the thing itself', async () => {
    const { milestones } = await forecastOf(plan, 20);
    // Due on Tuesday evening, awaited until Wednesday noon, then two days of work; there on the Tuesday after.
    const [started, supplied] = milestones.map(({ p80 }) => instantOfMinute(plan.start, p80.value ?? 0));
    expect(started).toBe('2025-11-21T13:00');
    expect(supplied).toBe('2025-11-25T17:00');
  });
});

describe('the data date', () => {
  const underWay = planOf(`plan: Under way
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 3d }
  b: { title: B, owner: Ann, effort: 4d, after: a }
  c: { title: C, owner: Ann, effort: 4d, after: b }
statusDate: 2025-11-24 09:00
progress:
  a: { started: 2025-11-17, finished: 2025-11-19 17:00 }
`);

  it('stands in the title, and the week shown is its week', async () => {
    const screen = await screenOf(underWay);
    expect(screen).toMatch(/from Mon 17 Nov 2025 · as of Mon 24 Nov 2025/);
    const week = screen.slice(screen.indexOf('THIS WEEK'));
    expect(week).toContain('b from Mon 09:00');
    expect(week).toContain('c from Fri 09:00');
    expect(week).not.toContain('a from');
  });

  it('of a Friday evening is about the week that follows', async () => {
    const screen = await screenOf({ ...underWay, statusDate: '2025-11-21T17:00' });
    expect(screen.slice(screen.indexOf('NEXT WEEK'))).toContain('b from Mon 09:00');
    expect(screen).not.toContain('THIS WEEK');
  });

  it('keeps what was done in the week in which it was done', async () => {
    const { velocity } = await forecastOf(underWay, 20);
    expect(velocity.slice(0, 2).map(({ p50 }) => p50)).toEqual([1, 1]);
  });

  it('is said to programs', async () => {
    const answer = forecastAnswer(await forecastOf(underWay, 5), underWay);
    expect(answer.statusDate).toBe('2025-11-24T09:00');
  });
});

describe('named dependency sets', () => {
  it('are named where the forecast says what it rests on', async () => {
    const sets = { used: ['stated'], known: [{ id: 'stated', title: 'Stated', basis: null }] };
    expect(await screenOf({ ...supplied, dependencySets: sets })).toContain('dependencies stated · dispatch');
    expect(await screenOf(supplied)).not.toContain('dependencies');
  });
});
