// What new people are called: members of an anonymous pool are numbered on, everybody else is named after whom they are like.
import type { Change } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import type { PhraseNames } from './phrase-names.ts';

/** Ids of the people this change brings, none of which is taken. */
export function hiredIds(
  { pools }: Plan,
  names: PhraseNames,
  { count, like }: Extract<Change, { kind: 'hire' }>,
): string[] {
  const pool = pools.find(({ id }) => id === like);
  const isAnonymous = pool?.members.every((member, k) => member === `${like}/${k + 1}`) === true;
  const sign = isAnonymous ? '/' : '+';
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number += 1) {
    const id = `${isAnonymous ? like : like.replace(/[^\p{L}\p{M}\p{N}#._+-]+/gu, '-')}${sign}${number}`;
    if (names.find(id, ['person'])?.id !== id) ids.push(id);
  }
  return ids;
}
