// Rules of work, "Blocks": an issue that stands still once, at a point of its work or when a risk strikes.
import { reasonEnds, setAside } from './aside.ts';
import { amountLeft } from './issues.ts';
import { type IssueState, type RiskState, tell, type World } from './world.ts';

/** Puts the block at its point of this work. */
export function planBlock(world: World, issue: IssueState, work: number): void {
  const first = issue.firstBlock;
  issue.blockAhead = null;
  if (first === null || first.minutes === 0 || work === 0) return;
  const point = world.slotValue(`risk/${first.risk.plan.id}/point/${issue.id}`);
  issue.blockAhead = { ...first, before: amountLeft(issue, Math.floor((work * point) / 1000)) };
}

/** The work before the block is done. */
export function meetBlock(world: World, issue: IssueState): void {
  const { risk, minutes } = issue.blockAhead!;
  issue.blockAhead = null;
  block(world, issue, risk, minutes);
}

/** Work in hand stands still from now on. */
export function block(world: World, issue: IssueState, risk: RiskState, minutes: number): void {
  if (minutes === 0) return;
  tell(world, 'issueBlocked', risk.plan.id, issue.name);
  issue.block = { risk, left: minutes, passed: 0, seen: new Set() };
  setAside(world, issue);
}

export function blockEnds(world: World, issue: IssueState): void {
  const { risk } = issue.block!;
  issue.block = null;
  tell(world, 'issueUnblocked', risk.plan.id, issue.name);
  reasonEnds(world, issue, 'causeRisk', risk.plan.id);
}
