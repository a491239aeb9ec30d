// How fast a person is at an issue that asks for skills: one reading of the tables for all who look before and after the futures.
import type { Network } from './network.ts';

/** Percent of their own speed at which person p works on issue i; 100 where the issue asks for no skill of theirs. */
export function skillOf(
  { skillOffset, skillPerson, skillPercent }: Pick<Network, 'skillOffset' | 'skillPerson' | 'skillPercent'>,
  i: number,
  p: number,
): number {
  for (let k = skillOffset[i]; k < skillOffset[i + 1]; k++) if (skillPerson[k] === p) return skillPercent[k];
  return 100;
}
