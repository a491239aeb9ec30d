// What it is worth to show all plans the same futures: var(difference of independent futures) / var(difference of the same futures), over many
// repetitions of so many futures, for the mean and the P80 of the finish in working minutes, on five questions of the seeds.
//
//   npx tsx bench/pairing.ts 400 1000 [what-if ...]
//
// A factor of 10 means: as exact as ten times as many futures. Its standard error is 2 / sqrt(repetitions) of it.
import { chanceReady } from '../src/engine/chance/ready.ts';
import { futuresOf, meanOf, percentileOf, varianceOf, WHAT_IFS, workedUntil } from './what-ifs.ts';

const FIVE = ['split-012', 'plan-early', 'developer02-100', 'hand-009-010', 'openai-first'];

async function main([count = '400', size = '1000', ...asked]: string[]): Promise<void> {
  await chanceReady();
  const [repetitions, futures] = [Number(count), Number(size)];
  console.log(
    `${repetitions} repetitions of ${futures} futures, standard error ${Math.round(200 / Math.sqrt(repetitions))} %`,
  );
  for (const key of asked.length > 0 ? asked : FIVE) {
    const { name, base, option } = WHAT_IFS[key]();
    const [ofBase, ofOption] = [futuresOf(base), futuresOf(option)];
    const calendar = ofBase.network;
    const means: [number, number][] = [];
    const percentiles: [number, number][] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const seed = `repetition ${repetition}`;
      const pair = [ofBase, ofOption].map(({ finishes }) => workedUntil(calendar, finishes(seed, futures)));
      means.push([meanOf(pair[0]), meanOf(pair[1])]);
      percentiles.push([percentileOf(pair[0], 80), percentileOf(pair[1], 80)]);
    }
    const difference = meanOf(means.map(([without, under]) => under - without));
    const shift = meanOf(percentiles.map(([without, under]) => under - without));
    console.log(
      `${name.padEnd(42)} mean ${difference.toFixed(0).padStart(6)} min, factor ${factorOf(means)}   P80 ${shift.toFixed(0).padStart(6)} min, factor ${factorOf(percentiles)}`,
    );
  }
}

/** The option of one repetition against the base of the next is a difference of independent futures. */
function factorOf(pairs: readonly (readonly [number, number])[]): string {
  const paired = pairs.map(([without, under]) => under - without);
  const unpaired = pairs.map(([, under], k) => under - pairs[(k + 1) % pairs.length][0]);
  return (varianceOf(unpaired) / varianceOf(paired)).toFixed(1).padStart(7);
}

await main(process.argv.slice(2));
