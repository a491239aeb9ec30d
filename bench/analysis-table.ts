// A full analysis as a user asks for it: `simulate explain PLAN`, wall time of the whole process, with the forecast beside it.
import { fileURLToPath } from 'node:url';
import { isBuilt, type Outcome, runCommand } from './command.ts';
import { figure, median, spread, type Table } from './table.ts';

const ROUNDS = 3;
const REPLICATIONS = '10000';
const PLAN = fileURLToPath(new URL('../scenarios/source-8wk.yaml', import.meta.url));

/** Name, arguments, target in seconds. */
const RUNS: readonly [string, readonly string[], string][] = [
  ['forecast', [PLAN, '--json'], ''],
  ['explain, JSON', ['explain', PLAN, '--json'], '<= 2'],
  ['explain, screen', ['explain', PLAN], '<= 2'],
];

export function analysisTable(): Table {
  const notes = [
    '10,000 replications of scenarios/source-8wk.yaml, wall time of the whole process, threads as the command chooses.',
  ];
  const rows: string[][] = [];
  for (const [name, parameters, target] of RUNS) {
    const rounds = isBuilt() ? timeRounds([...parameters, '--replications', REPLICATIONS, '--quiet']) : [];
    if (rounds.length === 0) notes.push(`${name}: not measured (the built command cannot do it).`);
    else
      rows.push([
        name,
        spread(rounds.map(({ wallSeconds }) => wallSeconds)),
        target,
        figure(median(rounds.map(({ peakMebibytes }) => peakMebibytes))),
      ]);
  }
  return { title: 'Analysis of source-8wk', head: ['what', 'wall, s', 'target', 'peak, MiB'], rows, notes };
}

function timeRounds(parameters: readonly string[]): Outcome[] {
  const rounds: Outcome[] = [];
  for (let k = 0; k < ROUNDS; k++) {
    const outcome = runCommand(parameters);
    if (outcome === null) return [];
    rounds.push(outcome);
  }
  return rounds;
}
