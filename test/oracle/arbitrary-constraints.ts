// Random constraints laid over a plain plan: own hours, skills, limits, quotas, windows, partial and soft links.
import * as fc from 'fast-check';
import type { Issue, Link, Person, Plan, Quota, Weekday, Window } from '../../src/plan/plan.ts';
import { arbitraryCalendar, dayOfPlan, instantOfPlan } from './arbitrary-calendar.ts';
import { pick } from './arbitrary-parts.ts';
import { sometimes } from './features.ts';

/** Lays something over a plan. */
export type Layer = (plan: Plan) => Plan;
const nothing: Layer = (plan) => plan;

const chosen = <T>(list: readonly T[], bits: number): T[] => list.filter((_, index) => (bits >> index) % 2 === 1);
const EVERY_DAY: Weekday[] = [0, 1, 2, 3, 4, 5, 6];

const hours = fc.record({
  of: fc.integer({ min: 1, max: 15 }),
  calendar: fc.option(arbitraryCalendar),
  presence: fc.array(
    fc.record({ day: fc.nat(3), days: fc.nat(2), forGood: fc.boolean(), percent: fc.constantFrom(0, 40, 80, 100) }),
    { maxLength: 2 },
  ),
});

const calendars = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('calendars', weight, hours).map((draft) =>
    draft === null
      ? nothing
      : (plan) => {
          const availability = draft.presence.map(({ day, days, forGood, percent }) => ({
            from: dayOfPlan(plan.start, day),
            to: forGood && percent > 0 ? null : dayOfPlan(plan.start, day + days),
            capacityPercent: percent,
          }));
          const mine = chosen(plan.people, draft.of);
          const own = draft.calendar === null ? null : draft.calendar.calendar;
          const calendar = own === null ? null : { week: own.week, holidays: own.holidays };
          return {
            ...plan,
            people: plan.people.map((person) =>
              mine.includes(person) ? { ...person, calendar, availability } : person,
            ),
          };
        },
  );

const percents = fc.constantFrom(33, 50, 80, 100, 120);
const skills = (weight: number): fc.Arbitrary<Layer> =>
  sometimes(
    'skills',
    weight,
    fc.record({
      first: fc.array(percents, { minLength: 4, maxLength: 4 }),
      second: fc.array(percents, { minLength: 4, maxLength: 4 }),
      asks: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    }),
  ).map((draft) =>
    draft === null
      ? nothing
      : (plan) => ({
          ...plan,
          people: plan.people.map(
            (person, p): Person => ({
              ...person,
              skills: [
                { name: 'api', percent: draft.first[p] },
                { name: 'sql', percent: draft.second[p] },
              ],
            }),
          ),
          issues: plan.issues.map(
            (issue, i): Issue =>
              issue.who.kind === 'nobody' ? issue : { ...issue, skills: chosen(['api', 'sql'], draft.asks[i]) },
          ),
        }),
  );

const limit = fc.record({
  of: fc.integer({ min: 1, max: 15 }),
  max: fc.integer({ min: 1, max: 3 }),
  eager: fc.boolean(),
  lossPercent: fc.constantFrom(0, 10, 30, 60),
});
const wip = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('wip', weight, limit).map((draft) =>
    draft === null
      ? nothing
      : (plan) => {
          const { of, ...rest } = draft;
          const limited = chosen(plan.people, of);
          return {
            ...plan,
            people: plan.people.map((person) => (limited.includes(person) ? { ...person, wip: rest } : person)),
          };
        },
  );

const quota = fc.record({
  amount: fc.integer({ min: 1, max: 3 }),
  per: fc.constantFrom<Quota['per']>('hour', 'hour', 'hour', 'day', 'day', 'week', 'total'),
  fallbackFactor: fc.option(fc.constantFrom(1000, 1300, 2500)),
  by: fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }),
});
const quotas = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('quotas', weight, fc.array(quota, { minLength: 1, maxLength: 2 })).map((drafts) =>
    drafts === null
      ? nothing
      : (plan) => {
          const consumed = (i: number) =>
            drafts.flatMap(({ amount, by }, q) => {
              const wanted = by[i] ?? 0;
              return wanted === 0 || wanted > 3 ? [] : [{ quota: `Q${q}`, amount: Math.min(wanted, amount) }];
            });
          const sums = drafts.map((_, q) =>
            plan.issues
              .flatMap((_, i) => consumed(i))
              .reduce((sum, use) => sum + (use.quota === `Q${q}` ? use.amount : 0), 0),
          );
          return {
            ...plan,
            quotas: drafts.map(({ amount, per, fallbackFactor }, q) => ({
              id: `Q${q}`,
              // What never comes again must do for everybody.
              amount: per === 'total' && fallbackFactor === null ? Math.max(amount, sums[q]) : amount,
              unit: null,
              per,
              fallbackFactor,
            })),
            issues: plan.issues.map((issue, i) => ({ ...issue, consumes: consumed(i) })),
          };
        },
  );

const window = fc.record({
  spans: fc.array(
    fc.record({
      day: fc.nat(2),
      from: fc.constantFrom(0, 540, 555, 600, 720),
      length: fc.constantFrom(10, 60, 200, 700),
    }),
    { maxLength: 2 },
  ),
  weekly: fc.option(
    fc.record({
      on: fc.constantFrom<Weekday[]>(EVERY_DAY, [0, 2, 4], [1, 3]),
      everyWeeks: fc.constantFrom(1, 1, 2),
      startWeek: fc.constantFrom(1, 1, 2),
      from: fc.constantFrom(0, 530, 550, 590, 610),
      length: fc.constantFrom(5, 30, 90, 400, 1440),
      first: fc.option(fc.nat(2), { freq: 2 }),
    }),
  ),
  closes: fc.nat(255),
  only: fc.nat(255),
});

/** Of a window in which work may only be, enough to get on in every calendar; of one that closes it, never whole days for good. */
function hoursOf({ on, from, length }: { on: Weekday[]; from: number; length: number }, isOnly: boolean) {
  if (isOnly) return { from: Math.max(530, from), to: Math.min(1440, Math.max(530, from) + Math.max(90, length)) };
  return { from, to: Math.min(1440, from + (on === EVERY_DAY ? Math.min(90, length) : length)) };
}

/** Spans in order and disjoint; what may only work inside gets a window that comes every day. */
function windowOf(plan: Plan, draft: typeof window extends fc.Arbitrary<infer T> ? T : never, id: string): Window {
  const spans = draft.spans
    .map(({ day, from, length }) => ({
      from: 1440 * day + from,
      to: Math.min(1440 * day + from + length, 1440 * day + 1440),
    }))
    .sort((a, b) => a.from - b.from)
    .filter((span, index, all) => index === 0 || all[index - 1].to < span.from);
  const at = (minute: number) => instantOfPlan(plan.start, Math.floor(minute / 1440), minute % 1440);
  const { weekly } = draft;
  const only = weekly === null || spans.length > 1 ? [] : chosen(plan.issues, draft.only & draft.closes);
  return {
    id,
    title: id,
    spans: spans.map(({ from, to }) => ({ from: at(from), to: at(to) })),
    weekly:
      weekly === null
        ? null
        : {
            on: only.length > 0 ? EVERY_DAY : weekly.on,
            everyWeeks: only.length > 0 ? 1 : weekly.everyWeeks,
            startWeek: only.length > 0 ? 1 : weekly.startWeek,
            ...hoursOf(weekly, only.length > 0),
            first: weekly.first === null ? null : dayOfPlan(plan.start, weekly.first),
            last: null,
          },
    only: only.map((issue) => issue.id),
    // What closes a whole day every day would never let its issues go.
    closes: (only.length > 0 ? [] : chosen(plan.issues, draft.closes)).map((issue) => issue.id),
  };
}

const windows = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('windows', weight, fc.array(window, { minLength: 1, maxLength: 2 })).map((drafts) =>
    drafts === null
      ? nothing
      : (plan) => ({ ...plan, windows: drafts.map((draft, w) => windowOf(plan, draft, `W${w}`)) }),
  );

const links = (weight: number): fc.Arbitrary<Layer> =>
  sometimes(
    'links',
    weight,
    fc.record({
      percents: fc.array(fc.option(fc.constantFrom(1, 25, 50, 90, 99)), { minLength: 16, maxLength: 16 }),
      factors: fc.array(fc.option(fc.constantFrom(1000, 1200, 1750)), { minLength: 16, maxLength: 16 }),
    }),
  ).map((draft) =>
    draft === null
      ? nothing
      : (plan) => {
          let at = 0;
          const changed =
            (intoIssue: boolean) =>
            (link: Link): Link => {
              const number = at++;
              if (link.type !== 'FS' || link.lagMinutes !== 0) return link;
              const [donePercent, softFactor] = [pick(draft.percents, number), pick(draft.factors, number)];
              if (donePercent !== null && link.on.kind === 'issue') return { ...link, donePercent };
              return softFactor !== null && intoIssue ? { ...link, softFactor } : link;
            };
          const over = <T extends { after: readonly Link[] }>(list: readonly T[], intoIssue: boolean): T[] =>
            list.map((one) => ({ ...one, after: one.after.map(changed(intoIssue)) }));
          return {
            ...plan,
            issues: over(plan.issues, true),
            gates: over(plan.gates, false),
            phases: over(plan.phases, false),
            milestones: over(plan.milestones, false),
          };
        },
  );

/** Everything that constrains work; `weight` of 16 plans hold each. */
export const arbitraryConstraints = (weight: number): fc.Arbitrary<Layer> =>
  fc
    .tuple(calendars(weight), skills(weight), wip(weight), quotas(weight), windows(weight), links(weight))
    .map((layers) => (plan) => layers.reduce((below, layer) => layer(below), plan));
