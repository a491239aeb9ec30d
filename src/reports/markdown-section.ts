// Sections written as Markdown: a heading, sentences, a table without its bars, remarks.
import { escaped, markdownTable } from './markdown-text.ts';
import type { ReportSection, SectionTable } from './report-section.ts';

/** Fits beside the margins of a ticket. */
const PICTURE_WIDTH = 76;

/** Without a line break at its end. */
export function markdownSection({
  title,
  sentences,
  items = [],
  table,
  picture,
  lines = [],
  commands = [],
  remarks = [],
}: ReportSection): string {
  return [
    title === '' ? '' : `## ${escaped(title)}`,
    ...sentences.map(escaped),
    items.map((text) => `- ${escaped(text)}`).join('\n'),
    table === undefined || table.rows.length === 0 ? '' : tableOf(table),
    fenced('text', picture?.(PICTURE_WIDTH) ?? []),
    fenced('yaml', lines),
    fenced('sh', commands),
    ...remarks.map(escaped),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function fenced(language: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`\`\`\`${language}`, ...lines.map((line) => line.replaceAll('```', "'''")), '```'].join('\n');
}

function tableOf({ of, columns, rows }: SectionTable): string {
  const kept = columns.map((_, c) => c).filter((c) => columns[c].bar !== true);
  const head = [escaped(of), ...kept.map((c) => `${escaped(columns[c].head)}${columns[c].right ? ':' : ''}`)];
  const body = rows.map(({ name, cells, inner, tone }) => {
    const shown = [inner ? `… ${name}` : name, ...kept.map((c) => String(cells[c] ?? ''))].map(escaped);
    return tone === 'strong' ? shown.map((cell) => (cell === '' ? '' : `**${cell}**`)) : shown;
  });
  return markdownTable(head, body);
}
