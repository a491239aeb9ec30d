// narrate: the rows of one future become events with names, civil times and causes. Nothing is decided here, and nothing is
// left out except what only the machine needs: phase entries and share counters are told through what they caused.
import { instantOfMinute } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { causesOfRow } from './cause-rows.ts';
import type { Cause, LogEvent } from './events.ts';
import { plannedAbsences } from './planned-absences.ts';
import { beginStory, type Story, tell } from './story.ts';
import { tellGate, tellKeepers, tellPoint } from './tell-gates.ts';
import {
  tellBlocked,
  tellDropped,
  tellLinkSkipped,
  tellReassigned,
  tellSetAside,
  tellSkipped,
  tellTakenUp,
  tellUnblocked,
} from './tell-interruptions.ts';
import { tellEnd, tellReady, tellStarted, tellStop } from './tell-issues.ts';
import { tellAbsence, tellRisk, tellRiskHit } from './tell-risks.ts';
import { tellDataDate, tellPolicy, tellQuota, tellResource, tellShare, tellWindow } from './tell-surroundings.ts';

/** The log of one future: `seq` from 1, minutes ascending, causes attached. Pure; the trace may be overwritten afterwards. */
export function narrate(trace: Trace, network: Network, plan: Plan): LogEvent[] {
  const facts = factRows(trace);
  const lastMinute = facts.reduce((latest, row) => Math.max(latest, trace.rows[row * ROW_SIZE]), trace.finishMinute);
  const story = beginStory(network, plan, plannedAbsences(plan, lastMinute));
  for (const row of facts) tellRow(story, trace, row);
  return story.log;
}

/** Rows that are facts, by minute; rows of one minute keep their order. */
function factRows({ rows, rowCount }: Trace): number[] {
  const facts: number[] = [];
  let ordered = true;
  for (let row = 0; row < rowCount; row++) {
    if (rows[row * ROW_SIZE + 1] >= FIRST_CAUSE) continue;
    const before = facts.at(-1);
    if (before !== undefined && rows[before * ROW_SIZE] > rows[row * ROW_SIZE]) ordered = false;
    facts.push(row);
  }
  return ordered ? facts : facts.sort((a, b) => rows[a * ROW_SIZE] - rows[b * ROW_SIZE]);
}

function tellRow(story: Story, trace: Trace, row: number): void {
  const [minute, kind, subject, object] = trace.rows.subarray(row * ROW_SIZE, (row + 1) * ROW_SIZE);
  const causes = causesOfRow(story, trace, row);
  switch (kind) {
    case ROW.issueReady:
      tellReady(story, minute, subject, object);
      return;
    case ROW.issueStarted:
      tellStarted(story, minute, subject, object, causes);
      return;
    case ROW.issuePaused:
    case ROW.issueResumed:
      tellStop(story, minute, subject, object, kind === ROW.issuePaused);
      return;
    case ROW.workEnded:
    case ROW.issueFinished:
      tellEnd(story, minute, subject, object, kind === ROW.issueFinished, causes);
      return;
    case ROW.gateReviewStarted:
      tellGate(story, 'GateReviewStarted', minute, subject, object, causes);
      return;
    case ROW.gatePassed:
      tellGate(story, 'GatePassed', minute, subject, object, causes);
      return;
    case ROW.gateFailed:
      tellGate(story, 'GateFailed', minute, subject, object, causes);
      return;
    case ROW.gateWaived:
      tellGate(story, 'GateWaived', minute, subject, object, causes);
      return;
    case ROW.keeperStarted:
    case ROW.keeperFinished:
      tellKeepers(story, minute, subject, object, kind === ROW.keeperStarted);
      return;
    case ROW.pointReached:
      tellPoint(story, minute, subject, causes);
      return;
    case ROW.planFinished:
      tellPlanFinished(story, minute, object, trace.finishMinute);
      return;
    default:
      if (!tellInterruption(story, minute, kind, subject, object, causes))
        tellSurroundings(story, minute, kind, subject, object);
  }
}

/** What keeps an issue from its work and lets it go on. False = the row tells something else. */
function tellInterruption(
  story: Story,
  minute: number,
  kind: number,
  subject: number,
  object: number,
  causes: Cause[],
): boolean {
  switch (kind) {
    case ROW.issueBlocked:
      tellBlocked(story, minute, subject, object);
      return true;
    case ROW.issueUnblocked:
      tellUnblocked(story, minute, subject, object);
      return true;
    case ROW.issueSetAside:
      tellSetAside(story, minute, subject, object);
      return true;
    case ROW.issueTakenUp:
      tellTakenUp(story, minute, subject, object, causes);
      return true;
    case ROW.issueDropped:
      tellDropped(story, minute, subject, object);
      return true;
    case ROW.issueSkipped:
      tellSkipped(story, minute, subject, object);
      return true;
    case ROW.issueReassigned:
      tellReassigned(story, minute, subject, object);
      return true;
    case ROW.linkSkipped:
      tellLinkSkipped(story, minute, subject, object);
      return true;
    default:
      return false;
  }
}

/** Risks, people, resources, windows, quotas, policies, the data date. */
function tellSurroundings(story: Story, minute: number, kind: number, subject: number, object: number): void {
  switch (kind) {
    case ROW.riskOccurred:
      tellRisk(story, minute, subject, object);
      return;
    case ROW.riskHit:
      tellRiskHit(story, minute, subject, object);
      return;
    case ROW.absenceBegan:
    case ROW.absenceEnded:
      tellAbsence(story, minute, subject, object, kind === ROW.absenceBegan);
      return;
    case ROW.shareChanged:
      tellShare(story, minute, subject, object);
      return;
    case ROW.resourceTaken:
    case ROW.resourceReleased:
      tellResource(story, minute, subject, object, kind === ROW.resourceTaken);
      return;
    case ROW.quotaTaken:
    case ROW.quotaMissed:
      tellQuota(story, minute, subject, object, kind === ROW.quotaTaken);
      return;
    case ROW.windowOpened:
    case ROW.windowClosed:
      tellWindow(story, minute, subject, kind === ROW.windowOpened);
      return;
    case ROW.policyTriggered:
      tellPolicy(story, minute, subject, object);
      return;
    case ROW.dataDate:
      tellDataDate(story, minute);
      return;
    default:
      throw new Error(`assertion: unknown row kind ${kind}`);
  }
}

function tellPlanFinished(story: Story, minute: number, unfinished: number, finishMinute: number): void {
  const finish = finishMinute < 0 ? null : instantOfMinute(story.network.start, finishMinute);
  tell(story, { type: 'PlanFinished', minute, subject: story.plan.id, causes: [], unfinished, finish });
}
