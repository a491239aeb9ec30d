// Breaks uncoloured text into lines at blanks, measured in terminal columns.
import { clip, displayWidth } from './text-sink.ts';

/** Lines of at most `width` columns; what follows the first is indented. A word longer than a line is clipped. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((each) => each !== '')) {
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
