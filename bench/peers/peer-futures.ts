// Some futures of a bench plan as plain numbers for other tools: who may do what in which order, and every duration that was drawn.
// The other tool decides who takes what and when; only the draws are ours.
import { createDealer } from '../../src/engine/chance/deal.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Network } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { makeHotLoop } from '../hot-loop.ts';
import type { Translation } from '../translate-plan.ts';

export interface PeerDocument {
  plan: PeerPlan;
  futures: PeerFuture[];
  /** Our finishes of the same futures, minutes. */
  finishes: number[];
}

interface PeerPlan {
  /** Capacity percent of each person. */
  people: number[];
  /** People of each queue, queue of each issue (reworks included), queues of each person. */
  queues: number[][];
  queueOf: number[];
  queuesOf: number[][];
  /** Smaller = taken first. */
  rank: number[];
  /** Issues and gates each issue waits for, counted; what waits for an issue, and for a gate. */
  needs: number[];
  followers: number[][];
  behindGate: number[][];
  /** Issues each gate waits for, counted; the gates that wait for an issue; a gate's rework; the gate of a rework (-1: it is none). */
  gateNeeds: number[];
  gatesOf: number[][];
  reworkOf: number[];
  gateOfRework: number[];
}

interface PeerFuture {
  /** Minutes of work of each issue after all risks; 0 when it does not happen. */
  work: number[];
  /** By gate and attempt: minutes of review, and whether it passes. */
  reviews: number[][];
  passes: boolean[][];
}

export function peerFutures(translation: Translation, count: number): PeerDocument {
  const { network } = makeHotLoop(translation);
  const dealer = createDealer(network, translation.plan.simulation.seed);
  const kernel = createKernel(network);
  const tape = new Int32Array(network.slots.length);
  const futures: PeerFuture[] = [];
  const finishes: number[] = [];
  for (let replication = 0; replication < count; replication++) {
    dealer.deal(replication, tape);
    const { workMinutes, finishMinute } = kernel.simulate(tape);
    futures.push({ work: Array.from(workMinutes), ...gateDraws(network, tape) });
    finishes.push(finishMinute);
  }
  return { plan: peerPlan(translation.plan, network), futures, finishes };
}

function gateDraws(network: Network, tape: Int32Array): Pick<PeerFuture, 'reviews' | 'passes'> {
  const { gateCount, gateAttempts, keeperOffset, reviewSlot, passSlot, passThreshold } = network;
  const byAttempt = <Value>(draw: (gate: number, attempt: number) => Value): Value[][] =>
    Array.from({ length: gateCount }, (_, gate) =>
      Array.from({ length: gateAttempts[gate] }, (_, attempt) => draw(gate, attempt)),
    );
  return {
    reviews: byAttempt((gate, attempt) => tape[reviewSlot[keeperOffset[gate]] + attempt]),
    passes: byAttempt((gate, attempt) => tape[passSlot[gate] + attempt] < passThreshold[gate]),
  };
}

function peerPlan({ people, issues, gates }: Plan, network: Network): PeerPlan {
  const { issueCount, queueCount, queueOfIssue, memberOffset, members, rankOfIssue, reworkOfGate, gateOfIssue } =
    network;
  const issueAt = new Map(issues.map(({ id }, i) => [id, i]));
  const gateAt = new Map(gates.map(({ id }, g) => [id, g]));
  const followers: number[][] = Array.from({ length: issueCount }, () => []);
  const gatesOf: number[][] = Array.from({ length: issueCount }, () => []);
  const behindGate: number[][] = gates.map(() => []);
  issues.forEach(({ after }, i) => {
    for (const { on } of after)
      (on.kind === 'gate' ? behindGate[gateAt.get(on.id)!] : followers[issueAt.get(on.id)!]).push(i);
  });
  gates.forEach(({ after }, g) => {
    for (const { on } of after) gatesOf[issueAt.get(on.id)!].push(g);
  });
  const queues = Array.from({ length: queueCount }, (_, q) =>
    Array.from(members.subarray(memberOffset[q], memberOffset[q + 1])),
  );
  return {
    people: people.map(({ capacityPercent }) => capacityPercent),
    queues,
    queueOf: Array.from(queueOfIssue),
    queuesOf: people.map((_, p) => queues.flatMap((who, q) => (who.includes(p) ? [q] : []))),
    rank: Array.from(rankOfIssue.subarray(0, issueCount)),
    needs: Array.from({ length: issueCount }, (_, i) => issues[i]?.after.length ?? 0),
    followers,
    behindGate,
    gateNeeds: gates.map(({ after }) => after.length),
    gatesOf,
    reworkOf: Array.from(reworkOfGate),
    gateOfRework: Array.from(gateOfIssue),
  };
}
