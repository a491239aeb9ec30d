// What could be known now: whether a risk fires, and how an estimate is drawn. Each splits the futures into groups.
import { createDealer } from '../../engine/chance/deal.ts';
import { draw, streamKey } from '../../engine/chance/draw.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Influence, Information } from '../analysis-result.ts';
import type { Columns } from '../columns.ts';
import { inOrder } from './influence.ts';
import { type Dates, datesInOrder, type Shuffles, valueOfChoice, valueOfPromise } from './information.ts';
import { type Strata, strataOfFlags, strataOfValues } from './strata.ts';

/** Estimates looked at: those the date follows most closely. */
const MOST_ESTIMATES = 20;
const MOST_RISKS = 40;
/** Meaningless labellings by which the gain of chance is measured. */
const SHUFFLES = 20;

export interface InformationSource {
  plan: Plan;
  network: Network;
  seed: string;
  columns: Columns;
  influence: readonly Influence[];
  /** Dates of the plan's options in the first futures, in working minutes; empty = the plan has none. */
  options: readonly Int32Array[];
}

interface Informant {
  kind: Information['kind'];
  id: string;
  title: string;
  strata: Strata;
}

/** Everything worth asking about, the most valuable first. */
export function informationOf(source: InformationSource): Information[] {
  const { columns, options, seed } = source;
  const { futures } = columns;
  const promise = { dates: datesInOrder(columns.dates), shuffles: shufflesOf(seed, futures) };
  const compared = options.length === 0 ? 0 : options[0].length;
  const choice = {
    dates: [columns.dates.subarray(0, compared), ...options].map(datesInOrder),
    shuffles: compared === futures ? promise.shuffles : shufflesOf(seed, compared),
  };
  return [...risksOf(source), ...estimatesOf(source)]
    .map(({ kind, id, title, strata }): Information => {
      const { value, byChance } = valueOfPromise(promise.dates, strata, promise.shuffles);
      return {
        kind,
        id,
        title,
        strata: strata.count,
        futures,
        promise: value,
        chanceMinutes: byChance,
        choice: options.length === 0 ? null : choiceOf(choice.dates, strata, choice.shuffles, compared),
      };
    })
    .toSorted((a, b) => (b.promise.value ?? Number.NEGATIVE_INFINITY) - (a.promise.value ?? Number.NEGATIVE_INFINITY));
}

function choiceOf(options: readonly Dates[], { of, count }: Strata, shuffles: Shuffles, futures: number) {
  return valueOfChoice(options, { of: of.subarray(0, futures), count }, shuffles);
}

/** Risks that fire in some futures and not in others, the most uncertain first. */
function risksOf({ plan, columns }: InformationSource): Informant[] {
  return plan.risks
    .flatMap(({ id, title }, r) => {
      const flags = columns.fired(r);
      const fired = flags.reduce((sum, flag) => sum + flag, 0);
      const rarer = Math.min(fired, columns.futures - fired);
      return rarer === 0 ? [] : [{ kind: 'risk' as const, id, title, strata: strataOfFlags(flags), rarer }];
    })
    .toSorted((a, b) => b.rarer - a.rarer)
    .slice(0, MOST_RISKS);
}

/** Estimates that vary, grouped by their own draw, whatever risks make of it. */
function estimatesOf({ plan, network, seed, columns, influence }: InformationSource): Informant[] {
  const chosen = influence
    .flatMap(({ cruciality }, i) => (cruciality === null ? [] : [{ i, cruciality }]))
    .toSorted((a, b) => b.cruciality - a.cruciality || a.i - b.i)
    .slice(0, MOST_ESTIMATES)
    .map(({ i }) => i);
  const draws = drawsOf(network, seed, chosen, columns.futures);
  return chosen.flatMap((i, k) => {
    const strata = strataOfValues(draws[k], inOrder(draws[k]));
    const { id, title } = plan.issues[i];
    return strata.count < 2 ? [] : [{ kind: 'estimate' as const, id, title, strata }];
  });
}

/** The draws of some issues by replication. */
export function drawsOf(network: Network, seed: string, issues: readonly number[], futures: number): Int32Array[] {
  const dealer = createDealer(network, seed);
  return issues.map((i) => {
    const slot = network.workSlot[i];
    return Int32Array.from({ length: futures }, (_, r) => dealer.value(slot, r));
  });
}

/** Shuffles of the replications that depend on the seed alone. */
function shufflesOf(seed: string, futures: number): Shuffles {
  const orders = Array.from({ length: SHUFFLES }, (_, k) => {
    const key = streamKey(seed, `information/shuffle/${k}`);
    // Half of each draw, so that it stays a whole number of 31 bits.
    return inOrder(Int32Array.from({ length: futures }, (_unused, r) => draw(key, r) >>> 1));
  });
  return { orders, known: new Map() };
}
