// `simulate optimize PLAN`: searches reallocations for a goal, proposes the best as a diff of the plan, and writes it as an option file. The
// goal, the report folder and the file are looked at before the search, so that a slip costs no waiting.
import { compile } from '../../engine/network/compile.ts';
import type { Change } from '../../plan/change.ts';
import type { Goal } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Optimization } from '../../planning/optimize/optimization.ts';
import { optimize } from '../../planning/optimize/optimize.ts';
import type { OptimizeContext } from '../../reports/optimize-extent.ts';
import { optimizeAnswer } from '../../reports/optimize-json.ts';
import { renderOptimizeMarkdown } from '../../reports/optimize-markdown.ts';
import { numberedProposals } from '../../reports/optimize-proposals.ts';
import { renderOptimizeText } from '../../reports/optimize-text.ts';
import { searchLine } from '../../reports/optimize-words.ts';
import { choiceOfChanges, onTopOf, wordsOfChoice } from '../../scenarios/choice.ts';
import type { PlanReading } from '../../scenarios/read-plan.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { goalOfPlan } from '../goal-of-plan.ts';
import { allowDeepInlining } from '../inlining.ts';
import { loadPlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import { placesIn } from '../places.ts';
import { planName } from '../plan-name.ts';
import type { OptimizeRequest } from '../request.ts';
import { watchSearch } from '../search-progress.ts';
import { type Settled, settingWords, settle } from '../settle.ts';
import { settleFutures, settleLike } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { elapsed, underWatch } from '../watch.ts';
import { prepareProposal, writeProposal } from '../write-proposal.ts';
import { MARKDOWN_SIGNATURE, prepareReports, writeReports } from '../write-reports.ts';

const REPORT_NAMES = ['optimize.json', 'optimize.md'];

/** Exit 2 for a goal that cannot be meant, 130 after an interruption. */
export async function optimizeCommand(request: OptimizeRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics, reading } = loadPlan(request.plan, request, streams);
  const goal = goalOfPlan(request, stated, streams);
  // The time is the search's, not a number of futures.
  const settings = { ...request, timeBudgetMs: undefined, precision: undefined };
  const settled = await settleFutures(settle(stated, settings), reading);
  if (request.report !== undefined) prepareReports(request.report, REPORT_NAMES);
  if (request.write !== undefined) prepareProposal(request.write, request);
  allowDeepInlining(settled.replications, request);
  const envelope: Envelope = {
    command: 'optimize',
    plan: planName(stated),
    ...variantName(request.variant),
    seed: settled.seed,
    diagnostics,
  };
  const lastWords = request.json ? jsonDocument({ ...envelope, plan: null, partial: true }) : '';
  const found = await search(request, settled, goal, reading, lastWords);
  return tell(request, settled, reading, found, envelope, streams);
}

async function search(
  request: OptimizeRequest,
  settled: Settled,
  goal: Goal,
  reading: PlanReading,
  lastWords: string,
): Promise<Optimization> {
  const { plan, seed, replications } = settled;
  const { moves, anyone, heads, candidates, quiet } = request;
  const progress = watchSearch(quiet);
  const watched = { total: null, quiet, lastWords, effort: request, progress: SILENT };
  try {
    return await underWatch(watched, ({ executor, shouldStop, isTimeUp, pause }) =>
      optimize({
        plan,
        network: compile(plan),
        seed,
        goal,
        moves,
        anyone,
        ...(heads === undefined ? {} : { staff: { heads } }),
        replications,
        ...(candidates === undefined ? {} : { candidates }),
        ...(request.timeBudgetMs === undefined ? {} : { isTimeUp }),
        executor,
        derive: (changes) => planUnder(changes, request, settled, reading),
        onProgress: (done) => progress.tell(searchLine(done, goal.objective, plan)),
        shouldStop,
        pause,
      }),
    );
  } finally {
    progress.stop();
  }
}

const SILENT = { update: (): void => {}, stop: (): void => {} };

/** The document read with these changes on top of the variant asked for; null when they cannot be made. */
function planUnder(
  changes: readonly Change[],
  { variant, ...settings }: OptimizeRequest,
  settled: Settled,
  reading: PlanReading,
): Plan | null {
  const { plan } = reading.variant(onTopOf(variant, choiceOfChanges(changes)));
  return plan === null ? null : settleLike(plan, { ...settings, timeBudgetMs: undefined }, settled).plan;
}

function tell(
  request: OptimizeRequest,
  { plan }: Settled,
  reading: PlanReading,
  found: Optimization,
  envelope: Envelope,
  streams: Streams,
): Outcome {
  const { replications, partial } = found;
  const { json, quiet, report, write } = request;
  const exitCode = partial ? EXIT.interrupted : EXIT.done;
  const { count, note } = proposalAsked(request, found);
  const written = write === undefined ? null : writeProposal(write, request, found, plan, count);
  if (note !== '' || (write !== undefined && written === null))
    streams.say(
      `note: ${note === '' ? 'there is nothing to propose' : note}${written === null && write !== undefined ? `, so ${write} was not written` : ''}\n`,
    );
  const context: OptimizeContext = {
    digest: envelope.plan?.digest ?? '',
    planArgument: request.plan,
    variantWords: wordsOfChoice(request.variant),
    typedFlags: settingWords({ ...request, timeBudgetMs: undefined }, replications, false),
    placeOf: placesIn(reading, request.plan),
    proposal: count,
    written,
  };
  const document = (): string => jsonDocument({ ...envelope, replications, partial }, optimizeAnswer(found, plan));
  const markdown = (): string => renderOptimizeMarkdown(found, plan, context);
  if (report !== undefined) {
    const files = [
      { name: 'optimize.json', text: document() },
      { name: 'optimize.md', text: markdown() + MARKDOWN_SIGNATURE },
    ];
    for (const path of writeReports(report, files)) if (!quiet) streams.say(`wrote ${path}\n`);
  }
  const farewell = elapsed(quiet);
  if (json) return { exitCode, data: document(), farewell };
  if (request.markdown) return { exitCode, data: markdown(), farewell };
  return { exitCode, data: renderOptimizeText(found, plan, context, streams.paperOf('out', request.color)), farewell };
}

/** `--proposal`, where there are so many. */
function proposalAsked({ proposal }: OptimizeRequest, found: Optimization): { count: number | null; note: string } {
  const most = numberedProposals(found).length;
  if (proposal === undefined || proposal <= most) return { count: proposal ?? null, note: '' };
  const there = most === 0 ? 'is none' : most === 1 ? 'is one' : `are ${most}`;
  return { count: proposal, note: `there is no proposal ${proposal}: there ${there}` };
}
