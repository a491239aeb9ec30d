// The words of a search for a better plan: a figure and its change in the measure it has. Dates as days with their error, chances and
// loads in percent and points, spans in working days.
import type { Figure } from '../plan/condition.ts';
import type { Objective } from '../plan/goal.ts';
import type { Plan } from '../plan/plan.ts';
import type { Optimization, Valued } from '../planning/optimize/optimization.ts';
import { shareError } from './error-words.ts';
import { type ForecastWords, forecastWords, grouped, percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';

export interface OptimizeWords extends ForecastWords {
  /** `Thu  8 Jan`, `81 %`, `+3.5 d`; `never`. */
  valueCell(figure: Figure, value: number | null): string;
  /** With half of its interval: `Thu 8 Jan ±0.4 d`. */
  valued(figure: Figure, valued: Valued): string;
  /** `−4.1 d`, `+12 pt`; `unknown`. */
  change(figure: Figure, difference: Valued): string;
  /** `−4.4 to −3.7`, in the unit of the change; nothing for what is unknown. */
  interval(figure: Figure, difference: Valued): string;
  /** Without interval, in a sentence: `4.1 d earlier`, `12 points more`. */
  moved(figure: Figure, difference: Valued): string;
  /** Working minutes as person-days: `2.5 person-days`. */
  effort(minutes: number): string;
}

/** The figure that a search makes better, or holds within its bound. */
export function figureOfObjective(objective: Objective): Figure {
  return objective.kind === 'reach' ? objective.condition.figure : objective.figure;
}

/** `P80 of the finish`, `the chance of Deployed`, `the load of Developer02`. */
export function figureName({ name, percentile, argument }: Figure): string {
  const isBare = argument === null || (!argument.quoted && (argument.id === 'finish' || argument.id === 'all'));
  const what = !isBare ? clean(argument.id) : argument?.id === 'all' ? 'all targets' : 'the finish';
  switch (name) {
    case 'P<n>':
      return `P${percentile} of ${what}`;
    case 'gap':
      return `P80 of ${what} less its target`;
    default:
      return `the ${name} of ${what}`;
  }
}

/** `P80`, `chance`: the head of its column. */
export function figureHead({ name, percentile }: Figure): string {
  return name === 'P<n>' ? `P${percentile}` : name;
}

export function optimizeWords(plan: Plan, { base, proposals, objective }: Optimization): OptimizeWords {
  const isDate = figureOfObjective(objective).measures === 'date';
  const seen = [base.figure, ...proposals.map(({ figure }) => figure)];
  const dates = isDate ? seen.flatMap(({ fresh }) => [fresh.value, fresh.high]) : [];
  const last = dates.reduce<number>((most, each) => Math.max(most, each ?? 0), 0);
  const perDay = plan.calendar.minutesPerDay;
  const words = forecastWords(plan, last);
  const value = (cell: boolean, { measures }: Figure, each: number | null): string => {
    if (each === null) return measures === 'date' ? 'never' : 'unknown';
    if (measures === 'date') return cell ? words.dayCell(each) : words.day(each);
    return measures === 'span' ? words.signedDays(each) : percent(each);
  };
  const unit = ({ measures }: Figure): number => (measures === 'share' ? 0.01 : perDay);
  return {
    ...words,
    valueCell: (figure, each) => value(true, figure, each),
    valued: (figure, valued) => `${value(false, figure, valued.value)} ${halfOf(figure, valued, words)}`.trimEnd(),
    change: (figure, { value: middle }) =>
      middle === null ? 'unknown' : `${signed(middle / unit(figure))} ${figure.measures === 'share' ? 'pt' : 'd'}`,
    interval: (figure, { value: middle, low, high }) =>
      middle === null || low === null || high === null
        ? ''
        : `${signed(low / unit(figure))} to ${signed(high / unit(figure))}`,
    moved: (figure, { value: middle }) => movedText(figure, middle === null ? null : middle / unit(figure)),
    effort: (minutes) => {
      const days = Math.abs(minutes) / perDay;
      const text = days.toFixed(1).replace(/\.0$/, '');
      return `${text === '0' ? '<0.1' : text} person-${text === '1' ? 'day' : 'days'}`;
    },
  };
}

function halfOf({ measures }: Figure, { value, low, high }: Valued, words: ForecastWords): string {
  if (value === null) return '';
  if (measures === 'date') return words.error({ value, low, high });
  if (low === null || high === null) return '±?';
  return measures === 'share' ? shareError({ low, high }) : words.spanError(low, high);
}

function movedText({ measures }: Figure, amount: number | null): string {
  if (amount === null) return 'by an unknown amount';
  const size = bare(Math.abs(amount));
  if (measures === 'share') return `${size} ${size === '1' ? 'point' : 'points'} ${amount < 0 ? 'less' : 'more'}`;
  return `${size} d ${amount < 0 ? 'earlier' : 'later'}`;
}

/** `−4.1`, `+0.2`, `0`. */
function signed(amount: number): string {
  const text = bare(Math.abs(amount));
  return `${text === '0' ? '' : amount < 0 ? '−' : '+'}${text}`;
}

function bare(amount: number): string {
  return amount.toFixed(amount < 99.95 ? 1 : 0).replace(/\.0$/, '');
}

/** What a search is doing, for a line that is written over and over: `412 plans tried · best so far: P80 of the finish Thu 8 Jan`. */
export function searchLine(
  {
    stage,
    done,
    total,
    best,
  }: { stage: 'search' | 'revalue'; done: number; total: number | null; best: number | null },
  objective: Objective,
  plan: Plan,
): string {
  const figure = figureOfObjective(objective);
  const words = forecastWords(plan, figure.measures === 'date' ? best : 0);
  const value =
    figure.measures === 'date'
      ? words.day(best)
      : figure.measures === 'span'
        ? words.signedDays(best)
        : percent(best ?? 0);
  const so = best === null ? '' : ` · best so far: ${figureName(figure)} ${value}`;
  const of = total === null ? '' : ` of ${grouped(total)}`;
  return stage === 'search'
    ? `${grouped(done)}${of} plans tried${so}`
    : `re-valuing the best on new futures: ${grouped(done)}${of}`;
}
