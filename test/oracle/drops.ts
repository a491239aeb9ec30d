// Rules of work, "Dropped issues": what was never begun is skipped as soon as its links are met.
import { happen } from './happenings.ts';
import { type IssueState, tell, type World } from './world.ts';

/** Takes an issue out of the scope, unless it was begun or is known to begin. `by`: the policy, '' as recorded. */
export function drop(world: World, issue: IssueState, by: string): void {
  if (issue.dropped || (issue.state !== 'waiting' && issue.state !== 'ready')) return;
  const isRecorded = world.plan.facts.some(
    ({ kind, id, started, finished }) => kind === 'issue' && id === issue.id && (started ?? finished) !== null,
  );
  if (isRecorded) return;
  issue.dropped = true;
  tell(world, 'issueDropped', issue.name, by);
  skip(world, issue, '');
}

/** Start and finish without work, person, delay or held finish, once every link into the start is met. */
export function skip(world: World, issue: IssueState, by: string): void {
  if (issue.state === 'finished' || issue.into.start.some(({ metAt }) => metAt < 0)) return;
  issue.state = 'finished';
  issue.workEnd = world.minute;
  tell(world, 'issueSkipped', issue.name, by);
  happen(world, issue, 'start');
  happen(world, issue, 'finish');
}
