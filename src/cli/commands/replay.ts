// `simulate replay PLAN`: one future, opened again by its number and told as a log, a chart, a board or data.
import { sizeOf } from '../../engine/forecast/limit.ts';
import { logDigest, logLines } from '../../engine/log/digest.ts';
import type { LogEvent } from '../../engine/log/events.ts';
import { narrate } from '../../engine/log/narrate.ts';
import { instantOfMinute } from '../../plan/civil-date.ts';
import type { CivilInstant } from '../../plan/plan.ts';
import { forecastWords } from '../../reports/forecast-words.ts';
import { replayOutcome } from '../../reports/replay-json.ts';
import type { ReplayStyle } from '../../reports/replay-style.ts';
import { jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import { type Future, openFuture } from '../open-future.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { ReplayRequest } from '../request.ts';
import { isOpenEnded, type Settled, settle } from '../settle.ts';
import { settleFutures } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { readUntil } from '../until.ts';
import { elapsed, underWatch } from '../watch.ts';

/** What is to be shown. */
interface Replay {
  request: ReplayRequest;
  settled: Settled;
  future: Future;
  events: readonly LogEvent[];
  until: CivilInstant | undefined;
}

/** Exit 130 when the search for a percentile was interrupted: half a search has found nothing. */
export async function replayCommand(request: ReplayRequest, streams: Streams): Promise<Outcome> {
  if (request.beside !== null)
    return (await import('./replay-beside.ts')).replayBeside({ ...request, beside: request.beside }, streams);
  const { plan: stated, diagnostics, reading } = loadPlan(request.plan, request, streams);
  const settled = await settleFutures(settle(stated, request), reading);
  const until = request.until === undefined ? undefined : readUntil(request.until, stated);
  const seed = request.which.kind === 'likely' ? null : settled.seed;
  const envelope = { command: 'replay', plan: planName(stated), ...variantName(request.variant), seed, diagnostics };
  const interrupted = request.json
    ? jsonDocument({ ...envelope, partial: true }, { replication: null, events: [] })
    : '';
  const farewell = (): string => elapsed(request.quiet || request.which.kind !== 'percentile');
  const future = await search(request, settled, interrupted);
  if (future === null) return { exitCode: EXIT.interrupted, data: interrupted, farewell: farewell() };
  const events = narrate(future.trace, future.network, settled.plan);
  const replay = { request, settled, future, events, until };
  if (!request.json) return { exitCode: EXIT.done, data: await draw(replay, streams), farewell: farewell() };
  return {
    exitCode: EXIT.done,
    data: jsonDocument({ ...envelope, replications: future.among }, answerOf(replay)),
    farewell: farewell(),
  };
}

async function search(request: ReplayRequest, settled: Settled, lastWords: string): Promise<Future | null> {
  const { plan, seed, replications } = settled;
  const { precision } = request;
  const quiet = request.quiet || request.which.kind !== 'percentile';
  const total = isOpenEnded(request) ? null : replications;
  const precise = precision === undefined ? {} : { precisionMinutes: sizeOf(precision, plan) };
  return underWatch({ total, quiet, lastWords, effort: request }, (watch) =>
    openFuture(plan, request.which, { seed, replications, watch, ...precise }),
  );
}

function answerOf({ settled, future, events, until }: Replay): Record<string, unknown> {
  return {
    replication: future.replication,
    ...percentileJson(future, settled),
    until: until ?? null,
    logDigest: logDigest(events),
    ...replayOutcome(events, settled.plan, until),
    events: cut(events, until),
  };
}

function cut(events: readonly LogEvent[], until: CivilInstant | undefined): readonly LogEvent[] {
  return until === undefined ? events : events.filter(({ time }) => time <= until);
}

async function draw(replay: Replay, streams: Streams): Promise<string> {
  const { request, settled, events, until } = replay;
  if (request.format === 'jsonl') return logLines(cut(events, until));
  const { Chalk } = await import('chalk');
  const { color, width } = streams.paperOf('out', request.color);
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const style: ReplayStyle = { chalk, width, future: nameOf(replay), ...(until === undefined ? {} : { until }) };
  switch (request.format) {
    case 'gantt':
      return (await import('../../reports/replay-gantt.ts')).renderReplayGantt(events, settled.plan, style);
    case 'board':
      return (await import('../../reports/replay-board.ts')).renderReplayBoard(events, settled.plan, style);
    case 'log':
      return (await import('../../reports/replay-log.ts')).renderReplayLog(events, settled.plan, style);
  }
}

/** The percentile that was looked for, with its 95 % interval. */
function percentileJson({ percentile }: Future, { plan }: Settled): Record<string, unknown> {
  if (percentile === null) return {};
  const instant = (minute: number | null): string | null =>
    minute === null ? null : instantOfMinute(plan.start, minute);
  const { value, low, high } = percentile;
  return { percentile: { value: instant(value), low: instant(low), high: instant(high) } };
}

function nameOf({ future, request: { which }, settled: { seed, plan } }: Replay): string {
  const { replication, among, percentile } = future;
  if (replication === null) return 'the likely future';
  const name = `replication ${replication} of seed ${seed}`;
  if (which.kind !== 'percentile' || among === null) return name;
  const error = percentile === null ? '' : ` ${forecastWords(plan, percentile.value).error(percentile)}`.trimEnd();
  return `${name}, P${which.percentile}${error} of ${among.toLocaleString('en-US')}`;
}
