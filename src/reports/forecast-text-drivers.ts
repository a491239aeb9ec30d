// What drives the finish: people others wait for, the issues on its chains, the risks that hit them.

import type { Bar } from '../planning/analysis-result.ts';
import { type Driver, drivers, hiddenDrivers } from './forecast-drivers.ts';
import type { Screen } from './forecast-screen.ts';
import { type ForecastWords, grouped, percent } from './forecast-words.ts';
import { bar } from './text-marks.ts';
import { type Column, tableLines } from './text-table.ts';
import { wrap } from './wrap.ts';

/** `asPlanned`: what each row would save if it went as planned. */
export function driverLines(screen: Screen, asPlanned: readonly (Bar | null)[] = []): string[] {
  const { forecast, plan, width, chalk } = screen;
  const rows = drivers(forecast, plan);
  if (rows.length === 0) return [];
  const lines = tableLines(rows, driverColumns(screen, new Map(rows.map((row, k) => [row, asPlanned[k] ?? null]))), {
    width,
    title: 'WHAT DRIVES THE FINISH',
    name: ({ name }) => name,
    paintTitle: chalk.bold,
    paintHead: chalk.dim,
    leastName: width < 60 ? 12 : 22,
    fills: true,
  });
  const hidden = hiddenDrivers(forecast);
  const futures = asPlanned.find((bar) => bar !== null)?.futures;
  const basis =
    futures === undefined
      ? []
      : wrap(
          `P80 if it went as planned: mean of P75 to P85 on the first ${grouped(futures)} futures; these do not add up`,
          width - 2,
        );
  return [
    ...lines,
    ...basis.map((line) => chalk.dim(`  ${line}`)),
    ...(hidden === '' ? [] : [chalk.dim(`  … ${hidden}`)]),
  ];
}

function driverColumns({ words, width, chalk }: Screen, asPlanned: ReadonlyMap<Driver, Bar | null>): Column<Driver>[] {
  const show = (share: number | null): string => (share === null ? '' : percent(share));
  const cells = width >= 112 ? 16 : 8;
  return [
    { head: 'tight chains', cell: ({ tight }) => show(tight), right: true, drop: 1 },
    { head: 'driving', cell: ({ driving }) => show(driving), right: true },
    {
      head: '',
      cell: ({ driving, tight }) => bar(driving ?? tight ?? 0, cells),
      paint: (text) => chalk.cyan(text),
      drop: 3,
    },
    ...(Array.from(asPlanned.values()).every((bar) => bar === null)
      ? []
      : [
          {
            head: width >= 100 ? 'P80 if as planned' : 'if as planned',
            cell: (row: Driver) => savedWords(asPlanned.get(row) ?? null, words),
            right: true,
          },
        ]),
    { head: '', cell: ({ note }) => note, paint: (text) => chalk.dim(text), drop: 2 },
  ];
}

/** `−4.1 d ±0.3 d`; nothing where it never changes anything. */
export function savedWords(bar: Bar | null, words: ForecastWords): string {
  if (bar === null || bar.around.value === null || bar.changed === 0) return '';
  const { value, low, high } = bar.around;
  const error = low === null || high === null ? '' : ` ${words.spanError(low, high)}`;
  return `${words.savedDays(value)}${error}`;
}
