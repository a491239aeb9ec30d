// What somebody can do and how much at once: skills with their speed, and the limit on work begun.
import type { Person } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isMap, type Place, shorten } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { WIP_KEYS } from './keys-of-people.ts';
import { readIds } from './names.ts';
import { requireKeys } from './required.ts';
import { readFlag, readNumber } from './scalars.ts';
import { readPercent } from './share.ts';

export const FASTEST_PERCENT = 1000;
const MOST_AT_ONCE = 100;

/** Skills as a list (normal speed), or as a mapping to the speed at work that asks for them. */
export function readSkills(complaints: Complaints, place: Place | undefined): Person['skills'] {
  const skills = new Map<string, number>();
  if (place !== undefined && isMap(place)) {
    for (const [name, value] of openNamed(complaints, place, 'skills')) {
      const percent = readPercent(complaints, value, `the skill ${shorten(name)}`, FASTEST_PERCENT);
      if (percent === 0) complaints.add('E031', value, `a skill of 0 % is none: leave ${shorten(name)} out`);
      if (percent !== null) skills.set(name, percent);
    }
  } else for (const { id } of readIds(complaints, place, 'a skill')) skills.set(id, 100);
  return Array.from(skills, ([name, percent]) => ({ name, percent }));
}

/** A number, or `{ max, eager, loss }`; null when there is no limit. */
export function readWip(complaints: Complaints, place: Place | undefined): Person['wip'] {
  const range = { min: 1, max: MOST_AT_ONCE, whole: true };
  if (place === undefined) return null;
  if (!isMap(place)) {
    const max = readNumber(complaints, place, range, 'wip');
    return max === null ? null : { max, eager: false, lossPercent: 0 };
  }
  const fields = openFields(complaints, place, WIP_KEYS, 'wip');
  if (fields === null) return null;
  requireKeys(complaints, fields, WIP_KEYS, 'wip');
  const max = readNumber(complaints, fields.at('max'), range, 'max');
  const eager = readFlag(complaints, fields.at('eager'), false, 'eager');
  const lossPlace = fields.at('loss');
  const lossPercent = readPercent(complaints, lossPlace, 'loss') ?? 0;
  if (max === null) return null;
  if (lossPlace !== undefined && lossPercent > 0 && !eager) {
    complaints.add('E114', lossPlace, 'only eager work loses by changing between issues', { hint: 'add eager: true' });
  }
  if (lossPlace !== undefined && lossPercent * (max - 1) >= 100) {
    complaints.add(
      'E114',
      lossPlace,
      `with ${max} issues at once a loss of ${lossPercent} % for each further one leaves nothing`,
    );
  }
  return { max, eager, lossPercent };
}
