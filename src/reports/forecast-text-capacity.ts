// The team: how busy everybody is, week by week, and who keeps others waiting; and what working in parallel buys.
import type { PersonForecast } from '../engine/forecast/forecast-result.ts';
import type { Screen } from './forecast-screen.ts';
import { BASELINES, percent, times } from './forecast-words.ts';
import { bar, sparkline } from './text-marks.ts';
import { clean, displayWidth, fit as fitted, padEnd, padStart } from './text-sink.ts';
import { wrap } from './wrap.ts';

const MOST_PEOPLE = 12;
/** Longer plans show their weeks in groups of two, four, ... */
const MOST_WEEKS = 26;

export function capacityLines({ forecast, words, width, chalk }: Screen): string[] {
  const busy = forecast.people.filter(({ busyMinutes }) => busyMinutes > 0);
  if (busy.length === 0) return [];
  const shown = busy
    .toSorted((a, b) => b.waitingMinutes - a.waitingMinutes || (b.load ?? 0) - (a.load ?? 0))
    .slice(0, MOST_PEOPLE);
  const barWidth = width >= 100 ? 16 : 8;
  const { per, loads } = weekGroups(shown);
  const weeks = per === 1 ? `weeks 1–${loads[0].length}` : `${per} weeks a cell`;
  const sparkWidth = Math.max(weeks.length, loads[0].length) + 2;
  const nameWidth = width - 2 - 6 - 2 - barWidth - 2 - sparkWidth - 14;
  const head = `${padStart('load', 6)}${' '.repeat(barWidth + 4)}${padEnd(weeks, sparkWidth)}${padStart('wait caused', 13)}`;
  const lines = shown.map((person, k) => {
    const name = nameWithRole(person, nameWidth - 1, chalk.dim);
    const waiting = person.waitingMinutes < 1 ? '—' : words.days(person.waitingMinutes);
    return (
      `  ${name} ${padStart(person.load === null ? '—' : percent(person.load), 6)}  ${chalk.cyan(bar(person.load ?? 0, barWidth))}` +
      `  ${padEnd(sparkline(loads[k]), sparkWidth)}${padStart(waiting, 13)}`
    );
  });
  const idle = forecast.people.length - busy.length;
  const rest = busy.length - shown.length;
  const more = [rest > 0 ? `… and ${rest} more` : '', idle > 0 ? `${idle} without work of their own` : ''].filter(
    (part) => part !== '',
  );
  return [
    `  ${chalk.bold(fitted('CAPACITY', nameWidth))}${chalk.dim(head)}`,
    ...lines,
    ...(more.length > 0 ? [chalk.dim(`  ${more.join(', ')}`)] : []),
  ];
}

/** The role stands behind the name where it fits whole. */
function nameWithRole(person: PersonForecast, width: number, dim: (text: string) => string): string {
  const name = clean(person.id);
  const role = person.role === null ? '' : ` ${clean(person.role)}`;
  return displayWidth(name + role) <= width ? padEnd(name + dim(role), width) : fitted(name, width);
}

/** Mean load of groups of weeks, so that they fit. */
function weekGroups(people: readonly PersonForecast[]): { per: number; loads: (number | null)[][] } {
  const weeks = people[0].weeks.length;
  let per = 1;
  while (weeks / per > MOST_WEEKS) per *= 2;
  const loads = people.map(({ weeks: list }) =>
    Array.from({ length: Math.ceil(weeks / per) }, (_, group) => {
      const part = list.slice(group * per, (group + 1) * per);
      const available = part.reduce((sum, week) => sum + week.availableMinutes, 0);
      return available === 0 ? null : part.reduce((sum, week) => sum + week.busyMinutes, 0) / available;
    }),
  );
  return { per, loads };
}

/** Nothing when half of the futures never finish: there is no speed then. */
export function speedupLines({ forecast, width, chalk }: Screen): string[] {
  if (forecast.finish.p50.value === null) return [];
  const { baseline, p10, p50, p90, bound } = forecast.speedup;
  const text =
    `${times(p50)} of ${BASELINES[baseline]} (P10–P90 ${p10.toFixed(2)}–${p90.toFixed(2)}); ` +
    `with these assignments no schedule beats ${times(bound)}`;
  const [first, ...rest] = wrap(`SPEEDUP  ${text}`, width - 2, '         ');
  return [`  ${chalk.bold('SPEEDUP')}  ${first.slice('SPEEDUP '.length)}`, ...rest.map((line) => `  ${line}`)];
}
