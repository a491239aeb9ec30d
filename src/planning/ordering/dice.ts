// Chance for a search: counter-based like the draws of futures, so that a search is a function of its seed on every machine.
import { draw, streamKey } from '../../engine/chance/draw.ts';

export interface Dice {
  /** 0 .. sides - 1. */
  below(sides: number): number;
  /** 0 <= share < 1. */
  share(): number;
}

const WORDS = 4294967296;

/** Dice of a name under a seed. */
export function createDice(seed: string, name: string): Dice {
  const key = streamKey(seed, name);
  let thrown = 0;
  const share = (): number => draw(key, thrown++) / WORDS;
  return { share, below: (sides) => Math.floor(share() * sides) };
}
