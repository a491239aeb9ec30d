// Whose number `simulate staff` varies, refused where the plan has nobody of that name; and what is meant when nothing is said.
import type { Plan } from '../plan/plan.ts';
import type { WhoVaries } from '../planning/staffing/staffing-curve.ts';
import { headsNow } from '../planning/staffing/with-heads.ts';
import type { StaffRequest } from './request.ts';
import { usageStop } from './stop.ts';
import { suggest } from './suggest.ts';

const MOST_KNOWN = 12;

/** Throws a Stop (exit 2) for a name that means nobody, and for a plan without people. */
export function whoAsked(asked: StaffRequest['who'], plan: Plan): WhoVaries {
  if (plan.people.length === 0) throw usageStop('nobody works on this plan, so nobody can be added to it');
  const who = asked ?? usual(plan);
  if (headsNow(plan, who) > 0) return who;
  const { kind, name } = who as Exclude<WhoVaries, { kind: 'team' }>;
  const known = namesOf(kind, plan);
  const what = kind === 'like' ? 'person' : kind;
  const short = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  const others =
    known.length === 0
      ? `the plan has no ${kind === 'like' ? 'people' : `${kind}s`}`
      : `there are ${known.slice(0, MOST_KNOWN).join(', ')}`;
  throw usageStop(`--${kind}: the plan has no ${what} called "${short}"`, suggest(name, known) ?? others);
}

function namesOf(kind: 'pool' | 'role' | 'like', { people, pools }: Plan): string[] {
  if (kind === 'pool') return pools.map(({ id }) => id);
  if (kind === 'role') return [...new Set(people.flatMap(({ role }) => role ?? []))];
  return [...new Set(people.flatMap(({ id, laneOf }) => (laneOf === null ? [id] : [laneOf, id])))];
}

/** The one pool that does all that people do; else the whole team. */
function usual({ issues, pools }: Plan): WhoVaries {
  const [pool, another] = pools;
  const members = new Set(pool?.members ?? []);
  const isOurs = issues.every(
    ({ who }) => who.kind === 'nobody' || (who.kind === 'anyOf' && who.people.every((id) => members.has(id))),
  );
  return pool !== undefined && another === undefined && isOurs ? { kind: 'pool', name: pool.id } : { kind: 'team' };
}
