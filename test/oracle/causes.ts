// Rules of work, "Causes": why a start or a taking-up was at this minute and not before.
import { happening, type Link } from './nodes.ts';
import { quotaOf } from './quotas.ts';
import { type IssueState, type Need, tell, type WorkerState, type World } from './world.ts';

const linkNeed = ({ from, fromSide, metAt }: Link): Need => ({
  kind: 'causeLink',
  object: happening(from, fromSide),
  minute: metAt,
});

/** Links at their minute plus lag, the date; the plan's opening when there is neither. The one met last comes last. */
function contentNeeds(issue: IssueState): Need[] {
  if (issue.gate !== null) return [{ kind: 'causeLink', object: happening(issue.gate, 'start'), minute: issue.ready }];
  const needs = issue.into.start.filter((link) => link !== issue.lastMet).map(linkNeed);
  if (issue.notBefore > 0) needs.push({ kind: 'causeDate', object: '', minute: issue.notBefore });
  if (issue.lastMet !== null) needs.push(linkNeed(issue.lastMet));
  return needs.length > 0 ? needs : [{ kind: 'causeOpening', object: '', minute: 0 }];
}

/** The latest releases of what the issue takes, where less than needed was free before them. */
function resourceNeeds(world: World, issue: IssueState): Need[] {
  return (issue.plan?.uses ?? []).flatMap(({ resource, amount }) => {
    const { released, reserved, taken } = world.resources.get(resource)!;
    const { minute, freeBefore, by } = released;
    // What stands before it in a list had a right to its part.
    const passed = world.plan.dispatch === 'list' && taken.minute === world.minute ? taken.amount : 0;
    if (minute < 0 || freeBefore - reserved - passed >= amount) return [];
    return by.map((releaser) => ({ kind: 'causeResource', object: releaser.name, minute }));
  });
}

/** Renewals of quotas without fallback that had left less than the issue takes. */
const quotaNeeds = (world: World, issue: IssueState): Need[] =>
  (issue.plan?.consumes ?? []).flatMap(({ quota, amount }) => {
    const { plan, renewed } = quotaOf(world, quota);
    if (plan.fallbackFactor !== null || renewed.minute < 0 || renewed.left >= amount) return [];
    return [{ kind: 'causeQuota', object: quota, minute: renewed.minute }];
  });

/** What last kept the performer busy. */
const personNeeds = (worker: WorkerState | null): Need[] =>
  worker === null || worker.lastDid === null
    ? []
    : [{ kind: 'causePerson', object: worker.lastDid.node.name, minute: worker.lastDid.until }];

/** Room under the performer's limit, which counts planned issues only. */
const limitNeeds = (issue: IssueState, worker: WorkerState | null): Need[] =>
  issue.role !== 'planned' || worker === null || worker.lastRoom === null || !worker.lastRoom.reached
    ? []
    : [{ kind: 'causeLimit', object: worker.lastRoom.issue.name, minute: worker.lastRoom.minute }];

/** The latest start, with somebody else, of something earlier in the list that the performer could have done; of several the last in the list. */
function listNeed(world: World, issue: IssueState, worker: WorkerState | null): Need | null {
  const before = issue.role !== 'planned' || worker === null ? [] : world.list.slice(0, world.list.indexOf(issue));
  const passed = before.filter(
    ({ start, performer, candidates }) =>
      start >= issue.ready && performer !== null && performer !== worker && candidates.includes(worker!),
  );
  const latest = Math.max(...passed.map(({ start }) => start));
  const last = passed.findLast(({ start }) => start === latest);
  return last === undefined ? null : { kind: 'causeList', object: last.name, minute: last.start };
}

export function explainStart(world: World, issue: IssueState, worker: WorkerState | null): void {
  explain(
    world,
    issue,
    worker,
    [
      ...resourceNeeds(world, issue),
      ...limitNeeds(issue, worker),
      ...(issue.opened === null ? [] : [issue.opened]),
      ...quotaNeeds(world, issue),
      ...(issue.moved === null ? [] : [issue.moved]),
      ...personNeeds(worker),
      ...contentNeeds(issue),
    ],
    listNeed(world, issue, worker),
  );
}

export function explainTakingUp(world: World, issue: IssueState): void {
  // Nothing is the cause of its own taking-up.
  const busy = personNeeds(issue.performer).filter(({ object }) => object !== issue.name);
  explain(world, issue, issue.performer, [...busy, issue.released!], null);
}

/** Tells the tight needs; where none is, a tight start of something earlier in the list, or the calendar and the latest of the needs. */
function explain(
  world: World,
  issue: IssueState,
  worker: WorkerState | null,
  needs: readonly Need[],
  inList: Need | null,
): void {
  const time = worker?.time ?? world.calendar;
  const isTight = ({ minute }: Need): boolean => {
    // Elapsed work could have started at any minute: nothing but this one is tight.
    if (issue.work === 'elapsed') return minute === world.minute;
    for (let m = minute; m < world.minute; m++) if (time.works(m)) return false;
    return true;
  };
  const tight = needs.filter(isTight);
  for (const { kind, object } of tight) tell(world, kind, issue.name, object);
  if (tight.length > 0) return;
  if (inList !== null && isTight(inList)) {
    tell(world, inList.kind, issue.name, inList.object);
    return;
  }
  tell(world, 'causeCalendar', issue.name, worker?.person.id ?? '');
  const latest = needs.reduce((last, need) => (need.minute >= last.minute ? need : last));
  tell(world, latest.kind, issue.name, latest.object);
}
