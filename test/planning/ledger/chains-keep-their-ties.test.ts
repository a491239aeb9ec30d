// A group of chains is told by the steps of its leader: what joins them is told of the leader, too, whatever its members say.
import { expect, test } from 'vitest';
import { compile } from '../../../src/engine/network/compile.ts';
import { concludeChains } from '../../../src/planning/ledger/conclude-chains.ts';
import type { LedgerPart } from '../../../src/planning/ledger/ledger-observer.ts';
import { planOf } from '../../forecast/plans.ts';

const plan = planOf(`
plan: Three
start: 2025-11-17
team: { Ann: }
issues:
  a: { owner: Ann, effort: 1d }
  b: { owner: Ann, effort: 1d }
  c: { owner: Ann, effort: 1d }
`);
const LINK = [1, 0, 0, 0, 0];
const PERSON = [0, 1, 0, 0, 0];
const END = [0, 0, 0, 0, 1];

/** Sequences of three steps: futures, nodes, and the tie of each step. */
function sequencesOf(list: readonly (readonly [number, readonly number[], readonly number[][]])[]) {
  return {
    offset: Int32Array.from([0, ...list.map((_, s) => 3 * (s + 1))]),
    node: Int32Array.from(list.flatMap(([, nodes]) => nodes)),
    minutes: Float64Array.from(list.flatMap(([futures]) => [480, 480, 480].map((minutes) => minutes * futures))),
    ties: Int32Array.from(list.flatMap(([futures, , ties]) => ties.flat().map((one) => one * futures))),
    futures: Int32Array.from(list.map(([futures]) => futures)),
    dates: Float64Array.from(list.map(([futures]) => 5000 * futures)),
    replication: Int32Array.from(list.map((_, s) => s)),
  };
}

test('the arrows of a group are those of its leader, though more members take its steps in another order', () => {
  const sequences = sequencesOf([
    [3, [0, 1, 2], [LINK, PERSON, END]],
    [2, [0, 2, 1], [PERSON, LINK, END]],
    [2, [2, 0, 1], [PERSON, PERSON, END]],
  ]);
  const network = compile(plan);
  const date = new Int32Array(7).fill(5000);
  const { groups } = concludeChains({ plan, network, node: -1 }, { date, sequences } as unknown as LedgerPart);
  expect(groups).toHaveLength(1);
  expect(groups[0].futures).toBe(7);
  expect(groups[0].steps.map(({ id, tie }) => `${id} ${tie}`)).toEqual(['a link', 'b person', 'c end']);
});
