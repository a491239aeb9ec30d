// Rules of work, "Starts": how many issues a person may have begun and not done.
import type { Node } from './nodes.ts';
import type { IssueState, WorkerState, World } from './world.ts';

/** Planned issues this person has begun that are not done. */
export const begunBy = (world: World, worker: WorkerState): number =>
  world.issues.filter(({ role, performer, done }) => role === 'planned' && performer === worker && done.finish < 0)
    .length;

/** May this person begin the issue? */
export const hasRoom = (world: World, worker: WorkerState, issue: IssueState): boolean =>
  worker.person.wip === null || issue.role !== 'planned' || begunBy(world, worker) < worker.person.wip.max;

/** A finish is about to happen: if an issue is done by it, its performer has room. */
export function noteRoom(world: World, node: Node): void {
  for (const issue of world.issues) {
    const { role, performer, done } = issue;
    if (role !== 'planned' || done !== node || performer === null || performer.person.wip === null) continue;
    const { lastRoom } = performer;
    const reached = begunBy(world, performer) >= performer.person.wip.max;
    performer.lastRoom = {
      issue,
      minute: world.minute,
      reached: lastRoom?.minute === world.minute ? lastRoom.reached : reached,
    };
  }
}
