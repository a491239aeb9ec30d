// The scenarios: thousands of futures, each adding up to its own finish to the minute, and the ledgers that are made of them.
// PLANCAST_LAW_EFFORT asks for more futures.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDealer } from '../../../src/engine/chance/deal.ts';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import { concludeChains } from '../../../src/planning/ledger/conclude-chains.ts';
import { concludeLedger } from '../../../src/planning/ledger/conclude-ledger.ts';
import { type LedgerAsk, type LedgerPart, ledgerKind } from '../../../src/planning/ledger/ledger-observer.ts';
import type { LedgerRow, Span } from '../../../src/planning/ledger/ledger-result.ts';
import { concludeMergeBias, type MergePart, mergeKind } from '../../../src/planning/ledger/merge-bias.ts';
import { planOf } from '../../forecast/plans.ts';

beforeAll(() => chanceReady());

const FUTURES = Math.ceil(200 * Number(process.env.PLANCAST_LAW_EFFORT ?? 1));
const SCENARIOS = [
  'source-8wk',
  'omc-parallel-8wk',
  'omc-team-sizes',
  'youtube-worker-5wk',
  'ytempire-week1',
  'ytempire-week1-roles',
];

interface Counted {
  ask: LedgerAsk;
  part: LedgerPart;
  merges: MergePart;
}

/** The first futures of a scenario, counted by several observers in turn whose parts are merged in the order given. */
function count(name: string, futures: number, order: readonly number[] = [0]): Counted {
  const plan = planOf(readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8'));
  const network = compile(plan);
  const ask = { plan, network, node: -1 };
  const ledgers = order.map(() => ledgerKind.open(ask));
  const merges = order.map(() => mergeKind.open({ network }));
  const kernel = createKernel(network);
  const dealer = createDealer(network, '1');
  const tape = new Int32Array(network.slots.length);
  for (let replication = 0; replication < futures; replication++) {
    dealer.deal(replication, tape);
    const trace = kernel.simulate(tape);
    ledgers[replication % order.length].count(trace, tape, replication);
    merges[replication % order.length].count(trace, tape, replication);
  }
  return {
    ask,
    part: ledgerKind.merge(order.map((k) => ledgers[k].part())),
    merges: mergeKind.merge(order.map((k) => merges[k].part())),
  };
}

const sumOf = (rows: readonly LedgerRow[], column: 'mean' | 'band'): Span => ({
  civilMinutes: rows.reduce((sum, row) => sum + row[column].civilMinutes, 0),
  workingMinutes: rows.reduce((sum, row) => sum + row[column].workingMinutes, 0),
});

describe.each(SCENARIOS)('%s', (name) => {
  it('charges every minute of every future, and its means add up to the mean finish', () => {
    const { ask, part } = count(name, FUTURES);
    const { dataMinute, planProfile } = ask.network;
    part.date.forEach((date, future) => {
      if (date < 0) return;
      let civil = 0;
      let working = 0;
      for (let k = part.offset[future]; k < part.offset[future + 1]; k++) {
        civil += part.civil[k];
        working += part.working[k];
      }
      expect(civil, `future ${future}`).toBe(date - dataMinute);
      expect(working, `future ${future}`).toBe(planProfile.minutesAt(date) - planProfile.minutesAt(dataMinute));
    });
    const ledger = concludeLedger(ask, part);
    for (const rows of [ledger.rows, ledger.kinds]) {
      expect(sumOf(rows, 'mean')).toEqual(ledger.all.span);
      expect(sumOf(rows, 'band')).toEqual(ledger.band.span);
    }
    expect(ledger.all.meanMinute).toBe(dataMinute + ledger.all.span.civilMinutes);
    expect(ledger.band.futures).toBeGreaterThan(0);
    expect(ledger.band.meanMinute).toBe(dataMinute + ledger.band.span.civilMinutes);
    // What no rule explains is a hair.
    const other = ledger.kinds.find(({ kind }) => kind === 'other');
    expect(other?.mean.workingMinutes ?? 0).toBeLessThan(ledger.all.span.workingMinutes / 100);
  });
});

describe('observers in several threads', () => {
  it('merge to the same whole, bit for bit, however the futures were split and in whatever order the parts come', () => {
    const whole = count('source-8wk', 60);
    const split = count('source-8wk', 60, [2, 0, 3, 1]);
    expect(split.part).toEqual(whole.part);
    expect(split.merges).toEqual(whole.merges);
    expect(concludeLedger(split.ask, split.part)).toEqual(concludeLedger(whole.ask, whole.part));
    expect(concludeChains(split.ask, split.part)).toEqual(concludeChains(whole.ask, whole.part));
  });
});

describe('what source-8wk says', () => {
  let counted: Counted;
  beforeAll(() => {
    counted = count('source-8wk', 300);
  });

  it('names the two people everybody waits for, and the planning bottleneck of its document, among the largest causes', () => {
    const { ask: asked, part } = counted;
    const names = concludeLedger(asked, part).rows.map(({ kind, id }) => `${kind} ${id}`);
    expect(names.slice(0, 3)).toEqual([
      'busy-person Developer02',
      'busy-person Developer04',
      'likely-work reddit-oauth',
    ]);
    expect(names.slice(0, 8)).toContain('risk R2');
  });

  it('has a few groups of chains that cover most futures, though most chains differ', () => {
    const { ask: asked, part } = counted;
    const chains = concludeChains(asked, part);
    expect(chains.distinct).toBeGreaterThan(50);
    expect(chains.groups.length).toBeLessThanOrEqual(8);
    expect(chains.covered).toBeGreaterThan(0.9);
    expect(chains.groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(chains.covered, 12);
    const [first] = chains.groups;
    expect(first.steps.at(-1)).toMatchObject({ id: 'prod-deploy', tie: 'end' });
    expect(first.steps.find(({ id }) => id === '#003')).toMatchObject({ tie: 'person' });
  });

  it('loses most by merging where a phase of many modules ends', () => {
    const { ask: asked, merges } = counted;
    const { points } = concludeMergeBias(asked, merges);
    expect(points[0]).toMatchObject({ kind: 'phase', id: 'expansion' });
    expect(points.every(({ biasMinutes }) => biasMinutes >= 0)).toBe(true);
  });
});
