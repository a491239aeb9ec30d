// What is due, what comes from outside and what people do about trouble: due dates and deliveries with their chances, policies with
// how often they act.
import type { DeliveryForecast, IssueForecast, PolicyForecast } from '../engine/forecast/forecast-result.ts';
import { deliveryDate } from './forecast-deliveries.ts';
import { dueDates, dueDatesKept } from './forecast-due-dates.ts';
import type { Screen } from './forecast-screen.ts';
import { named, percent } from './forecast-words.ts';
import { clean } from './text-sink.ts';
import { tableLines } from './text-table.ts';

const MOST_ROWS = 8;
/** Dates with their weekdays where there is room for them. */
const WITH_WEEKDAYS = 80;

export function dueDateLines({ forecast, plan, words, width, chalk }: Screen): string[] {
  const due = dueDates(forecast, plan);
  if (due === null) return [];
  const kept = dueDatesKept(due);
  if (due.doubtful.length === 0) return [`  ${chalk.bold('DUE DATES')}  ${kept}`];
  const isWide = width >= WITH_WEEKDAYS;
  const day = isWide ? words.dayCell : words.shortDay;
  const lines = tableLines<IssueForecast>(
    due.doubtful,
    [
      { head: 'due', cell: (issue) => day(issue.due), drop: 1 },
      { head: 'P80', cell: ({ finish: { p80 } }) => `${day(p80.value)} ${words.error(p80)}` },
      { head: 'on time', cell: ({ onTime }) => percent(onTime?.share ?? 1), right: true },
    ],
    {
      width,
      title: isWide ? `DUE DATES  ${kept}` : 'DUE DATES',
      name: ({ id, title }) => clean(named(id, title)),
      paintTitle: (text) => text.replace('DUE DATES', chalk.bold('DUE DATES')),
      paintHead: chalk.dim,
      leastName: 14,
      fills: true,
    },
  );
  if (!isWide) lines.splice(1, 0, chalk.dim(`  ${kept}`));
  return [...lines, ...(due.hidden > 0 ? [chalk.dim(`  … and ${due.hidden} more (--json has them all)`)] : [])];
}

export function deliveryLines({ forecast, words, width, chalk }: Screen): string[] {
  // The least certain first.
  const rows = forecast.deliveries.toSorted((a, b) => (a.onTime?.share ?? 1) - (b.onTime?.share ?? 1));
  if (rows.length === 0) return [];
  const day = width >= WITH_WEEKDAYS ? words.dayCell : words.shortDay;
  const p80 = (delivery: DeliveryForecast) => deliveryDate(delivery, forecast);
  const lines = tableLines(
    rows.slice(0, MOST_ROWS),
    [
      { head: 'due', cell: ({ due }) => (due === null ? '—' : day(due)), drop: 1 },
      { head: 'P80', cell: (delivery) => `${day(p80(delivery).value)} ${words.error(p80(delivery))}` },
      { head: 'on time', cell: ({ onTime }) => (onTime === null ? '—' : percent(onTime.share)), right: true },
    ],
    {
      width,
      title: 'DELIVERY',
      name: ({ id, title }) => clean(named(id, title)),
      paintTitle: chalk.dim,
      paintHead: chalk.dim,
      leastName: 14,
      fills: true,
    },
  );
  return [...lines, ...more(rows.length, chalk)];
}

export function policyLines({ forecast, width, chalk }: Screen): string[] {
  const rows = forecast.policies;
  if (rows.length === 0) return [];
  const lines = tableLines<PolicyForecast>(
    rows.slice(0, MOST_ROWS),
    [
      { head: 'acts, times', cell: ({ meanFirings }) => meanFirings.toFixed(1), right: true },
      { head: 'in futures', cell: ({ fired }) => percent(fired), right: true },
    ],
    {
      width,
      title: 'POLICY',
      name: ({ id }) => clean(id),
      paintTitle: chalk.dim,
      paintHead: chalk.dim,
      leastName: 14,
      fills: true,
    },
  );
  return [...lines, ...more(rows.length, chalk)];
}

function more(rows: number, chalk: Screen['chalk']): string[] {
  return rows > MOST_ROWS ? [chalk.dim(`  … and ${rows - MOST_ROWS} more (--json has them all)`)] : [];
}
