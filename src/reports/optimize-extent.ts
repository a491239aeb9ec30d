// How much a search looked at, what it did not look at, and the line that repeats it.
import { MOVES, type Move, type Optimization } from '../planning/optimize/optimization.ts';
import { worstShareError } from './error-words.ts';
import { futuresWords, listWords } from './explain-words.ts';
import type { ForecastContext } from './forecast-screen.ts';
import { grouped } from './forecast-words.ts';
import { nextCommand } from './next-command.ts';
import type { PlaceOf } from './optimize-diff.ts';
import { answering, type Numbered } from './optimize-proposals.ts';
import { clean } from './text-sink.ts';

export interface OptimizeContext
  extends Pick<ForecastContext, 'digest' | 'planArgument' | 'variantWords' | 'typedFlags'> {
  placeOf: PlaceOf;
  /** `--proposal`: the one that is shown (and written); null = the answer. */
  proposal: number | null;
  /** Option file it was written to; null = none. */
  written: string | null;
}

const MOVE_WORDS: Readonly<Record<Move, string>> = {
  people: 'who does what',
  order: 'the order of work',
  scope: 'leaving work out',
  staff: 'more people or capacity',
  mitigations: 'mitigating risks',
};

/** `412 plans tried · screened on 60, 250 and 500 futures · best 8 re-valued on 10,000 new futures`. */
export function extentLine({ search, replications }: Optimization): string {
  const { candidates, stages, revalued } = search;
  if (candidates === 0) return `Nothing had to be tried: the plan as it is, on ${futuresWords(replications)}`;
  const tried = `${grouped(candidates)} ${candidates === 1 ? 'plan' : 'plans'} tried`;
  const screened = ` · screened on ${listWords(stages.map(grouped))} futures`;
  const valued = `${revalued === 1 ? 'the best' : `best ${revalued}`} re-valued on ${grouped(replications)} new futures`;
  return `${tried}${stages.length === 0 ? '' : screened}${revalued === 0 ? '' : ` · ${valued}`}`;
}

/** Why it ended, what was not searched, and how to search on. */
export function extentSentences({ search }: Optimization): string[] {
  const { ended, moves, candidates } = search;
  if (candidates === 0) return [];
  const ends = {
    candidates: '',
    time: `The search ended with its time: --candidates ${candidates} repeats it, a longer --time-budget goes on.`,
    exhausted: 'Everything these moves allow has been tried.',
    interrupted: 'The search was interrupted: what it had found is shown.',
  };
  const left = MOVES.filter((move) => !moves.includes(move)).map((move) => `${MOVE_WORDS[move]} (${move})`);
  const not = left.length === 0 ? '' : `Not searched: ${listWords(left)}; --moves adds them.`;
  return [ends[ended], not].filter((text) => text !== '');
}

/** `10,000 new futures · shares ±1 % at most (95 %) · seed 1 · plan 3f9c21e0`. */
export function reproducingLine(found: Optimization, { digest, variantWords = [] }: OptimizeContext): string {
  const { seed, replications, partial } = found;
  const named = [digest.slice(0, 8), ...variantWords.map(clean)].join(' ');
  const futures = `${futuresWords(replications)}${partial ? ' (interrupted: partial)' : ''}`;
  return `${futures} · shares ${worstShareError(replications)} at most (95 %) · seed ${clean(seed)} · plan ${named}`;
}

/** The proposal that is shown in full. */
export function shownProposal(
  found: Optimization,
  list: readonly Numbered[],
  { proposal }: OptimizeContext,
): Numbered | null {
  return proposal === null ? answering(found) : (list.find(({ number }) => number === proposal) ?? null);
}

/** Compares what is proposed on the very futures that valued it; without a proposal, asks why the date is what it is. */
export function nextAfterSearch(found: Optimization, shown: Numbered | null, context: OptimizeContext): string {
  const { planArgument, typedFlags = [], written } = context;
  if (shown === null) return nextCommand('explain', { planArgument, typedFlags });
  const phrases = shown.proposal.phrases.join('; ');
  const fresh = [...without(['--seed'], typedFlags), '--seed', found.freshSeed];
  // In a comparison every phrase and every file is an option of its own: what was chosen beforehand becomes part of this one. A file
  // cannot, so the proposal is forecast on top of it.
  if (typedFlags.includes('--option')) {
    const flags = [...fresh, '--what-if', phrases];
    return nextCommand('', { planArgument, typedFlags: flags }).replace('simulate  ', 'simulate ');
  }
  const before = typedFlags.flatMap((flag, f) => (typedFlags[f - 1] === '--what-if' ? [flag] : []));
  const option = written === null ? ['--what-if', [...before, phrases].join('; ')] : ['--option', written];
  return nextCommand('compare', { planArgument, typedFlags: without(['--what-if'], fresh) }, option);
}

/** Without these flags and their values. */
function without(names: readonly string[], flags: readonly string[]): string[] {
  return flags.filter((flag, f) => !names.includes(flag) && !names.includes(flags[f - 1] ?? ''));
}
