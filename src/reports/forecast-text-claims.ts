// What the document promises of itself, as much of it as a planner reads on a Monday: how many promises came to what, then those that
// do not hold and those that nobody can tell, one by one. The command `claims` has them all.
import type { ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import { claimNumber, claimScope, verdictCounts, verdictWord } from './claims-words.ts';
import type { Screen } from './forecast-screen.ts';
import { grouped } from './forecast-words.ts';
import { clean, displayWidth, fit as fitted, padEnd } from './text-sink.ts';
import { wrap } from './wrap.ts';

const VERDICT = 14;
const MOST_NUMBER = 24;
/** The whole section, its first and its last line included. */
const MOST_LINES = 12;
const ORDER: readonly ClaimVerdict['verdict'][] = ['refuted', 'undecidable', 'confirmed', 'untestable'];

/** `command` shows them all, those about options too, of which there are `aboutOptions`. */
export function claimLines(
  screen: Screen,
  verdicts: readonly ClaimVerdict[],
  aboutOptions: number,
  command: string,
): string[] {
  if (verdicts.length + aboutOptions === 0) return [];
  const { width, chalk } = screen;
  const elsewhere = aboutOptions > 0 ? [`${grouped(aboutOptions)} more about options: ${command}`] : [];
  const own = verdicts.length > 0 ? [verdictCounts(verdicts)] : [];
  const counts = wrap([...own, ...elsewhere].join(' · '), width - 2 - VERDICT);
  const blocks = claimBlocks(screen, inOrder(verdicts));
  const most = MOST_LINES - counts.length;
  const all = blocks.reduce((sum, block) => sum + block.length, 0);
  // The last line says how many are left.
  const told = all <= most ? blocks.length : countFitting(blocks, most - 1);
  const left = blocks.length - told;
  return [
    ...counts.map((line, k) => `  ${k === 0 ? chalk.bold(padEnd('CLAIMS', VERDICT)) : ' '.repeat(VERDICT)}${line}`),
    ...blocks.slice(0, told).flat(),
    ...(left === 0 ? [] : [chalk.dim(`  … and ${grouped(left)} more: ${command}`)]),
  ];
}

/** How many blocks from the first on fit into so many lines. */
function countFitting(blocks: readonly (readonly string[])[], lines: number): number {
  let used = 0;
  const over = blocks.findIndex((block) => (used += block.length) > lines);
  return over < 0 ? blocks.length : over;
}

function inOrder(verdicts: readonly ClaimVerdict[]): ClaimVerdict[] {
  return ORDER.flatMap((word) => verdicts.filter(({ verdict }) => verdict === word));
}

/** The lines of each claim: verdict, promise, figure, where it was said. */
function claimBlocks({ words, width, chalk }: Screen, verdicts: readonly ClaimVerdict[]): string[][] {
  const rows = verdicts.map((verdict) => ({ verdict, number: claimNumber(verdict.found, words, width >= 80) }));
  const numberWidth = Math.min(MOST_NUMBER, Math.max(...rows.map(({ number }) => displayWidth(number))) + 2);
  const sectionWidth = width >= 100 ? 26 : width >= 80 ? 16 : 0;
  const saysWidth = width - 2 - VERDICT - numberWidth - sectionWidth;
  return rows.map(({ verdict, number }) => {
    const scope = claimScope(verdict);
    const text = `${clean(verdict.claim.says)}${scope === '' ? '' : ` (${scope})`}`;
    return wrap(text, saysWidth - 2).map((part, k) => {
      if (k > 0) return `  ${' '.repeat(VERDICT)}${part}`;
      const word = toneOf(verdict, chalk)(padEnd(verdictWord(verdict.verdict), VERDICT));
      const section = chalk.dim(fitted(clean(verdict.claim.at ?? ''), sectionWidth).trimEnd());
      return `  ${word}${padEnd(part, saysWidth)}${fitted(number, numberWidth)}${section}`;
    });
  });
}

export function toneOf({ verdict }: ClaimVerdict, chalk: Screen['chalk']): (text: string) => string {
  if (verdict === 'confirmed') return chalk.green;
  if (verdict === 'refuted') return chalk.red;
  return verdict === 'undecidable' ? chalk.yellow : chalk.dim;
}
