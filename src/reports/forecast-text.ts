// The Monday screen: a forecast for a planner at a terminal. The answer first (dates and chances), then what drives it, then the
// team, then how to reproduce it and what to type next. 40 to 120 columns; colours repeat what the words already say.
import { Chalk } from 'chalk';
import type { Forecast } from '../engine/forecast/forecast-result.ts';
import type { Plan } from '../plan/plan.ts';
import { dayText } from './dates.ts';
import type { ForecastContext, ForecastStyle, Screen } from './forecast-screen.ts';
import { capacityLines, speedupLines } from './forecast-text-capacity.ts';
import { claimLines } from './forecast-text-claims.ts';
import { curveLines, milestoneLines, neverLines } from './forecast-text-dates.ts';
import { driverLines } from './forecast-text-drivers.ts';
import { deliveryLines, dueDateLines, policyLines } from './forecast-text-happenings.ts';
import { jointLines, scopeLines, thisWeekLines, velocityLines } from './forecast-text-progress.ts';
import { asOf, footnotes, forecastWords, grouped, monteCarloError, planSize } from './forecast-words.ts';
import { nextCommand, shellWord } from './next-command.ts';
import { clean, clip, displayWidth } from './text-sink.ts';
import { wrap } from './wrap.ts';

/** The whole screen, ending with a line break. */
export function renderForecastText(
  forecast: Forecast,
  plan: Plan,
  context: ForecastContext,
  style: ForecastStyle,
): string {
  const screen: Screen = {
    forecast,
    plan,
    words: forecastWords(plan, forecast.finish.p95.value, forecast.thisWeekFrom),
    width: Math.min(120, Math.max(40, style.width)),
    chalk: new Chalk({ level: style.color ? 1 : 0 }),
  };
  const sections = [
    [...titleLines(screen), ...milestoneLines(screen), ...neverLines(screen), ...curveLines(screen)],
    driverLines(screen, context.asPlanned),
    capacityLines(screen),
    speedupLines(screen),
    velocityLines(screen),
    jointLines(screen),
    scopeLines(screen),
    thisWeekLines(screen),
    dueDateLines(screen),
    deliveryLines(screen),
    policyLines(screen),
    claimLines(screen, context.claims ?? [], context.claimsAboutOptions ?? 0, nextCommand('claims', context)),
    endLines(screen, context),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n');
  return `${text}\n`;
}

/** One line, or two where the title would be cut. */
function titleLines({ plan, chalk, width }: Screen): string[] {
  const title = clean(plan.title);
  const rest = `${planSize(plan)} · from ${dayText(plan.start, 0)}${asOf(plan)}`;
  if (displayWidth(title) + 3 + displayWidth(rest) <= width) return [`${chalk.bold(title)} · ${rest}`];
  return [chalk.bold(clip(title, width)), ...wrap(rest, width)];
}

/** The line that reproduces the forecast, what it rests on, and one command that goes further. */
function endLines({ forecast, plan, words, width, chalk }: Screen, context: ForecastContext): string[] {
  const { digest, variantWords = [] } = context;
  const futures = `${grouped(forecast.replications)} ${forecast.replications === 1 ? 'future' : 'futures'}`;
  const partial = forecast.partial ? ' (interrupted: partial)' : '';
  const named = [digest.slice(0, 8), ...variantWords.map(shellWord)].join(' ');
  const reproducing = `${futures}${partial}${monteCarloError(forecast, words)} · seed ${clean(forecast.seed)} · plan ${named}`;
  return [
    ...wrap(footnotes(forecast, plan, words).join(' · '), width).map((line) => chalk.dim(line)),
    ...wrap(reproducing, width).map((line, k) => (k === 0 ? line.replace(futures, chalk.bold(futures)) : line)),
    chalk.dim(`next: ${suggestion(forecast, context)}`),
  ];
}

/** Why a promise is broken; where none is, a future that ends at P80. */
function suggestion({ milestones, finish }: Forecast, context: ForecastContext): string {
  const isLate = milestones.some(({ onTime }) => onTime !== null && onTime.share < 0.8);
  if (isLate || finish.p80.value === null) return nextCommand('explain', context);
  return `${nextCommand('replay', context)} --at P80`;
}
