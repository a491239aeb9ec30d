// With whom an estimate shares part of its error, as the plan's `correlation` has it: a stream for each person, each track and the whole
// plan. Anonymous members of a pool count as the pool, a person's streams as the person.
import type { Plan } from '../../plan/plan.ts';
import type { Slot } from './network.ts';

/**
 * Shared parts of work that one of these people does; empty without any. Only one person alone has a part with themselves, only people of one
 * track have one with it: where nobody in particular does it, what would be shared is the estimate's own.
 */
export function sharedParts({ correlation, people }: Plan, performers: readonly string[]): Pick<Slot, 'shares'> {
  if (correlation === undefined) return {};
  const whole = [...new Set(performers.map((id) => id.split('/', 1)[0]))];
  const tracks = [...new Set(performers.map((id) => people.find((person) => person.id === id)?.track ?? null))];
  const nameOf = {
    person: whole.length === 1 ? `person/${whole[0]}` : null,
    track: tracks.length === 1 && tracks[0] !== null ? `track/${tracks[0]}` : null,
    plan: 'plan',
  };
  const shares = correlation.flatMap(({ by, strength }) => {
    const name = nameOf[by];
    return name === null ? [] : [{ stream: `correlation/${name}`, strength }];
  });
  return shares.length === 0 ? {} : { shares };
}
