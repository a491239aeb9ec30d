// Rules of work, "Setting aside and taking up": what is in hand, what stands aside and why, and who takes it up again.
import { planBlock } from './blocks.ts';
import { explainTakingUp } from './causes.ts';
import { amountLeft } from './issues.ts';
import { workAtStart } from './risks.ts';
import { giveBackSupport, reserveSupport } from './shares.ts';
import { type IssueState, tell, type World } from './world.ts';

/** The performer takes it in hand and support is granted. */
export function takeInHand(world: World, issue: IssueState): void {
  const worker = issue.performer;
  if (worker !== null) {
    worker.hands.push(issue);
    worker.hands.sort((a, b) => world.issues.indexOf(a) - world.issues.indexOf(b));
    worker.idleFor = 0;
    worker.idleSeen.clear();
  }
  reserveSupport(world, issue);
}

/** A hand is free again, and support is given back. */
export function leaveHand(world: World, issue: IssueState): void {
  const worker = issue.performer;
  if (worker !== null) {
    if (worker.left.minute !== world.minute)
      worker.left = { minute: world.minute, full: worker.hands.length >= worker.maxHands };
    worker.hands.splice(worker.hands.indexOf(issue), 1);
    if (worker.left.full) worker.lastDid = { node: issue, until: world.minute };
  }
  giveBackSupport(world, issue);
}

/** Work in hand is set aside; what it holds it keeps. */
export function setAside(world: World, issue: IssueState): void {
  issue.state = 'aside';
  issue.released = null;
  leaveHand(world, issue);
}

/** Does it have to stay aside? */
export function mustStayAside(world: World, issue: IssueState): boolean {
  if (issue.block !== null || issue.closed || !world.isForecast) return true;
  return issue.unmet && world.plan.progressLogic === 'retained';
}

/** A reason to stay aside has ended; the last one is why it can be taken up. */
export function reasonEnds(world: World, issue: IssueState, kind: string, object: string): void {
  if (issue.state !== 'aside' || issue.released !== null || mustStayAside(world, issue)) return;
  issue.released = { kind, object, minute: world.minute };
}

/** Its performer goes on. Work recorded as begun meets its risks and soft links now. */
export function takeUp(world: World, issue: IssueState): void {
  issue.state = 'running';
  tell(world, 'issueTakenUp', issue.name, issue.performer?.person.id ?? '');
  explainTakingUp(world, issue);
  if (issue.inProgress) {
    issue.inProgress = false;
    const before = issue.left;
    const work = workAtStart(world, issue, []);
    issue.left = amountLeft(issue, work);
    issue.all += issue.left - before;
    planBlock(world, issue, work);
  }
  takeInHand(world, issue);
}

/** The last link into a side was met, or the date has come: does work begun out of sequence still need anything? */
export function meetNeeds(world: World, issue: IssueState, kind: string, object: string): void {
  if (issue.state !== 'aside') return;
  issue.unmet = isUnmet(issue);
  if (!issue.unmet) reasonEnds(world, issue, kind, object);
}

export const isUnmet = ({ dateMet, into }: IssueState): boolean =>
  !dateMet || into.start.some(({ metAt }) => metAt < 0);
