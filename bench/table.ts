// Result tables as Markdown, ready to be pasted into RESULTS.md.
import { cpus, loadavg } from 'node:os';

export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Sentences below the table: how it was measured, what could not be. */
  notes: readonly string[];
}

/** Three significant digits, thousands apart. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 1000 ? rounded.toLocaleString('en-US') : String(rounded);
}

/** Median with the least and the greatest. */
export function spread(values: readonly number[]): string {
  return `${figure(median(values))} (${figure(Math.min(...values))}-${figure(Math.max(...values))})`;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

export function printTable({ title, head, rows, notes }: Table): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  console.log(`\n### ${title}\n`);
  if (rows.length > 0) {
    for (const cells of [head, head.map(() => '---'), ...rows]) console.log(line(cells));
    console.log('');
  }
  for (const note of notes) console.log(note);
}

/** Machine, Node and how busy the machine is: below about 0.2 runnable processes it is quiet. */
export function describeMachine(): string {
  const [{ model }] = cpus();
  return (
    `${new Date().toISOString().slice(0, 10)}, ${model} (${cpus().length} cores), Node ${process.version.slice(1)}, ` +
    `${loadavg()[0].toFixed(2)} processes busy before`
  );
}
