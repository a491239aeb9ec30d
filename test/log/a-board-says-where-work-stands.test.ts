// Which column an issue stands in: what is under review is not done, what is recorded as begun is in progress unless something keeps it.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { foldLog } from '../../src/engine/log/evolve.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { boardAt } from '../../src/engine/log/views.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { likely, planOf } from './relay.ts';

/** `column id` of every card of an issue at a moment of the likely future. */
function columnsAt(text: string, until: string): string[] {
  const plan = planOf(text);
  const network = compile(plan);
  const events = narrate(createKernel(network).simulate(likely(network)), network, plan);
  return boardAt(foldLog(plan, events, until), plan).flatMap((row) =>
    (['fresh', 'inProgress', 'aside', 'held', 'done', 'dropped'] as const).flatMap((column) =>
      row[column].map(({ kind, id }) => `${column} ${kind} ${id}`),
    ),
  );
}

const REVIEWED = `
plan: Reviewed
start: 2026-01-05
team: { Ann: , Bob: }
issues:
  a: { owner: Ann, effort: 8h, review: { by: Bob, effort: 1h, lag: 1d } }
  d: { owner: Bob, effort: 4d }
`;

test('an issue whose review has not passed is held, and done once it has', () => {
  expect(columnsAt(REVIEWED, '2026-01-05T12:00')).toContain('inProgress issue a');
  expect(columnsAt(REVIEWED, '2026-01-06T12:00')).toEqual(['held issue a', 'inProgress issue d']);
  expect(columnsAt(REVIEWED, '2026-01-07T09:30')).toContain('held review review/a');
  expect(columnsAt(REVIEWED, '2026-01-07T09:30')).toContain('held issue a');
  expect(columnsAt(REVIEWED, '2026-01-07T12:00')).toContain('done issue a');
});

const RECORDED = `
plan: Recorded
start: 2026-01-05
statusDate: 2026-01-06
team: { Ann: , Bob: , Cid: , Dan: }
windows: { lab: { every: [fri], hours: 09:00-15:00 } }
issues:
  a: { owner: Ann, effort: 5d }
  b: { owner: Bob, effort: 5d }
  c: { owner: Cid, effort: 5d, after: b }
  d: { owner: Dan, effort: 2d, in: lab }
  e: { owner: Dan, effort: 2d }
progress:
  a: { started: 2026-01-05 }
  b: { started: 2026-01-05 }
  c: { started: 2026-01-05, done: 10% }
  d: { started: 2026-01-05, done: 10% }
  e: { superseded: true }
`;

test('recorded work that only waits for the next working minute is in progress, and what is kept from going on is aside', () => {
  expect(columnsAt(RECORDED, '2026-01-06T17:00').toSorted()).toEqual([
    'aside issue c',
    'aside issue d',
    'dropped issue e',
    'inProgress issue a',
    'inProgress issue b',
  ]);
  expect(columnsAt(`${RECORDED}progressLogic: override\n`, '2026-01-06T17:00')).toContain('inProgress issue c');
});
