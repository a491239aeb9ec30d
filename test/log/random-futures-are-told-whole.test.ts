// On random plans with every construct there is: nothing is left out of the log, causes point backwards at what they mean, a fold
// stopped anywhere says of every issue what the rows say, and no picture breaks its width.
import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../../src/engine/kernel/trace.ts';
import type { Cause } from '../../src/engine/log/events.ts';
import { foldLog } from '../../src/engine/log/evolve.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import type { IssueStatus } from '../../src/engine/log/plan-state.ts';
import type { Network } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { renderReplayBoard } from '../../src/reports/replay-board.ts';
import { renderReplayGantt } from '../../src/reports/replay-gantt.ts';
import { renderReplayLog } from '../../src/reports/replay-log.ts';
import { compileShort, tapeFor } from '../laws/kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from '../laws/random-futures.ts';

const onRandomFutures = (count: number, law: (plan: Plan, network: Network, trace: Trace) => void): void =>
  holdsOnRandomFutures(count, (plan, slotValue) => {
    const network = compileShort(plan);
    law(plan, network, createKernel(network).simulate(tapeFor(network, slotValue)));
  });

/** Causes that are always an event of the log. A lead, a partial link and a fact can point at what is still to come. */
const TOLD: ReadonlySet<Cause['type']> = new Set(['person', 'resource', 'limit', 'window', 'risk', 'policy']);

test('causes point backwards, at an event that is about what they name', () => {
  onRandomFutures(150, (plan, network, trace) => {
    const log = narrate(trace, network, plan);
    for (const event of log)
      for (const { type, seq, subject } of event.causes) {
        if (seq === null) expect(TOLD.has(type), `${event.type} ${event.subject} <- ${type} ${subject}`).toBe(false);
        else {
          expect(seq).toBeLessThan(event.seq);
          const because = log[seq - 1];
          const about: unknown[] = [because.subject, ...Object.values(because)];
          // Room under a limit is made by the gate that reviews the issue named.
          const isNamedOtherwise = type === 'recorded' || (type === 'limit' && because.type.startsWith('Gate'));
          expect(about.includes(subject) || isNamedOtherwise, `${event.type} <- ${because.type}`).toBe(true);
        }
      }
  });
});

/** What the rows up to a minute say of each issue that has begun. */
function statusesByRows({ rows, rowCount }: Trace, network: Network, until: number): Map<string, IssueStatus> {
  const statuses = new Map<string, IssueStatus>();
  const order = Array.from({ length: rowCount }, (_, row) => row).sort(
    (a, b) => rows[a * ROW_SIZE] - rows[b * ROW_SIZE] || a - b,
  );
  for (const row of order) {
    const [minute, kind, subject, object] = rows.subarray(row * ROW_SIZE, (row + 1) * ROW_SIZE);
    if (minute > until || kind >= FIRST_CAUSE) continue;
    const set = (issue: number, status: IssueStatus) => statuses.set(network.nodeIds[issue], status);
    if (kind === ROW.issueStarted || kind === ROW.issueTakenUp || kind === ROW.issueResumed)
      set(subject, 'in-progress');
    else if (kind === ROW.issueReady) set(subject, 'ready');
    else if (kind === ROW.issuePaused) set(subject, 'paused');
    else if (kind === ROW.issueBlocked) set(object, 'blocked');
    else if (kind === ROW.issueUnblocked || kind === ROW.issueSetAside)
      set(kind === ROW.issueSetAside ? subject : object, 'aside');
    else if (kind === ROW.workEnded) set(subject, 'held');
    else if (kind === ROW.issueDropped) set(subject, 'dropped');
    else if (kind === ROW.issueFinished || kind === ROW.issueSkipped) set(subject, 'done');
  }
  return statuses;
}

test('a fold stopped anywhere says of every issue what the rows say', () => {
  let interrupted = 0;
  onRandomFutures(300, (plan, network, trace) => {
    const log = narrate(trace, network, plan);
    for (const share of [0.3, 0.6, 1]) {
      const { minute, time } = log[Math.floor((log.length - 1) * share)];
      const statuses = statusesByRows(trace, network, minute);
      for (const [id, { status, aside }] of foldLog(plan, log, time).issues) {
        expect(`${id} ${status}`).toBe(`${id} ${statuses.get(id) ?? 'waiting'}`);
        expect(aside !== null, id).toBe(status === 'blocked' || status === 'aside');
        if (aside !== null) interrupted++;
      }
    }
  });
  expect(interrupted).toBeGreaterThan(enough(20));
});

test('no picture breaks a narrow terminal', () => {
  const style = (width: number) => ({ chalk: new Chalk({ level: 0 }), width });
  onRandomFutures(60, (plan, network, trace) => {
    const log = narrate(trace, network, plan);
    const until = log[log.length >> 1].time;
    for (const width of [40, 100])
      for (const text of [
        renderReplayLog(log, plan, style(width), true),
        renderReplayGantt(log, plan, style(width)),
        renderReplayBoard(log, plan, { ...style(width), until }),
      ])
        for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
  });
});
