// Board, timeline and utilisation of a future in which the first review fails and Ann has the flu.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { foldLog } from '../../src/engine/log/evolve.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { boardAt, timeline, utilisation } from '../../src/engine/log/views.ts';
import { likely, relayNetwork as network, relay } from './relay.ts';

const tape = likely(network, {
  'gate/G1/pass/1': 2 ** 31 - 1,
  'risk/flu/fires': 0,
  'risk/flu/minute': 660,
});
const events = narrate(createKernel(network).simulate(tape), network, relay);
const board = (until: string) =>
  boardAt(foldLog(relay, events, until), relay).map(({ who, away, fresh, inProgress, held, done }) => ({
    who,
    away,
    fresh: fresh.map(({ id, status }) => `${id} ${status}`),
    inProgress: inProgress.map(({ kind, id, status }) => `${kind} ${id} ${status}`),
    held: held.map(({ kind, id }) => `${kind} ${id}`),
    done: done.map(({ id }) => id),
  }));

test('a board shows what everybody has to do, in hand, held back and done', () => {
  expect(board('2025-11-17T11:30')).toEqual([
    { who: 'Ann', away: true, fresh: [], inProgress: ['issue A paused'], held: [], done: [] },
    { who: 'Bob', away: false, fresh: ['D waiting'], inProgress: [], held: ['issue B'], done: [] },
    { who: 'Cid', away: false, fresh: [], inProgress: [], held: [], done: [] },
    { who: null, away: false, fresh: ['C waiting'], inProgress: [], held: [], done: [] },
    { who: 'Ann or Cid', away: false, fresh: ['E waiting'], inProgress: [], held: [], done: [] },
  ]);
});

test('keepers have the gate in review, also those outside the team', () => {
  const during = events.find(({ type }) => type === 'GateReviewStarted')?.time ?? '';
  expect(board(during).flatMap(({ who, held }) => (held.length > 0 ? [[who, held]] : []))).toEqual([
    ['Ann', ['review G1']],
    ['Bob', ['review G1']],
    ['Board', ['review G1']],
  ]);
});

test('support stands beside own work, and a rework is its owner’s', () => {
  const supported = events.find(({ type, subject }) => type === 'IssueStarted' && subject === 'E')?.time ?? '';
  const bob = board(supported).find(({ who }) => who === 'Bob');
  expect(bob).toMatchObject({ inProgress: ['support E in-progress'], done: ['D', 'G1/rework', 'B'] });
});

test('a timeline has bars with pauses, rows for people, keepers and unowned issues', () => {
  const { rows, absences, lastMinute } = timeline(events, relay);
  expect(rows.map(({ person, bars }) => [person, bars.map(({ kind, id }) => `${kind} ${id}`)])).toEqual([
    ['Ann', ['work A', 'review G1', 'review G1', 'work E']],
    ['Bob', ['work B', 'review G1', 'work G1/rework', 'review G1', 'work D']],
    ['Cid', []],
    ['Board', ['review G1', 'review G1']],
    [null, ['work C']],
  ]);
  const [a] = rows[0].bars;
  expect(a).toMatchObject({ start: 540, pauses: [{ from: 660, to: 900 }], workEnd: a.finish });
  const [b] = rows[1].bars;
  expect([b.workEnd, b.finish]).toEqual([660, a.finish]);
  expect(absences).toEqual([
    { person: 'Ann', drawn: true, from: 660, to: 900 },
    { person: 'Cid', drawn: false, from: 1440, to: 2880 },
  ]);
  expect(lastMinute).toBe(events.at(-1)?.minute);
});

test('a timeline of a log cut short leaves open what is open', () => {
  const { rows } = timeline(
    events.filter(({ minute }) => minute <= 700),
    relay,
  );
  expect(rows[0].bars).toEqual([
    {
      kind: 'work',
      id: 'A',
      person: 'Ann',
      start: 540,
      workEnd: null,
      finish: null,
      pauses: [{ from: 660, to: null }],
      asides: [],
    },
  ]);
});

test('utilisation counts worked minutes: own work, reviews, and support by its share', () => {
  const { weeks, people } = utilisation(events, relay, network);
  expect(weeks).toEqual(['2025-11-17']);
  // Ann: A 240, two reviews of 60, E 180; she was ill for 240 of her 2400 minutes.
  expect(people[0]).toEqual({ person: 'Ann', busyMinutes: [240 + 120 + 180], availableMinutes: [2400 - 240] });
  // Bob: B 120, rework 60, reviews 120, D 120, and half of E's 180.
  expect(people[1]).toEqual({ person: 'Bob', busyMinutes: [120 + 60 + 120 + 120 + 90], availableMinutes: [2400] });
  expect(people[2]).toEqual({ person: 'Cid', busyMinutes: [0], availableMinutes: [1920] });
});
