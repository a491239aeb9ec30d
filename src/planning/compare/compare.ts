// Compares plans on the same futures: which is earlier, by how much, how sure that is, and why. Every plan meets the same draws, so what the plans
// share cancels; futures are simulated until the decision is settled, with the chance of a false one shared among all looks and options.
import { chanceReady } from '../../engine/chance/ready.ts';
import { inProcess } from '../../engine/forecast/in-process.ts';
import type { Figure } from '../../plan/condition.ts';
import { bestOfSubjects } from './best-of-subjects.ts';
import type { CompareAsk } from './compare-ask.ts';
import type { Room } from './compare-memory.ts';
import { compareOptions, SHOWN } from './compare-options.ts';
import type { Comparison } from './comparison.ts';
import { figuresOfPlan } from './figures-of-plan.ts';
import { plannedLooks } from './looks.ts';
import type { Asked } from './metric-differences.ts';
import { metricMeaning, p80Of } from './metric-meaning.ts';
import { dateOfFigure } from './plan-dates.ts';
import { runLooks } from './run-looks.ts';
import type { Subject } from './subject.ts';
import { specOf, subjectsOf } from './subjects.ts';

export type { CompareAsk, ComparedPlan } from './compare-ask.ts';
export { metricTrouble } from './metric-meaning.ts';

const CONFIDENCE = 0.95;
/** The first look: when it settles everything, the details stand on all the futures there are. */
const DETAIL_FUTURES = 500;

/**
 * Compares options with a base plan. The plans have been judged and have what the metric and the milestone name (`metricTrouble`); anything else
 * is an assertion. Same plans, seed and number of futures: same result on every machine and for any number of threads; ended after n futures
 * it is the comparison on futures 0 .. n - 1.
 */
export async function compare(ask: CompareAsk): Promise<Comparison> {
  const { base, options, seed, replications: most, milestone, exactly = false, confidence = CONFIDENCE } = ask;
  const { executor = inProcess } = ask;
  if (options.length === 0 || !(most >= 1)) throw new Error(`Assertion: ${options.length} options, ${most} futures`);
  await chanceReady();
  const figure = ask.metric ?? p80Of(milestone);
  const metric = metricMeaning(figure, base.plan.calendar.minutesPerDay, ask.indifference);
  const room: Room = { replications: most, detailFutures: Math.min(DETAIL_FUTURES, most) };
  const subjects = subjectsOf(ask, figure, room, executor);
  const [first, ...others] = subjects;
  const looks = plannedLooks(most, 1 - confidence, exactly);
  const isSobol = first.network.sobol !== undefined;
  const asked: Asked = { base: first, options: others, figure, beside: besideOf(figure, first), seed, isSobol };
  const ran = await runLooks(ask, specOf(subjects, ask, figure, room), asked, metric, looks, executor);
  const detailed = Math.min(ran.done, room.detailFutures);
  const figures = subjects.map((subject) => figuresOfPlan(subject, figure, milestone, ran.done, detailed));
  const { kind, id, title } = first.dates[0];
  return {
    seed,
    sampling: isSobol ? 'sobol' : 'plain',
    replications: ran.done,
    most,
    ended: ran.ended,
    partial: ran.ended === 'interrupted',
    confidence,
    level: 1 - ran.alpha,
    looks,
    start: base.plan.start,
    minutesPerDay: base.plan.calendar.minutesPerDay,
    about: { kind, id, title },
    metric,
    base: figures[0],
    options: compareOptions({ ...asked, metric, ran, figures, detailed, confidence }),
    best: bestOfSubjects(asked, metric, ran, figures),
    detailFutures: detailed,
  };
}

/** Percentiles to be drawn in the same rounds as a metric that is one of the date asked about. */
function besideOf(figure: Figure, { plan, network, dates: [about] }: Subject): readonly number[] {
  const date = figure.name === 'P<n>' ? dateOfFigure(plan, network, figure) : null;
  return date?.kind === about.kind && date.id === about.id ? SHOWN : [];
}
