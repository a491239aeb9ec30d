// Running text broken between words, measured in columns of the terminal.
import { clip, displayWidth } from './text-sink.ts';

/** Lines of at most `width` columns; a word wider than that is clipped. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line.trimEnd());
      line = clip(word, width);
    } else line = line === '' ? clip(word, width) : longer;
  }
  return [...lines, line.trimEnd()];
}
