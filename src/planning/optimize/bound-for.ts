// What no plan of this team can do better, for the moves that were allowed.
import type { Network } from '../../engine/network/network.ts';
import type { SelectedLists } from '../../plan/selected-lists.ts';
import type { Move, OptimizationBound } from './optimization.ts';
import type { OptimizeAsk } from './optimize-ask.ts';

export async function boundFor(
  _ask: OptimizeAsk,
  _moves: readonly Move[],
  _network: Network,
  _seed: string,
  _futures: number,
  _lists: SelectedLists | null,
): Promise<OptimizationBound | null> {
  return null;
}
