// How often a comparison decides falsely about options that are as good as the base in truth: the same plan with the same risks and gates,
// whose issues draw from streams of their own. All looks count, and any option decided is a false decision. At most 5 % may be.
//
//   npx tsx bench/compare-decisions.ts continuous 2000 1 4000 [indifference in minutes, default 0]
//
// With an indifference of 0 nothing settles early, so that every look up to the last has its chance to be wrong.
import { chanceReady } from '../src/engine/chance/ready.ts';
import type { Plan } from '../src/plan/plan.ts';
import { compare } from '../src/planning/compare/compare.ts';
import { planOf, shareText } from './what-ifs.ts';

/** The same plan with other draws of its issues; nothing else reads the names. */
function twinOf(plan: Plan, suffix: string): Plan {
  return { ...plan, issues: plan.issues.map((issue) => ({ ...issue, was: `${issue.was ?? issue.id}${suffix}` })) };
}

async function main([
  file = 'continuous',
  count = '2000',
  options = '1',
  most = '4000',
  indifference = '0',
]: string[]): Promise<void> {
  await chanceReady();
  const plan = planOf(file);
  const [repetitions, twins] = [Number(count), Number(options)];
  let wrong = 0;
  let wrongOptions = 0;
  const endedAt = new Map<number, [number, number]>();
  let futures = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const compared = await compare({
      base: { id: 'base', title: 'base', words: [], plan },
      options: Array.from({ length: twins }, (_, k) => ({
        id: `twin ${k}`,
        title: `twin ${k}`,
        words: [],
        plan: twinOf(plan, `~${k}`),
      })),
      seed: `decision ${repetition}`,
      replications: Number(most),
      metric: null,
      milestone: null,
      indifference: Number(indifference),
    });
    const decided = compared.options.filter(
      ({ verdict }) => verdict === 'better' || verdict === 'worse' || verdict === 'different',
    ).length;
    wrongOptions += decided;
    if (decided > 0) wrong++;
    futures += compared.replications;
    const [ended, falsely] = endedAt.get(compared.replications) ?? [0, 0];
    endedAt.set(compared.replications, [ended + 1, falsely + (decided > 0 ? 1 : 0)]);
  }
  const ends = [...endedAt]
    .sort(([a], [b]) => a - b)
    .map(([at, [ended, falsely]]) => `${at}: ${ended} (${falsely} false)`);
  console.log(
    `${file}, ${twins} options, up to ${most} futures, indifference ${indifference} min, ${repetitions} comparisons`,
  );
  console.log(
    `false decisions ${shareText(wrong, repetitions)} (${wrongOptions} options), mean futures ${Math.round(futures / repetitions)}; ended at ${ends.join(', ')}`,
  );
}

await main(process.argv.slice(2));
