// A bound must be true in every single future: random small plans with everything the rules speak of, under random orders, rules, ways of
// dispatch and edges that only order work, and with work in other hands, never come before it, at any date asked about.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { NEVER } from '../../src/engine/forecast/quantiles.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { PLAIN_LINK } from '../../src/plan/plain.ts';
import type { Estimate, Issue, Plan } from '../../src/plan/plan.ts';
import { ANY_ORDER, type Freedom } from '../../src/planning/bounds/bound-ask.ts';
import { boundOf } from '../../src/planning/bounds/bound-study.ts';
import { enough, parameters } from '../laws/random-futures.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';

await chanceReady();

const around = (estimate: Estimate): Estimate => {
  const { likely } = estimate;
  return likely === null || likely === 0
    ? estimate
    : { ...estimate, distribution: { kind: 'uniform', min: likely / 2, max: 2 * likely }, single: false };
};

/** Estimates that are not known, luck as well as bad luck, and people whose errors are their own. */
function uncertain(plan: Plan, byPerson: boolean): Plan {
  return {
    ...plan,
    issues: plan.issues.map((issue) => ({ ...issue, estimate: byPerson ? issue.estimate : around(issue.estimate) })),
    gates: plan.gates.map((gate) => ({ ...gate, review: gate.review === null ? null : around(gate.review) })),
    spread: byPerson
      ? {
          sdLog: 0.5,
          shared: 0.4,
          by: 'person',
          people: plan.people.slice(0, 2).map(({ id }, p) => ({ id, median: p === 0 ? 0.7 : 1.5 })),
        }
      : plan.spread,
    ...(byPerson
      ? {
          correlation: [
            { by: 'person' as const, strength: 0.3 },
            { by: 'track' as const, strength: 0.2 },
          ],
        }
      : {}),
    risks: plan.risks.map((risk) => ({
      ...risk,
      impacts: risk.impacts.map((impact) =>
        impact.kind === 'factor'
          ? { ...impact, by: { ...impact.by, distribution: { kind: 'uniform' as const, min: 0.4, max: 1.9 } } }
          : impact,
      ),
    })),
  };
}

/** Far beyond the end of such small plans. */
const DAYS = 120;

const pickFrom = <T>(list: readonly T[], n: number): T => list[n % list.length];

/** Another order of the same work: rule, dispatch, classes, an order of its own, and one edge that only orders work. */
function reordered(plan: Plan, numbers: readonly number[]): Plan {
  const [a, b, c, d, e, f] = numbers;
  const order = plan.issues.map(({ id }, i) => ({ id, key: (numbers[i % numbers.length] * (i + 7)) % 101 }));
  const [first, second] = [a % plan.issues.length, b % plan.issues.length];
  // Issues of the random plans depend on earlier ones only in one line, which their ids tell.
  const edge = {
    ...PLAIN_LINK,
    on: { kind: 'issue' as const, id: plan.issues[Math.min(first, second)].id },
    sequence: true,
    path: [],
  };
  const changed: Plan = {
    ...plan,
    rule: pickFrom(['lft', 'document', 'edd', 'mslk', 'mts', 'lst', 'grpw', 'spt'] as const, c),
    dispatch: pickFrom(['issue-first', 'person-first', 'list'] as const, d),
    classOrder: e % 2 === 0 ? 'class-first' : 'tiebreak',
    inheritClasses: e % 3 === 0,
    issues: plan.issues.map((issue, i) => ({
      ...issue,
      priority: plan.classes.length === 0 ? null : (numbers[i % numbers.length] >> 2) % plan.classes.length,
    })),
    order: f % 2 === 0 ? order.sort((x, y) => x.key - y.key).map(({ id }) => id) : [],
  };
  if (first === second || f % 3 > 0) return changed;
  const linked = {
    ...changed,
    issues: changed.issues.map((issue, i) =>
      i === Math.max(first, second) ? { ...issue, after: [...issue.after, edge] } : issue,
    ),
  };
  try {
    compile(linked, DAYS);
    return linked;
  } catch {
    return changed;
  }
}

const namesOf = (who: Issue['who']): string =>
  who.kind === 'owner' ? who.person : who.kind === 'anyOf' ? who.people.join() : '';

/** Work in other hands; risks and windows that are about the work of a person are then about other issues. */
function reassigned(plan: Plan, numbers: readonly number[]): Plan {
  const people = plan.people.map(({ id }) => id);
  const moved = new Set<string>();
  const issues = plan.issues.map((issue, i): Issue => {
    const n = numbers[(3 * i) % numbers.length] + i;
    if (issue.who.kind === 'nobody' || n % 3 === 0) return issue;
    const some = people.filter((_, p) => ((n >> p) & 1) === 1);
    const who: Issue['who'] =
      n % 5 > 0 || some.length < 2
        ? { kind: 'owner', person: pickFrom(people, n >> 1) }
        : { kind: 'anyOf', people: some, pool: null };
    if (namesOf(who) !== namesOf(issue.who)) moved.add(issue.id);
    return { ...issue, who };
  });
  const shuffle = (ids: readonly string[], n: number): string[] => [
    ...ids.filter((id) => !moved.has(id) || n % 2 === 0),
    ...(n % 3 === 0 ? Array.from(moved).filter((id) => !ids.includes(id)) : []),
  ];
  return {
    ...plan,
    issues,
    risks: plan.risks.map((risk, r) => ({ ...risk, hits: shuffle(risk.hits, numbers[r % numbers.length]) })),
    windows: plan.windows.map((window, w) => ({
      ...window,
      closes: shuffle(window.closes, numbers[(w + 1) % numbers.length]),
    })),
  };
}

interface Met {
  looked: number;
  exact: number;
  better: number;
}

function hold(
  base: Plan,
  freedom: Freedom,
  variants: readonly Plan[],
  replication: number,
  node: number,
  met: Met,
): void {
  const out = new Int32Array(2);
  boundOf({ plan: base, seed: 'bound', freedom, node }, compile(base, DAYS))(replication, out, 0);
  for (const plan of variants) {
    const network = compile(plan, DAYS);
    const tape = new Int32Array(network.slots.length);
    createDealer(network, 'bound').deal(replication, tape);
    const trace = createKernel(network).simulate(tape);
    const minute = node < 0 ? trace.finishMinute : trace.eventMinute[2 * node + 1];
    const date = minute < 0 ? NEVER : minute;
    met.looked++;
    if (date === out[0]) met.exact++;
    if (out[1] > 0) met.better++;
    expect(date, `reason ${out[1]}`).toBeGreaterThanOrEqual(out[0]);
  }
}

const numbers = fc.array(fc.nat(9_999), { minLength: 7, maxLength: 7 });

for (const byPerson of [false, true]) {
  const RUNS = byPerson ? 25 : 60;
  test(`no order of the same work by the same people comes before the bound${byPerson ? ', with errors of their own' : ''}`, () => {
    const met = { looked: 0, exact: 0, better: 0 };
    const property = fc.property(arbitraryPlan, fc.nat(9_999), numbers, fc.nat(20), (drawn, replication, n, at) => {
      const plan = uncertain(drawn, byPerson);
      const { issueCount, nodeCount } = compile(plan, DAYS);
      const node =
        at % 3 > 0 ? -1 : at % 2 === 0 ? at % plan.issues.length : issueCount + (at % (nodeCount - issueCount || 1));
      hold(plan, ANY_ORDER, [plan, reordered(plan, n)], replication, node >= nodeCount ? -1 : node, met);
    });
    fc.assert(property, parameters(RUNS));
    if (process.env.PLANCAST_TELL) console.log(met);
    expect(met.looked).toBeGreaterThan(enough(RUNS));
    expect(met.exact / met.looked).toBeGreaterThan(0.2);
    expect(met.better).toBeGreaterThan(enough(5));
  });

  test(`nor does any assignment of it${byPerson ? ', with errors of their own' : ''}`, () => {
    const met = { looked: 0, exact: 0, better: 0 };
    const property = fc.property(arbitraryPlan, fc.nat(9_999), numbers, (drawn, replication, n) => {
      const plan = uncertain(drawn, byPerson);
      const performers = plan.issues.map(({ who }) => (who.kind === 'nobody' ? [] : plan.people.map(({ id }) => id)));
      const other = reassigned(plan, n);
      hold(plan, { performers }, [plan, other, reordered(other, n)], replication, -1, met);
    });
    fc.assert(property, parameters(RUNS));
    if (process.env.PLANCAST_TELL) console.log(met);
    expect(met.exact / met.looked).toBeGreaterThan(0.05);
    expect(met.better).toBeGreaterThan(enough(5));
  });
}
