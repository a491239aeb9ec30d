// `simulate compare PLAN`: options beside the plan as it is, on the same futures. Names, options and the report folder are looked at before
// the first future is simulated, so that a slip costs no waiting.

import type { Plan } from '../../plan/plan.ts';
import { compare } from '../../planning/compare/compare.ts';
import type { ComparedPlan } from '../../planning/compare/compare-ask.ts';
import type { Comparison } from '../../planning/compare/comparison.ts';
import type { CompareContext } from '../../reports/compare-context.ts';
import { compareAnswer } from '../../reports/compare-json.ts';
import { renderCompareMarkdown } from '../../reports/compare-markdown.ts';
import { renderCompareText } from '../../reports/compare-text.ts';
import { AS_WRITTEN, wordsOfChoice } from '../../scenarios/choice.ts';
import { dateAsked, dateOfMetric, metricAsked } from '../compare-asked.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { allowDeepInlining } from '../inlining.ts';
import { openPlanFile, tellDiagnostics } from '../load-plan.ts';
import { type OptionRead, type OptionsRead, readOptions, sameAs } from '../options-compared.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { CompareRequest } from '../request.ts';
import { type Settled, settingWords, settle } from '../settle.ts';
import { settleFutures, settleLike } from '../settle-futures.ts';
import { Stop } from '../stop.ts';
import type { Streams } from '../streams.ts';
import { elapsed, underWatch } from '../watch.ts';
import { MARKDOWN_SIGNATURE, prepareReports, writeReports } from '../write-reports.ts';

const REPORT_NAMES = ['compare.json', 'compare.md'];
const BASE = 'base';

/** Exit 2 for names that mean nothing, 3 for invalid options, 130 after an interruption. */
export async function compareCommand(request: CompareRequest, streams: Streams): Promise<Outcome> {
  const file = openPlanFile(request.plan, request);
  const { plan: stated, diagnostics } = file.reading;
  tellDiagnostics(diagnostics, file.source, request, streams);
  if (stated === null) throw new Stop(EXIT.input, diagnostics, { told: true });
  const dateNamed = dateAsked(request.milestone, stated);
  const read = readOptions(request, stated, file, streams);
  const metric = metricAsked(request.metric, [
    { words: [], plan: stated },
    ...read.options.map(({ words, plan }) => ({ words, plan })),
  ]);
  const milestone = request.milestone === undefined ? dateOfMetric(metric, stated) : dateNamed;
  if (request.report !== undefined) prepareReports(request.report, REPORT_NAMES);
  // A time budget can only end a comparison earlier: what is compared is the same.
  const { timeBudgetMs: _, ...settings } = request;
  const settled = await settleFutures(settle(stated, settings), file.reading);
  allowDeepInlining(settled.replications, request);
  const envelope: Envelope = {
    command: 'compare',
    plan: planName(stated),
    ...variantName(request.variant),
    seed: settled.seed,
    diagnostics: [...diagnostics, ...read.diagnostics],
  };
  const watched = {
    total: request.replications ?? null,
    quiet: request.quiet,
    lastWords: request.json ? jsonDocument({ ...envelope, plan: null, partial: true }) : '',
    effort: request,
  };
  const comparison = await underWatch(watched, ({ executor, onProgress, shouldStop, isTimeUp, pause }) =>
    compare({
      base: { id: BASE, title: settled.plan.title, words: [], plan: settled.plan },
      options: read.options.map((option) => comparedPlan(option, request, settled)),
      seed: settled.seed,
      replications: settled.replications,
      exactly: request.replications !== undefined,
      confidence: request.confidence,
      metric,
      milestone,
      executor,
      onProgress,
      shouldStop,
      isTimeUp,
      pause,
    }),
  );
  return tell(request, settled.plan, comparison, contextOf(request, stated, read, envelope), envelope, streams);
}

function comparedPlan({ id, title, words, plan }: OptionRead, request: CompareRequest, settled: Settled): ComparedPlan {
  return { id, title: title === '' ? id : title, words, plan: settleLike(plan, request, settled).plan };
}

function contextOf(
  request: CompareRequest,
  base: Plan,
  { options, leftOut }: OptionsRead,
  envelope: Envelope,
): CompareContext {
  const { seed, rule, bands, sampling } = request;
  const lasting = { seed, rule, bands, sampling, replications: undefined, variant: AS_WRITTEN };
  return {
    digest: envelope.plan?.digest ?? '',
    planArgument: request.plan,
    variantWords: wordsOfChoice(request.variant),
    typedFlags: settingWords(lasting, 0, false),
    plans: new Map(options.map(({ id, plan }) => [id, plan])),
    wordsOf: new Map(options.map(({ id, allWords }) => [id, allWords])),
    sameAs: sameAs({ id: BASE, plan: base }, options),
    leftOut,
    isDateAsked: request.milestone !== undefined,
    ascii: process.env.TERM === 'dumb',
  };
}

function tell(
  request: CompareRequest,
  plan: Plan,
  comparison: Comparison,
  context: CompareContext,
  envelope: Envelope,
  streams: Streams,
): Outcome {
  const { replications, partial } = comparison;
  const exitCode = partial ? EXIT.interrupted : EXIT.done;
  const json = (): string => jsonDocument({ ...envelope, replications, partial }, compareAnswer(comparison, context));
  const markdown = (): string => renderCompareMarkdown(comparison, plan, context);
  if (request.report !== undefined) {
    const files = [
      { name: 'compare.json', text: json() },
      { name: 'compare.md', text: markdown() + MARKDOWN_SIGNATURE },
    ];
    for (const path of writeReports(request.report, files)) if (!request.quiet) streams.say(`wrote ${path}\n`);
  }
  const farewell = elapsed(request.quiet);
  if (request.json) return { exitCode, data: json(), farewell };
  if (request.markdown) return { exitCode, data: markdown(), farewell };
  const text = renderCompareText(comparison, plan, context, streams.paperOf('out', request.color));
  return { exitCode, data: text, farewell };
}
