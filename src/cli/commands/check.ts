// `simulate check`: every plan is read and judged, none is simulated unless --expect asks for its own expectations.
// All plans are looked at, also after a bad one, so that one run tells everything.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';
import { countDiagnostics, renderDiagnostics } from '../../reports/diagnostic-text.ts';
import { clean } from '../../reports/text-sink.ts';
import { tellVerdicts, type Verdict } from '../conditions.ts';
import { jsonDocument, type PlanName } from '../document.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { judgePlan } from '../load-plan.ts';
import type { Outcome } from '../outcome.ts';
import type { CheckRequest } from '../request.ts';
import { Stop } from '../stop.ts';
import type { Streams } from '../streams.ts';

interface Checked {
  /** File name without its folders. */
  name: string;
  plan: Plan | null;
  planName: PlanName | null;
  diagnostics: readonly Diagnostic[];
  expectations: readonly Verdict[];
}

/** Exit 3 when a plan is invalid or unreadable; 4 when an expectation fails or there are too many warnings. */
export async function checkCommand(request: CheckRequest, streams: Streams): Promise<Outcome> {
  const checked: Checked[] = [];
  for (const argument of request.plans) checked.push(await checkOne(argument, request, streams));
  const exitCode = exitOf(checked, request);
  return { exitCode, data: request.json ? documentOf(checked) : checked.map(tell).join('') };
}

async function checkOne(argument: string, request: CheckRequest, streams: Streams): Promise<Checked> {
  const name = argument === '-' ? '<stdin>' : (argument.split(/[\\/]/).pop() ?? argument);
  const { plan, diagnostics } = judgeOrTell(argument, request, streams);
  if (plan === null) return { name, plan, planName: null, diagnostics, expectations: [] };
  const { planName } = await import('../plan-name.ts');
  const expectations = request.expect ? await (await import('../expectations.ts')).judgeExpectations(plan) : [];
  return { name, plan, planName: planName(plan), diagnostics, expectations };
}

/** An unreadable file is one more finding here, not the end of the run. */
function judgeOrTell(argument: string, request: CheckRequest, streams: Streams): Pick<Checked, 'plan' | 'diagnostics'> {
  try {
    return judgePlan(argument, request, streams);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    streams.say(renderDiagnostics(error.diagnostics, null, streams.paperOf('say', request.color)));
    return { plan: null, diagnostics: error.diagnostics };
  }
}

function exitOf(checked: readonly Checked[], { maxWarnings = Number.POSITIVE_INFINITY }: CheckRequest): ExitCode {
  if (checked.some(({ plan }) => plan === null)) return EXIT.input;
  const warnings = checked.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'warning');
  const failed = checked.some(({ expectations }) => expectations.some(({ holds }) => !holds));
  return failed || warnings.length > maxWarnings ? EXIT.unmet : EXIT.done;
}

function tell({ name, plan, diagnostics, expectations }: Checked): string {
  const size = plan === null ? 'invalid' : sizeOf(plan);
  return `${clean(name)}: ${size} · ${countDiagnostics(diagnostics)}\n${tellVerdicts(expectations)}`;
}

function sizeOf({ issues, people, gates, risks }: Plan): string {
  const parts = [count(issues.length, 'issue'), count(people.length, 'person', 'people')];
  if (gates.length > 0) parts.push(count(gates.length, 'gate'));
  if (risks.length > 0) parts.push(count(risks.length, 'risk'));
  return parts.join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function documentOf(checked: readonly Checked[]): string {
  const plans = checked.map(({ name, plan, planName, diagnostics, expectations }) => {
    return { name, valid: plan !== null, plan: planName, expectations, diagnostics };
  });
  const plan = plans.length === 1 ? (plans[0]?.plan ?? null) : null;
  const diagnostics = checked.flatMap((one) => one.diagnostics);
  return jsonDocument({ command: 'check', plan, diagnostics }, { plans });
}
