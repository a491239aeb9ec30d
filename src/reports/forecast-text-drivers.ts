// What drives the finish: people others wait for, the issues on its chains, the risks that hit them.

import { type Driver, drivers, hiddenDrivers } from './forecast-drivers.ts';
import type { Screen } from './forecast-screen.ts';
import { percent } from './forecast-words.ts';
import { bar } from './text-marks.ts';
import { type Column, tableLines } from './text-table.ts';

export function driverLines(screen: Screen): string[] {
  const { forecast, plan, width, chalk } = screen;
  const rows = drivers(forecast, plan);
  if (rows.length === 0) return [];
  const lines = tableLines(rows, driverColumns(screen), {
    width,
    title: 'WHAT DRIVES THE FINISH',
    name: ({ name }) => name,
    paintTitle: chalk.bold,
    paintHead: chalk.dim,
    leastName: width < 60 ? 12 : 22,
    fills: true,
  });
  const hidden = hiddenDrivers(forecast);
  return [...lines, ...(hidden === '' ? [] : [chalk.dim(`  … ${hidden}`)])];
}

function driverColumns({ width, chalk }: Screen): Column<Driver>[] {
  const show = (share: number | null): string => (share === null ? '' : percent(share));
  const cells = width >= 100 ? 16 : 8;
  return [
    { head: 'tight chains', cell: ({ tight }) => show(tight), right: true, drop: 1 },
    { head: 'driving', cell: ({ driving }) => show(driving), right: true },
    {
      head: '',
      cell: ({ driving, tight }) => bar(driving ?? tight ?? 0, cells),
      paint: (text) => chalk.cyan(text),
      drop: 3,
    },
    { head: '', cell: ({ note }) => note, paint: (text) => chalk.dim(text), drop: 2 },
  ];
}
