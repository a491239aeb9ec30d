// Best first, batch by batch: a plan that has been looked at is a place to go on from, and every batch tries the most promising steps from one of
// them. Which plan comes next hangs on what has been seen, never on a clock, so a longer search is the shorter one and then more.
import type { Change } from '../../plan/change.ts';
import { canonical, countChanges, keyOfChanges, type SearchMove, subjectOf } from './move-of.ts';
import { futuresOf, nodeOf, type Scale, type SearchNode } from './node.ts';
import type { SearchEnd } from './optimization.ts';
import { byCost, type Entry, race, STAGES } from './race.ts';
import type { TrialRunner } from './trial-runner.ts';

/** Candidates of one batch: a budget of candidates is so many whole batches. */
export const BATCH = 24;
/** How many changes the plans have from which the batches start, in turn. */
const DEPTHS = [0, 0, 1, 0, 1, 2, 0, 1, 2, 1, 3, 2];
/** Batches spent on a plan count as so many places behind better ones. */
const PATIENCE = 2;

export interface SearchAsk {
  scale: Scale;
  runner: TrialRunner;
  maxChanges: number;
  /** Steps from a plan, the most promising first. */
  movesOf(node: SearchNode, nodes: readonly SearchNode[]): readonly SearchMove[];
  /** May these changes be tried (effort, for instance)? */
  isAllowed(changes: readonly Change[]): boolean;
  /** Candidates at most; Infinity = no limit. */
  candidates: number;
  isTimeUp(): boolean;
  shouldStop(): boolean;
  onBatch?(tried: number, best: SearchNode): void;
  pause?(): Promise<void>;
}

export interface Searched {
  /** Everything past the first stage, the base first. */
  nodes: readonly SearchNode[];
  tried: number;
  ended: SearchEnd;
}

export async function search(ask: SearchAsk): Promise<Searched> {
  const { scale, runner } = ask;
  const nodes = [nodeOf([], '', [...scale.base], scale)];
  const seen = new Set<string>(['']);
  let tried = 0;
  const conclude = (ended: SearchEnd): Searched => ({ nodes, tried, ended });
  for (let batch = 0; ; batch++) {
    if (ask.shouldStop()) return conclude('interrupted');
    if (batch > 0 && ask.isTimeUp()) return conclude('time');
    const step = nextStep(nodes, batch, seen, ask);
    if (step === null) return conclude('exhausted');
    const { parent, entries } = step;
    // A budget below one batch still tries one. Batches may be short: what counts is the batch itself, so that the number a search says it has
    // tried is a budget that repeats it.
    if (batch > 0 && tried + entries.length > ask.candidates) return conclude('candidates');
    tried += entries.length;
    const found = await race(entries, parent, (count) => bestOf(nodes, count), scale, runner);
    nodes.push(...found);
    parent.spent++;
    ask.onBatch?.(tried, nodes.slice().sort(byCost)[0]);
    await ask.pause?.();
  }
}

/** The best that has seen all futures of the search. */
export function bestOf(nodes: readonly SearchNode[], count: number): SearchNode | null {
  const [, , all] = STAGES;
  const [best = null] = nodes.filter((node) => node.count === count && futuresOf(node) === all).sort(byCost);
  return best;
}

interface Step {
  parent: SearchNode;
  entries: Entry[];
}

/** The next batch: from the plan whose turn it is, or from any other that has steps left. */
function nextStep(nodes: readonly SearchNode[], batch: number, seen: Set<string>, ask: SearchAsk): Step | null {
  const depth = Math.min(DEPTHS[batch % DEPTHS.length], ask.maxChanges - 1);
  const order = [
    ...byTurn(nodes.filter(({ count }) => count === depth)),
    ...byTurn(nodes.filter(({ count }) => count !== depth && count < ask.maxChanges)),
  ];
  for (const parent of order) {
    const entries = nextEntries(parent, nodes, seen, ask);
    if (entries.length > 0) return { parent, entries };
  }
  return null;
}

function byTurn(nodes: readonly SearchNode[]): SearchNode[] {
  return nodes
    .slice()
    .sort(byCost)
    .map((node, place) => ({ node, turn: place + PATIENCE * node.spent }))
    .sort((a, b) => a.turn - b.turn)
    .map(({ node }) => node);
}

function nextEntries(parent: SearchNode, nodes: readonly SearchNode[], seen: Set<string>, ask: SearchAsk): Entry[] {
  parent.moves ??= ask.movesOf(parent, nodes);
  const entries: Entry[] = [];
  while (entries.length < BATCH && parent.next < parent.moves.length) {
    const changes = combined(parent.changes, parent.moves[parent.next++].changes);
    if (changes === null || countChanges(changes) > ask.maxChanges) continue;
    const key = keyOfChanges(changes);
    if (seen.has(key)) continue;
    seen.add(key);
    if (ask.isAllowed(changes)) entries.push({ changes, key });
  }
  return entries;
}

/** null = both speak of the same thing. */
function combined(own: readonly Change[], more: readonly Change[]): Change[] | null {
  const subjects = new Set(own.map(subjectOf));
  return more.some((change) => subjects.has(subjectOf(change))) ? null : canonical([...own, ...more]);
}
