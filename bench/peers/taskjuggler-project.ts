// A bench plan as a TaskJuggler project: one schedule with the likely values, since TaskJuggler does not draw. Around-the-clock days, people as
// resources with an efficiency, gates as tasks of their likely review; nothing is sent back, as in our own likely future.
import type { Issue, Plan } from '../../src/plan/plan.ts';

/** Rank 0 is taken first, and TaskJuggler takes the greatest of 1 ... 1000 first. */
const HIGHEST = 1000;

/**
 * @param rankOf place of each issue in our own order
 * @param start ISO date of the first minute
 * @param days room for the schedule; TaskJuggler takes longer when there is more
 */
export function taskjugglerProject(plan: Plan, rankOf: ArrayLike<number>, start: string, days: number): string {
  const name = (id: string): string => id.replaceAll(/\W/g, '_');
  const resources = plan.people.map(
    ({ id, capacityPercent }) => `resource ${name(id)} "${id}" { efficiency ${capacityPercent / 100} }`,
  );
  const step = Math.max(1, Math.ceil(plan.issues.length / (HIGHEST - 1)));
  const depends = (after: Issue['after']): string =>
    after.length === 0 ? '' : `depends ${after.map(({ on }) => `!${name(on.id)}`).join(', ')}`;
  const tasks = plan.issues.map(({ id, who, estimate, after }, i) => {
    const people = who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : [];
    const [first, ...others] = people.map(name);
    const choice = others.length === 0 ? '' : `{ alternative ${others.join(', ')} select order persistent }`;
    const priority = Math.max(1, HIGHEST - Math.floor(rankOf[i] / step));
    return `task ${name(id)} "${id}" { effort ${estimate.likely}min allocate ${first} ${choice} priority ${priority} ${depends(after)} }`;
  });
  const gates = plan.gates.map(
    ({ id, review, after }) => `task ${name(id)} "${id}" { duration ${review?.likely ?? 0}min ${depends(after)} }`,
  );
  return [
    `project bench "${plan.title}" ${start}-00:00 +${days}d {`,
    '  timezone "UTC"',
    '  timingresolution 5min',
    '  dailyworkinghours 24',
    '  workinghours mon - sun 0:00 - 24:00',
    '  timeformat "%Y-%m-%dT%H:%M"',
    '}',
    ...resources,
    ...tasks,
    ...gates,
    'taskreport dates "dates" { formats csv columns id, end }',
    '',
  ].join('\n');
}

/** Latest end in the report, minutes after `start`. */
export function latestEnd(csv: string, start: string): number {
  const ends = [...csv.matchAll(/\d{4}-\d\d-\d\dT\d\d:\d\d/g)].map(([text]) => Date.parse(`${text}Z`));
  return (Math.max(...ends) - Date.parse(`${start}T00:00Z`)) / 60_000;
}
