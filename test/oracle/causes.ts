// Rules of work, "Causes": why a start was at this minute and not before.
import { happening } from './nodes.ts';
import { type IssueState, tell, type WorkerState, type World } from './world.ts';

interface Need {
  kind: string;
  object: string;
  minute: number;
}

/** Links at their minute plus lag, dates; the plan's opening when there is neither. */
function contentNeeds(issue: IssueState): Need[] {
  if (issue.gate !== null) return [{ kind: 'causeLink', object: happening(issue.gate, 'start'), minute: issue.ready }];
  const needs = issue.into.start.map(({ from, fromSide, metAt }) => ({
    kind: 'causeLink',
    object: happening(from, fromSide),
    minute: metAt,
  }));
  if (issue.notBefore > 0) needs.push({ kind: 'causeDate', object: '', minute: issue.notBefore });
  return needs.length > 0 ? needs : [{ kind: 'causeOpening', object: '', minute: 0 }];
}

/** The latest releases of what the issue takes, where less than needed was free before them. */
function resourceNeeds(world: World, issue: IssueState): Need[] {
  return (issue.plan?.uses ?? []).flatMap(({ resource, amount }) => {
    const { minute, freeBefore, by } = world.resources.get(resource)!.released;
    if (minute < 0 || freeBefore >= amount) return [];
    return by.map((releaser) => ({ kind: 'causeResource', object: releaser.name, minute }));
  });
}

export function explainStart(world: World, issue: IssueState, worker: WorkerState | null): void {
  const time = worker?.time ?? world.calendar;
  const isTight = ({ minute }: Need): boolean => {
    for (let m = minute; m < world.minute; m++) if (time.works(m)) return false;
    return true;
  };
  const needs = [...contentNeeds(issue)];
  if (worker?.lastDid)
    needs.push({ kind: 'causePerson', object: worker.lastDid.node.name, minute: worker.lastDid.until });
  needs.push(...resourceNeeds(world, issue));
  const tight = needs.filter(isTight);
  for (const { kind, object } of tight) tell(world, kind, issue.name, object);
  if (tight.length > 0) return;
  tell(world, 'causeCalendar', issue.name, worker?.person.id ?? '');
  const latest = needs.reduce((last, need) => (need.minute > last.minute ? need : last));
  tell(world, latest.kind, issue.name, latest.object);
}
