// narrate: the rows of one future become events with names, civil times and causes. Nothing is decided here, and nothing is
// left out except what only the machine needs: phase entries and share counters are told through what they caused.
import { instantOfMinute } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { causesOfRow } from './cause-rows.ts';
import type { LogEvent } from './events.ts';
import { plannedAbsences } from './planned-absences.ts';
import { beginStory, type Story, tell } from './story.ts';
import { tellGate, tellKeepers, tellPoint } from './tell-gates.ts';
import { tellEnd, tellReady, tellStarted, tellStop } from './tell-issues.ts';
import { tellAbsence, tellRisk, tellRiskHit } from './tell-risks.ts';

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
  const { names, network } = story;
  const [minute, kind, subject, object] = trace.rows.subarray(row * ROW_SIZE, (row + 1) * ROW_SIZE);
  const causes = causesOfRow(story, trace, row, kind === ROW.issueStarted ? object : -1);
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
      tell(story, { type: 'CapacityChanged', minute, subject: names.person(subject), causes, share: object });
      return;
    case ROW.resourceTaken:
    case ROW.resourceReleased:
      tellResource(story, minute, subject, object, kind === ROW.resourceTaken);
      return;
    case ROW.planFinished: {
      const finish = trace.finishMinute < 0 ? null : instantOfMinute(network.start, trace.finishMinute);
      tell(story, { type: 'PlanFinished', minute, subject: story.plan.id, causes, unfinished: object, finish });
      return;
    }
    default:
      throw new Error(`assertion: unknown row kind ${kind}`);
  }
}

function tellResource(story: Story, minute: number, issue: number, resource: number, isTaken: boolean): void {
  const { names, network, seqOfRelease } = story;
  const { useOffset, useResource, useAmount, resourceCount } = network;
  let amount = 0;
  for (let u = useOffset[issue]; u < useOffset[issue + 1]; u++) if (useResource[u] === resource) amount += useAmount[u];
  const common = { minute, subject: names.resource(resource), causes: [], issue: names.node(issue), amount };
  const seq = tell(story, { type: isTaken ? 'ResourceTaken' : 'ResourceReleased', ...common });
  if (!isTaken) seqOfRelease.set(issue * resourceCount + resource, seq);
}
