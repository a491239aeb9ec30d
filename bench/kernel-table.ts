// One thread, hot loop: deal and simulate, side by side with the tuned C reference in alternating rounds.
import { type HotLoop, makeHotLoop, quantile } from './hot-loop.ts';
import { findReference, type Reference } from './reference.ts';
import { syntheticPlan } from './synthetic-plan.ts';
import { figure, median, spread, type Table } from './table.ts';
import { translatePlan } from './translate-plan.ts';

const ROUNDS = 5;
const SECONDS = 1;
const MINUTES_PER_DAY = 480;
/** Enough replications for P80 to a tenth of a day, few enough to wait for. */
const replicationsFor = (nodes: number): number => (nodes > 5000 ? 1000 : nodes > 500 ? 5000 : 20_000);

/** @param names plans of the reference's folder */
export function kernelTable(folder: string, names: readonly string[]): Table {
  const notes = [
    'CPU time of one thread, after warming up; C and ours in turn, median of five rounds (least-greatest).',
  ];
  const rows: string[][] = [];
  for (const name of names) {
    const reference = findReference(folder, name);
    if (reference === null) notes.push(`${name}: no reference (PLANCAST_BENCH names no folder with its files).`);
    else rows.push(compare(name, reference, notes));
  }
  rows.push(alone());
  return {
    title: 'Hot loop against tuned C',
    head: [
      'plan',
      'speed against C',
      'replications/s, ours',
      'C',
      'P80 ours / C, days',
      'rows a replication',
      'ready in',
    ],
    rows,
    notes,
  };
}

function compare(name: string, reference: Reference, notes: string[]): string[] {
  const translation = translatePlan(reference.plan);
  const loop = makeHotLoop(translation);
  const { finishes, rows } = loop.run(replicationsFor(loop.network.nodeCount));
  const ours = quantile(finishes, 0.8) / MINUTES_PER_DAY;
  const theirs = reference.p80(finishes.length);
  if (Math.abs(ours - theirs) > 0.5) {
    notes.push(
      `${name}: P80 ${translation.exact ? 'DISAGREES' : 'differs: C puts several reworks on a gate, we one'}.`,
    );
    if (translation.exact) process.exitCode = 1;
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({ c: reference.measure(SECONDS), ours: loop.measure(SECONDS) }));
  return [
    `${name}: ${reference.plan.issues.length.toLocaleString('en-US')} issues, ${loop.network.personCount} people`,
    spread(rounds.map((one) => one.ours / one.c)),
    figure(median(rounds.map((one) => one.ours))),
    figure(median(rounds.map(({ c }) => c))),
    `${ours.toFixed(2)} / ${theirs.toFixed(2)}`,
    figure(rows / finishes.length),
    readyIn(loop),
  ];
}

/** Our own plan with office hours, meetings and keepers who review: what the reference does not know. */
function alone(): string[] {
  const loop = makeHotLoop({ plan: syntheticPlan(), sameDraw: [] });
  const { finishes, rows } = loop.run(replicationsFor(loop.network.nodeCount));
  loop.measure(SECONDS);
  const speeds = Array.from({ length: ROUNDS }, () => loop.measure(SECONDS));
  const title = 'synthetic: 100 issues, office hours, meetings, reviews by keepers';
  return [title, '', spread(speeds), '', '', figure(rows / finishes.length), readyIn(loop)];
}

const readyIn = ({ compileSeconds, prepareSeconds }: HotLoop): string =>
  `${figure(compileSeconds + prepareSeconds)} s CPU`;
