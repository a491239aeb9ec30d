// Rules of work, "Dropped issues": what was never begun is skipped as soon as its links are met.
import { passUnseen } from './gates.ts';
import { happen } from './happenings.ts';
import { happening } from './nodes.ts';
import { type GateState, type IssueState, tell, type World } from './world.ts';

/** Takes an issue out of the scope, unless it was begun. `by`: the policy, '' as recorded. */
export function drop(world: World, issue: IssueState, by: string): void {
  if (issue.dropped || (issue.state !== 'waiting' && issue.state !== 'ready')) return;
  issue.dropped = true;
  tell(world, 'issueDropped', issue.name, by);
  skip(world, issue);
}

/** Start and finish without work, person, delay or held finish, once every link into the start is met. */
export function skip(world: World, issue: IssueState): void {
  if (issue.state === 'finished' || issue.into.start.some(({ metAt }) => metAt < 0)) return;
  issue.state = 'finished';
  tell(
    world,
    'issueSkipped',
    issue.name,
    issue.lastMet === null ? '' : happening(issue.lastMet.from, issue.lastMet.fromSide),
  );
  happen(world, issue, 'start');
  happen(world, issue, 'finish');
  if (issue.done !== issue) passUnseen(world, issue.done as GateState);
}
