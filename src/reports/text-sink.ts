// The one sink for text that people wrote: titles, names, notes. What leaves it is a single line without anything a
// terminal would obey (escape sequences, control characters, bidi controls), and is measured in columns, not characters,
// so that CJK, emoji and combining marks keep tables straight.
import stringWidth from 'string-width';

// Built from a code so that no control character stands in this source.
const ESC = String.fromCharCode(0x1b);
const CSI = String.fromCharCode(0x9b);
const BEL = String.fromCharCode(0x07);
const ST = String.fromCharCode(0x9c);

/** Commands to a terminal: CSI (colours, cursor), strings (titles, links, device control) up to their end, and two-character escapes. */
const SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]`,
    `${ESC}[\\]PX^_][^${BEL}${ST}${ESC}]*(?:${BEL}|${ST}|${ESC}\\\\)`,
    `${ESC}[ -/]*[0-OQ-WYZ\`-~]`,
  ].join('|'),
  'gu',
);
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/** Control characters, lone surrogates' neighbours in harm: bidi controls, invisible joins and tags that reorder or hide text. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
/** More marks than any script stacks on one letter: they only climb over the neighbouring lines. */
const MARK_FLOOD = /(\p{Mn}{4})\p{Mn}+/gu;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One printable line: escape sequences and control characters removed, line breaks turned into a space. Idempotent. */
export function clean(text: string): string {
  let line = text;
  // A removed sequence can leave the halves of another one behind.
  for (let before = ''; before !== line; ) {
    before = line;
    line = line.replace(SEQUENCES, '');
  }
  return line
    .replace(LINE_BREAKS, ' ')
    .replace(UNPRINTABLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(MARK_FLOOD, '$1');
}

/** One column each. Most text is nothing else, and looking for emoji in it costs a hundred times more than counting. */
const PLAIN = /^[ -~À-ɏ·×…‖←─━│┄█▓▒░▸◆◇★]*$/u;

/** Columns the text takes on a terminal (colour codes count nothing). */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Text followed by spaces up to `width` columns; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Text after spaces up to `width` columns; longer text stays as it is. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** At most `width` columns of uncoloured text, never splitting a character people see as one; a cut is marked with `…`. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width <= 0) return '';
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = used + displayWidth(segment);
    if (next > width - 1) break;
    kept += segment;
    used = next;
  }
  return `${kept}…`;
}

/** Exactly `width` columns: clipped or padded. */
export function fit(text: string, width: number): string {
  return padEnd(clip(text, width), width);
}
