// The team: how busy everybody is, week by week, and who keeps others waiting; and what working in parallel buys.
import type { PersonForecast } from '../engine/forecast/forecast-result.ts';
import type { Screen } from './forecast-screen.ts';
import { percent, speedupWords } from './forecast-words.ts';
import { bar, sparkline } from './text-marks.ts';
import { clean } from './text-sink.ts';
import { type Column, tableLines } from './text-table.ts';
import { wrap } from './wrap.ts';

const MOST_PEOPLE = 12;
/** Longer plans show their weeks in groups of two, four, ... */
const MOST_WEEKS = 26;

export function capacityLines(screen: Screen): string[] {
  const { forecast, width, chalk } = screen;
  const busy = forecast.people.filter(({ busyMinutes }) => busyMinutes > 0);
  if (busy.length === 0) return [];
  const shown = busy
    .toSorted((a, b) => b.waitingMinutes - a.waitingMinutes || (b.load ?? 0) - (a.load ?? 0))
    .slice(0, MOST_PEOPLE);
  const lines = tableLines(shown, capacityColumns(shown, screen), {
    width,
    title: 'CAPACITY',
    name: ({ id, role }) => clean(role === null ? id : `${id} ${role}`),
    shortName: ({ id }) => clean(id),
    paintTitle: chalk.bold,
    paintHead: chalk.dim,
    leastName: 14,
    fills: true,
  });
  const idle = forecast.people.length - busy.length;
  const rest = busy.length - shown.length;
  const more = [rest > 0 ? `… and ${rest} more` : '', idle > 0 ? `${idle} without work of their own` : ''].filter(
    (part) => part !== '',
  );
  return [...lines, ...(more.length > 0 ? [chalk.dim(`  ${more.join(', ')}`)] : [])];
}

function capacityColumns(shown: readonly PersonForecast[], { words, width, chalk }: Screen): Column<PersonForecast>[] {
  const cells = width >= 100 ? 16 : 8;
  const { per, loads } = weekGroups(shown);
  const loadsOf = new Map(shown.map((person, k) => [person, loads[k]]));
  return [
    { head: 'load', cell: ({ load }) => (load === null ? '—' : percent(load)), right: true },
    { head: '', cell: ({ load }) => bar(load ?? 0, cells), paint: (text) => chalk.cyan(text), drop: 2 },
    {
      head: per === 1 ? `weeks 1–${loads[0].length}` : `${per} weeks a cell`,
      cell: (person) => sparkline(loadsOf.get(person) ?? []),
      drop: 1,
    },
    {
      head: 'wait caused',
      cell: ({ waitingMinutes }) => (waitingMinutes < 1 ? '—' : words.days(waitingMinutes)),
      right: true,
    },
  ];
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
  const [first, ...rest] = wrap(`SPEEDUP ${speedupWords(forecast)}`, width - 3, '         ');
  return [`  ${chalk.bold('SPEEDUP')}  ${first.slice('SPEEDUP '.length)}`, ...rest.map((line) => `  ${line}`)];
}
