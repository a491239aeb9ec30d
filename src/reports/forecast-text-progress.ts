// Whether the team keeps pace: velocity against its targets, all promises together, scope at promised dates, and this week.
import type { Forecast, ScopeForecast, ThisWeek } from '../engine/forecast/forecast-result.ts';
import { minuteOfInstant } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import type { Screen } from './forecast-screen.ts';
import { type ForecastWords, percent } from './forecast-words.ts';
import { clean, clip, displayWidth, fit as fitted, padEnd, padStart } from './text-sink.ts';
import { wrap } from './wrap.ts';

const MOST_SCOPES = 8;
const MOST_PROMISES = 12;
/** Of many links of the chain of promises the weakest are told. */
const MOST_STEPS = 6;
const MOST_ISSUES_A_PERSON = 3;
/** Large teams are told in fewer words. */
const LARGE_TEAM = 8;
const MOST_ISSUES_OF_MANY = 2;
const MOST_PEOPLE = 12;
/** An issue less likely than this to start in the week is not what a person "should be on". */
const LIKELY_ENOUGH = 0.2;
const LABEL = 13;
/** Narrower terminals get the issues done, but not those of each class. */
const ROOM_FOR_CLASSES = 56;
const JOINT_INDENT = '       ';

export function velocityLines({ forecast, plan, width, chalk }: Screen): string[] {
  const weeks = forecast.velocity;
  const ranges = weeks.map(({ p10, p90 }) => `${p10}–${p90}`);
  const cell = Math.max(6, ...ranges.map((range) => range.length + 1));
  const room = Math.max(1, Math.floor((width - 2 - LABEL) / cell));
  const lines: string[] = [];
  for (let from = 0; from < weeks.length && from < 2 * room; from += room) {
    const part = weeks.slice(from, from + room);
    const row = (label: string, cells: string[], paint: (text: string) => string = (text) => text): string =>
      `  ${padEnd(label, LABEL)}${paint(cells.map((text) => padStart(text, cell)).join(''))}`;
    lines.push(
      `  ${from === 0 ? chalk.bold('VELOCITY') : '        '}${chalk.dim(padStart('week', LABEL - 8) + part.map(({ week }) => padStart(String(week), cell)).join(''))}`,
    );
    lines.push(
      row(
        'issues, P50',
        part.map(({ p50 }) => String(p50)),
      ),
    );
    lines.push(row('P10–P90', ranges.slice(from, from + room), chalk.dim));
    if (plan.velocityTargets.length === 0) continue;
    lines.push(
      row(
        'target',
        part.map(({ target }) => (target === null ? '—' : String(target))),
      ),
    );
    lines.push(
      row(
        'reached in',
        part.map(({ chance }) => (chance === null ? '' : percent(chance.share))),
      ),
    );
  }
  if (weeks.length > 2 * room)
    lines.push(chalk.dim(`  … and ${weeks.length - 2 * room} more weeks (--json has them all)`));
  return lines;
}

/** The chance that everything holds, gate by gate, and the dates that would hold together (things promised alike are told once). */
export function jointLines({ forecast, words, width, chalk }: Screen): string[] {
  const { promises, all, chain, commitment } = forecast.joint;
  if (all === null || promises.length < 2) return [];
  const room = width - 2 - JOINT_INDENT.length;
  const texts = [`all ${promises.length} targets are met together in ${percent(all.share)} of the futures`];
  const known = chain.flatMap((step) => (step.onTime === null ? [] : [{ ...step, share: step.onTime.share }]));
  const weakest = known.toSorted((a, b) => a.share - b.share).slice(0, MOST_STEPS);
  const steps = known
    .filter((step) => weakest.includes(step))
    .map(({ after, id, share }) => `${clean(id)} if ${clean(after)} was ${percent(share)}`);
  if (steps.length > 0) texts.push(`on time: ${steps.join(' · ')}`);
  if (commitment !== null) {
    const dates = promises.flatMap(({ id, target, date }, k) =>
      promises.slice(0, k).some((other) => other.target === target && other.date === date)
        ? []
        : [`${clean(id)} ${words.day(date)}`],
    );
    // Of many promises the last ones say when all is done.
    const told = dates.length <= MOST_PROMISES ? dates : ['…', ...dates.slice(-MOST_PROMISES)];
    texts.push(
      `${commitment.wantedPercent} % sure of all: ${told.join(' · ')} (each at P${Math.ceil(commitment.percentile)})`,
    );
  }
  const lines = texts.flatMap((text) => wrap(text, room));
  return lines.map(
    (line, k) => `  ${k === 0 ? chalk.bold(padEnd('JOINT', JOINT_INDENT.length)) : JOINT_INDENT}${line}`,
  );
}

/** Promised dates, or the ends of weeks where nothing is promised; of each day the last one. */
export function scopeDates({ scope }: Pick<Forecast, 'scope'>, words: ForecastWords): readonly ScopeForecast[] {
  const promised = scope.filter(({ week }) => week === null);
  const dates = promised.length > 0 ? promised : scope;
  return dates.filter(({ minute }, k) => words.day(minute) !== words.day(dates[k + 1]?.minute ?? null));
}

export function scopeLines({ forecast, words, width, chalk }: Screen): string[] {
  const dates = scopeDates(forecast, words);
  const rows = dates.slice(0, MOST_SCOPES);
  if (rows.length === 0) return [];
  const hidden = dates.length - rows.length;
  const range = ({ p10, p90, total }: { p10: number; p90: number; total: number }): string =>
    `${p10 === p90 ? p10 : `${p10}–${p90}`} of ${total}`;
  const lines = rows.map(({ minute, all, classes }) => {
    const named = classes.filter(({ class: name }) => name !== null || classes.length > 1);
    const parts = named.map((each) => padEnd(`${clean(each.class ?? 'no class')} ${range(each)}`, 15)).join(' ');
    return `  ${padEnd(words.dayCell(minute), 16)}${padEnd(range(all), 14)}${width < ROOM_FOR_CLASSES ? '' : chalk.dim(clip(parts.trimEnd(), width - 32))}`;
  });
  const more = hidden > 0 ? [chalk.dim(`  … and ${hidden} more dates (--json has them all)`)] : [];
  const head = `  ${chalk.bold(padEnd('SCOPE DONE BY', 16))}${chalk.dim('P10–P90 of issues')}`;
  return [head, ...lines, ...more];
}

/** `This week`; `Next week` when the week of the data date is over. */
export function weekTitle({ thisWeekFrom }: Forecast, { start, statusDate }: Plan): string {
  return statusDate !== null && minuteOfInstant(start, statusDate) < thisWeekFrom ? 'Next week' : 'This week';
}

/** `from Mon 09:00 in 93 % (done this week in 55 %)`, `in progress (...)`; `may start this week (21 %)` where it rather does not. */
function thisWeekWords(issue: ThisWeek['issues'][number], which: string, { forecast, words }: Screen): string {
  const { id, starts, ends, startP50, inProgress } = issue;
  const done = `(done ${which} week in ${percent(ends)})`;
  if (inProgress) return `in progress ${done}`;
  if (starts < 0.5) return `may start ${which} week (${percent(starts)})`;
  return `from ${words.start(startP50)}${startError(id, forecast, words)}${starts < 0.995 ? ` in ${percent(starts)}` : ''} ${done}`;
}

/** ` ±0.1 d`; nothing where all futures agree. */
export function startError(id: string, { issues }: Forecast, words: ForecastWords): string {
  const start = issues.find((issue) => issue.id === id)?.start.p50;
  return start === undefined || start.low === start.high ? '' : ` ${words.error(start)}`;
}

export function thisWeekLines(screen: Screen): string[] {
  const { forecast, plan, width, chalk } = screen;
  const title = weekTitle(forecast, plan);
  const which = title === 'This week' ? 'this' : 'that';
  const busy = forecast.thisWeek.flatMap(({ person, issues }) => {
    const likely = issues.filter(({ starts }) => starts >= LIKELY_ENOUGH);
    return likely.length === 0 ? [] : [{ person: clean(person), issues: likely }];
  });
  const most = busy.length > LARGE_TEAM ? MOST_ISSUES_OF_MANY : MOST_ISSUES_A_PERSON;
  const people = busy.map(({ person, issues }) => ({ person, issues: issues.slice(0, most) }));
  if (people.length === 0) return [];
  const longest = Math.max(9, ...people.map(({ person }) => displayWidth(person))) + 2;
  const nameWidth = Math.min(24, longest, Math.floor(width / 3));
  const lines = people.slice(0, MOST_PEOPLE).flatMap(({ person, issues }) => {
    const parts = issues.map((issue) => `${clean(issue.id)} ${thisWeekWords(issue, which, screen)}`);
    return wrap(parts.join(' · '), width - 2 - nameWidth).map(
      (line, k) => `  ${fitted(k === 0 ? person : '', nameWidth)}${line}`,
    );
  });
  const rest = people.length - MOST_PEOPLE;
  return [
    `  ${chalk.bold(title.toUpperCase())}`,
    ...lines,
    ...(rest > 0 ? [chalk.dim(`  … and ${rest} more people`)] : []),
  ];
}
