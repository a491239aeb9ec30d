// Correlation between estimates: what the strengths promise is what the tapes hold, and every estimate alone stays what it was.
// Statistical checks use fixed seeds and 4.5 standard errors.
import { beforeAll, describe, expect, it } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { normalWords } from '../../src/engine/chance/normal-words.ts';
import { chanceReady, normalShare } from '../../src/engine/chance/ready.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const COUNT = 40_000;

beforeAll(chanceReady);

function networkOf(estimates: string, status = ''): Network {
  const { plan, diagnostics } = readPlan(
    `
plan: Shared errors
start: 2026-01-05
team: { Ann: { track: Build }, Bob: { track: Build }, Cid: { track: Test }, Dot: }
pools: { Crew: { members: [Ann, Bob] }, All: { members: [Ann, Cid] } }
estimates: ${estimates}
issues:
  a1: { owner: Ann, effort: { p10: 10d, p90: 40d } }
  a2: { owner: Ann, effort: { p10: 5d, p50: 20d, p90: 90d } }
  b1: { owner: Bob, effort: { distribution: uniform, min: 10d, max: 90d } }
  c1: { owner: Cid, effort: { distribution: histogram, bins: [{ from: 10d, to: 20d, weight: 60% }, { from: 50d, to: 90d, weight: 40% }] } }
  d1: { owner: Dot, effort: { distribution: empirical, values: [10d, 11d, 12d, 13d, 20d, 35d] } }
  crew: { pool: Crew, effort: { p10: 10d, p90: 40d } }
  mixed: { pool: All, effort: { p10: 10d, p90: 40d } }
  alone: { nobody: true, duration: { p10: 10d, p90: 40d } }
  single: { owner: Ann, effort: 30d }
deliveries: { parts: { due: 2026-02-02, onTime: 50%, late: 1-9d } }
${status}
`,
    { name: 'shared.yaml' },
  );
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return compile(plan);
}

/** Values of the work of these issues over the futures. */
function columns(network: Network, ids: readonly string[], count = COUNT): Float64Array[] {
  const dealer = createDealer(network, 'shared');
  const tape = new Int32Array(network.slots.length);
  const places = ids.map((id) => network.slots.findIndex(({ name }) => name === `issue/${id}/work`));
  const values = ids.map(() => new Float64Array(count));
  for (let replication = 0; replication < count; replication++) {
    dealer.deal(replication, tape);
    values.forEach((column, k) => {
      column[replication] = tape[places[k]];
    });
  }
  return values;
}

function pearson(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    ab += (a[k] - ma) * (b[k] - mb);
    aa += (a[k] - ma) ** 2;
    bb += (b[k] - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

function ranks(values: Float64Array): Float64Array {
  const rank = new Float64Array(values.length);
  Array.from(values.keys())
    .sort((i, j) => values[i] - values[j] || i - j)
    .forEach((i, r) => {
      rank[i] = r;
    });
  return rank;
}

const spearman = (a: Float64Array, b: Float64Array): number => pearson(ranks(a), ranks(b));
/** Spearman's rho of a bivariate normal with this correlation. */
const rankCorrelation = (strength: number): number => (6 / Math.PI) * Math.asin(strength / 2);

function expectCorrelation(measured: number, expected: number): void {
  expect(Math.abs(measured - expected)).toBeLessThan(4.5 / Math.sqrt(COUNT));
}

const THREE = '{ correlation: { person: 30%, track: 20%, plan: 10% } }';

describe('estimates with a correlation', () => {
  it('correlate by all they have in common: person, track, plan', () => {
    const [a1, a2, b1, c1, crew] = columns(networkOf(THREE), ['a1', 'a2', 'b1', 'c1', 'crew']);
    expectCorrelation(spearman(a1, a2), rankCorrelation(0.6));
    expectCorrelation(spearman(a1, b1), rankCorrelation(0.3));
    expectCorrelation(spearman(a1, c1), rankCorrelation(0.1));
    // Whoever of the crew does it, they are of one track.
    expectCorrelation(spearman(b1, crew), rankCorrelation(0.3));
  });

  it('of which nobody in particular has the error share it with the plan only', () => {
    const [a1, mixed, alone] = columns(networkOf(THREE), ['a1', 'mixed', 'alone']);
    expectCorrelation(spearman(a1, mixed), rankCorrelation(0.1));
    expectCorrelation(spearman(mixed, alone), rankCorrelation(0.1));
    const [ann, nobody] = columns(networkOf('{ correlation: { by: person, strength: 100% } }'), ['a1', 'alone']);
    expectCorrelation(spearman(ann, nobody), 0);
  });

  it('have logarithms that correlate by the strength itself, and are one at 100 %', () => {
    const one = networkOf('{ correlation: { strength: 30% } }');
    const [a1, crew] = columns(one, ['a1', 'crew']).map((column) => column.map(Math.log));
    expectCorrelation(pearson(a1, crew), 0.3);
    const [x, y] = columns(networkOf('{ correlation: { strength: 100% } }'), ['a1', 'crew'], 500);
    expect(y).toEqual(x);
  });

  it('keep the distribution they had', () => {
    const ids = ['a1', 'a2', 'b1', 'c1', 'd1'];
    const [plain, shared] = [columns(networkOf('{}'), ids), columns(networkOf(THREE), ids)];
    ids.forEach((_, k) => {
      const [one, other] = [plain[k].toSorted(), shared[k].toSorted()];
      let furthest = 0;
      // Largest distance of the two empirical distribution functions.
      for (let i = 0, j = 0; i < COUNT; i++) {
        while (j < COUNT && other[j] <= one[i]) j++;
        if (i + 1 === COUNT || one[i + 1] > one[i]) furthest = Math.max(furthest, Math.abs(i + 1 - j) / COUNT);
      }
      // Kolmogorov-Smirnov, one in 10,000.
      expect(furthest).toBeLessThan(2.23 * Math.sqrt(2 / COUNT));
    });
  });

  it('leave single values, deliveries and everything without a correlation as they were', () => {
    const [plain, shared] = [networkOf('{}'), networkOf(THREE)];
    const tapes = [plain, shared].map((network) => {
      const tape = new Int32Array(network.slots.length);
      createDealer(network, '1').deal(77, tape);
      return new Map(network.slots.map(({ name }, k) => [name, tape[k]]));
    });
    const different = Array.from(tapes[0].keys()).filter((name) => tapes[0].get(name) !== tapes[1].get(name));
    expect(different.length).toBeGreaterThan(5);
    expect(different.every((name) => /^issue\/(a1|a2|b1|c1|d1|crew|mixed|alone)\/work$/.test(name))).toBe(true);
    expect(plain.slots.some(({ shares }) => shares !== undefined)).toBe(false);
  });

  it('hold for what spread widens, together with ranges', () => {
    const network = networkOf('{ spread: { sdLog: 0.5 }, correlation: { by: person, strength: 40% } }');
    const [a1, single] = columns(network, ['a1', 'single']).map((column) => column.map(Math.log));
    expectCorrelation(pearson(a1, single), 0.4);
  });

  it('hold for what is left of work in progress', () => {
    const status = 'statusDate: 2026-01-19\nprogress: { a1: { started: 2026-01-05 } }';
    const [rest, a2] = columns(networkOf('{ correlation: { by: person, strength: 50% } }', status), ['a1', 'a2']);
    expectCorrelation(spearman(rest, a2), rankCorrelation(0.5));
  });

  it('are the same slot by slot, and with Sobol points', () => {
    const network = networkOf(THREE);
    for (const each of [network, { ...network, sobol: { dimensions: null } }]) {
      const dealer = createDealer(each, '1');
      const tape = new Int32Array(network.slots.length);
      for (const replication of [0, 3, 4127]) {
        dealer.deal(replication, tape);
        expect(network.slots.map((_, slot) => dealer.value(slot, replication))).toEqual([...tape]);
      }
    }
  });
});

describe('the word of a deviate', () => {
  it('is its share to 2^-31, and the first or last beyond what 32 bits can say', () => {
    const word = normalWords();
    let last = -1;
    for (let z = -6.49; z < 6.49; z += 0.00317) {
      const draw = word(z) >>> 0;
      expect(Math.abs(draw / 2 ** 32 - normalShare(z))).toBeLessThan(2 ** -31);
      expect(draw).toBeGreaterThanOrEqual(last);
      last = draw;
    }
    expect(word(-7) >>> 0).toBe(0);
    expect(word(7) >>> 0).toBe(2 ** 32 - 1);
  });
});
