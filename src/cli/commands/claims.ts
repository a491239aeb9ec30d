// `simulate claims PLAN`: what the document promises of itself, each promise with its verdict, its figure and what it hangs on.
import { compile } from '../../engine/network/compile.ts';
import { claimsAnswer } from '../../reports/claims-json.ts';
import { renderClaimsText } from '../../reports/claims-text.ts';
import { type ForecastWithClaims, forecastWithClaims } from '../claims-of-plan.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { allowDeepInlining } from '../inlining.ts';
import { loadPlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { ClaimsRequest } from '../request.ts';
import { settle } from '../settle.ts';
import { settleFutures } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { elapsed } from '../watch.ts';

/** Exit 0 whatever the verdicts; 130 after an interruption. */
export async function claimsCommand(request: ClaimsRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics, reading } = loadPlan(request.plan, request, streams);
  const settled = await settleFutures(settle(stated, request), reading);
  const network = compile(settled.plan);
  allowDeepInlining(settled.replications, request);
  const plan = planName(stated);
  const envelope: Envelope = {
    command: 'claims',
    plan,
    ...variantName(request.variant),
    seed: settled.seed,
    diagnostics,
  };
  const { result, verdicts, partial } = await forecastWithClaims({
    settled,
    network,
    reading,
    choice: request.variant,
    settings: request,
    asked: [],
    withOptions: true,
    quiet: request.quiet,
    lastWords: request.json ? jsonDocument({ ...envelope, plan: null, partial: true }) : '',
  });
  const exitCode = partial ? EXIT.interrupted : EXIT.done;
  const farewell = elapsed(request.quiet);
  const { replications } = result;
  if (request.json) {
    const answer = { counts: countsOf(verdicts), claims: claimsAnswer(verdicts, settled.plan) };
    return { exitCode, data: jsonDocument({ ...envelope, replications, partial }, answer), farewell };
  }
  const context = { digest: plan.digest, seed: settled.seed, replications, partial };
  const text = renderClaimsText(verdicts, settled.plan, context, streams.paperOf('out', request.color));
  return { exitCode, data: text, farewell };
}

/** How many claims came to what, zeros included. */
function countsOf(verdicts: ForecastWithClaims['verdicts']): Record<string, number> {
  const count = (word: string): number => verdicts.filter(({ verdict }) => verdict === word).length;
  return {
    confirmed: count('confirmed'),
    refuted: count('refuted'),
    undecidable: count('undecidable'),
    untestable: count('untestable'),
  };
}
