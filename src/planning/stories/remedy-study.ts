// Tries remedies: the plan as it is and with each link added, on the same draws. A changed plan is compiled anew, so its order of dispatch
// is its own; draws go by name, so every quantity keeps its value.
import { createDealer } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Executor, Order, Study } from '../../engine/forecast/study.ts';
import { createKernel } from '../../engine/kernel/simulate.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { columnOf, type FutureRows, FutureTable, joinRows } from '../future-table.ts';
import { barOf, workedDates } from '../twists/difference.ts';
import { inversionThreshold } from './conclude-inversions.ts';
import {
  addInversionsParts,
  InversionsObserver,
  type InversionsPart,
  readInversionKey,
} from './inversions-observer.ts';
import type { Inversion, RemedyProof } from './inversions-result.ts';
import { withRemedy } from './remedy.ts';
import { futuresWith, type SpellCounts } from './spell-tally.ts';

export interface RemedySpec {
  plan: Plan;
  seed: string;
  /** Pairs of issues by id: the first lets the second go first. */
  remedies: readonly { issue: string; waitsFor: string }[];
}

export interface RemedyPart {
  /** Columns: the finish; the end of each second issue; then finish and end under each remedy. Minutes, NEVER = never. */
  dates: FutureRows;
  /** Inversions left under each remedy. */
  left: InversionsPart[];
}

/** One plan that can be run on dealt futures. */
interface Player {
  network: Network;
  play(replication: number): Trace;
}

function playerOf(plan: Plan, seed: string, network = compile(plan)): Player {
  const kernel = createKernel(network);
  const dealer = createDealer(network, seed);
  const tape = new Int32Array(network.slots.length);
  return {
    network,
    play(replication) {
      dealer.deal(replication, tape);
      return kernel.simulate(tape);
    },
  };
}

export const remedyStudy: Study<RemedySpec, RemedyPart> = {
  name: 'remedies',
  async open(spec, known) {
    await chanceReady();
    const { plan, seed, remedies } = spec;
    const base = playerOf(plan, seed, known);
    const others = remedies.map(({ issue, waitsFor }) => playerOf(withRemedy(plan, issue, waitsFor), seed));
    const observers = others.map(({ network }) => new InversionsObserver(network, inversionThreshold(plan)));
    const kept = remedies.map(({ waitsFor }) => plan.issues.findIndex(({ id }) => id === waitsFor));
    const count = remedies.length;
    const table = new FutureTable(1 + 3 * count);
    const doneAt = ({ eventMinute }: Trace, { doneEventOfIssue }: Network, issue: number): number =>
      orNever(eventMinute[doneEventOfIssue[issue]]);
    const tell = (replication: number): void => {
      const at = table.begin(replication);
      const { data } = table;
      const trace = base.play(replication);
      data[at] = orNever(trace.finishMinute);
      for (let k = 0; k < count; k++) data[at + 1 + k] = doneAt(trace, base.network, kept[k]);
      for (let k = 0; k < count; k++) {
        const under = others[k].play(replication);
        observers[k].count(under);
        data[at + 1 + count + 2 * k] = orNever(under.finishMinute);
        data[at + 2 + count + 2 * k] = doneAt(under, others[k].network, kept[k]);
      }
    };
    return {
      run(from, to) {
        for (let replication = from; replication < to; replication++) tell(replication);
      },
      part: () => ({ dates: table.part(), left: observers.map((observer) => observer.part()) }),
    };
  },
  merge: (parts) => ({
    dates: joinRows(parts.map(({ dates }) => dates)),
    left: parts[0].left.map((_, k) => addInversionsParts(parts.map(({ left }) => left[k]))),
  }),
};

function orNever(minute: number): number {
  return minute < 0 ? NEVER : minute;
}

/**
 * The inversions with proofs for the first `most` of those that have a remedy. Costs `most` + 1 simulations a future.
 * @param order how many futures; 2,000 give P80 to about a tenth of a day
 */
export async function proveRemedies(
  plan: Plan,
  network: Network,
  seed: string,
  inversions: readonly Inversion[],
  most: number,
  executor: Executor,
  order: Order,
): Promise<Inversion[]> {
  const tried = inversions.filter(({ remedy }) => remedy !== null).slice(0, most);
  if (tried.length === 0) return [...inversions];
  const remedies = tried.map(({ remedy }) => remedy!);
  const { part } = await executor.run(remedyStudy, { plan, seed, remedies }, { ...order, network });
  return inversions.map((inversion) => {
    const k = tried.indexOf(inversion);
    if (k < 0 || inversion.remedy === null) return inversion;
    return {
      ...inversion,
      remedy: { ...inversion.remedy, proof: proofOf(network, part, remedies.length, k, inversion) },
    };
  });
}

function proofOf(network: Network, part: RemedyPart, count: number, k: number, inversion: Inversion): RemedyProof {
  const column = (c: number): Int32Array => workedDates(network, columnOf(part.dates, c));
  const [finish, kept] = [column(0), column(1 + k)];
  const [finishUnder, keptUnder] = [column(1 + count + 2 * k), column(2 + count + 2 * k)];
  const bar = barOf(finish, finishUnder);
  let [earlier, later] = [0, 0];
  finish.forEach((minute, r) => {
    if (finishUnder[r] < minute) earlier++;
    else if (finishUnder[r] > minute) later++;
  });
  const futures = finish.length;
  return {
    futures,
    finishP80Minutes: bar.p80,
    finishMeanMinutes: bar.mean,
    keptP80Minutes: barOf(kept, keptUnder).p80,
    shareLeft: leftOf(network, part.left[k].waits, inversion) / futures,
    earlier: earlier / futures,
    later: later / futures,
  };
}

/** Futures in which the same pair still stands in each other's way. Issues and people have the same numbers under a remedy. */
function leftOf(network: Network, waits: SpellCounts, { ahead, kept }: Inversion): number {
  let futures = 0;
  for (const [key, counts] of waits) {
    const pair = readInversionKey(network, key);
    if (network.nodeIds[pair.ahead] === ahead.id && network.nodeIds[pair.kept] === kept.id)
      futures = Math.max(futures, futuresWith(counts));
  }
  return futures;
}
