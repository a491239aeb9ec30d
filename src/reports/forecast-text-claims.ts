// What the document promises of itself, one line a promise: verdict, promise, figure, where it was said.
import type { ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import { claimNumber, claimScope, verdictCounts, verdictWord } from './claims-words.ts';
import type { Screen } from './forecast-screen.ts';
import { grouped } from './forecast-words.ts';
import { clean, displayWidth, fit as fitted, padEnd } from './text-sink.ts';
import { wrap } from './wrap.ts';

const VERDICT = 14;
const MOST_NUMBER = 24;

export function claimLines({ forecast, words, width, chalk }: Screen, verdicts: readonly ClaimVerdict[]): string[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts.map((verdict) => ({ verdict, number: claimNumber(verdict.found, words) }));
  const numberWidth = Math.min(MOST_NUMBER, Math.max(...rows.map(({ number }) => displayWidth(number))) + 2);
  const sectionWidth = width >= 100 ? 26 : 16;
  const saysWidth = width - 2 - VERDICT - numberWidth - sectionWidth;
  const lines = rows.flatMap(({ verdict, number }) => {
    const scope = claimScope(verdict);
    const text = `${clean(verdict.claim.says)}${scope === '' ? '' : ` (${scope})`}`;
    return wrap(text, saysWidth - 2).map((part, k) => {
      if (k > 0) return `  ${' '.repeat(VERDICT)}${part}`;
      const word = toneOf(verdict, chalk)(padEnd(verdictWord(verdict.verdict), VERDICT));
      const section = chalk.dim(fitted(clean(verdict.claim.at ?? ''), sectionWidth).trimEnd());
      return `  ${word}${padEnd(part, saysWidth)}${fitted(number, numberWidth)}${section}`;
    });
  });
  return [
    `  ${chalk.bold('CLAIMS')}        ${verdictCounts(verdicts)}`,
    ...lines,
    ...optionNote(verdicts, forecast.replications, chalk),
  ];
}

/** Options are forecast beside the plan, often on fewer futures. */
function optionNote(verdicts: readonly ClaimVerdict[], replications: number, chalk: Screen['chalk']): string[] {
  const fewer = verdicts.flatMap(({ found }) =>
    found && found.replications < replications ? [found.replications] : [],
  );
  if (fewer.length === 0) return [];
  return [
    chalk.dim(`  claims under options stand on ${grouped(Math.min(...fewer))} futures (simulate claims takes all)`),
  ];
}

export function toneOf({ verdict }: ClaimVerdict, chalk: Screen['chalk']): (text: string) => string {
  if (verdict === 'confirmed') return chalk.green;
  if (verdict === 'refuted') return chalk.red;
  return verdict === 'undecidable' ? chalk.yellow : chalk.dim;
}
