// The flags of `simulate optimize`: what may change, how long to look, and where the proposal goes. Goals are read with the plan at hand.
import { MOVES, type Move, USUAL_MOVES } from '../planning/optimize/optimization.ts';
import { listOf, type RawFlags, shorten, single } from './flag-values.ts';
import type { Manners, OptimizeRequest, Settings, VariantRequest } from './request.ts';
import { usageStop } from './stop.ts';
import { suggest } from './suggest.ts';

/** Of the search alone, when neither a time nor a number of plans is asked for. */
const USUAL_BUDGET_MS = 20_000;
const MOST_CANDIDATES = 10_000_000;
const MOST_HEADS = 20;

type Parts = Manners & Settings & VariantRequest & { report: string | undefined };

/** Throws a Stop (exit 2). */
export function optimizeOf(flags: RawFlags, parts: Parts): OptimizeRequest {
  const candidates = countOf(flags, 'candidates', MOST_CANDIDATES);
  const maxChanges = single(flags, 'max-changes');
  const write = single(flags, 'write');
  const markdown = flags.markdown === true;
  if (write?.trim() === '') throw usageStop('--write needs a file', 'such as --write better.yaml');
  if (write !== undefined && String(flags.plan) === '-')
    throw usageStop('--write needs a plan in a file', 'an option file names the plan that it changes');
  if (parts.json && markdown) throw usageStop('--json and --markdown exclude each other');
  const moves = movesOf(single(flags, 'moves'));
  const heads = countOf(flags, 'heads', MOST_HEADS);
  if (heads !== undefined && !moves.includes('staff'))
    throw usageStop(
      '--heads has no effect without --moves staff',
      `such as --moves ${[...moves, 'staff'].join(',')} --heads ${heads}`,
    );
  const usual = candidates === undefined ? USUAL_BUDGET_MS : undefined;
  return {
    ...parts,
    command: 'optimize',
    plan: String(flags.plan),
    goals: [
      ...listOf(flags, 'goal').map((text) => ({ flag: '--goal', text })),
      ...listOf(flags, 'keep').map((text) => ({ flag: '--keep', text })),
      ...(maxChanges === undefined ? [] : [{ flag: '--max-changes', text: maxChanges }]),
    ],
    moves,
    anyone: flags.anyone === true,
    heads,
    candidates,
    timeBudgetMs: parts.timeBudgetMs ?? usual,
    write,
    proposal: countOf(flags, 'proposal', 1000),
    markdown,
  };
}

function movesOf(text: string | undefined): readonly Move[] {
  if (text === undefined) return USUAL_MOVES;
  if (text.trim() === 'all') return MOVES;
  const named = text.split(',').map((word) => {
    const move = MOVES.find((each) => each === word.trim());
    if (move !== undefined) return move;
    const hint = suggest(word.trim(), [...MOVES, 'all']) ?? `there are ${MOVES.join(', ')}, and all`;
    throw usageStop(`--moves knows no "${shorten(word.trim())}"`, hint);
  });
  return MOVES.filter((move) => named.includes(move));
}

function countOf(flags: RawFlags, name: string, most: number): number | undefined {
  const text = single(flags, name);
  if (text === undefined) return undefined;
  const count = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= most) return count;
  throw usageStop(`--${name} must be a whole number from 1 to ${most.toLocaleString('en-US')}, not "${shorten(text)}"`);
}
