// The same plan in other tools: SimPy simulates the same futures (same durations, so the same finishes), TaskJuggler makes its one schedule.
// Debian packages python3-simpy3 and tj3; what is not installed is said and skipped.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { likelyTape } from '../src/engine/chance/deal.ts';
import { createKernel } from '../src/engine/kernel/simulate.ts';
import { secondsOf, withFolder } from './command.ts';
import { makeHotLoop } from './hot-loop.ts';
import { loopFigures } from './one-loop.ts';
import { peerFutures } from './peers/peer-futures.ts';
import { latestEnd, taskjugglerProject } from './peers/taskjuggler-project.ts';
import { findReference } from './reference.ts';
import { sizedPlan } from './sized-plan.ts';
import { figure, median, type Table } from './table.ts';
import { type Translation, translatePlan } from './translate-plan.ts';

const MODEL = fileURLToPath(new URL('./peers/simpy_model.py', import.meta.url));
// Debian's interpreter first: another one in the path does not see Debian's packages.
const PYTHONS = ['/usr/bin/python3', 'python3'];
const TASKJUGGLER = 'tj3';
const START = '2025-03-03';
const ROUNDS = 3;
/** Plans, and as many futures of each as SimPy makes in about half a second. */
const SIMPY_FUTURES: readonly [string, number][] = [
  ['S', 500],
  ['M', 60],
  ['L', 2],
];
const MINUTES_PER_DAY = 480;

interface SimpyAnswer {
  version: string;
  finishes: number[];
  seconds: number;
}

export function peersTable(folder: string): Table {
  const notes: string[] = [];
  const rows: string[][] = [];
  for (const [name, futures] of SIMPY_FUTURES) {
    const found = findReference(folder, name);
    const reference = found?.plan ?? (name === 'S' ? sizedPlan({ issues: 60, people: 10 }) : null);
    if (reference === null) notes.push(`${name}: no plan (PLANCAST_BENCH names no folder with it).`);
    else {
      const translation = translatePlan(reference);
      const ours = median((found === null ? loopFigures('sized', 60, 10) : loopFigures('alone', name)).ours);
      rows.push([name, 'ours, one thread', figure(ours), '1', '']);
      rows.push(...simpyRows(name, translation, futures, ours, notes));
      if (name === 'S') rows.push(...taskjugglerRows(translation, ours, notes));
    }
  }
  return {
    title: 'The same plans in other tools',
    head: ['plan', 'tool', 'replications/s', 'ours is faster by', 'agreement'],
    rows,
    notes,
  };
}

function simpyRows(name: string, translation: Translation, futures: number, ours: number, notes: string[]): string[][] {
  const python = PYTHONS.find((path) => spawnSync(path, ['-c', 'import simpy']).status === 0);
  if (python === undefined) {
    notes.push(`${name}: SimPy skipped, not installed (Debian: python3-simpy3).`);
    return [];
  }
  const { finishes, ...document } = peerFutures(translation, futures);
  const input = JSON.stringify(document);
  const answers = Array.from(
    { length: ROUNDS },
    (): SimpyAnswer => JSON.parse(execFileSync(python, [MODEL], { input, encoding: 'utf8', maxBuffer: 1 << 28 })),
  );
  const speed = median(answers.map(({ seconds }) => futures / seconds));
  const same = finishes.filter((minute, k) => minute === answers[0].finishes[k]).length;
  if (same !== futures) process.exitCode = 1;
  const agreement = `${same} of ${futures} futures finish in the same minute`;
  return [[name, `SimPy ${answers[0].version}`, figure(speed), `${figure(ours / speed)} times`, agreement]];
}

function taskjugglerRows({ plan }: Translation, ours: number, notes: string[]): string[][] {
  if (spawnSync(TASKJUGGLER, ['--version']).status !== 0) {
    notes.push('TaskJuggler: skipped, not installed (Debian: tj3).');
    return [];
  }
  const { network } = makeHotLoop({ plan, sameDraw: [] });
  const likely = createKernel(network).simulate(likelyTape(network)).finishMinute;
  return withFolder((folder) => {
    writeFileSync(
      join(folder, 'plan.tjp'),
      taskjugglerProject(plan, network.rankOfIssue, START, Math.ceil(likely / 480)),
    );
    const seconds = median(Array.from({ length: ROUNDS }, () => secondsOf(TASKJUGGLER, ['plan.tjp'], folder)));
    const report = join(folder, 'dates.csv');
    if (Number.isNaN(seconds) || !existsSync(report)) {
      notes.push('TaskJuggler: it does not accept the project.');
      return [];
    }
    const end = latestEnd(readFileSync(report, 'utf8'), START);
    notes.push(
      'TaskJuggler makes one schedule of likely values a process, by its own rule of who goes first; SimPy counts CPU time of the simulation alone.',
    );
    const days = (minutes: number): string => (minutes / MINUTES_PER_DAY).toFixed(2);
    return [
      [
        'S',
        'TaskJuggler (tj3), one schedule',
        figure(1 / seconds),
        `${figure(ours * seconds)} futures meanwhile`,
        `its finish ${days(end)} days, our likely future ${days(likely)}`,
      ],
    ];
  });
}
