// Where the work stands at the data date, and how its scope changes: progress, reports and scope put together.
import type { Plan } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { decidedRisks, factsOf } from './facts.ts';
import type { Fields } from './fields.ts';
import type { PlanKey } from './keys-of-plan.ts';
import { PROGRESS_LOGICS } from './keys-of-steering.ts';
import { readWords } from './read-progress.ts';
import { readScope, settleDrops, withAdded } from './read-scope.ts';
import type { Reading } from './reading.ts';
import { readWord } from './scalars.ts';

type Work = Pick<Plan, 'people' | 'issues' | 'gates' | 'risks'>;
type Status = Pick<Plan, 'issues' | 'risks' | 'statusDate' | 'facts' | 'progressLogic' | 'scope'>;

/** What is known at the data date; without one nothing is, and reports wait for theirs. */
export function readStatus(reading: Reading, fields: Fields<PlanKey>, plan: Work): Status {
  const { complaints } = reading;
  const statusDate = readDate(reading, fields.at('statusDate'), 'end', 'statusDate');
  const progressLogic = readWord(complaints, fields.at('progressLogic'), PROGRESS_LOGICS, 'progressLogic');
  const scope = readScope(reading, fields.at('scope'), plan);
  const isOnClock = (id: string): boolean => plan.issues.find((issue) => issue.id === id)?.work === 'elapsed';
  const stated = fields.at('statusDate') === undefined ? null : (statusDate ?? '9999-12-31T00:00');
  const words = readWords(reading, fields.at('progress'), fields.at('reports'), stated, isOnClock);
  const known = statusDate === null ? { facts: [], later: [] } : factsOf(reading, words, plan, statusDate);
  const reports = fields.at('reports');
  if (reports !== undefined && fields.at('statusDate') === undefined) {
    const hint = 'give statusDate: the day of the report that is to count';
    complaints.add('W213', reports, 'no report counts without a statusDate', { atKey: true, hint });
  }
  return {
    issues: withAdded(plan.issues, scope.added),
    risks: decidedRisks(reading, words, plan.risks),
    statusDate,
    progressLogic,
    ...settleDrops(reading, scope, known.facts, known.later, statusDate),
  };
}
