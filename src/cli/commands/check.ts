// `simulate check`: every plan is read and judged, and looked at before chance: what in it cannot hold whatever happens. Nothing
// is dealt unless --expect asks for its own expectations. All plans are looked at, also after a bad one, so that one run tells all.

import type { BasisCounts } from '../../plan/count-bases.ts';
import type { Diagnostic } from '../../plan/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';
import { type CheckStyle, renderCheck, renderCheckEnd } from '../../reports/check-text.ts';
import { renderDiagnostics } from '../../reports/diagnostic-text.ts';
import { tellVerdicts, type Verdict, verdictJson } from '../conditions.ts';
import { jsonDocument, type PlanName, variantName } from '../document.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Judged, judgePlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import type { CheckRequest } from '../request.ts';
import { Stop } from '../stop.ts';
import type { Streams } from '../streams.ts';

interface Checked {
  /** File name without its folders, and as typed. */
  name: string;
  argument: string;
  plan: Plan | null;
  planName: PlanName | null;
  diagnostics: readonly Diagnostic[];
  findings: readonly Diagnostic[];
  bases: BasisCounts;
  expectations: readonly Verdict[];
}

type Told = Omit<Judged, 'reading'> & { reading: Judged['reading'] | null };

/** What `--strict` makes an error of: a date that no luck can meet. */
const CANNOT = 'W301';
const NO_BASES: BasisCounts = { stated: 0, inferred: 0, assumed: 0, unmarked: 0 };

/**
 * Exit 3 when a plan is invalid or unreadable; 4 when an expectation fails, there are too many warnings (findings count, the
 * document's own contradictions and assumptions do not), or `--strict` found a date that cannot be met.
 */
export async function checkCommand(request: CheckRequest, streams: Streams): Promise<Outcome> {
  const checked: Checked[] = [];
  for (const argument of request.plans) checked.push(await checkOne(argument, request, streams));
  const exitCode = exitOf(checked, request);
  if (request.json) return { exitCode, data: documentOf(checked, request) };
  const style = { ...streams.paperOf('out', request.color), all: request.all };
  return { exitCode, data: checked.map((one) => tell(one, style)).join('\n') };
}

async function checkOne(argument: string, request: CheckRequest, streams: Streams): Promise<Checked> {
  const name = argument === '-' ? '<stdin>' : (argument.split(/[\\/]/).pop() ?? argument);
  const { plan, diagnostics, reading } = judgeOrTell(argument, request, streams);
  const common = { name, argument, plan, diagnostics };
  if (plan === null || reading === null)
    return { ...common, planName: null, findings: [], bases: NO_BASES, expectations: [] };
  const { planName } = await import('../plan-name.ts');
  const { findTrouble } = await import('../../engine/feasibility/find-trouble.ts');
  const { countBases } = await import('../../plan/count-bases.ts');
  const findings = reading
    .locate(await findTrouble(plan))
    .map((one) => (request.strict && one.code === CANNOT ? { ...one, severity: 'error' as const } : one));
  const expectations = request.expect ? await (await import('../expectations.ts')).judgeExpectations(plan) : [];
  return { ...common, planName: planName(plan), findings, bases: countBases(plan), expectations };
}

/** An unreadable file is one more finding here, not the end of the run. */
function judgeOrTell(argument: string, request: CheckRequest, streams: Streams): Told {
  try {
    return judgePlan(argument, request, streams);
  } catch (error) {
    // A wrong word on the command line ends the run.
    if (!(error instanceof Stop) || error.exitCode === EXIT.usage) throw error;
    streams.say(renderDiagnostics(error.diagnostics, null, streams.paperOf('say', request.color)));
    return { plan: null, diagnostics: error.diagnostics, reading: null };
  }
}

function exitOf(checked: readonly Checked[], { maxWarnings = Number.POSITIVE_INFINITY }: CheckRequest): ExitCode {
  if (checked.some(({ plan }) => plan === null)) return EXIT.input;
  const said = checked.flatMap(({ diagnostics, findings }) => [...diagnostics, ...findings]);
  const warnings = said.filter(({ severity }) => severity === 'warning');
  const isRefused = said.some(({ severity }) => severity === 'error');
  const failed = checked.some(({ expectations }) => expectations.some(({ holds }) => !holds));
  return failed || isRefused || warnings.length > maxWarnings ? EXIT.unmet : EXIT.done;
}

function tell(one: Checked, style: CheckStyle): string {
  const isQuiet = one.findings.length === 0 && one.plan?.contradictions.length === 0;
  const end = isQuiet && one.plan?.assumptions.length === 0 ? '' : renderCheckEnd(one, one.argument, style);
  return `${renderCheck(one, style)}${tellVerdicts(one.expectations)}${end}`;
}

function documentOf(checked: readonly Checked[], { variant }: CheckRequest): string {
  const plans = checked.map(({ name, plan, planName, diagnostics, findings, bases, expectations }) => {
    const { contradictions = [], assumptions = [] } = plan ?? {};
    const told = { contradictions, assumptions, bases };
    return {
      name,
      valid: plan !== null,
      plan: planName,
      expectations: expectations.map(verdictJson),
      findings,
      ...told,
      diagnostics,
    };
  });
  const plan = plans.length === 1 ? (plans[0]?.plan ?? null) : null;
  const diagnostics = checked.flatMap((one) => [...one.diagnostics, ...one.findings]);
  return jsonDocument({ command: 'check', plan, ...variantName(variant), diagnostics }, { plans });
}
