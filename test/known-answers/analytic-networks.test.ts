// Small networks whose distribution is known exactly: series, parallel, bridge, shared staff, risks. A hundred thousand futures of
// each must have the exact mean, quantiles and criticality within four standard errors.

import { expect } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { CriticalityTally } from '../../src/engine/forecast/criticality.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { PLAIN_RISK } from '../../src/plan/plain.ts';
import type { Distribution, Plan } from '../../src/plan/plan.ts';
import { estimateOf, planOf } from './plan-builder.ts';
import { readShared } from './shared-data.ts';
import { testWithData } from './test-with-data.ts';

const REPLICATIONS = 100_000;
const MINUTES_PER_UNIT = 1000;
/** Baselines and absences, not plans. */
const NOT_PLANS = ['throughput-50', 'capacity-binomial'];

interface Duration {
  type: string;
  mean: number;
  sd: number;
  min: number;
  mode: number;
  max: number;
  mu: number;
  sigma: number;
  values: number[];
  probs: number[];
}
interface Case {
  id: string;
  activities?: { id: string; duration: Duration; preds: string[] }[];
  capacity?: number[];
  base?: number;
  risks?: [number, number][];
  answer: { mean: number; sd: number; quantiles?: Record<string, number>; pmf?: Record<string, number> };
  pmf?: Record<string, number>;
  criticality?: Record<string, number>;
}

function distributionOf(duration: Duration): Distribution {
  const { type } = duration;
  const [mean, sd, min, mode, max] = [duration.mean, duration.sd, duration.min, duration.mode, duration.max].map(
    (value) => value * MINUTES_PER_UNIT,
  );
  switch (type) {
    case 'exponential':
      return { kind: 'exponential', mean };
    case 'triangular':
    case 'pert':
      return { kind: type, min, mode, max };
    case 'uniform':
      return { kind: 'uniform', min, max };
    case 'normal':
      return { kind: 'normal', mean, sd };
    case 'lognormal':
      return { kind: 'lognormal', median: Math.exp(duration.mu) * MINUTES_PER_UNIT, sdLog: duration.sigma };
    case 'discrete':
      return { kind: 'discrete', values: duration.values.map((v) => v * MINUTES_PER_UNIT), weights: duration.probs };
    default:
      throw new Error(`no such duration: ${type}`);
  }
}

function planOfCase({ id, activities, capacity, base, risks }: Case): Plan {
  const people = capacity === undefined ? [] : Array.from({ length: capacity[0] }, (_, p) => `Staff/${p + 1}`);
  const work = activities ?? [{ id: 'work', duration: null, preds: [] }];
  return planOf({
    id,
    people,
    rule: capacity === undefined ? 'lft' : 'document',
    activities: work.map(({ id, duration, preds }) => ({
      id,
      after: preds,
      distribution:
        duration === null ? { kind: 'fixed', value: (base ?? 0) * MINUTES_PER_UNIT } : distributionOf(duration),
      ...(capacity === undefined ? {} : { anyOf: people }),
    })),
    risks: (risks ?? []).map(([probability, days], r) => ({
      ...PLAIN_RISK,
      id: `R${r + 1}`,
      title: '',
      owner: null,
      probability: { low: probability, high: probability },
      impacts: [{ kind: 'work', by: estimateOf({ kind: 'fixed', value: days * MINUTES_PER_UNIT }) }],
      hits: ['work'],
      window: null,
      mitigation: null,
    })),
  });
}

interface Sample {
  finishes: Float64Array;
  /** Share of futures in which each issue lies on a tight chain. */
  criticality: Map<string, number>;
}

function sampleCase(given: Case): Sample {
  const network = compile(planOfCase(given));
  const kernel = createKernel(network);
  const dealer = createDealer(network, given.id);
  const tally = new CriticalityTally(network);
  const tape = new Int32Array(network.slots.length);
  const finishes = new Float64Array(REPLICATIONS);
  for (let r = 0; r < REPLICATIONS; r++) {
    dealer.deal(r, tape);
    const trace = kernel.simulate(tape);
    finishes[r] = trace.finishMinute / MINUTES_PER_UNIT;
    if (given.criticality !== undefined) tally.count(trace);
  }
  const criticality = new Map(network.nodeIds.map((id, node) => [id, tally.tight[node] / REPLICATIONS]));
  return { finishes, criticality };
}

/** Every comparison as a number of standard errors, named; four is the limit. */
function errorsOf(given: Case, { finishes, criticality }: Sample): Map<string, number> {
  const errors = new Map<string, number>();
  const root = Math.sqrt(REPLICATIONS);
  const ofShare = (share: number, exact: number): number =>
    exact <= 0 || exact >= 1
      ? share === exact
        ? 0
        : Infinity
      : ((share - exact) * root) / Math.sqrt(exact * (1 - exact));
  const shareOf = (holds: (finish: number) => boolean): number => finishes.filter(holds).length / REPLICATIONS;
  const mean = finishes.reduce((sum, finish) => sum + finish, 0) / REPLICATIONS;
  errors.set('mean', ((mean - given.answer.mean) * root) / given.answer.sd);
  for (const [q, value] of Object.entries(given.answer.quantiles ?? {})) {
    errors.set(
      `quantile ${q}`,
      ofShare(
        shareOf((finish) => finish <= value),
        Number(q),
      ),
    );
  }
  for (const [value, chance] of Object.entries(given.answer.pmf ?? given.pmf ?? {})) {
    errors.set(
      `chance of ${value}`,
      ofShare(
        shareOf((finish) => finish === Number(value)),
        chance,
      ),
    );
  }
  for (const [id, exact] of Object.entries(given.criticality ?? {})) {
    errors.set(`criticality of ${id}`, ofShare(criticality.get(id) ?? Number.NaN, exact));
  }
  return errors;
}

testWithData(
  'all 23 networks with a closed answer have it within four standard errors',
  { timeout: 600_000 },
  async () => {
    await chanceReady();
    const { cases } = JSON.parse(readShared('analytic/cases.json').toString('utf8')) as { cases: Case[] };
    const plans = cases.filter(({ id }) => !NOT_PLANS.includes(id));
    const outside: string[] = [];
    let compared = 0;
    for (const given of plans) {
      const errors = errorsOf(given, sampleCase(given));
      compared += errors.size;
      const largest = [...errors].reduce((a, b) => (Math.abs(b[1]) > Math.abs(a[1]) ? b : a));
      console.log(
        `${given.id}: mean off by ${errors.get('mean')?.toFixed(2)} standard errors, worst of ${errors.size}: ${largest[0]} ${largest[1].toFixed(2)}`,
      );
      for (const [figure, error] of errors)
        if (!(Math.abs(error) <= 4)) outside.push(`${given.id} ${figure}: ${error}`);
    }
    console.log(`${plans.length} networks, ${compared} figures compared`);
    expect(plans.length).toBe(23);
    expect(outside).toEqual([]);
  },
);
