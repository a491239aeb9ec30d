// Causes are said as planners say them: no id that nobody has written, no opening of a plan that opened weeks ago.
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { renderReplayLog } from '../../src/reports/replay-log.ts';
import { likely, planOf } from './relay.ts';

/** Lines of the likely future, readiness left out. */
function logOf(text: string): string[] {
  const plan = planOf(text);
  const network = compile(plan);
  const events = narrate(createKernel(network).simulate(likely(network)), network, plan);
  return renderReplayLog(events, plan, { chalk: new Chalk({ level: 0 }), width: 100 }, true).split('\n');
}

const REVIEWED = `
plan: Reviewed
start: 2026-01-05
team: { Ann: , Bob: }
deliveries: { keys: { title: API keys, due: 2026-01-06, onTime: 70%, late: 1-2d, fallback: { wait: 4h, factor: 2 } } }
issues:
  a: { owner: Ann, effort: 8h, review: { by: Bob, effort: 1h, lag: 2-4h } }
  c: { owner: Ann, effort: 2h, after: a }
  d: { owner: Bob, effort: 4d }
  e: { owner: Ann, effort: 1h, after: keys }
gates:
  go: { after: [c], keepers: [Bob], review: 1h, window: { every: thu, hours: 14:00-16:00 } }
`;

test('reviews, waits and ways round a delivery are named in words', () => {
  const lines = logOf(REVIEWED);
  const all = lines.join('\n');
  expect(all).not.toMatch(/(review|lag|ready|late|rework)\//);
  expect(all).toContain('◆ Review of a');
  expect(all).toContain('the review of a passed');
  expect(all).toContain('Bob free after the review of a');
  expect(all).toContain('the wait for the review of a finished');
});

test('a gate that waited for its window says so', () => {
  expect(logOf(REVIEWED).find((line) => line.includes('in review  ◆ go'))).toContain('← its window opened');
});

test('what begins, is dropped or is taken as begun at the data date or later says by what', () => {
  const lines = logOf(`
plan: Recorded
start: 2026-01-05
statusDate: 2026-01-06
team: { Ann: , Bob: , Cid: }
issues:
  a: { owner: Ann, effort: 5d }
  b: { owner: Bob, effort: 2d }
  c: { nobody: true, elapsed: 2h }
  e: { owner: Cid, effort: 2d, notBefore: 2026-01-08 }
  f: { owner: Cid, effort: 2d, notBefore: 2026-01-12 }
progress:
  a: { done: 10% }
  b: { started: 2026-01-05 }
scope: [{ on: 2026-01-07, drop: e }]
`);
  expect(lines[0]).toBe('Recorded · data date Tue 6 Jan 17:00');
  const lineOf = (verb: string, id: string) => lines.find((line) => line.includes(`${verb}  ${id}`));
  expect(lineOf('started  ', 'a')).toContain('← taken as begun at the data date');
  expect(lineOf('started  ', 'b')).toContain('← it is recorded');
  expect(lineOf('started  ', 'c')).toContain('← the data date came');
  expect(lineOf('dropped  ', 'e')).toContain('← scope of Wed 7 Jan');
});
