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
    has('people') ? peopleMoves(around, changesLeft) : [],
    has('order') ? orderMoves(around) : [],
    has('staff') ? staffMoves(around) : [],
    has('scope') && around.derives ? scopeMoves(around) : [],
    has('mitigations') && around.derives ? mitigationMoves(around) : [],
  ]);
}

/** The best of every kind, then the second best of every kind ...: what one kind promises cannot be compared with what another does. */
function inTurn(kinds: readonly SearchMove[][]): SearchMove[] {
  return kinds
    .flatMap((moves, kind) =>
      moves
        .map((move, k) => ({ move, k }))
        .sort((a, b) => b.move.promise - a.move.promise || a.k - b.k)
        .map(({ move }, place) => ({ move, place, kind })),
    )
    .sort((a, b) => a.place - b.place || a.kind - b.kind)
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
