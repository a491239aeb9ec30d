// The battery the draw must pass. It reads the matrix of draws along replications, along streams and along the blocks of
// parallel workers: a counter-based generator must look random in every direction, not only along its counter.
import { avalanche, neighbours } from './flip-tests.ts';
import type { Generator } from './generator.ts';
import type { Score } from './statistics.ts';
import { type Reader, WORD_TESTS } from './word-tests.ts';

/** Reads `length` replications, `step` apart, of one stream after the other; then on from where it stopped. */
function alongReplications(generator: Generator, length: number, step: number): Reader {
  const round = length * generator.streams;
  return (index) => {
    const replication = (index % length) + length * Math.floor(index / round);
    return generator.at(Math.floor(index / length) % generator.streams, replication * step);
  };
}

/** Reads all streams of one replication, then of the next: the tape as the kernel meets it. */
function alongStreams(generator: Generator): Reader {
  return (index) => generator.at(index % generator.streams, Math.floor(index / generator.streams));
}

/** All tests with about `total` draws between them; every z is standard normal for a good generator. */
export function runBattery(generator: Generator, total: number): Score[] {
  const share = Math.floor(total / (3 * WORD_TESTS.length + 2));
  const directions: readonly [string, Reader][] = [
    ['along replications', alongReplications(generator, 1 << 18, 1)],
    ['along streams', alongStreams(generator)],
    ['along worker blocks', alongReplications(generator, 4000, 1000)],
  ];
  const scores = directions.flatMap(([direction, read]) =>
    WORD_TESTS.flatMap(([name, test]) => test(`${name} ${direction}`, read, share)),
  );
  return [...scores, ...avalanche(generator, share), ...neighbours(generator, share)];
}
