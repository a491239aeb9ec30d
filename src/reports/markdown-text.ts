// Text of a plan inside Markdown: nothing in it can break a table or smuggle in a link.
import { clean } from './text-sink.ts';

/** Control characters out; everything Markdown or HTML would act on behind a backslash or as an entity. */
export function escaped(text: string): string {
  return clean(text)
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/:\/\//g, '&#58;//');
}

/** Cells are escaped already. Columns whose heading ends with `:` are set to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map((cell) => cell.replace(/:$/, ''))),
    line(head.map((cell) => (cell.endsWith(':') ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
