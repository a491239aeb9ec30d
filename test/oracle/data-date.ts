// Rules of work, "Data date": facts at their minutes, and the minute from which on the future is open.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import type { Fact, Plan } from '../../src/plan/plan.ts';
import { isUnmet, reasonEnds } from './aside.ts';
import { drop } from './drops.ts';
import { passUnseen } from './gates.ts';
import { happen } from './happenings.ts';
import { amountLeft, release, take } from './issues.ts';
import { decideOpenRisks } from './risks.ts';
import { type GateState, type IssueState, type Record, tell, UNITS_PER_MINUTE, type World } from './world.ts';

/** Everything recorded, in order of time, then document order, and the data date; drops known beforehand come last. */
export function recordsOf(plan: Plan): Record[] {
  const at = (instant: string): number => minuteOfInstant(plan.start, instant);
  const records: Record[] = [];
  const issueOf = (world: World, id: string): IssueState => world.nodes.get(`issue ${id}`) as IssueState;
  for (const fact of plan.facts) {
    const { kind, id, started, finished, dropped } = fact;
    if (kind === 'gate') {
      if (finished !== null)
        records.push({
          minute: at(finished),
          happen: (world) => recordPass(world, world.nodes.get(`gate ${id}`) as GateState),
        });
      continue;
    }
    if (started !== null)
      records.push({ minute: at(started), happen: (world) => recordStart(world, issueOf(world, id), fact) });
    if (finished !== null)
      records.push({ minute: at(finished), happen: (world) => recordFinish(world, issueOf(world, id)) });
    if (dropped !== null) records.push({ minute: at(dropped), happen: (world) => drop(world, issueOf(world, id), '') });
  }
  if (plan.statusDate !== null) records.push({ minute: at(plan.statusDate), happen: passDataDate });
  for (const { on, drop: ids } of plan.scope)
    for (const { id } of plan.issues.filter((issue) => ids.includes(issue.id)))
      records.push({ minute: at(on), happen: (world) => drop(world, issueOf(world, id), '') });
  return records.sort((a, b) => a.minute - b.minute);
}

function recordStart(world: World, issue: IssueState, fact: Fact): void {
  const id =
    fact.person ?? (issue.plan!.who.kind === 'owner' ? issue.plan!.who.person : issue.candidates[0]?.person.id);
  issue.performer = world.workers.find(({ person }) => person.id === id) ?? null;
  issue.state = 'aside';
  issue.unmet = isUnmet(issue);
  issue.inProgress = fact.finished === null;
  issue.fact = fact.finished === null ? fact : null;
  tell(world, 'issueStarted', issue.name, issue.performer?.person.id ?? '');
  tell(world, 'causeRecorded', issue.name, '');
  for (const { resource, amount } of issue.plan!.uses) {
    take(world, resource, amount);
    tell(world, 'resourceTaken', issue.name, resource);
  }
  if (issue.inProgress) tell(world, 'issueSetAside', issue.name, '');
  happen(world, issue, 'start');
}

function recordFinish(world: World, issue: IssueState): void {
  issue.state = 'finished';
  issue.workEnd = world.minute;
  for (const { resource, amount } of issue.plan!.uses) release(world, issue, resource, amount);
  tell(world, 'issueFinished', issue.name, issue.performer?.person.id ?? '');
  tell(world, 'causeRecorded', issue.name, '');
  happen(world, issue, 'finish');
}

function recordPass(world: World, gate: GateState): void {
  if (gate.finish >= 0) return;
  passUnseen(world, gate);
  tell(world, 'causeRecorded', gate.name, '');
}

/** What follows is forecast: risks are decided, and work in progress knows what is left of it. */
function passDataDate(world: World): void {
  world.isForecast = true;
  tell(world, 'dataDate', '', '');
  decideOpenRisks(world);
  for (const issue of world.issues) {
    if (!issue.inProgress) continue;
    issue.left = amountLeft(issue, world.slotValue(issue.slot));
    issue.all = issue.left + deliveredBefore(world, issue, issue.fact!);
    reasonEnds(world, issue, 'causeRecorded', '');
  }
}

/** Units or minutes: as reported, by the percent done, or by the calendar since the start. */
function deliveredBefore(world: World, issue: IssueState, fact: Fact): number {
  if (fact.workedMinutes !== null) return amountLeft(issue, fact.workedMinutes);
  if (fact.donePercent !== null) return Math.floor((issue.left * fact.donePercent) / (100 - fact.donePercent));
  if (issue.work === 'elapsed') return world.minute - issue.start;
  const worker = issue.performer;
  const time = worker?.time ?? world.calendar;
  let passed = 0;
  for (let minute = issue.start; minute < world.minute; minute++)
    passed += issue.work === 'duration' || worker === null ? (time.works(minute) ? 1 : 0) : time.units(minute);
  const perUnit = worker === null ? UNITS_PER_MINUTE : 100 * worker.person.efficiencyPercent;
  return Math.floor((issue.work === 'duration' ? passed : passed * perUnit) / sharersOf(world, issue));
}

/** Among how many works in progress without a report their performer's time is shared. */
const sharersOf = (world: World, { performer }: IssueState): number =>
  performer === null
    ? 1
    : world.issues.filter(
        (other) =>
          other.inProgress &&
          other.performer === performer &&
          other.work !== 'elapsed' &&
          other.fact!.workedMinutes === null,
      ).length;
