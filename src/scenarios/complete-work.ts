// Puts together what several sections say about the same issues: what was implied, fallbacks, progress, windows, policies.
// Last of all readers of work, because it needs every issue and every link there is.
import type { Plan } from '../plan/plan.ts';
import type { DocNode } from './document.ts';
import { withFallbacks } from './fallbacks.ts';
import type { Fields } from './fields.ts';
import type { PlanKey } from './keys-of-plan.ts';
import type { Deliveries } from './read-deliveries.ts';
import { readPolicies } from './read-policies.ts';
import { readStatus } from './read-status.ts';
import { readWindows } from './read-windows.ts';
import type { Reading } from './reading.ts';

type Work = Pick<Plan, 'people' | 'issues' | 'phases' | 'gates' | 'milestones' | 'risks'>;

/** The work with everything that follows from it; issues of mitigations that are switched off have left nothing behind. */
export function completeWork<P extends Work>(
  reading: Reading,
  fields: Fields<PlanKey>,
  root: DocNode,
  plan: P,
  deliveries: Deliveries,
): P & Pick<Plan, 'windows' | 'policies' | 'statusDate' | 'facts' | 'progressLogic' | 'scope'> {
  const ids = new Set(plan.issues.map(({ id }) => id));
  const { implied, complaints } = reading;
  const issues = [...plan.issues, ...implied.issues.filter(({ after }) => after.every(({ on }) => ids.has(on.id)))];
  const gates = [...plan.gates, ...implied.gates.filter(({ reviewOf }) => reviewOf !== null && ids.has(reviewOf))];
  const risks = [
    ...plan.risks,
    ...deliveries.risks,
    ...implied.risks.filter(({ hits }) => hits.every((id) => ids.has(id))),
  ];
  // From here on, risks that are drawn for each issue can be named by themselves.
  const knowing = {
    ...reading,
    names: { ...reading.names, risks: new Set([...reading.names.risks, ...risks.map(({ id }) => id)]) },
  };
  const linked = withFallbacks(complaints, root, { ...plan, issues, gates }, deliveries.fallbacks);
  const status = readStatus(knowing, fields, { ...plan, ...linked, risks });
  const whole = { ...plan, ...linked, ...status };
  const windows = readWindows(reading, fields.at('windows'), whole);
  return { ...whole, windows, policies: readPolicies(knowing, fields.at('policies'), whole) };
}
