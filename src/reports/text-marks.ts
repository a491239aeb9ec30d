// Small pictures made of characters: bars and sparklines. They repeat figures that stand beside them, so nothing is lost
// where a font lacks them.

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const LEVELS = '▁▂▃▄▅▆▇█';

/** A bar of `cells` cells, share 0-1 filled; padded with blanks to its full width. */
export function bar(share: number, cells: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const text = '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7];
  return text.padEnd(cells);
}

/** One cell a value, 0-1: `·` for nothing, `█` for all. */
export function sparkline(values: readonly (number | null)[]): string {
  return values
    .map((value) => {
      if (value === null) return ' ';
      return value < 0.005 ? '·' : LEVELS[Math.min(7, Math.floor(value * 8))];
    })
    .join('');
}
