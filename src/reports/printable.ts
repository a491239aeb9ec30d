// The one sink through which text of a document reaches a terminal or a file.
// Control, escape and direction-changing characters become visible, so that no title can move the cursor or lie about its order.

/** C0 and C1 controls, DEL, the bidirectional marks and overrides, line separators, and halves of surrogate pairs. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters this file exists for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of plain text: a tab or line break becomes a space, any other unprintable character its code point `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\n' || character === '\t' || character === '\r') return ' ';
    return `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
