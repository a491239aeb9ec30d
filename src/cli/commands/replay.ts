// `simulate replay PLAN`: one future, opened again by its number and told as a log, a chart, a board or data.
// The log is folded before it is shown: a future that breaks the rules of its own events is our bug, not output.
import { logDigest, logLines } from '../../engine/log/digest.ts';
import type { LogEvent } from '../../engine/log/events.ts';
import { narrate } from '../../engine/log/narrate.ts';
import type { CivilInstant, Plan } from '../../plan/plan.ts';
import type { ReplayStyle } from '../../reports/replay-style.ts';
import { jsonDocument } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import { type Future, openFuture } from '../open-future.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { ReplayRequest } from '../request.ts';
import { type Settled, settle } from '../settle.ts';
import type { Streams } from '../streams.ts';
import { readUntil } from '../until.ts';
import { underWatch } from '../watch.ts';

/** Exit 130 when the search for a percentile was interrupted: half a search has found nothing. */
export async function replayCommand(request: ReplayRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics } = loadPlan(request.plan, request, streams);
  const settled = settle(stated, request);
  const until = request.until === undefined ? undefined : readUntil(request.until, stated);
  const seed = request.which.kind === 'likely' ? null : settled.seed;
  const envelope = { command: 'replay', plan: planName(stated), seed, diagnostics };
  const interrupted = jsonDocument({ ...envelope, partial: true }, { replication: null, events: [] });
  const future = await search(request, settled, streams, request.json ? interrupted : '');
  if (future === null) return { exitCode: EXIT.interrupted, data: request.json ? interrupted : '' };
  const { plan } = settled;
  const events = narrate(future.trace, future.network, plan);
  if (request.json) {
    const { replication } = future;
    const answer = { replication, until: until ?? null, logDigest: logDigest(events), events: cut(events, until) };
    const replications = request.which.kind === 'percentile' ? settled.replications : null;
    return { exitCode: EXIT.done, data: jsonDocument({ ...envelope, replications }, answer) };
  }
  if (request.format === 'jsonl') return { exitCode: EXIT.done, data: logLines(cut(events, until)) };
  return { exitCode: EXIT.done, data: await draw(events, plan, request, settled, future, until, streams) };
}

async function search(
  request: ReplayRequest,
  settled: Settled,
  streams: Streams,
  lastWords: string,
): Promise<Future | null> {
  const { plan, seed, replications } = settled;
  const quiet = request.quiet || request.which.kind !== 'percentile';
  return underWatch({ total: replications, quiet, lastWords }, streams, ({ signal, onProgress }) =>
    openFuture(plan, request.which, { seed, replications, signal, onProgress }),
  );
}

function cut(events: readonly LogEvent[], until: CivilInstant | undefined): readonly LogEvent[] {
  return until === undefined ? events : events.filter(({ time }) => time <= until);
}

async function draw(
  events: readonly LogEvent[],
  plan: Plan,
  request: ReplayRequest,
  settled: Settled,
  future: Future,
  until: CivilInstant | undefined,
  streams: Streams,
): Promise<string> {
  const { Chalk } = await import('chalk');
  const { color, width } = streams.paperOf('out', request.color);
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const style: ReplayStyle = {
    chalk,
    width,
    future: nameOf(future, request, settled),
    ...(until === undefined ? {} : { until }),
  };
  switch (request.format) {
    case 'gantt':
      return (await import('../../reports/replay-gantt.ts')).renderReplayGantt(events, plan, style);
    case 'board':
      return (await import('../../reports/replay-board.ts')).renderReplayBoard(events, plan, style);
    default:
      return (await import('../../reports/replay-log.ts')).renderReplayLog(events, plan, style);
  }
}

function nameOf({ replication }: Future, { which }: ReplayRequest, { seed, replications }: Settled): string {
  if (replication === null) return 'the likely future';
  const name = `replication ${replication} of seed ${seed}`;
  return which.kind === 'percentile'
    ? `${name}, P${which.percentile} of ${replications.toLocaleString('en-US')}`
    : name;
}
