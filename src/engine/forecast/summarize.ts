// From tallies to the forecast: every figure by the formula it is published with.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Network } from '../network/network.ts';
import { BandRuns } from './bands.ts';
import type { DateForecast, DateQuantiles, Forecast, GateOutcome, IssueForecast, Reach } from './forecast-result.ts';
import { planFigures } from './plan-figures.ts';
import { type Estimate, NEVER, nearestRank, type Share, wilson } from './quantiles.ts';
import { countUpTo, estimateOf, type SortedSamples } from './samples.ts';
import { estimateOfFutures, SECTIONS } from './sections.ts';
import { sortMinutes } from './sort-minutes.ts';
import { summarizeDeliveries, summarizePolicies, summarizeRisks } from './summarize-happenings.ts';
import { summarizeJoint } from './summarize-joint.ts';
import { summarizePeople, summarizeThisWeek } from './summarize-people.ts';
import { summarizeScope, summarizeVelocity, weeksToReport } from './summarize-progress.ts';
import type { Tallied } from './tallied.ts';

export function summarize(tallied: Tallied): Forecast {
  const { plan, network, seed, replications, partial, likely, tally } = tallied;
  const finishByReplication = tally.dates.byReplication(0);
  const finish = dateForecast(tallied, 0);
  const weeks = weeksToReport(plan, network, finish);
  const issues = summarizeIssues(tallied);
  const milestones = tally.nodes.map((_, k) => dateForecast(tallied, k + 1));
  return {
    seed,
    replications,
    partial,
    sampling: samplingOf(network),
    issueQuantiles: tally.dates.exactIssues ? 'exact' : 'quarter-hour',
    estimatesAtTheirWord: !network.slots.some(
      ({ name, source }) => name.startsWith('issue/') && source.kind !== 'constant',
    ),
    finish,
    p80ErrorMinutes: halfWidth(network, finish),
    finishByReplication,
    milestonesByReplication: tally.nodes.map((_, k) => tally.dates.byReplication(k + 1)),
    milestones,
    neverFinishes: tally.never.of(plan, replications),
    gates: plan.gates.map((_, g) => gateOutcome(tallied, g)),
    issues,
    people: summarizePeople(tallied, weeks),
    speedup: summarizeSpeedup(tallied),
    velocity: summarizeVelocity(tallied, weeks),
    scope: summarizeScope(tallied, weeks),
    joint: summarizeJoint(tallied, milestones),
    thisWeek: summarizeThisWeek(tallied, issues),
    thisWeekFrom: tally.thisWeek.from,
    ...summarizeRisks(tallied),
    deliveries: summarizeDeliveries(plan, issues, replications),
    policies: summarizePolicies(tallied),
    bands: summarizeBands(tallied, finishByReplication),
    collected: tally.asked.collected(replications),
    planFigures: planFigures(tallied.figures, plan, network, likely.finishMinute < 0 ? null : likely.finishMinute),
  };
}

function summarizeBands({ plan, memory, onlyAsked }: Tallied, finishes: Int32Array): Forecast['bands'] {
  return onlyAsked ? null : new BandRuns(plan, memory.replications, memory.bands).forecast(finishes);
}

function samplingOf({ sobol }: Network): Forecast['sampling'] {
  return sobol === undefined ? { kind: 'plain' } : { kind: 'sobol', scramblings: SECTIONS };
}

/** Mean and standard deviation (n - 1) of a count of numbers from their sums. */
function moments(count: number, sum: number, squares: number): { mean: number; sd: number } {
  const mean = sum / count;
  const variance = count > 1 ? Math.max(0, (squares - sum * mean) / (count - 1)) : 0;
  return { mean, sd: Math.sqrt(variance) };
}

/** Working minutes of the plan calendar from one civil minute to another. */
function spanMinutes(network: Network, from: number | null, to: number | null): number | null {
  if (from === null || to === null) return null;
  const worked = (minute: number): number => network.planProfile.minutesAt(Math.max(0, minute));
  return worked(to) - worked(from);
}

function halfWidth(network: Network, { p80 }: DateForecast): number | null {
  const width = spanMinutes(network, p80.low, p80.high);
  return width === null ? null : width / 2;
}

function quantilesBy(estimateAt: (percent: number) => Estimate<number>): DateQuantiles {
  return { p10: estimateAt(10), p50: estimateAt(50), p80: estimateAt(80), p90: estimateAt(90), p95: estimateAt(95) };
}

/** Of futures whose order is not kept. */
function quantilesOf(samples: SortedSamples): DateQuantiles {
  return quantilesBy((percent) => estimateOf(samples, percent));
}

function dateForecast({ network, replications, likely, tally }: Tallied, column: number): DateForecast {
  const dated = column === 0 ? null : tally.nodes[column - 1];
  const inOrder = tally.dates.byReplication(column);
  const sorted = sortMinutes(inOrder.slice());
  const samples: SortedSamples = { kind: 'exact', sorted };
  const finite = countUpTo(samples, NEVER - 1);
  const quantiles = quantilesBy((percent) => estimateOfFutures(network, inOrder, percent, sorted));
  const reached = dated === null ? likely.finishMinute : likely.eventMinute[2 * dated.node + 1];
  const likelyMinute = reached < 0 ? null : reached;
  const target = dated?.target ?? null;
  const all =
    finite === replications ? moments(finite, tally.dates.sum.of(column), tally.dates.squares.of(column)) : null;
  return {
    kind: dated?.kind ?? 'finish',
    id: dated?.id ?? 'finish',
    title: dated?.title ?? 'Finish',
    samples,
    ...quantiles,
    mean: all === null ? null : minuteAfter(network, all.mean),
    meanMinutes: all?.mean ?? null,
    sdMinutes: all?.sd ?? null,
    never: replications - finite,
    likely: likelyMinute,
    contingencyMinutes: spanMinutes(network, likelyMinute, quantiles.p80.value),
    target,
    onTime: onTime(samples, target, replications),
    gapMinutes: spanMinutes(network, target, quantiles.p80.value),
    p80Reach: reachOf(network, quantiles.p80),
  };
}

function reachOf(network: Network, { value, low, high }: DateForecast['p80']): Reach {
  return {
    below: spanMinutes(network, low, value) ?? Infinity,
    above: spanMinutes(network, value, high) ?? Infinity,
  };
}

/** The civil minute at which so many working minutes have passed. */
function minuteAfter(network: Network, workedMinutes: number): number | null {
  const minute = network.planProfile.finishMinutes(0, Math.ceil(workedMinutes));
  return minute < 0 ? null : minute;
}

function onTime(samples: SortedSamples, target: number | null, replications: number): Share | null {
  return target === null ? null : wilson(countUpTo(samples, target), replications);
}

function gateOutcome({ plan, network, replications, tally }: Tallied, g: number): GateOutcome {
  const node = network.issueCount + g;
  return {
    id: plan.gates[g].id,
    criticality: tally.criticality.tight[node] / replications,
    drivingChain: tally.criticality.driving[node] / replications,
    passedFirst: tally.gates.passedFirst[g] / replications,
    waived: tally.gates.waived[g] / replications,
    meanAttempts: tally.gates.attempts[g] / replications,
    reviewOf: plan.gates[g].reviewOf,
  };
}

function summarizeIssues({ plan, network, replications, likely, tally }: Tallied): IssueForecast[] {
  const { dates, criticality } = tally;
  const { finished } = dates;
  const finishSd = finished === 0 ? 0 : moments(finished, dates.sum.of(0), dates.squares.of(0)).sd;
  const minuteOrNull = (event: number): number | null =>
    likely.eventMinute[event] < 0 ? null : likely.eventMinute[event];
  return plan.issues.map((issue, i) => {
    const startSamples = dates.sortedIssue(2 * i);
    const finishSamples = dates.sortedIssue(2 * i + 1);
    const { p10, p50, p80 } = quantilesOf(startSamples);
    const finish = quantilesOf(finishSamples);
    const due = issue.due === null ? null : minuteOfInstant(plan.start, issue.due);
    const share = criticality.tight[i] / replications;
    const lengthSd = finished === 0 ? 0 : moments(finished, dates.span.of(i), dates.spanSquares.of(i)).sd;
    return {
      id: issue.id,
      title: issue.title,
      implied: issue.implied,
      owner: issue.who.kind === 'owner' ? issue.who.person : null,
      start: { p10, p50, p80 },
      finish,
      startSamples,
      finishSamples,
      mean: finished < replications ? null : minuteAfter(network, dates.issueFinish.of(i) / finished),
      likelyStart: minuteOrNull(2 * i),
      likelyFinish: minuteOrNull(network.doneEventOfIssue[i]),
      due,
      onTime: onTime(finishSamples, due, replications),
      contingencyMinutes: spanMinutes(network, minuteOrNull(network.doneEventOfIssue[i]), finish.p80.value),
      gapMinutes: spanMinutes(network, due, finish.p80.value),
      p80Reach: reachOf(network, finish.p80),
      criticality: share,
      drivingChain: criticality.driving[i] / replications,
      ssi: finishSd === 0 ? null : (share * lengthSd) / finishSd,
    };
  });
}

function summarizeSpeedup({ plan, tally, replications }: Tallied): Forecast['speedup'] {
  const { speedups, bounds } = tally.speedup.sorted(replications);
  const at = (percent: number): number => speedups[nearestRank(percent, replications) - 1];
  return {
    baseline: plan.baseline,
    p10: at(10),
    p50: at(50),
    p90: at(90),
    bound: bounds[nearestRank(50, replications) - 1],
    samples: tally.speedup.byReplication(replications),
  };
}
