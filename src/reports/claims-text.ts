// `simulate claims`: every promise with its verdict, what was measured and how sure that is, what is meant, and what it hangs on.
import { Chalk } from 'chalk';
import type { ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import type { Plan } from '../plan/plan.ts';
import { claimInterval, claimScope, verdictCounts, verdictWord } from './claims-words.ts';
import type { ForecastStyle } from './forecast-screen.ts';
import { toneOf } from './forecast-text-claims.ts';
import { grouped } from './forecast-words.ts';
import { clean, clip } from './text-sink.ts';
import { wrap } from './wrap.ts';

export interface ClaimsContext {
  /** SHA-256 of the plan. */
  digest: string;
  seed: string;
  replications: number;
  partial: boolean;
}

const INDENT = '              ';

/** The whole answer, ending with a line break. */
export function renderClaimsText(
  verdicts: readonly ClaimVerdict[],
  plan: Plan,
  { digest, seed, replications, partial }: ClaimsContext,
  style: ForecastStyle,
): string {
  const chalk = new Chalk({ level: style.color ? 1 : 0 });
  const width = Math.min(120, Math.max(80, style.width));
  const count = `${grouped(verdicts.length)} ${verdicts.length === 1 ? 'claim' : 'claims'}`;
  const rest = ` · ${count}`;
  const title = chalk.bold(clip(clean(plan.title), width - rest.length)) + rest;
  const futures = `${grouped(replications)} ${replications === 1 ? 'future' : 'futures'}${partial ? ' (interrupted: partial)' : ''}`;
  const parts = verdicts.map((verdict) => {
    const [first, ...more] = wrap(`${clean(verdict.claim.id)}  ${clean(verdict.claim.says)}`, width - INDENT.length);
    const word = toneOf(verdict, chalk)(verdictWord(verdict.verdict).padEnd(INDENT.length));
    const details = detailsOf(verdict, plan).flatMap((line) => wrap(line, width - INDENT.length));
    return [
      `${word}${first}`,
      ...more.map((line) => INDENT + line),
      ...details.map((line) => chalk.dim(INDENT + line)),
    ];
  });
  const none = 'the plan makes no claims: write them under claims:, each with what it says and a condition';
  const last = [
    verdicts.length === 0 ? none : verdictCounts(verdicts),
    `${futures} · seed ${clean(seed)} · plan ${digest.slice(0, 8)}`,
  ];
  const sections = [[title], ...parts, last];
  return `${sections.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}

/** Plain lines below a claim. */
function detailsOf({ claim, found, definition, why }: ClaimVerdict, plan: Plan): string[] {
  const lines: string[] = [];
  if (claim.at !== null) lines.push(`said in: ${clean(claim.at)}`);
  if (found !== null) {
    const interval = claimInterval(found, plan);
    const scope = claimScope({ claim } as ClaimVerdict);
    const about = scope === '' ? '' : ` (${scope})`;
    lines.push(
      `it is ${found.shown}${interval === '' ? '' : ` (${interval})`}; claimed: ${clean(claim.condition ?? '')}${about}`,
    );
  }
  if (claim.tolerance !== null) lines.push(`tolerance: ${clean(claim.tolerance)}`);
  if (definition !== null) lines.push(`meaning: ${clean(definition)}`);
  if (claim.rests !== null) lines.push(`rests on: ${clean(claim.rests)}`);
  if (why !== null) lines.push(`why: ${clean(why)}`);
  return lines;
}
