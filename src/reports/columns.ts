// Columns of text that stay aligned whatever a title holds: widths are terminal cells, not UTF-16 units.
// CJK and emoji take two cells, combining marks none; colour codes take none.
import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cells the text takes in a terminal. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** Blanks on the right until the text takes `cells`; longer text stays as it is. */
export function padEndCells(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - stringWidth(text)));
}

/** Blanks on the left until the text takes `cells`; longer text stays as it is. */
export function padStartCells(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - stringWidth(text))) + text;
}

/** At most `cells` wide, cut between graphemes with an ellipsis in the last cell. The text must be free of colour codes. */
export function truncateCells(text: string, cells: number): string {
  if (stringWidth(text) <= cells) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = stringWidth(segment);
    if (width + next > cells - 1) break;
    kept += segment;
    width += next;
  }
  return cells > 0 ? `${kept}…` : '';
}
