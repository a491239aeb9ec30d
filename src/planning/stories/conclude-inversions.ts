// The counts of priority inversions become a list with remedies.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { type InversionsPart, readInversionKey } from './inversions-observer.ts';
import type { Inversion, InversionsResult } from './inversions-result.ts';
import { isPossible, remedyLink } from './remedy.ts';
import { futuresWith, spellOf, totalOf } from './spell-tally.ts';
import { type StoryNames, storyNames } from './story-names.ts';

/** Seldom things are left out: below one future in a hundred. */
const LEAST_SHARE = 0.01;

/** Working minutes above which a wait counts. */
export function inversionThreshold({ calendar }: Plan): number {
  return calendar.minutesPerDay;
}

export function concludeInversions(plan: Plan, network: Network, part: InversionsPart): InversionsResult {
  const names = storyNames(plan, network);
  const { futures } = part;
  const inversions = [...part.waits.keys()]
    .filter((key) => futuresWith(part.waits.get(key)) >= LEAST_SHARE * futures)
    .map((key) => ({ key, inversion: tell(plan, network, part, key, names) }))
    .sort(
      (a, b) =>
        onChain(b.inversion) - onChain(a.inversion) ||
        b.inversion.meanMinutes - a.inversion.meanMinutes ||
        a.key - b.key,
    )
    .map(({ inversion }) => inversion);
  return {
    futures,
    thresholdMinutes: inversionThreshold(plan),
    any: futures === 0 ? 0 : part.any / futures,
    inversions,
  };
}

/** Minutes it costs on the driving chain, on average. */
function onChain({ driving, wait }: Inversion): number {
  return driving * wait.meanMinutes;
}

function tell(plan: Plan, network: Network, part: InversionsPart, key: number, names: StoryNames): Inversion {
  const { ahead, kept, over } = readInversionKey(network, key);
  const { classOfIssue, personCount } = network;
  const counts = part.waits.get(key);
  const some = futuresWith(counts);
  const [aheadNamed, keptNamed] = [names.node(ahead), names.node(kept)];
  const possible = isPossible(plan, aheadNamed.id, keptNamed.id);
  return {
    ahead: aheadNamed,
    kept: keptNamed,
    over: over < personCount ? names.person(over) : names.resource(over - personCount),
    betterClass: classOfIssue[kept] < classOfIssue[ahead],
    share: some / part.futures,
    wait: spellOf(counts, some),
    driving: (part.driving.get(key) ?? 0) / part.futures,
    meanMinutes: totalOf(counts) / part.futures,
    remedy: possible
      ? { issue: aheadNamed.id, waitsFor: keptNamed.id, line: `after: [${remedyLink(keptNamed.id)}]`, proof: null }
      : null,
  };
}
