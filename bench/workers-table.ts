// Two threads against one: the whole command on long runs, alternating, wall time. Only a quiet machine with two free cores can tell.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, type Outcome, runCommand, withFolder } from './command.ts';
import { findReference } from './reference.ts';
import { documentOf } from './reference-document.ts';
import { figure, median, spread, type Table } from './table.ts';

const ROUNDS = 3;
/** Long enough that starting a process does not show: some seconds on one thread. */
const REPLICATIONS: Record<string, number> = { S: 400_000, M: 20_000, L: 500 };

export function workersTable(folder: string): Table {
  const notes = [
    '`simulate PLAN --replications N --json --jobs J`, wall time of the whole process, rounds in turn. Target >= 1.8.',
  ];
  const rows: string[][] = [];
  for (const name of ['S', 'M', 'L']) {
    const reference = findReference(folder, name);
    const rounds = reference === null || !isBuilt() ? null : timeJobs(documentOf(reference.plan), REPLICATIONS[name]);
    if (rounds === null)
      notes.push(`${name}: not measured (needs the reference's plans and a built command that knows --jobs).`);
    else
      rows.push([
        name,
        REPLICATIONS[name].toLocaleString('en-US'),
        figure(median(rounds.map(([one]) => one.wallSeconds))),
        figure(median(rounds.map(([, two]) => two.wallSeconds))),
        spread(rounds.map(([one, two]) => one.wallSeconds / two.wallSeconds)),
        `${figure(median(rounds.map(([one]) => one.peakMebibytes)))} / ${figure(median(rounds.map(([, two]) => two.peakMebibytes)))}`,
      ]);
  }
  return {
    title: 'Two threads',
    head: ['plan', 'replications', '1 thread, s', '2 threads, s', 'times faster', 'peak MiB, 1 / 2'],
    rows,
    notes,
  };
}

function timeJobs(document: string, replications: number): [Outcome, Outcome][] | null {
  return withFolder((folder) => {
    const file = join(folder, 'plan.json');
    writeFileSync(file, document);
    const run = (jobs: number): Outcome | null =>
      runCommand([file, '--replications', String(replications), '--json', '--quiet', '--jobs', String(jobs)]);
    const rounds: [Outcome, Outcome][] = [];
    for (let k = 0; k < ROUNDS; k++) {
      const one = run(1);
      const two = one === null ? null : run(2);
      if (one === null || two === null) return null;
      rounds.push([one, two]);
    }
    return rounds;
  });
}
