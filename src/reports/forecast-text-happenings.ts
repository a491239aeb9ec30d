// What is due, what comes from outside and what people do about trouble: due dates and deliveries with their chances, policies with
// how often they act.
import { dueDates, dueDatesKept } from './forecast-due-dates.ts';
import type { Screen } from './forecast-screen.ts';
import { named, percent } from './forecast-words.ts';
import { clean, fit as fitted, padStart } from './text-sink.ts';

const MOST_ROWS = 8;

export function dueDateLines({ forecast, plan, words, width, chalk }: Screen): string[] {
  const due = dueDates(forecast, plan);
  if (due === null) return [];
  const nameWidth = width - 2 - 14 - 14 - 9;
  const title = `${chalk.bold('DUE DATES')}  ${fitted(dueDatesKept(due), nameWidth - 11)}`;
  if (due.doubtful.length === 0) return [`  ${title}`];
  const lines = due.doubtful.map(
    ({ id, title: name, due: date, finish, onTime }) =>
      `  ${fitted(clean(named(id, name)), nameWidth - 1)} ${fitted(words.dayCell(date), 14)}` +
      `${fitted(words.dayCell(finish.p80.value), 14)}${padStart(percent(onTime?.share ?? 1), 9)}`,
  );
  return [
    `  ${title}${chalk.dim(fitted('due', 14) + fitted('P80', 14) + padStart('on time', 9))}`,
    ...lines,
    ...(due.hidden > 0 ? [chalk.dim(`  … and ${due.hidden} more (--json has them all)`)] : []),
  ];
}

export function deliveryLines({ forecast, words, width, chalk }: Screen): string[] {
  // The least certain first.
  const rows = forecast.deliveries.toSorted((a, b) => (a.onTime?.share ?? 1) - (b.onTime?.share ?? 1));
  if (rows.length === 0) return [];
  const nameWidth = width - 2 - 14 - 14 - 9;
  const head = fitted('DELIVERY', nameWidth) + fitted('due', 14) + fitted('P80', 14) + padStart('on time', 9);
  const lines = rows.slice(0, MOST_ROWS).map(({ id, title, due, p80, onTime }) => {
    const name = clean(named(id, title));
    const chance = onTime === null ? '—' : percent(onTime.share);
    return (
      `  ${fitted(name, nameWidth - 1)} ${fitted(due === null ? '—' : words.dayCell(due), 14)}` +
      `${fitted(words.dayCell(p80), 14)}${padStart(chance, 9)}`
    );
  });
  return [`  ${chalk.dim(head)}`, ...lines, ...more(rows.length, chalk)];
}

export function policyLines({ forecast, width, chalk }: Screen): string[] {
  const rows = forecast.policies;
  if (rows.length === 0) return [];
  const nameWidth = width - 2 - 20 - 20;
  const head = fitted('POLICY', nameWidth) + padStart('acts, times', 20) + padStart('in futures', 20);
  const lines = rows
    .slice(0, MOST_ROWS)
    .map(
      ({ id, meanFirings, fired }) =>
        `  ${fitted(clean(id), nameWidth - 1)} ${padStart(meanFirings.toFixed(1), 20)}${padStart(percent(fired), 20)}`,
    );
  return [`  ${chalk.dim(head)}`, ...lines, ...more(rows.length, chalk)];
}

function more(rows: number, chalk: Screen['chalk']): string[] {
  return rows > MOST_ROWS ? [chalk.dim(`  … and ${rows - MOST_ROWS} more (--json has them all)`)] : [];
}
