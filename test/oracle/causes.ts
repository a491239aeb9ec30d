// Rules of work, "Causes": why a start was at this minute and not before.
import { happening, type Link } from './nodes.ts';
import { type IssueState, tell, type WorkerState, type World } from './world.ts';

interface Need {
  kind: string;
  object: string;
  minute: number;
}

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
    const { minute, freeBefore, by } = world.resources.get(resource)!.released;
    if (minute < 0 || freeBefore >= amount) return [];
    return by.map((releaser) => ({ kind: 'causeResource', object: releaser.name, minute }));
  });
}

export function explainStart(world: World, issue: IssueState, worker: WorkerState | null): void {
  const time = worker?.time ?? world.calendar;
  const isTight = ({ minute }: Need): boolean => {
    // Elapsed work could have started at any minute: nothing but this one is tight.
    if (issue.work === 'elapsed') return minute === world.minute;
    for (let m = minute; m < world.minute; m++) if (time.works(m)) return false;
    return true;
  };
  const needs = resourceNeeds(world, issue);
  if (worker?.lastDid)
    needs.push({ kind: 'causePerson', object: worker.lastDid.node.name, minute: worker.lastDid.until });
  needs.push(...contentNeeds(issue));
  const tight = needs.filter(isTight);
  for (const { kind, object } of tight) tell(world, kind, issue.name, object);
  if (tight.length > 0) return;
  tell(world, 'causeCalendar', issue.name, worker?.person.id ?? '');
  const latest = needs.reduce((last, need) => (need.minute >= last.minute ? need : last));
  tell(world, latest.kind, issue.name, latest.object);
}
