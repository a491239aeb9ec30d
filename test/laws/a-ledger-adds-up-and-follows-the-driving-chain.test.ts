// Every minute of every future goes to exactly one cause, in both readings, and the chain a ledger follows is the driving chain that
// criticality counts, to the finish and to any other node.
import { beforeAll, expect, test } from 'vitest';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { ChainMarks } from '../../src/engine/forecast/chain-marks.ts';
import { walkChains } from '../../src/engine/forecast/chain-walk.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Trace } from '../../src/engine/kernel/trace.ts';
import type { Network } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { ChainLedger } from '../../src/planning/ledger/chain-ledger.ts';
import { DELAY_KINDS, kindOfRow } from '../../src/planning/ledger/ledger-rows.ts';
import { compileShort, tapeFor } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

beforeAll(() => chanceReady());

/** Only what makes work longer may also make it shorter: everything else takes time, or none. */
const SIGNED: readonly string[] = ['variation', 'risk', 'workaround'];

/** What is charged in both readings must be the span from the origin to the date; tells which kinds were met. */
function addsUp(ledger: ChainLedger, network: Network, date: number, met: Set<string>): void {
  const { account, rows } = ledger;
  let civil = 0;
  let working = 0;
  for (let k = 0; k < account.touchedCount; k++) {
    const row = account.touched[k];
    civil += account.civil[row];
    working += account.working[row];
    const kind = DELAY_KINDS[kindOfRow(rows, row)];
    if (account.civil[row] !== 0) met.add(kind);
    if (!SIGNED.includes(kind))
      expect(Math.min(account.civil[row], account.working[row]), kind).toBeGreaterThanOrEqual(0);
  }
  const { dataMinute, planProfile } = network;
  const end = Math.max(dataMinute, date);
  expect(civil).toBe(end - dataMinute);
  expect(working).toBe(planProfile.minutesAt(end) - planProfile.minutesAt(dataMinute));
}

const drivingNodes = ({ driving }: ChainMarks): number[] =>
  Array.from(driving.futures.keys()).filter((node) => driving.futures[node] > 0);

function stepNodes({ steps }: ChainLedger): number[] {
  return [...new Set(steps.node.subarray(0, steps.count))].sort((a, b) => a - b);
}

interface Future {
  plan: Plan;
  network: Network;
  trace: Trace;
  tape: Int32Array;
}

/** False = the node is never reached in this future. */
function checkNode({ plan, network, trace, tape }: Future, node: number, met: Set<string>): boolean {
  const ledger = new ChainLedger(plan, network, node);
  const date = ledger.charge(trace, tape);
  expect(date).toBe(node < 0 ? trace.finishMinute : trace.eventMinute[2 * node + 1]);
  if (date < 0) return false;
  addsUp(ledger, network, date, met);
  if (node >= 0) return true;
  const marks = new ChainMarks(network);
  walkChains(trace, marks);
  expect(stepNodes(ledger)).toEqual(drivingNodes(marks));
  return true;
}

/** Seldom met: policies that move an issue, and deliveries, which need a document. */
const RARE = ['policy', 'delivery', 'late-delivery'];

test('a ledger adds up to the minute and follows the driving chain', () => {
  const met = new Set<string>();
  let finished = 0;
  let others = 0;
  holdsOnRandomFutures(450, (plan, slotValue, number) => {
    const network = compileShort(plan);
    const tape = tapeFor(network, slotValue);
    const future = { plan, network, tape, trace: createKernel(network).simulate(tape) };
    if (checkNode(future, -1, met)) finished++;
    if (checkNode(future, number % network.nodeCount, met)) others++;
  });
  expect(finished).toBeGreaterThan(enough(150));
  expect(others).toBeGreaterThan(enough(150));
  // Put to the test means: every kind of cause has been charged.
  if (enough(1) === 1) expect(DELAY_KINDS.filter((kind) => !met.has(kind) && !RARE.includes(kind))).toEqual([]);
}, 600_000);
