// `simulate staff PLAN`: the staffing curve. Names and the report folder are looked at before the first future is simulated, so that a slip
// costs no waiting.
import { compile } from '../../engine/network/compile.ts';
import type { Plan } from '../../plan/plan.ts';
import { staff } from '../../planning/staffing/staff.ts';
import type { StaffingCurve } from '../../planning/staffing/staffing-curve.ts';
import { staffAnswer } from '../../reports/staff-json.ts';
import { renderStaffMarkdown } from '../../reports/staff-markdown.ts';
import type { StaffContext } from '../../reports/staff-sections.ts';
import { renderStaffText } from '../../reports/staff-text.ts';
import { wordsOfChoice } from '../../scenarios/choice.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import type { StaffRequest } from '../request.ts';
import { settingWords, settle } from '../settle.ts';
import { settleFutures } from '../settle-futures.ts';
import { whoAsked } from '../staff-asked.ts';
import type { Streams } from '../streams.ts';
import { elapsed, underWatch } from '../watch.ts';
import { MARKDOWN_SIGNATURE, prepareReports, writeReports } from '../write-reports.ts';

const REPORT_NAMES = ['staff.json', 'staff.md'];
/** A curve is many plans: these futures give its dates to a fraction of a day, and its differences, which are paired, better. */
const USUAL_FUTURES = 1_000;

/** Exit 2 for a name that the plan does not have, 130 after an interruption. */
export async function staffCommand(request: StaffRequest, streams: Streams): Promise<Outcome> {
  const { plan: stated, diagnostics, reading } = loadPlan(request.plan, request, streams);
  const who = whoAsked(request.who, stated);
  if (request.report !== undefined) prepareReports(request.report, REPORT_NAMES);
  // A time budget can only end a curve earlier.
  const { timeBudgetMs: _, ...settings } = request;
  const { plan, seed, replications } = await settleFutures(settle(stated, settings), reading);
  const envelope: Envelope = {
    command: 'staff',
    plan: planName(stated),
    ...variantName(request.variant),
    seed,
    diagnostics,
  };
  const futures = request.replications ?? Math.min(replications, USUAL_FUTURES);
  const watched = {
    total: futures,
    quiet: request.quiet,
    lastWords: request.json ? jsonDocument({ ...envelope, plan: null, partial: true }) : '',
    effort: request,
  };
  const curve = await underWatch(watched, ({ executor, onProgress, shouldStop, isTimeUp, pause }) =>
    staff({
      plan,
      network: compile(plan),
      seed,
      replications: futures,
      who,
      from: request.from,
      upTo: request.upTo ?? null,
      executor,
      onProgress,
      shouldStop,
      isTimeUp,
      pause,
    }),
  );
  return tell(request, plan, curve, envelope, streams);
}

function tell(request: StaffRequest, plan: Plan, curve: StaffingCurve, envelope: Envelope, streams: Streams): Outcome {
  const { replications, partial } = curve;
  const exitCode = partial ? EXIT.interrupted : EXIT.done;
  const context: StaffContext = {
    digest: envelope.plan?.digest ?? '',
    planArgument: request.plan,
    variantWords: wordsOfChoice(request.variant),
    typedFlags: settingWords({ ...request, replications: undefined, timeBudgetMs: undefined }, replications, false),
    ascii: process.env.TERM === 'dumb',
  };
  const json = (): string => jsonDocument({ ...envelope, replications, partial }, staffAnswer(curve, plan));
  const markdown = (): string => renderStaffMarkdown(curve, plan, context);
  if (request.report !== undefined) {
    const files = [
      { name: 'staff.json', text: json() },
      { name: 'staff.md', text: markdown() + MARKDOWN_SIGNATURE },
    ];
    for (const path of writeReports(request.report, files)) if (!request.quiet) streams.say(`wrote ${path}\n`);
  }
  const farewell = elapsed(request.quiet);
  if (request.json) return { exitCode, data: json(), farewell };
  if (request.markdown) return { exitCode, data: markdown(), farewell };
  return { exitCode, data: renderStaffText(curve, plan, context, streams.paperOf('out', request.color)), farewell };
}
