// Diagnostics as a person reads them: one line that stands alone, the place in the document, a hint.
// Several marks of one diagnostic share one frame, so that both ends of a contradiction are seen together.
import { Chalk } from 'chalk';
import type { Diagnostic, Severity, SourceRange } from '../plan/diagnostic.ts';
import { clean, clip, displayWidth } from './text-sink.ts';

export interface DiagnosticStyle {
  color: boolean;
  /** Cells a line may take; longer source lines are cut around the mark. */
  width: number;
}

/** A document and, when it extends others, the texts of all of them by the name their ranges give (null = the document). */
export interface DiagnosedText {
  name: string;
  text: string;
  files?: readonly { file: string | null; name: string; text: string }[];
}

interface Mark {
  range: SourceRange;
  primary: boolean;
  message: string;
}

/** At most this many marks in a frame: a cycle through a hundred issues is told by its message. */
const MOST_MARKS = 8;

/**
 * All diagnostics of one document in document order, each with its frame, then one line that counts them.
 * `name` is shown as given; a null source is no document (no frames, no count); an empty list gives an empty text.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: DiagnosedText | null,
  style: DiagnosticStyle,
): string {
  if (diagnostics.length === 0) return '';
  const texts = textsOf(source);
  if (source === null) return diagnostics.map((one) => renderOne(one, texts, style)).join('');
  const blocks = inDocumentOrder(diagnostics).map((one) => renderOne(one, texts, style));
  return `${blocks.join('\n')}\n${whereTheyStand(diagnostics, texts) ?? clean(source.name)}: ${countDiagnostics(diagnostics)}\n`;
}

/** The phrase or option file that all of them stand in: then the plan is not to blame. null = the plan, or several texts. */
function whereTheyStand(diagnostics: readonly Diagnostic[], texts: Texts): string | null {
  const [first] = diagnostics;
  const file = first?.range?.file ?? null;
  if (first?.range == null || file === null) return null;
  return diagnostics.every(({ range }) => range?.file === file) ? texts(first.range).name : null;
}

interface Shown {
  name: string;
  lines: readonly string[];
}
/** What stands in the file of a range, split into lines when it is first asked for. */
type Texts = (range: SourceRange) => Shown;

function textsOf(source: DiagnosedText | null): Texts {
  const split = new Map<string | null, Shown>();
  return ({ file = null }) => {
    const known = split.get(file);
    if (known !== undefined) return known;
    const found = source?.files?.find((each) => each.file === file) ?? (file === null ? source : null);
    const shown = { name: clean(found?.name ?? file ?? ''), lines: found?.text.split(/\r\n|\r|\n/) ?? [] };
    split.set(file, shown);
    return shown;
  };
}

/** `2 errors, 1 warning`; severities that do not occur are left out. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'note'] as const).map((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length;
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((part) => part !== '').join(', ') || 'no diagnostics';
}

/** Sorted by file and place; what has no place comes first, equal places keep the order of the stages. */
function inDocumentOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => {
    const [fileA, fileB] = [a.range?.file ?? '', b.range?.file ?? ''];
    if (fileA !== fileB) return fileA < fileB ? -1 : 1;
    return (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1);
  });
}

function renderOne(one: Diagnostic, texts: Texts, style: DiagnosticStyle): string {
  const chalk = new Chalk({ level: style.color ? 1 : 0 });
  const paint = severityPaint(one.severity, style.color);
  const text = [`${paint(`${one.severity}[${one.code}]`)}${chalk.bold(` ${clean(one.message)}`)}`];
  const { marks, elsewhere, left } = marksOf(one);
  const gutter = Math.max(1, ...marks.map((mark) => String(mark.range.start.line).length));
  const blank = ' '.repeat(gutter);
  if (one.range) {
    text.push(`${chalk.blue(`${blank}-->`)} ${placeOf(one.range, texts)}`);
    text.push(...frame(marks, texts(one.range).lines, gutter, style));
    for (const { range, message } of elsewhere) {
      text.push(`${chalk.blue(`${blank} =`)} ${placeOf(range, texts)}: ${clean(message)}`);
    }
    if (left > 0) text.push(chalk.blue(`${blank} = ${left} more places`));
  }
  if (one.hint) text.push(`${chalk.blue(`${blank} =`)} help: ${clean(one.hint)}`);
  return `${text.join('\n')}\n`;
}

function placeOf(range: SourceRange, texts: Texts): string {
  return `${texts(range).name}:${range.start.line}:${range.start.column}`;
}

/** Marks of the frame, and places in other files, which a frame cannot show. */
function marksOf(one: Diagnostic): { marks: Mark[]; elsewhere: Mark[]; left: number } {
  const related = (one.related ?? []).flatMap(({ range, message }) =>
    range ? [{ range, primary: false, message }] : [],
  );
  const all = one.range ? [{ range: one.range, primary: true, message: '' }, ...related] : [];
  const shown = all.slice(0, MOST_MARKS);
  const isHere = (mark: Mark): boolean => mark.range.file === one.range?.file;
  const marks = shown.filter(isHere).sort((a, b) => a.range.start.offset - b.range.start.offset);
  return { marks, elsewhere: shown.filter((mark) => !isHere(mark)), left: all.length - shown.length };
}

function frame(marks: readonly Mark[], lines: readonly string[], gutter: number, style: DiagnosticStyle): string[] {
  const chalk = new Chalk({ level: style.color ? 1 : 0 });
  const blank = ' '.repeat(gutter);
  const text = [chalk.blue(`${blank} |`)];
  let lastLine = 0;
  for (const mark of marks) {
    const { line, column } = mark.range.start;
    const source = lines[line - 1] ?? '';
    const window = cutAround(source, column - 1, style.width - gutter - 3);
    if (lastLine > 0 && line > lastLine + 1) text.push(chalk.blue('...'));
    if (line !== lastLine) text.push(`${chalk.blue(`${String(line).padStart(gutter)} |`)} ${window.text}`.trimEnd());
    text.push(`${chalk.blue(`${blank} |`)} ${underline(mark, source, window, chalk)}`.trimEnd());
    lastLine = line;
  }
  return text;
}

/** The part of a long line that shows the mark, with the cells that stand before the mark. */
function cutAround(source: string, from: number, cells: number): { text: string; before: number } {
  const room = Math.max(20, cells);
  const whole = clean(source);
  const start = displayWidth(clean(source.slice(0, from)));
  if (displayWidth(whole) <= room) return { text: whole, before: start };
  if (start < room / 2) return { text: clip(whole, room), before: start };
  return { text: `…${clip(clean(source.slice(from)), room - 1)}`, before: 1 };
}

function underline(
  mark: Mark,
  source: string,
  window: { text: string; before: number },
  chalk: InstanceType<typeof Chalk>,
): string {
  const { start, end } = mark.range;
  const to = end.line === start.line ? end.column - 1 : source.length;
  const wanted = displayWidth(clean(source.slice(start.column - 1, to)));
  const cells = Math.max(1, Math.min(wanted, displayWidth(window.text) - window.before));
  const paint = mark.primary ? chalk.red : chalk.blue;
  const message = clean(mark.message);
  return `${' '.repeat(window.before)}${paint((mark.primary ? '^' : '-').repeat(cells) + (message ? ` ${message}` : ''))}`;
}

function severityPaint(severity: Severity, color: boolean): (text: string) => string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  if (severity === 'error') return chalk.bold.red;
  return severity === 'warning' ? chalk.bold.yellow : chalk.bold.cyan;
}
