// Two threads against one: the whole command on long runs, alternating, wall time. Only a quiet machine with two free cores can tell.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, type Outcome, runCommand, withFolder } from './command.ts';
import { findReference } from './reference.ts';
import { documentOf } from './reference-document.ts';
import { figure, median, spread, type Table } from './table.ts';

/** Plan, replications (some seconds on one thread), rounds. */
const RUNS: readonly [string, number, number][] = [
  ['S', 150_000, 3],
  ['M', 5000, 3],
  ['L', 300, 1],
];

export function workersTable(folder: string): Table {
  const notes = [
    '`simulate PLAN --replications N --json --jobs J`, wall time of the whole process, rounds in turn; beyond the start = less a process of one replication. Target >= 1.8.',
  ];
  const rows: string[][] = [];
  for (const [name, replications, count] of RUNS) {
    const reference = findReference(folder, name);
    const rounds = reference === null || !isBuilt() ? null : timeJobs(documentOf(reference.plan), replications, count);
    if (rounds === null)
      notes.push(`${name}: not measured (needs the reference's plans and a built command that knows --jobs).`);
    else
      rows.push([
        name,
        replications.toLocaleString('en-US'),
        figure(median(rounds.map(({ one }) => one.wallSeconds))),
        figure(median(rounds.map(({ two }) => two.wallSeconds))),
        spread(rounds.map(({ one, two }) => one.wallSeconds / two.wallSeconds)),
        spread(rounds.map(({ start, one, two }) => (one.wallSeconds - start) / (two.wallSeconds - start))),
        `${figure(median(rounds.map(({ one }) => one.peakMebibytes)))} / ${figure(median(rounds.map(({ two }) => two.peakMebibytes)))}`,
      ]);
  }
  return {
    title: 'Two threads',
    head: [
      'plan',
      'replications',
      '1 thread, s',
      '2 threads, s',
      'whole process, times',
      'beyond the start, times',
      'peak MiB, 1 / 2',
    ],
    rows,
    notes,
  };
}

interface Round {
  /** Wall seconds of a process of one replication. */
  start: number;
  one: Outcome;
  two: Outcome;
}

function timeJobs(document: string, replications: number, count: number): Round[] | null {
  return withFolder((folder) => {
    const file = join(folder, 'plan.json');
    writeFileSync(file, document);
    const run = (jobs: number, futures: number): Outcome | null =>
      runCommand([file, '--replications', String(futures), '--json', '--quiet', '--jobs', String(jobs)]);
    const rounds: Round[] = [];
    for (let k = 0; k < count; k++) {
      const start = run(1, 1);
      const one = start === null ? null : run(1, replications);
      const two = one === null ? null : run(2, replications);
      if (start === null || one === null || two === null) return null;
      rounds.push({ start: start.wallSeconds, one, two });
    }
    return rounds;
  });
}
