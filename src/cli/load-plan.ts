// Reads and judges one plan file, and says on standard error what is wrong with it.
// Every command begins here, so a broken plan looks the same wherever it is met.
import type { Diagnostic } from '../plan/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { renderDiagnostics } from '../reports/diagnostic-text.ts';
import { readPlan } from '../scenarios/read-plan.ts';
import { EXIT } from './exit-codes.ts';
import { readSource } from './read-source.ts';
import type { Manners } from './request.ts';
import { Stop } from './stop.ts';
import type { Streams } from './streams.ts';

export interface Judged {
  /** null = invalid. */
  plan: Plan | null;
  diagnostics: readonly Diagnostic[];
}

/** The plan and everything said about it. Frames go to standard error (with --quiet only errors). Throws a Stop for unreadable files. */
export function judgePlan(argument: string, request: Manners, streams: Streams): Judged {
  const source = readSource(argument);
  const { plan, diagnostics } = readPlan(source.text, { name: source.name });
  const told = request.quiet ? diagnostics.filter((one) => one.severity === 'error') : diagnostics;
  streams.say(renderDiagnostics(told, source, streams.paperOf('say', request.color)));
  const valid = plan !== null && !diagnostics.some((one) => one.severity === 'error');
  return { plan: valid ? plan : null, diagnostics };
}

/** A valid plan with its warnings; throws a Stop (exit 3, everything already told) for an invalid one. */
export function loadPlan(
  argument: string,
  request: Manners,
  streams: Streams,
): { plan: Plan; diagnostics: readonly Diagnostic[] } {
  const { plan, diagnostics } = judgePlan(argument, request, streams);
  if (plan === null) throw new Stop(EXIT.input, diagnostics, { told: true });
  return { plan, diagnostics };
}
