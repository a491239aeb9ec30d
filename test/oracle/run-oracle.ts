// The oracle: one future of a plan, minute by minute, straight from the rules of work. Slow and obvious; it shares nothing with
// the engine but the plan. The kernel may be clever because this is watching it.
import type { Plan } from '../../src/plan/plan.ts';
import { blockEnds, meetBlock } from './blocks.ts';
import { createWorld } from './create-world.ts';
import { rankIssues } from './dispatch-order.ts';
import { beginAttempt, canBegin } from './gates.ts';
import { followAll, meet, open } from './happenings.ts';
import { dateComes, delayEnds, endWork } from './issues.ts';
import { isLeadDue, isPartDone } from './leads.ts';
import { type OracleOutcome, sortEvents } from './outcome.ts';
import { look } from './policies.ts';
import { isRenewal, renew } from './quotas.ts';
import { endReview, isReviewDone, reviewOneMinute } from './reviews.ts';
import { decideOpenRisks, decideWindowedRisk, endEffect } from './risks.ts';
import { workOneMinute } from './shares.ts';
import { decideStarts } from './starts.ts';
import { isOpenAt, turn } from './windows.ts';
import { type IssueState, tell, type World } from './world.ts';

/** Futures longer than this are given up. */
export const DAYS_OF_PATIENCE = 21;

/**
 * Follows one future to its end.
 * @param slotValue the integer of every slot, by its stable name (`issue/A/work`: minutes, `risk/R/fires`: 31 bits, ...)
 */
export function runOracle(plan: Plan, slotValue: (name: string) => number): OracleOutcome {
  const world = createWorld(plan, slotValue);
  rankIssues(world);
  if (world.isForecast) decideOpenRisks(world);
  open(world);
  for (; world.minute < DAYS_OF_PATIENCE * 1440; world.minute++) {
    if (!isAsleep(world)) liveMinute(world);
    // Nothing that would be due after the latest finish is decided any more; a finish has told something.
    if (world.events.at(-1)?.minute === world.minute && isOver(world)) {
      tell(world, 'planFinished', '', 0);
      break;
    }
    passMinute(world);
  }
  return outcomeOf(world);
}

const isOver = (world: World): boolean => world.owed.every(({ finish }) => finish >= 0);

/**
 * Nights and weekends: nobody works at this minute or worked in the one before, no clock runs, no date comes. Nothing can be due
 * then and nobody can start, so there is no need to look.
 */
function isAsleep(world: World): boolean {
  const { minute } = world;
  if (minute === 0 || isWorked(world, minute) || isWorked(world, minute - 1)) return false;
  // What was told a minute ago the policies have perhaps not seen.
  if (world.policies.length > 0 && world.events.at(-1)?.minute === minute - 1) return false;
  if (world.records[0]?.minute === minute) return false;
  if (world.quotas.some((quota) => isRenewal(world, quota))) return false;
  if (world.windows.some((window) => window.open !== isOpenAt(minute, window))) return false;
  if (world.policies.some(({ lateAt }) => lateAt === minute)) return false;
  if (
    world.issues.some(
      ({ state, work, notBefore }) => notBefore === minute || (state === 'running' && work === 'elapsed'),
    )
  )
    return false;
  if (world.risks.some((risk) => risk.minute === minute)) return false;
  if (
    world.gates.some(({ state, reviews }) => state === 'wanted' || reviews.some(({ workers }) => workers.length === 0))
  )
    return false;
  return world.lagged.every(({ lag, clock, left, metAt }) => metAt >= 0 || !clock || (lag > 0 && left < 0));
}

const isWorked = (world: World, minute: number): boolean =>
  world.calendar.works(minute) || world.workers.some(({ time }) => time.works(minute));

/** Everything due, one thing at a time from the top of the list; a look; then a round of starts; until nothing is due or started. */
function liveMinute(world: World): void {
  do {
    while (serveDue(world)) followAll(world);
    if (world.policies.length > 0 && world.isForecast && world.looked !== world.minute && !isOver(world)) {
      look(world);
      followAll(world);
      while (serveDue(world)) followAll(world);
    }
  } while (startRound(world));
}

function startRound(world: World): boolean {
  const started = decideStarts(world);
  followAll(world);
  return started;
}

/** Serves the first thing that is due at this minute, in the order of the rules; false when nothing is. */
function serveDue(world: World): boolean {
  const serve = firstDue(world);
  serve?.();
  return serve !== null;
}

function firstDue(world: World): (() => void) | null {
  const { minute, issues, gates } = world;
  const ending = firstEnding(world);
  if (ending) return () => (ending.left <= 0 ? endWork(world, ending) : meetBlock(world, ending));
  const delayed = issues.find(({ delayRunning, delay }) => delayRunning && delay <= 0);
  if (delayed) return () => delayEnds(world, delayed);
  const effect = world.effects.find(({ left }) => left <= 0);
  if (effect) return () => endEffect(world, effect);
  const due = dueByThePlan(world);
  if (due !== null) return due;
  const risk = world.risks.find((candidate) => candidate.minute === minute && !candidate.decided);
  if (risk) return () => decideWindowedRisk(world, risk);
  const dated = issues.find(({ dateMet, notBefore }) => !dateMet && notBefore === minute);
  if (dated) return () => dateComes(world, dated);
  const link = world.lagged.find((candidate) =>
    candidate.percent !== null
      ? isPartDone(candidate)
      : candidate.lag < 0
        ? isLeadDue(world, candidate)
        : candidate.left === 0 && candidate.metAt < 0,
  );
  if (link) return () => meet(world, link);
  const gate = gates.find((candidate) => candidate.state === 'wanted' && canBegin(world, candidate));
  if (gate) return () => beginAttempt(world, gate);
  for (const { reviews } of gates) {
    const review = reviews.find(isReviewDone);
    if (review) return () => endReview(world, review);
  }
  return null;
}

/** Work that is done, or has come to its block: people in document order, then what needs nobody. */
function firstEnding({ workers, issues }: World): IssueState | null {
  const isDue = ({ left, blockAhead }: IssueState): boolean =>
    left <= 0 || (blockAhead !== null && blockAhead.before <= 0);
  for (const { hands } of workers) for (const issue of hands) if (isDue(issue)) return issue;
  for (const issue of issues) if (issue.state === 'running' && issue.performer === null && isDue(issue)) return issue;
  return null;
}

/** Everything recorded at this minute; what follows from it follows after the last of it. */
function happenRecords(world: World): void {
  while (world.records.length > 0 && world.records[0].minute <= world.minute) world.records.shift()!.happen(world);
}

/** Facts and the data date, blocks that end, windows that turn, quotas that renew. */
function dueByThePlan(world: World): (() => void) | null {
  const { minute, records, issues } = world;
  if (records.length > 0 && records[0].minute <= minute) return () => happenRecords(world);
  const unblocked = issues.find(({ block }) => block !== null && block.left <= 0);
  if (unblocked) return () => blockEnds(world, unblocked);
  const window = world.windows.find((one) => one.open !== isOpenAt(minute, one));
  if (window) return () => turn(world, window);
  const quota = world.quotas.find((one) => one.looked !== minute && isRenewal(world, one));
  if (quota) return () => renew(world, quota);
  return null;
}

/** Time passes: work, reviews, lags, delays, absences. */
function passMinute(world: World): void {
  const worked = world.calendar.works(world.minute);
  workOneMinute(world);
  reviewOneMinute(world);
  for (const link of world.lagged) if (link.left > 0 && (link.clock || worked)) link.left--;
  for (const issue of world.issues) if (issue.delayRunning && worked) issue.delay--;
  if (!worked) return;
  for (const effect of world.effects) effect.left--;
  for (const { block } of world.issues) {
    if (block === null) continue;
    block.left--;
    block.passed++;
  }
  for (const policy of world.policies) if (policy.rest > 0) policy.rest--;
  for (const worker of world.workers) if (world.isForecast && worker.hands.length === 0) worker.idleFor++;
}

function outcomeOf(world: World): OracleOutcome {
  return {
    complete: isOver(world),
    issues: new Map(
      world.issues.map(({ id, ready, start, workEnd, finish, performer }) => [
        id,
        { ready, start, workEnd, finish, performer: performer?.person.id ?? null },
      ]),
    ),
    gates: new Map(
      world.gates.map(({ id, start, finish, attempts, waived }) => [id, { start, finish, attempts, waived }]),
    ),
    points: new Map(
      [...world.nodes.values()].flatMap(({ kind, name, finish }) => (kind === 'point' ? [[name, finish]] : [])),
    ),
    risks: new Map(
      world.events.flatMap(({ kind, subject, object }) => (kind === 'riskOccurred' ? [[subject, Number(object)]] : [])),
    ),
    events: sortEvents(world.events),
  };
}
