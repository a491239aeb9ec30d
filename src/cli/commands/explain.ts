// `simulate explain`: a word that looks like a diagnostic code and is no file is one; everything else is a plan. Only the rooms that
// are needed are loaded: a code is explained at once.
import { existsSync } from 'node:fs';
import type { Outcome } from '../outcome.ts';
import type { ExplainRequest } from '../request.ts';
import { usageStop } from '../stop.ts';
import type { Streams } from '../streams.ts';

/** `E014`, `w203`, or a slip of one. */
const CODE = /^[a-z]\d{1,4}$/i;

/** Exit 2 for a code or a name that does not exist. */
export async function explainCommand(request: ExplainRequest, streams: Streams): Promise<Outcome> {
  const { subject, what } = request;
  if (!CODE.test(subject) || existsSync(subject))
    return (await import('./explain-plan.ts')).explainPlan(request, streams);
  const { explainCode } = await import('./explain-code.ts');
  const outcome = await explainCode(subject, request, streams);
  if (what === undefined) return outcome;
  const word = what.length > 40 ? `${what.slice(0, 39)}…` : what;
  throw usageStop(
    `"${word}" is one word too many: ${subject} is a diagnostic code`,
    'a plan comes first, then a name in it',
  );
}
