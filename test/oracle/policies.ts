// Rules of work, "Policies": what people do when they see trouble. They look once a minute, after everything else of it.
import type { PolicyAction, PolicyTrigger } from '../../src/plan/plan.ts';
import { drop } from './drops.ts';
import type { Node } from './nodes.ts';
import { grantSupport } from './shares.ts';
import { type IssueState, type PolicyState, tell, type WorkerState, type World } from './world.ts';

/** All policies look, in document order. */
export function look(world: World): void {
  world.looked = world.minute;
  for (const policy of world.policies)
    for (const seen of alarmsOf(world, policy)) {
      // While it rests, what happens is lost.
      if (policy.rest > 0) continue;
      policy.rest = policy.plan.cooldownMinutes;
      tell(world, 'policyTriggered', policy.plan.id, seen.subject);
      act(world, policy, seen.issue);
    }
}

interface Seen {
  subject: string;
  issue: IssueState | null;
}

const workerOf = (world: World, id: string): WorkerState => world.workers.find(({ person }) => person.id === id)!;

/** What has come since the last look; looking uses it up. */
function alarmsOf(world: World, policy: PolicyState): Seen[] {
  const { when } = policy.plan;
  switch (when.kind) {
    case 'queue':
    case 'wip': {
      const holds = countFor(world, when) > when.over;
      const isNew = holds && !policy.held;
      policy.held = holds;
      return isNew ? [{ subject: when.person, issue: null }] : [];
    }
    case 'blocked': {
      const issues = world.issues.filter(
        ({ id, role, block }) =>
          role === 'planned' &&
          when.issues.includes(id) &&
          block !== null &&
          block.passed >= when.minutes &&
          !block.seen.has(policy),
      );
      for (const { block } of issues) block!.seen.add(policy);
      return issues.map((issue) => ({ subject: issue.name, issue }));
    }
    case 'idle': {
      const worker = workerOf(world, when.person);
      if (worker.hands.length > 0 || worker.idleFor < when.minutes || worker.idleSeen.has(policy)) return [];
      worker.idleSeen.add(policy);
      return [{ subject: when.person, issue: null }];
    }
    default:
      return onceFor(world, policy);
  }
}

function onceFor(world: World, policy: PolicyState): Seen[] {
  const { when } = policy.plan;
  if (policy.seen) return [];
  if (when.kind === 'risk') {
    policy.seen = world.risks.find(({ plan }) => plan.id === when.risk)!.told;
    return policy.seen ? [{ subject: when.risk, issue: null }] : [];
  }
  if (when.kind !== 'late' || world.minute < policy.lateAt) return [];
  policy.seen = true;
  const node = lateNode(world, when);
  const done = node.kind === 'issue' ? (node as IssueState).done : node;
  return done.finish < 0 ? [{ subject: done.name, issue: null }] : [];
}

const lateNode = (world: World, { on }: PolicyTrigger & { kind: 'late' }): Node =>
  world.nodes.get(`${on.kind === 'phase' ? 'phase-exit' : on.kind} ${on.id}`)!;

/** Planned issues that are ready, not begun, and that nobody but this person can take. */
const queueOf = (world: World, worker: WorkerState): IssueState[] =>
  world.issues.filter(
    ({ role, state, candidates }) =>
      role === 'planned' && state === 'ready' && candidates.length === 1 && candidates[0] === worker,
  );

function countFor(world: World, { kind, person }: PolicyTrigger & { kind: 'queue' | 'wip' }): number {
  const worker = workerOf(world, person);
  const begun = world.issues.filter(
    ({ role, performer, finish }) => role === 'planned' && performer === worker && finish < 0,
  );
  return queueOf(world, worker).length + (kind === 'wip' ? begun.length : 0);
}

function act(world: World, policy: PolicyState, issue: IssueState | null): void {
  const { action } = policy.plan;
  if (action.kind === 'move') move(world, policy, action);
  if (action.kind === 'drop')
    for (const candidate of world.issues)
      if (candidate.role === 'planned' && action.issues.includes(candidate.id)) drop(world, candidate, policy.plan.id);
  if (action.kind === 'support') support(world, policy, action);
  if (action.kind === 'escalate' && issue !== null) {
    const drawn = world.slotValue(`policy/${policy.plan.id}/escalate/${issue.id}`);
    issue.block!.left = Math.min(issue.block!.left, drawn);
  }
}

/** The last by rank of the trigger's queue go to somebody else, each at most once. */
function move(world: World, { plan }: PolicyState, { count, to }: PolicyAction & { kind: 'move' }): void {
  if (!('person' in plan.when)) return;
  const queue = queueOf(world, workerOf(world, plan.when.person)).filter(({ moved }) => moved === null);
  const last = queue.sort((a, b) => b.rank - a.rank).slice(0, count);
  for (const issue of last) {
    issue.moved = { kind: 'causePolicy', object: plan.id, minute: world.minute };
    issue.candidates = [workerOf(world, to)];
    tell(world, 'issueReassigned', issue.name, to);
  }
}

/** From now on, in hand or later; a second firing adds nothing. */
function support(world: World, policy: PolicyState, action: PolicyAction & { kind: 'support' }): void {
  for (const issue of world.issues) {
    if (issue.role !== 'planned' || !action.issues.includes(issue.id)) continue;
    if (issue.furtherSupport.some((given) => given.policy === policy)) continue;
    const { person, sharePercent, adds } = action;
    issue.furtherSupport.push({ policy, person, sharePercent, adds });
    issue.furtherSupport.sort((a, b) => world.policies.indexOf(a.policy) - world.policies.indexOf(b.policy));
    if (issue.state === 'running') grantSupport(world, issue, { person, sharePercent, adds });
  }
}
