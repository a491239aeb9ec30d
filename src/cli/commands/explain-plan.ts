// `simulate explain PLAN [WHAT]`: why a date is what it is, or the story of one issue, person, gate, risk or delivery. The name asked for
// and the report folder are looked at before the first future is simulated, so that a slip costs no waiting.
import { compile } from '../../engine/network/compile.ts';
import type { OptionPlan } from '../../planning/analysis-request.ts';
import { explain } from '../../planning/explain.ts';
import type { Explanation } from '../../planning/explanation.ts';
import { explainAnswer } from '../../reports/explain-json.ts';
import { renderExplainMarkdown } from '../../reports/explain-markdown.ts';
import { renderExplainText } from '../../reports/explain-text.ts';
import { choiceUnder, onTopOf, wordsOfChoice } from '../../scenarios/choice.ts';
import type { PlanReading } from '../../scenarios/read-plan.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { ExplainRequest } from '../request.ts';
import { type Settled, settingWords, settle } from '../settle.ts';
import { settleFutures, settleLike } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { elapsed, underWatch } from '../watch.ts';
import { whatAsked } from '../what-asked.ts';
import { MARKDOWN_SIGNATURE, prepareReports, writeReports } from '../write-reports.ts';

const REPORT_NAMES = ['explain.json', 'explain.md'];

/** Exit 2 for a name that the plan does not have, 130 after an interruption. */
export async function explainPlan(request: ExplainRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics, reading } = loadPlan(request.subject, request, streams);
  const about = whatAsked(request.what, stated);
  const settled = await settleFutures(settle(stated, request), reading);
  if (request.report !== undefined) prepareReports(request.report, REPORT_NAMES);
  const envelope: Envelope = {
    command: 'explain',
    plan: planName(stated),
    ...variantName(request.variant),
    seed: settled.seed,
    diagnostics,
  };
  const { plan, seed, replications } = settled;
  const options = about.kind === 'finish' ? optionPlans(request, settled, reading) : [];
  const watched = {
    total: null,
    quiet: request.quiet,
    lastWords: request.json ? jsonDocument({ ...envelope, plan: null, partial: true }) : '',
    effort: request,
  };
  const explanation = await underWatch(watched, ({ executor, onProgress, shouldStop, isTimeUp, pause }) =>
    explain({
      plan,
      network: compile(plan),
      seed,
      replications,
      about,
      executor,
      options,
      onProgress,
      shouldStop: () => shouldStop() || isTimeUp(),
      pause,
    }),
  );
  return tell(request, settled, explanation, envelope, streams);
}

/** What the document says could be decided otherwise: its options on top of what is chosen, as far as they fit. */
function optionPlans({ variant, ...settings }: ExplainRequest, settled: Settled, reading: PlanReading): OptionPlan[] {
  return settled.plan.options.flatMap(({ id, title }) => {
    if (variant.options.includes(id)) return [];
    const { plan } = reading.variant(onTopOf(variant, choiceUnder(id)));
    return plan === null ? [] : [{ id, title, plan: settleLike(plan, settings, settled).plan }];
  });
}

function tell(
  request: ExplainRequest,
  { plan }: Settled,
  explanation: Explanation,
  envelope: Envelope,
  streams: Streams,
): Outcome {
  const { replications, partial } = explanation;
  const exitCode = partial ? EXIT.interrupted : EXIT.done;
  const context = {
    digest: envelope.plan?.digest ?? '',
    planArgument: request.subject,
    variantWords: wordsOfChoice(request.variant),
    typedFlags: settingWords(request, replications, partial),
  };
  const json = (): string => jsonDocument({ ...envelope, replications, partial }, explainAnswer(explanation, plan));
  if (request.report !== undefined) {
    const files = [
      { name: 'explain.json', text: json() },
      { name: 'explain.md', text: renderExplainMarkdown(explanation, plan, context) + MARKDOWN_SIGNATURE },
    ];
    for (const path of writeReports(request.report, files)) if (!request.quiet) streams.say(`wrote ${path}\n`);
  }
  const farewell = elapsed(request.quiet);
  if (request.json) return { exitCode, data: json(), farewell };
  const text = renderExplainText(explanation, plan, context, streams.paperOf('out', request.color));
  return { exitCode, data: text, farewell };
}
