// Breaks uncoloured text into lines at blanks, measured in terminal columns.
import { clip, displayWidth } from './text-sink.ts';

const NO_BREAK = '\u00a0';
const UNITS = /(\d) (h|d|%)(?![\p{L}\d])/gu;
const DATES = /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g;

/**
 * Lines of at most `width` columns; what follows the first is indented. A word longer than a line is clipped. A number stays with its
 * unit, and a date stays whole.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const glued = text.replace(UNITS, `$1${NO_BREAK}$2`).replace(DATES, `$1${NO_BREAK}$2${NO_BREAK}$3`);
  const words = glued.split(' ').filter((each) => each !== '');
  return fill(words, width, indent).map((line) => line.replaceAll(NO_BREAK, ' '));
}

function fill(words: readonly string[], width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const joined = line === '' ? word : `${line} ${word}`;
    const room = width - (lines.length === 0 ? 0 : indent.length);
    if (displayWidth(joined) <= room) line = joined;
    else {
      if (line !== '') lines.push(lines.length === 0 ? line : indent + line);
      line = clip(word, width - indent.length);
    }
  }
  if (line !== '') lines.push(lines.length === 0 ? line : indent + line);
  return lines;
}
