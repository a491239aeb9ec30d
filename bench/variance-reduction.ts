// By how much each way of drawing futures reduces the variance of what a forecast says of the finish, against independent draws:
// var(plain) / var(design) over many forecasts with seeds of their own, at 1,000 and 4,000 futures, for its mean, P50 and P80, and for the
// chance to finish by a date (the P80 of 10,000 futures): where finishes crowd and gap, a percentile jumps whatever the draws.
//
//   npx tsx bench/variance-reduction.ts scenarios/source-8wk.yaml 500 [design ...]
//
// A factor of 2 means: as exact as twice as many futures. Its standard error is 2 / sqrt(repetitions) of it, printed below.
import { readFileSync } from 'node:fs';
import { dealerOf } from '../src/engine/chance/deal.ts';
import { draw, streamKey } from '../src/engine/chance/draw.ts';
import { type Draws, plainDraws } from '../src/engine/chance/draws.ts';
import { scrambleDigits } from '../src/engine/chance/nested-scrambling.ts';
import { chanceReady } from '../src/engine/chance/ready.ts';
import { SCRAMBLINGS, sobolDraws } from '../src/engine/chance/sobol-draws.ts';
import { nearestRank } from '../src/engine/forecast/quantiles.ts';
import { sobolOrder } from '../src/engine/forecast/sobol-order.ts';
import { createKernel } from '../src/engine/kernel/simulate.ts';
import { compile } from '../src/engine/network/compile.ts';
import type { Network } from '../src/engine/network/network.ts';
import { readPlan } from '../src/scenarios/read-plan.ts';

const SIZES = [1000, 4000];
/** Futures of the run whose P80 is the date that chances are about. */
const DATE_RUN = 10_000;
const FIGURES = ['mean', 'P50', 'P80', 'chance'];

type Design = (seed: string, names: readonly string[]) => Draws;

/** Pairs of futures: the second has every draw turned over. */
const antithetic: Design = (seed, names) => {
  const plain = plainDraws(seed, names);
  const turned = (word: number, replication: number): number => (replication & 1 ? ~word : word);
  return {
    fill(replication, words) {
      plain.fill(replication >>> 1, words);
      for (let stream = 0; stream < words.length; stream++) words[stream] = turned(words[stream], replication);
    },
    word: (stream, replication) => turned(plain.word(stream, replication >>> 1), replication),
  };
};

/**
 * Latin hypercubes: within each of 20 scramblings every stream alone is as even as can be at every power of two, and the order is
 * a permutation of its own, so that streams know nothing of each other.
 */
const latinHypercube: Design = (seed, names) => {
  const keys = names.map((name) => {
    const key = streamKey(seed, name);
    return Int32Array.from({ length: 4 * SCRAMBLINGS }, (_, k) => draw(key, k));
  });
  const scrambled = (stream: number, scrambling: number, digits: number): number => {
    const own = keys[stream];
    const place = scrambleDigits(digits, own[4 * scrambling], own[4 * scrambling + 1]);
    return scrambleDigits(place, own[4 * scrambling + 2], own[4 * scrambling + 3]);
  };
  const digitsOf = (replication: number): number => reversed(Math.floor(replication / SCRAMBLINGS));
  return {
    fill(replication, words) {
      const digits = digitsOf(replication);
      const scrambling = replication % SCRAMBLINGS;
      for (let stream = 0; stream < words.length; stream++) words[stream] = scrambled(stream, scrambling, digits);
    },
    word: (stream, replication) => scrambled(stream, replication % SCRAMBLINGS, digitsOf(replication)),
  };
};

function reversed(word: number): number {
  let digits = 0;
  for (let bit = 0; bit < 32; bit++) digits = (digits << 1) | ((word >>> bit) & 1);
  return digits;
}

/** By name; each is measured against the first. */
async function designsFor(network: Network): Promise<Map<string, Design>> {
  const order = await sobolOrder(network);
  return new Map<string, Design>([
    ['plain', plainDraws],
    ['antithetic', antithetic],
    ['latin-hypercube', latinHypercube],
    ['sobol-by-name', (seed, names) => sobolDraws(seed, names, names.toSorted())],
    ['sobol', (seed, names) => sobolDraws(seed, names, order)],
  ]);
}

interface Estimates {
  label: string;
  values: number[];
}

/** Finishes of one forecast in working minutes. */
function finishes(network: Network, design: Design, seed: string, count: number): Float64Array {
  const kernel = createKernel(network);
  const tape = new Int32Array(network.slots.length);
  const dealer = dealerOf(network.slots, (names) => design(seed, names));
  return Float64Array.from({ length: count }, (_, replication) => {
    dealer.deal(replication, tape);
    return network.planProfile.minutesAt(Math.max(0, kernel.simulate(tape).finishMinute));
  });
}

/** What forecasts under different seeds say, by size and figure; working minutes. */
function repeat(network: Network, design: Design, repetitions: number, date: number): Estimates[] {
  const estimates: Estimates[] = SIZES.flatMap((size) =>
    FIGURES.map((figure) => ({ label: `${figure} at ${size}`, values: [] })),
  );
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const all = finishes(network, design, `repetition ${repetition}`, Math.max(...SIZES));
    const figures = SIZES.flatMap((size) => {
      const sorted = all.slice(0, size).sort();
      const mean = sorted.reduce((sum, value) => sum + value, 0) / size;
      const chance = sorted.reduce((count, value) => count + (value <= date ? 1 : 0), 0) / size;
      return [mean, sorted[nearestRank(50, size) - 1], sorted[nearestRank(80, size) - 1], chance];
    });
    figures.forEach((value, k) => {
      estimates[k].values.push(value);
    });
  }
  return estimates;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

async function main([file = 'scenarios/source-8wk.yaml', count = '500', ...wanted]: string[]): Promise<void> {
  await chanceReady();
  const { plan } = readPlan(readFileSync(file, 'utf8'), { name: file });
  if (plan === null) throw new Error(`${file} is not a valid plan`);
  const repetitions = Number(count);
  const network = compile(plan);
  const designs = await designsFor(network);
  const date = finishes(network, plainDraws, 'date', DATE_RUN).sort()[nearestRank(80, DATE_RUN) - 1];
  const plain = repeat(network, plainDraws, repetitions, date);
  const error = Math.round(200 / Math.sqrt(repetitions));
  console.log(`${file}: ${network.slots.length} slots, ${repetitions} repetitions, standard error ${error} %`);
  console.log(['design'.padEnd(16), ...plain.map(({ label }) => label.padStart(15))].join(''));
  for (const [name, design] of designs) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const estimates = design === plainDraws ? plain : repeat(network, design, repetitions, date);
    const factors = estimates.map(({ values }, k) => (variance(plain[k].values) / variance(values)).toFixed(2));
    console.log([name.padEnd(16), ...factors.map((factor) => factor.padStart(15))].join(''));
  }
}

await main(process.argv.slice(2));
