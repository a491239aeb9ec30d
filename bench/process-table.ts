// Whole processes: start, reading, compiling and the first, cold replications included; wall time, because that is what a user waits.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, runCommand, secondsOf, withFolder } from './command.ts';
import { findReference, type Reference } from './reference.ts';
import { documentOf } from './reference-document.ts';
import { figure, median, spread, type Table } from './table.ts';

/** Plan, replications, rounds, target: at most so many times the reference's time. */
const RUNS: readonly [string, number, number, string][] = [
  ['S', 10_000, 5, '<= 15'],
  ['S', 1_000_000, 1, '<= 2'],
  ['M', 5000, 2, ''],
  ['L', 200, 1, ''],
];

interface Pair {
  ours: number;
  c: number;
}

export function processTable(folder: string): Table {
  const notes = [
    '`simulate PLAN --replications N --json --jobs 1` against the C process that makes as many, in turn, wall time.',
  ];
  const rows: string[][] = [];
  for (const [name, replications, rounds, target] of RUNS) {
    const reference = findReference(folder, name);
    const pairs = reference === null || !isBuilt() ? [] : timePairs(reference, replications, rounds);
    const title = `${name}, ${replications.toLocaleString('en-US')}`;
    if (pairs.length === 0) notes.push(`${title}: not measured (needs the reference and a built command).`);
    else
      rows.push([
        title,
        figure(median(pairs.map(({ ours }) => ours))),
        figure(median(pairs.map(({ c }) => c))),
        spread(pairs.map(({ ours, c }) => ours / c)),
        target,
      ]);
  }
  return { title: 'Whole process', head: ['plan, replications', 'ours, s', 'C, s', 'times C', 'target'], rows, notes };
}

function timePairs(reference: Reference, replications: number, rounds: number): Pair[] {
  return withFolder((folder) => {
    const file = join(folder, 'plan.json');
    writeFileSync(file, documentOf(reference.plan));
    const plain = [file, '--replications', String(replications), '--json', '--quiet'];
    const parameters = runCommand([...plain.with(2, '1'), '--jobs', '1']) === null ? plain : [...plain, '--jobs', '1'];
    return Array.from({ length: rounds }, () => ({
      ours: runCommand(parameters)?.wallSeconds ?? Number.NaN,
      c: secondsOf(...reference.command(replications)),
    }));
  });
}
