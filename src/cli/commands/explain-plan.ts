// `simulate explain PLAN [WHAT]`: why a date is what it is, or the story of one issue, person, risk or delivery.
import { compile } from '../../engine/network/compile.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { ExplainRequest } from '../request.ts';
import { settle } from '../settle.ts';
import { settleFutures } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { whatAsked } from '../what-asked.ts';

/** Exit 2 for a name that the plan does not have, 130 after an interruption. */
export async function explainPlan(request: ExplainRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics, reading } = loadPlan(request.subject, request, streams);
  const settled = await settleFutures(settle(stated, request), reading);
  const about = whatAsked(request.what, settled.plan);
  compile(settled.plan);
  const envelope: Envelope = {
    command: 'explain',
    plan: planName(stated),
    ...variantName(request.variant),
    seed: settled.seed,
    diagnostics,
  };
  return { exitCode: EXIT.done, data: jsonDocument(envelope, { about }) };
}
