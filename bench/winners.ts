// Whether a search sells what it can deliver: over many seeds, the P80 it shows for its first proposal against the true one of the same plan
// (a long run of the kernel alone), and how often that proposal is truly within a quarter of a day of the best of all that any seed proposed first or second
// (with `every`, of all reassignments of at most `changes` issues, tried one by one on long common futures).
//
//   npx tsx bench/winners.ts continuous 100 people 2 200 2000 every
//   npx tsx bench/winners.ts source-8wk 30 people,order 3 300 4000
//
// plan, seeds, moves, changes, candidates of a search, fresh futures of a proposal [every]. `screening` is what the search itself saw: it over-sells.
import { chanceReady } from '../src/engine/chance/ready.ts';
import { applyChanges } from '../src/plan/apply-changes.ts';
import type { Change } from '../src/plan/change.ts';
import type { Plan } from '../src/plan/plan.ts';
import type { Move, Proposal } from '../src/planning/optimize/optimization.ts';
import { optimize } from '../src/planning/optimize/optimize.ts';
import { goalFor } from './goal-for.ts';
import {
  type Futures,
  futuresOf,
  meanOf,
  percentileOf,
  planOf,
  shareText,
  varianceOf,
  workedUntil,
} from './what-ifs.ts';

/** Its P80 is known three times as exactly as that of 10,000 futures. */
const LONG_RUN = 100_000;
const NEAR_DAYS = 0.25;

interface Shown {
  shown: number;
  screening: number | null;
  optimism: number;
  truth: number;
  inInterval: boolean;
}

async function main([
  file = 'continuous',
  seeds = '100',
  moves = 'people',
  changes = '2',
  candidates = '200',
  fresh = '2000',
  every,
]: string[]): Promise<void> {
  await chanceReady();
  const plan = planOf(file);
  const base = futuresOf(plan);
  const worked = (minute: number): number => base.network.planProfile.minutesAt(minute);
  const truths = new Map<string, number>();
  const truthOf = (key: string, changed: Plan): number => {
    if (!truths.has(key)) truths.set(key, longRun(base, changed));
    return truths.get(key)!;
  };
  const ofBase = truthOf('', plan);
  const winners: Shown[] = [];
  for (let seed = 0; seed < Number(seeds); seed++) {
    const found = await optimize({
      plan,
      network: base.network,
      seed: `search ${seed}`,
      goal: goalFor(plan, `min P80(finish); max-changes ${changes}`),
      moves: moves.split(',') as Move[],
      candidates: Number(candidates),
      replications: Number(fresh),
      phraseOf: (change) => JSON.stringify(change),
    });
    for (const proposal of found.proposals.slice(0, 2)) truthOf(keyOf(proposal.changes), proposal.plan);
    const [first] = found.proposals;
    winners.push(
      first === undefined
        ? shownOfBase(ofBase)
        : shownOf(first, truths.get(keyOf(first.changes))!, found.optimism ?? 0, worked),
    );
  }
  const known = truths.size;
  if (every === 'every')
    for (const tried of reassignments(plan, Number(changes))) truthOf(keyOf(tried.changes), tried.plan);
  const best = Math.min(...truths.values());
  const day = plan.calendar.minutesPerDay;
  report(
    `${file}, moves ${moves}, at most ${changes} changes, ${seeds} seeds of ${candidates} candidates, ${fresh} fresh futures`,
    winners,
    day,
  );
  const near = winners.filter(({ truth }) => truth <= best + NEAR_DAYS * day).length;
  const losses = winners.map(({ truth }) => (truth - best) / day);
  console.log(
    `true P80: base ${(ofBase / day).toFixed(2)} d, best of ${truths.size} plans (${known} proposed) ${(best / day).toFixed(2)} d; first proposal within ${NEAR_DAYS} d of it ${shareText(near, winners.length)}, behind it by ${meanOf(losses).toFixed(3)} d on average, ${Math.max(...losses).toFixed(2)} d at most`,
  );
}

function report(title: string, winners: readonly Shown[], day: number): void {
  const say = (name: string, offs: readonly number[]): string => {
    const error = Math.sqrt(varianceOf(offs) / offs.length);
    return `${name} ${(meanOf(offs) / day).toFixed(4)} d ± ${(error / day).toFixed(4)} (z ${(meanOf(offs) / error).toFixed(1)})`;
  };
  const screened = winners.filter(({ screening }) => screening !== null);
  console.log(title);
  console.log(
    [
      say(
        'shown - true',
        winners.map(({ shown, truth }) => shown - truth),
      ),
      say(
        'with the optimism stated',
        winners.map(({ shown, truth, optimism }) => shown + optimism - truth),
      ),
      say(
        'screening - true',
        screened.map(({ screening, truth }) => screening! - truth),
      ),
      `its 95 % interval holds the true one ${shareText(winners.filter(({ inInterval }) => inInterval).length, winners.length)}`,
    ].join('\n'),
  );
}

const keyOf = (changes: readonly Change[]): string => JSON.stringify(changes);

function longRun({ network }: Futures, plan: Plan): number {
  return percentileOf(workedUntil(network, futuresOf(plan).finishes('truth', LONG_RUN)), 80);
}

const shownOfBase = (truth: number): Shown => ({ shown: truth, screening: null, optimism: 0, truth, inInterval: true });

function shownOf({ figure }: Proposal, truth: number, optimism: number, worked: (minute: number) => number): Shown {
  const { value, low, high } = figure.fresh;
  if (value === null) throw new Error('a proposal never comes');
  const holds = (low === null || worked(low) <= truth) && (high === null || truth <= worked(high));
  return {
    shown: worked(value),
    screening: figure.screening === null ? null : worked(figure.screening),
    optimism,
    truth,
    inInterval: holds,
  };
}

/** All plans in which at most so many issues are handed to somebody else. */
function* reassignments(
  plan: Plan,
  most: number,
  from = 0,
  changes: Change[] = [],
): Generator<{ plan: Plan; changes: Change[] }> {
  if (changes.length > 0) yield { plan: applyChanges(plan, changes)!, changes };
  if (changes.length === most) return;
  for (let i = from; i < plan.issues.length; i++) {
    const { id, who } = plan.issues[i];
    if (who.kind !== 'owner') continue;
    for (const person of plan.people)
      if (person.id !== who.person)
        yield* reassignments(plan, most, i + 1, [...changes, { kind: 'owner', issue: id, to: person.id }]);
  }
}

await main(process.argv.slice(2));
