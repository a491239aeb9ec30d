// One thread, hot loop: deal and simulate, side by side with the tuned C reference in alternating rounds.
import { type LoopFigures, loopFigures } from './one-loop.ts';
import { findReference } from './reference.ts';
import { figure, median, spread, type Table } from './table.ts';

const MINUTES_PER_DAY = 480;

/** Targets: speed as a share of the reference's. */
const TARGETS: Record<string, string> = { S: '0.55', M: '0.50', L: '0.50' };

/** @param names plans of the reference's folder */
export function kernelTable(folder: string, names: readonly string[]): Table {
  const notes = [
    'Deal + simulate, recorder and causes always on; CPU time of one thread, warm; C and ours in turn, median of five rounds (least-greatest).',
  ];
  const rows: string[][] = [];
  for (const name of names) {
    if (findReference(folder, name) === null)
      notes.push(`${name}: no reference (PLANCAST_BENCH names no folder with its files).`);
    else rows.push(rowOf(name, loopFigures('plan', name), notes));
  }
  rows.push(rowOf('synthetic (office hours, meetings, keepers)', loopFigures('synthetic'), notes));
  return {
    title: 'Hot loop against tuned C',
    head: [
      'plan',
      'speed against C',
      'target',
      'replications/s, ours / C',
      'P80 ours / C, days',
      'rows each',
      'ready in',
    ],
    rows,
    notes,
  };
}

function rowOf(name: string, figures: LoopFigures, notes: string[]): string[] {
  const { issues, people, ours, c, p80OfC, exact } = figures;
  const p80 = figures.p80 / MINUTES_PER_DAY;
  if (p80OfC !== null && Math.abs(p80 - p80OfC) > 0.5) {
    notes.push(`${name}: P80 ${exact ? 'DISAGREES' : 'differs: C puts several reworks on a gate, we one'}.`);
    if (exact) process.exitCode = 1;
  }
  return [
    `${name}: ${issues.toLocaleString('en-US')} issues, ${people} people`,
    c.length === 0 ? '' : spread(ours.map((speed, k) => speed / c[k])),
    TARGETS[name] ?? '',
    c.length === 0 ? spread(ours) : `${figure(median(ours))} / ${figure(median(c))}`,
    p80OfC === null ? '' : `${p80.toFixed(2)} / ${p80OfC.toFixed(2)}`,
    figure(figures.rowsEach),
    `${figure(figures.compileSeconds + figures.prepareSeconds)} s CPU`,
  ];
}
