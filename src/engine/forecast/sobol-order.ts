// Which stream reads which dimension of the Sobol sequence. Its first dimensions are the best ones, so they go to what moves the finish
// most, as a short pilot of plain futures tells. The streams of one risk, issue or gate stand side by side: whether a risk fires and how hard
// it hits act together only, and neighbours are balanced against each other (torn apart, they lose most of what is gained). The pilot
// has a seed of its own, so the order belongs to the plan alone.
import { dealerOf } from '../chance/deal.ts';
import { type Draws, plainDraws } from '../chance/draws.ts';
import { chanceReady } from '../chance/ready.ts';
import { kernelOf } from '../kernel/kernel-of.ts';
import type { Network } from '../network/network.ts';

/** Futures of the pilot. */
const PILOT = 256;
const SEED = 'dimensions';

/**
 * Names of the streams by dimension: subjects (`risk/R1`, `issue/#3`) by the largest covariance of any of their streams, those of a subject by their
 * own, largest first; ties in the order of the slots. Covariance is that of a stream's draw and the finish in working minutes, over the futures of the
 * pilot that finish.
 */
export async function sobolOrder(network: Network): Promise<string[]> {
  await chanceReady();
  const kernel = kernelOf(network);
  const tape = new Int32Array(network.slots.length);
  let names: readonly string[] = [];
  let draws: Draws | null = null;
  const dealer = dealerOf(network.slots, (streams) => {
    names = streams;
    draws = plainDraws(SEED, streams);
    return draws;
  });
  const products = new Float64Array(names.length);
  const sums = new Float64Array(names.length);
  const words = new Int32Array(names.length);
  let finished = 0;
  let total = 0;
  for (let replication = 0; replication < PILOT; replication++) {
    dealer.deal(replication, tape);
    const { finishMinute } = kernel.simulate(tape);
    if (finishMinute < 0) continue;
    const worked = network.planProfile.minutesAt(finishMinute);
    (draws as Draws | null)?.fill(replication, words);
    for (let stream = 0; stream < words.length; stream++) {
      const share = words[stream] >>> 16;
      sums[stream] += share;
      products[stream] += share * worked;
    }
    finished++;
    total += worked;
  }
  const moves = products.map((product, stream) => Math.abs(product * finished - sums[stream] * total));
  return bySubject(
    names
      .map((name, stream) => ({ name, stream }))
      .sort((a, b) => moves[b.stream] - moves[a.stream] || a.stream - b.stream)
      .map(({ name }) => name),
  );
}

/** Subjects in the order of their first names, each with all of its names. */
function bySubject(names: readonly string[]): string[] {
  const subjects = new Map<string, string[]>();
  for (const name of names) {
    const subject = name.split('/', 2).join('/');
    subjects.set(subject, [...(subjects.get(subject) ?? []), name]);
  }
  return Array.from(subjects.values()).flat();
}
