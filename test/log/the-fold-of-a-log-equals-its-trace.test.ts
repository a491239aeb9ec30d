// Two tellings of one future, the kernel's arrays and the folded log, must agree minute by minute.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Trace } from '../../src/engine/kernel/trace.ts';
import { foldLog, type PlanState } from '../../src/engine/log/evolve.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { instantOfMinute } from '../../src/plan/civil-date.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { harbour } from './harbour.ts';
import { planOf, RELAY } from './relay.ts';

const FUTURES = 60;
const scenario = (name: string) => planOf(readFileSync(new URL(`../../scenarios/${name}`, import.meta.url), 'utf8'));
const plans: [string, Plan][] = [
  ['the relay', planOf(RELAY)],
  ['the harbour', harbour],
  ['the eight-week scenario', scenario('source-8wk.yaml')],
];

beforeAll(chanceReady);

describe.each(plans)('%s', (_, plan) => {
  test(`in ${FUTURES} futures`, () => {
    const network = compile(plan);
    const kernel = createKernel(network);
    const dealer = createDealer(network, 'fold');
    const tape = new Int32Array(network.slots.length);
    for (let replication = 0; replication < FUTURES; replication++) {
      dealer.deal(replication, tape);
      const trace = kernel.simulate(tape);
      const state = foldLog(plan, narrate(trace, network, plan));
      expect(outcomeOfState(state), `replication ${replication}`).toEqual(outcomeOfTrace(trace, network, plan));
    }
  });
});

type Outcome = Record<string, unknown>;

function outcomeOfTrace(trace: Trace, network: Network, plan: Plan): Outcome {
  const time = (minute: number) => (minute < 0 ? null : instantOfMinute(plan.start, minute));
  const node = (n: number) => ({ start: time(trace.eventMinute[2 * n]), finish: time(trace.eventMinute[2 * n + 1]) });
  const outcome: Outcome = { finish: time(trace.finishMinute) };
  for (let i = 0; i < network.issueCount; i++) {
    const person = trace.performer[i] < 0 ? null : network.personIds[trace.performer[i]];
    const ready = time(trace.readyMinute[i]);
    outcome[`issue ${network.nodeIds[i]}`] = { ...node(i), workEnd: time(trace.workEnd[i]), ready, person };
  }
  for (let g = 0; g < network.gateCount; g++) {
    const finish = time(trace.eventMinute[2 * (network.issueCount + g) + 1]);
    const start = time(trace.eventMinute[2 * (network.issueCount + g)]);
    const waived = trace.waived[g] === 1;
    outcome[`gate ${network.nodeIds[network.issueCount + g]}`] = { start, finish, attempt: trace.attempts[g], waived };
  }
  network.pointKinds.forEach((kind, p) => {
    const n = network.issueCount + network.gateCount + p;
    if (kind === 'milestone' || kind === 'phase-begun' || kind === 'phase-exit')
      outcome[`${kind} ${network.nodeIds[n]}`] = node(n).finish;
  });
  network.riskIds.forEach((id, r) => {
    outcome[`risk ${id}`] = trace.riskState[r];
  });
  return outcome;
}

function outcomeOfState(state: PlanState): Outcome {
  const outcome: Outcome = { finish: state.finish };
  for (const [id, { start, finish, workEnd, ready, person }] of state.issues)
    outcome[`issue ${id}`] = { start, finish, workEnd, ready, person };
  for (const [id, { start, finish, attempt, status }] of state.gates)
    outcome[`gate ${id}`] = { start, finish, attempt, waived: status === 'waived' };
  for (const [id, { reached }] of state.milestones) outcome[`milestone ${id}`] = reached;
  for (const [id, { start, finish }] of state.phases) {
    outcome[`phase-begun ${id}`] = start;
    outcome[`phase-exit ${id}`] = finish;
  }
  for (const [id, { setting }] of state.risks)
    outcome[`risk ${id}`] = setting === null ? 0 : setting === 'inherent' ? 1 : 2;
  return outcome;
}
