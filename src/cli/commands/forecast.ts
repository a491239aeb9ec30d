// `simulate PLAN`, the main job: read, compile, forecast, tell. Conditions and report places are looked at before the first
// future is simulated, so that a slip costs no waiting.
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Bar } from '../../planning/analysis-result.ts';
import { quickTornado } from '../../planning/quick-tornado.ts';
import { claimsAnswer } from '../../reports/claims-json.ts';
import { drivers } from '../../reports/forecast-drivers.ts';
import { forecastAnswer } from '../../reports/forecast-json.ts';
import { renderForecastMarkdown } from '../../reports/forecast-markdown.ts';
import { renderForecastText } from '../../reports/forecast-text.ts';
import { wordsOfChoice } from '../../scenarios/choice.ts';
import { type ForecastWithClaims, forecastWithClaims } from '../claims-of-plan.ts';
import { checkNames, judgeAll, readConditions, tellVerdicts, type Verdict, verdictJson } from '../conditions.ts';
import { type Envelope, jsonDocument, variantName } from '../document.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { allowDeepInlining } from '../inlining.ts';
import { loadPlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import { planName } from '../plan-name.ts';
import { precisionReached, tellPrecision } from '../precision-reached.ts';
import type { ForecastRequest } from '../request.ts';
import { type Settled, settingWords, settle } from '../settle.ts';
import { settleFutures } from '../settle-futures.ts';
import type { Streams } from '../streams.ts';
import { elapsed } from '../watch.ts';
import { MARKDOWN_SIGNATURE, prepareReports, type ReportFile, writeReports } from '../write-reports.ts';

const REPORT_NAMES = ['forecast.json', 'forecast.md'];
/** Share of the futures that are run again for each driver, and how many those are. */
const GLANCE = 0.05;
const LEAST_GLANCE = 100;
const MOST_GLANCE = 500;

/** Exit 4 when a --fail-on condition does not hold, 130 after an interruption. */
export async function forecastCommand(request: ForecastRequest, streams: Streams): Promise<Outcome> {
  const conditions = readConditions(request.failOn);
  const { plan: stated, diagnostics, reading } = loadPlan(request.plan, request, streams);
  const settled = await settleFutures(settle(stated, request), reading);
  const network = compile(settled.plan);
  allowDeepInlining(settled.replications, request);
  checkNames(conditions, settled.plan);
  if (request.report !== undefined) prepareReports(request.report, REPORT_NAMES);
  const envelope: Envelope = {
    command: 'forecast',
    plan: planName(stated),
    ...variantName(request.variant),
    seed: settled.seed,
    diagnostics,
  };
  const lastWords = request.json ? jsonDocument({ ...envelope, plan: null, partial: true }) : '';
  const told = await forecastWithClaims({
    settled,
    network,
    reading,
    choice: request.variant,
    settings: request,
    asked: conditions.map(({ figure }) => figure),
    withOptions: false,
    quiet: request.quiet,
    lastWords,
  });
  const verdicts = judgeAll(conditions, told.result, settled.plan);
  const asPlanned = request.json && request.report === undefined ? [] : await savedAsPlanned(settled, network, told);
  return tell(request, settled, { ...told, asPlanned }, verdicts, envelope, streams);
}

function tell(
  request: ForecastRequest,
  settled: Settled,
  {
    result,
    verdicts: claims,
    aboutOptions,
    partial,
    asPlanned,
  }: ForecastWithClaims & { asPlanned: readonly (Bar | null)[] },
  verdicts: readonly Verdict[],
  envelope: Envelope,
  streams: Streams,
): Outcome {
  const { replications } = result;
  const exitCode = exitOf(partial, verdicts);
  const context = {
    digest: envelope.plan?.digest ?? '',
    planArgument: request.plan,
    variantWords: wordsOfChoice(request.variant),
    typedFlags: settingWords(request, replications, result.partial),
    claims,
    claimsAboutOptions: aboutOptions,
    asPlanned,
  };
  const conditions = verdicts.length > 0 ? { conditions: verdicts.map(verdictJson) } : {};
  const judged = claims.length > 0 ? { claims: claimsAnswer(claims, settled.plan) } : {};
  const elsewhere = aboutOptions > 0 ? { claimsAboutOptions: aboutOptions } : {};
  const precision = precisionReached(request.precision, result, settled.plan);
  const exactness = precision === null ? {} : { precision };
  const answer = { ...forecastAnswer(result, settled.plan), ...exactness, ...conditions, ...judged, ...elsewhere };
  const json = (): string => jsonDocument({ ...envelope, replications, partial }, answer);
  if (request.report !== undefined) {
    const files: ReportFile[] = [
      { name: 'forecast.json', text: json() },
      { name: 'forecast.md', text: renderForecastMarkdown(result, settled.plan, context) + MARKDOWN_SIGNATURE },
    ];
    for (const path of writeReports(request.report, files)) if (!request.quiet) streams.say(`wrote ${path}\n`);
  }
  const notReached = request.quiet ? '' : tellPrecision(precision, replications, settled.plan);
  const farewell = `${notReached}${elapsed(request.quiet)}`;
  if (request.json) return { exitCode, data: json(), farewell };
  const text = renderForecastText(result, settled.plan, context, streams.paperOf('out', request.color));
  return { exitCode, data: `${text}${tellVerdicts(verdicts)}`, farewell };
}

/** What the drivers that are shown would save, at the price of a side glance. */
async function savedAsPlanned(
  { plan, seed }: Settled,
  network: Network,
  { result }: ForecastWithClaims,
): Promise<readonly (Bar | null)[]> {
  if (result.partial || result.finish.p80.value === null) return [];
  const futures = Math.floor(result.replications * GLANCE);
  if (futures < LEAST_GLANCE) return [];
  const rows = drivers(result, plan).map(({ what }) => what);
  return quickTornado({ plan, network, seed, drivers: rows, futures: Math.min(MOST_GLANCE, futures) });
}

function exitOf(partial: boolean, verdicts: readonly Verdict[]): ExitCode {
  if (partial) return EXIT.interrupted;
  return verdicts.every(({ holds }) => holds) ? EXIT.done : EXIT.unmet;
}
