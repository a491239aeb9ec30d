// Every single step from one plan, the most promising first. What is kept, begun, done or out of the scope is left alone.
import type { SearchMove } from './move-of.ts';
import { orderMoves } from './moves-of-order.ts';
import { peopleMoves } from './moves-of-people.ts';
import { scopeMoves } from './moves-of-scope.ts';
import { staffMoves } from './moves-of-staff.ts';
import type { Move } from './optimization.ts';
import type { Surroundings } from './surroundings.ts';

/** @param changesLeft steps of more changes than that are left out */
export function listMoves(around: Surroundings, moves: readonly Move[], changesLeft: number): SearchMove[] {
  const has = (move: Move): boolean => moves.includes(move);
  return inTurn([
    { moves: has('people') ? peopleMoves(around, changesLeft) : [], atOnce: PEOPLE_AT_ONCE },
    { moves: has('order') ? orderMoves(around) : [], atOnce: 1 },
    { moves: has('staff') ? staffMoves(around) : [], atOnce: 1 },
    { moves: has('scope') && around.derives ? scopeMoves(around) : [], atOnce: 1 },
    { moves: has('mitigations') && around.derives ? mitigationMoves(around) : [], atOnce: 1 },
  ]);
}

/** There are many more ways to hand work over than to do anything else, and most of what helps is among them. */
const PEOPLE_AT_ONCE = 3;

/** The best of every kind, then the second best of every kind ...: what one kind promises cannot be compared with what another does. */
function inTurn(kinds: readonly { moves: readonly SearchMove[]; atOnce: number }[]): SearchMove[] {
  return kinds
    .flatMap(({ moves, atOnce }, kind) =>
      moves
        .map((move, k) => ({ move, k }))
        .sort((a, b) => b.move.promise - a.move.promise || a.k - b.k)
        .map(({ move }, place) => ({ move, turn: Math.floor(place / atOnce), place, kind })),
    )
    .sort((a, b) => a.turn - b.turn || a.kind - b.kind || a.place - b.place)
    .map(({ move }) => move);
}

/** A mitigation left out, or carried out where there is one that is switched off: only the reader knows. */
function mitigationMoves({ plan, kept, diagnosis }: Surroundings): SearchMove[] {
  const seen = new Set<string>();
  return plan.risks.flatMap((risk) => {
    const name = risk.family ?? risk.id;
    if (kept.risks.has(risk.id) || kept.risks.has(name) || seen.has(name)) return [];
    seen.add(name);
    const hits = plan.issues.reduce((sum, { id }, i) => (risk.hits.includes(id) ? sum + diagnosis.driving[i] : sum), 0);
    return [{ changes: [{ kind: 'mitigate', risk: name, active: risk.mitigation === null }], promise: 60 * hits }];
  });
}
