// `simulate replay PLAN --diff-replications A B`: two futures of one plan, opened by their numbers and laid beside each other.

import type { LogEvent } from '../../engine/log/events.ts';
import { narrate } from '../../engine/log/narrate.ts';
import { renderReplayDifference, replayDifferenceAnswer } from '../../reports/replay-difference.ts';
import { jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import { openFuture } from '../open-future.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { ReplayRequest, Which } from '../request.ts';
import { settle } from '../settle.ts';
import { settleFutures } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { underWatch, type Watch } from '../watch.ts';

type BesideRequest = ReplayRequest & { beside: Which };

/** Exit 0, alike or not. */
export async function replayBeside(request: BesideRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics, reading } = loadPlan(request.plan, request, streams);
  const { plan, seed, replications } = await settleFutures(settle(stated, request), reading);
  const logOf = async (which: Which, watch: Watch): Promise<LogEvent[]> => {
    const future = await openFuture(plan, which, { seed, replications, watch });
    return future === null ? [] : narrate(future.trace, future.network, plan);
  };
  const { which, beside } = request;
  const watched = { total: null, quiet: true, lastWords: '', effort: request };
  const logs = await underWatch(
    watched,
    async (watch) => [await logOf(which, watch), await logOf(beside, watch)] as const,
  );
  const pair = { plan, names: [nameOf(which), nameOf(beside)] as const, logs };
  if (!request.json) {
    const text = renderReplayDifference(pair, streams.paperOf('out', request.color), ` of seed ${seed}`);
    return { exitCode: EXIT.done, data: text };
  }
  const envelope = { command: 'replay', plan: planName(stated), ...variantName(request.variant), seed, diagnostics };
  const numbers = [numberOf(which), numberOf(beside)];
  return { exitCode: EXIT.done, data: jsonDocument(envelope, { beside: numbers, ...replayDifferenceAnswer(pair) }) };
}

function numberOf(which: Which): number | null {
  return which.kind === 'replication' ? which.replication : null;
}

function nameOf(which: Which): string {
  return which.kind === 'replication' ? `replication ${which.replication}` : 'the likely future';
}
