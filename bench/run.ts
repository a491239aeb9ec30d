// npm run bench [-- TABLE [PLAN ...]]: prints result tables as Markdown. Tables: kernel growth memory workers process analysis peers, or all (default).
// PLANCAST_BENCH names the folder of the reference (plans and C binaries); what it needs and does not find is said and skipped.
// Ratios are the result, seconds depend on the machine. Each table of `all` is a process of its own, so that none warms another up.
import { spawnSync } from 'node:child_process';
import { allowDeepInlining } from '../src/cli/inlining.ts';
import { chanceReady } from '../src/engine/chance/ready.ts';
import { analysisTable } from './analysis-table.ts';
import { growthTable } from './growth-table.ts';
import { kernelTable } from './kernel-table.ts';
import { memoryTable } from './memory-table.ts';
import { peersTable } from './peers-table.ts';
import { processTable } from './process-table.ts';
import { describeMachine, printTable, type Table } from './table.ts';
import { workersTable } from './workers-table.ts';

const folder = process.env.PLANCAST_BENCH ?? '';
const [wanted = 'all', ...plans] = process.argv.slice(2);

const TABLES: Record<string, () => Table | Promise<Table>> = {
  kernel: () => kernelTable(folder, plans.length > 0 ? plans : ['S', 'M', 'L']),
  growth: growthTable,
  memory: () => memoryTable(folder),
  workers: () => workersTable(folder),
  process: () => processTable(folder),
  analysis: analysisTable,
  peers: () => peersTable(folder),
};

if (wanted === 'all') {
  console.log(describeMachine());
  for (const name of Object.keys(TABLES)) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, process.argv[1], name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
} else if (wanted in TABLES) {
  // As the command does for a long run.
  allowDeepInlining(Number.POSITIVE_INFINITY);
  await chanceReady();
  printTable(await TABLES[wanted]());
} else {
  console.error(`no table "${wanted}"; there are ${Object.keys(TABLES).join(', ')} and all`);
  process.exitCode = 2;
}
