// What drives the finish: people others wait for, the issues on its chains, the risks that hit them.

import { drivers, hiddenDrivers } from './forecast-drivers.ts';
import type { Screen } from './forecast-screen.ts';
import { percent } from './forecast-words.ts';
import { bar } from './text-marks.ts';
import { fit as fitted, padStart } from './text-sink.ts';

export function driverLines({ forecast, plan, width, chalk }: Screen): string[] {
  const rows = drivers(forecast, plan);
  if (rows.length === 0) return [];
  const barWidth = width >= 100 ? 16 : 8;
  const nameWidth = width - 2 - 13 - 14 - barWidth - 14;
  const head =
    fitted('WHAT DRIVES THE FINISH', nameWidth) +
    padStart('tight chains', 13) +
    padStart('driving', 10) +
    ' '.repeat(barWidth + 2);
  const lines = rows.map(({ name, tight, driving, note }) => {
    const show = (share: number | null): string => (share === null ? '' : percent(share));
    return (
      `  ${fitted(name, nameWidth - 1)} ${padStart(show(tight), 13)}${padStart(show(driving), 10)}` +
      `  ${chalk.cyan(bar(driving ?? tight ?? 0, barWidth))}  ${chalk.dim(note)}`
    );
  });
  const hidden = hiddenDrivers(forecast);
  return [
    `  ${chalk.bold(fitted('WHAT DRIVES THE FINISH', nameWidth))}${chalk.dim(head.slice(nameWidth))}`,
    ...lines,
    ...(hidden === '' ? [] : [chalk.dim(`  … ${hidden}`)]),
  ];
}
