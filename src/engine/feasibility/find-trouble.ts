// Feasibility before chance: every rule over one plan, strongest first. `check` runs this; a forecast never does.
// What it finds are diagnostics like any other: a code, a place in the document, one line. Nothing of it is random.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';
import { chanceReady } from '../chance/ready.ts';
import { closedWindows } from './closed-windows.ts';
import { droppedNeeds, duplicates, inversions, openDecisions, overdue } from './doubts.ts';
import { duesInOrder } from './dues-in-order.ts';
import { gateAbsences } from './gate-absences.ts';
import { hoursAvailable } from './hours-available.ts';
import { missedDates } from './missed-dates.ts';
import { openEnds } from './open-ends.ts';
import { overAllocation } from './over-allocation.ts';
import { quotaNeeds } from './quota-needs.ts';
import { type Situation, situationOf } from './situation.ts';
import { unassigned } from './unassigned.ts';

/** The closed list of rules, in the order in which a planner should read what they say. */
const RULES: readonly ((s: Situation) => Diagnostic[])[] = [
  missedDates,
  hoursAvailable,
  duesInOrder,
  overdue,
  closedWindows,
  quotaNeeds,
  overAllocation,
  gateAbsences,
  unassigned,
  openDecisions,
  inversions,
  droppedNeeds,
  duplicates,
  openEnds,
];

/** Every finding of a judged plan, by rule and then in document order. Ranges are put in by the reader that knows the text. */
export async function findTrouble(plan: Plan): Promise<Diagnostic[]> {
  await chanceReady();
  const situation = situationOf(plan);
  return RULES.flatMap((rule) => rule(situation));
}
