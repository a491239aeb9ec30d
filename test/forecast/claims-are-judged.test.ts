// Promises of a document against its forecast: what is clearly so, clearly not, too close to say, or nothing a simulation can tell.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClaimVerdict } from '../../src/engine/claims/claim-verdict.ts';
import { figuresOfClaims, judgeClaims, variantsOfClaims } from '../../src/engine/claims/judge-claims.ts';
import { weigh } from '../../src/engine/claims/weigh.ts';
import { pairedDifference, statisticOf } from '../../src/engine/forecast/collected.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import type { Limit } from '../../src/engine/forecast/limit.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Operator } from '../../src/plan/condition.ts';
import type { Claim, Plan } from '../../src/plan/plan.ts';
import { claimsAnswer } from '../../src/reports/claims-json.ts';
import { renderClaimsText } from '../../src/reports/claims-text.ts';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';
import { forecastOf, planOf, SMALL } from './plans.ts';

const claimOf = (condition: string | null, rest: Partial<Claim> = {}): Claim => ({
  id: 'c',
  says: 'So it is',
  at: null,
  condition,
  untestable: condition === null ? 'nothing to measure' : null,
  tolerance: null,
  definition: null,
  rests: null,
  under: null,
  versusBase: false,
  path: [],
  ...rest,
});

async function judged(
  plan: Plan,
  claims: readonly Claim[],
  { variants = new Map<string, Plan>(), replications = 1000 } = {},
): Promise<ClaimVerdict[]> {
  const base = { ...plan, claims };
  const network = compile(base);
  const asked = figuresOfClaims(claims);
  const result = await forecast({ plan: base, network, seed: '1', replications, asked, intervals: true });
  const told = { plan: base, network, forecast: result };
  const { verdicts } = await judgeClaims({ base: told, variants, seed: '1', replications });
  return verdicts;
}

describe('weighing', () => {
  const at = (value: number, half = 0): Limit => ({ begin: value, end: value, from: value - half, to: value + half });
  const exact = (value: number) => ({ lower: at(value), upper: at(value), hasTolerance: false });
  const around = (value: number, by: number) => ({ lower: at(value - by), upper: at(value + by), hasTolerance: true });

  it.each<[number, number, Operator, string]>([
    [4, 9, '<=', 'confirmed'],
    [4, 10, '<=', 'confirmed'],
    [4, 11, '<=', 'undecidable'],
    [10.5, 11, '<=', 'refuted'],
    [4, 10, '<', 'undecidable'],
    [10, 11, '<', 'refuted'],
    [10, 11, '>=', 'confirmed'],
    [9, 11, '>=', 'undecidable'],
    [8, 9.9, '>=', 'refuted'],
    [10, 10, '>', 'refuted'],
    [10.1, 12, '>', 'confirmed'],
    [10, 10, '=', 'confirmed'],
    [9, 11, '=', 'undecidable'],
    [11, 12, '=', 'refuted'],
  ])('[%d, %d] %s 10 is %s', (low, high, operator, verdict) => {
    expect(weigh({ low, high }, operator, exact(10))).toBe(verdict);
  });

  it.each<[number, number, Operator, string]>([
    [4, 8, '<=', 'confirmed'],
    [4, 9, '<=', 'undecidable'],
    [11, 12, '<=', 'undecidable'],
    [12.1, 13, '<=', 'refuted'],
    [12, 13, '>=', 'confirmed'],
    [7, 7.5, '>=', 'refuted'],
    [8, 12, '=', 'confirmed'],
    [7.9, 8.5, '=', 'undecidable'],
    [12.5, 13, '=', 'refuted'],
  ])('with a tolerance of 2, [%d, %d] %s 10 is %s', (low, high, operator, verdict) => {
    expect(weigh({ low, high }, operator, around(10, 2))).toBe(verdict);
  });
});

describe('the intervals of samples', () => {
  const even = Float64Array.from({ length: 400 }, (_, k) => k % 2);

  it('are those of a mean, by the normal approximation', () => {
    const { value, low, high } = statisticOf({ samples: even, statistic: { kind: 'mean' } });
    const reach = 1.96 * Math.sqrt(100 / 399 / 400);
    expect([value, low, high]).toEqual([0.5, expect.closeTo(0.5 - reach, 12), expect.closeTo(0.5 + reach, 12)]);
  });

  it('leave futures out that say nothing, and know that never is later than everything', () => {
    const samples = Float64Array.from([Number.NaN, 1, 3]);
    expect(statisticOf({ samples, statistic: { kind: 'mean' } }).value).toBe(2);
    const late = Float64Array.from([1, Infinity, Infinity]);
    expect(statisticOf({ samples: late, statistic: { kind: 'quantile', percent: 50 } })).toMatchObject({ value: null });
  });

  it('vanish where two plans differ by the same amount in every future', () => {
    const more = even.map((value) => value + 3);
    const statistic = { kind: 'mean' } as const;
    const paired = pairedDifference({ samples: more, statistic }, { samples: even, statistic });
    expect(paired).toMatchObject({ value: 3, low: expect.closeTo(3, 12), high: expect.closeTo(3, 12) });
    expect(pairedDifference({ samples: even.subarray(0, 399), statistic }, { samples: even, statistic })).toBeNull();
  });
});

describe('claims about a plan', () => {
  const plan = planOf(SMALL);

  it('are confirmed, refuted, undecidable or not testable', async () => {
    const verdicts = await judged(plan, [
      claimOf('count(issues) = 3'),
      claimOf('count(issues) >= 4'),
      claimOf('count(issues) = 5', { tolerance: '2' }),
      claimOf('count(issues) = 3', { tolerance: '50%' }),
      claimOf(null),
      claimOf('fired(steam) <= 35%'),
      claimOf('fired(steam) <= 60%'),
      claimOf('chance(ship) >= 90%', { tolerance: '15%' }),
      claimOf('fired(steam) = 50%', { tolerance: '20%' }),
      claimOf('P80(finish) <= week 9 fri'),
      claimOf('P80(finish) <= 2025-11-20'),
      claimOf('P80(finish) = 2025-12-02', { tolerance: '3d' }),
    ]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      'confirmed',
      'refuted',
      'confirmed',
      'confirmed',
      'untestable',
      'undecidable',
      'confirmed',
      'undecidable',
      'confirmed',
      'confirmed',
      'refuted',
      'confirmed',
    ]);
    expect(verdicts[4]).toMatchObject({ found: null, why: 'nothing to measure' });
    expect(verdicts[5]?.why).toContain('too close');
    expect(verdicts[0]?.found).toMatchObject({ value: 3, low: 3, high: 3, interval: 'exact', shown: '3' });
    expect(verdicts[6]?.definition).toContain('share of futures in which the risk');
  });

  it('are undecidable when nothing says what the figure is', async () => {
    const idle = { ...plan, people: [...plan.people, { ...plan.people[0]!, id: 'Eve', capacityPercent: 0 }] };
    const away = { from: '2025-01-01', to: '2035-01-01' };
    const absent = { ...idle, people: idle.people.map((p) => (p.id === 'Eve' ? { ...p, away: [away] } : p)) };
    const [verdict] = await judged(absent, [claimOf('load(Eve) <= 50%')], { replications: 50 });
    expect(verdict).toMatchObject({ verdict: 'undecidable', why: 'the figure is unknown' });
  });

  it('keep their own definition where they state one', async () => {
    const [verdict] = await judged(plan, [claimOf('count(issues) = 3', { definition: 'rows of table 4' })]);
    expect(verdict?.definition).toBe('rows of table 4');
  });
});

describe('claims about options', () => {
  const plan = planOf(SMALL);
  const fast: Plan = { ...plan, people: plan.people.map((person) => ({ ...person, capacityPercent: 100 })) };
  const later: Plan = { ...plan, start: '2025-11-24' };
  const variants = new Map([
    ['fast', fast],
    ['same', plan],
    ['later', later],
  ]);
  const under = (condition: string, rest: Partial<Claim> = {}) => claimOf(condition, { under: 'fast', ...rest });

  it('name each variant once, and only those that are tested', () => {
    const claims = [under('P80(finish) <= day 3'), under('P50(finish) <= day 3'), claimOf(null, { under: 'slow' })];
    expect(variantsOfClaims(claims)).toEqual(['fast']);
  });

  it('stand on the forecast of the option', async () => {
    const [one, other] = await judged(plan, [under('P80(finish) <= day 9999'), claimOf('P80(finish) <= day 9999')], {
      variants,
    });
    const alone = await forecastOf(fast, 1000);
    expect(one?.found?.value).toBe(alone.finish.p80.value);
    expect(one?.found?.value).toBeLessThan(other?.found?.value ?? 0);
  });

  it('find in an option what a whole forecast of it would say, whatever else is left out there', async () => {
    const names = ['load(Ann)', 'wait(Ann)', 'criticality(heat)', 'driving(Bob)', 'contention(Ann)', 'fired(steam)'];
    const shares = [...names.map((name) => `${name} >= 0${name.startsWith('wait') ? 'd' : '%'}`), 'speedup() >= 0'];
    for (const text of [...shares, 'busy(finish) >= 0', 'done(all, day 3) >= 0%', 'chance(ship) >= 0%']) {
      const [there] = await judged(plan, [under(text)], { variants });
      const [whole] = await judged(fast, [claimOf(text)]);
      expect(there?.found, text).toEqual(whole?.found);
    }
  });

  it('compare future by future on the same tapes, and see no difference between a plan and itself', async () => {
    const versus = { under: 'same', versusBase: true };
    const texts = [
      'P80(finish) <= 0d',
      'P80(lid) <= 0d',
      'mean(finish) = 0d',
      'chance(ship) = 0%',
      'chance(all) = 0%',
      'contingency() = 0d',
      'gap(ship) = 0d',
      'speedup() = 0',
      'load(Ann) = 0%',
      'wait(Ann) = 0d',
      'done(all, "week 1 fri") = 0%',
      'length(build) = 0d',
      'count(issues) = 0',
    ];
    const verdicts = await judged(
      plan,
      texts.map((text) => claimOf(text, versus)),
      { variants },
    );
    for (const { found, verdict } of verdicts) {
      expect(found?.value).toBe(0);
      expect(found).toMatchObject({ low: 0, high: 0 });
      expect(verdict).toBe('confirmed');
    }
    expect(verdicts.map(({ found }) => found?.interval)).toEqual([...texts.slice(1).map(() => 'paired'), 'exact']);
  });

  it('take the intervals of both sides where futures were only counted', async () => {
    const [verdict] = await judged(plan, [claimOf('fired(steam) = 0%', { under: 'same', versusBase: true })], {
      variants,
    });
    expect(verdict?.found).toMatchObject({ value: 0, interval: 'separate' });
    expect(verdict?.found?.low).toBeLessThan(0);
    expect(verdict?.verdict).toBe('undecidable');
  });

  it('compare dates in working time, and say which way', async () => {
    const versus = { versusBase: true };
    const [faster, shifted] = await judged(
      plan,
      [under('P80(finish) <= -1d', versus), claimOf('P50(finish) = 5d', { under: 'later', versusBase: true })],
      { variants },
    );
    expect(faster?.verdict).toBe('confirmed');
    expect(faster?.found?.measures).toBe('span');
    expect(faster?.found?.low).toBeLessThan(faster?.found?.value ?? 0);
    expect(faster?.found?.high).toBeGreaterThan(faster?.found?.value ?? 0);
    expect(faster?.found?.shown).toMatch(/^−\d\.\d d$/);
    // The same plan a week later ends five working days later.
    expect(shifted?.found).toMatchObject({ value: 5 * 480, shown: '+5.0 d' });
    expect(shifted?.verdict).toBe('confirmed');
  });
});

describe('reports of claims', () => {
  const plan = planOf(SMALL);
  const claims = [
    claimOf('count(issues) = 3', {
      id: 'C1',
      says: 'Three issues \u001b[31mand\u202e not one more, as the table of issues says in so many words',
      at: 'Table 1',
    }),
    claimOf('P80(finish) <= 2025-11-20', {
      id: 'C2',
      says: 'Done | on Thursday',
      at: 'Header',
      rests: 'eight hours a day',
      tolerance: '1d',
    }),
    claimOf('P80(finish) <= -1d', { id: 'C3', says: 'A second pair of hands helps', under: 'same', versusBase: true }),
    claimOf(null, { id: 'C4', says: 'Zero bugs', at: 'Quality' }),
  ];
  let verdicts: ClaimVerdict[];
  let result: Awaited<ReturnType<typeof forecastOf>>;
  const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plan.yaml' };
  beforeAll(async () => {
    verdicts = await judged(plan, claims, { variants: new Map([['same', plan]]), replications: 500 });
    result = await forecastOf(plan, 1000);
  });

  it.each([80, 120])('fit %i columns', (width) => {
    const style = { color: false, width };
    const screen = renderForecastText(result, plan, { ...context, claims: verdicts, claimsAboutOptions: 3 }, style);
    const own = { ...context, seed: '1', replications: 500, partial: false };
    const page = renderClaimsText(verdicts, plan, own, style);
    for (const line of [...screen.split('\n'), ...page.split('\n')]) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      for (const code of [0x1b, 0x202e]) expect(line).not.toContain(String.fromCharCode(code));
    }
    expect(screen).toContain('CLAIMS        1 confirmed, 2 refuted, 1 not testable');
    expect(screen).toMatch(/refuted +Done \| on Thursday +\w{3} +\d+ \w{3} ±[\d.]+ d +Header/);
    expect(screen).toMatch(/not testable ·\s+3 more\s+about options:\s+simulate claims/);
    expect(page).toContain('rests on: eight hours a day');
    expect(page).toContain('1 confirmed, 2 refuted, 1 not testable');
  });

  it('are told on the screen in a dozen lines, those that do not hold first, and in full by their own command', () => {
    const [one, other] = [verdicts[0]!, verdicts[1]!];
    const named = (verdict: ClaimVerdict, id: string): ClaimVerdict => ({
      ...verdict,
      claim: { ...verdict.claim, id, says: `promise ${id}` },
    });
    const ids = Array.from({ length: 20 }, (_, k) => `${k + 1}`);
    const many = ids.map((id) => named(id === '20' ? other : { ...one, verdict: 'confirmed' }, id));
    const style = { color: false, width: 80 };
    const screenOf = (claims: ClaimVerdict[]): string[] =>
      renderForecastText(result, plan, { ...context, claims, typedFlags: ['--with', 'fast'] }, style)
        .split('\n\n')
        .find((section) => section.includes('CLAIMS'))!
        .split('\n');
    const section = screenOf(many);
    expect(section).toHaveLength(12);
    expect(section[0]).toBe('  CLAIMS        19 confirmed, 1 refuted');
    expect(section[1]).toMatch(/refuted +promise 20 /);
    expect(section[2]).toMatch(/confirmed +promise 1 /);
    expect(section[11]).toBe('  … and 10 more: simulate claims plan.yaml --with fast');
    expect(screenOf(many.slice(-11))).toHaveLength(12);
    expect(screenOf(many.slice(-11)).at(-1)).toMatch(/confirmed +promise 19 /);
    const own = { ...context, seed: '1', replications: 500, partial: false };
    const page = renderClaimsText(many, plan, own, style);
    expect(Array.from(page.matchAll(/promise (\d+)/g), ([, id]) => id)).toEqual(ids);
    expect(renderForecastMarkdown(result, plan, { ...context, claims: many })).toContain('promise 19');
  });

  it('say nothing of claims where a plan makes none', () => {
    const screen = renderForecastText(result, plan, { ...context, claims: [] }, { color: false, width: 80 });
    expect(screen).not.toContain('CLAIMS');
  });

  it('are a table in Markdown that no title breaks', () => {
    const page = renderForecastMarkdown(result, plan, { ...context, claims: verdicts });
    expect(page).toContain('## Claims\n\n1 confirmed, 2 refuted, 1 not testable.');
    expect(page).toContain('| refuted | Done \\| on Thursday |');
  });

  it('keep to the schema for programs', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schema/claims.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile({
      definitions: schema.definitions,
      type: 'array',
      items: { $ref: '#/definitions/claim' },
    });
    validate(JSON.parse(JSON.stringify(claimsAnswer(verdicts, plan))));
    expect(validate.errors ?? []).toEqual([]);
  });
});
