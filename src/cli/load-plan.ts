// Reads and judges one plan file, and says on standard error what is wrong with it.
// Every command begins here, so a broken plan looks the same wherever it is met.
import { posix } from 'node:path';
import type { Diagnostic } from '../plan/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { type DiagnosedText, renderDiagnostics } from '../reports/diagnostic-text.ts';
import { isAsWritten } from '../scenarios/choice.ts';
import { type PlanReading, readPlan } from '../scenarios/read-plan.ts';
import { EXIT } from './exit-codes.ts';
import { createOptionFiles, createPlanLoader } from './plan-folder.ts';
import { readSource } from './read-source.ts';
import type { Manners, VariantRequest } from './request.ts';
import { Stop, usageStop } from './stop.ts';
import type { Streams } from './streams.ts';
import { suggest } from './suggest.ts';

export interface Judged {
  /** null = invalid. */
  plan: Plan | null;
  diagnostics: readonly Diagnostic[];
  /** The document, for its other variants. */
  reading: PlanReading;
}

type Asked = Manners & Partial<VariantRequest>;

export interface OpenedFile {
  reading: PlanReading;
  /** What its diagnostics point into. */
  source: DiagnosedText;
}

/** The plan in the variant asked for, and its text; nothing is told. Throws a Stop for unreadable files and unknown variants. */
export function openPlanFile(argument: string, request: Asked): OpenedFile {
  const source = readSource(argument);
  const load = createPlanLoader(argument);
  const optionFiles = createOptionFiles(argument);
  const written = readPlan(source.text, { name: source.name, optionFiles, ...(load === null ? {} : { load }) });
  const reading = chosen(written, request);
  return { reading, source: sourceOf(source, reading) };
}

/** The text of a plan and of all that a reading of it laid over it. */
export function sourceOf(source: DiagnosedText, { files }: PlanReading): DiagnosedText {
  return {
    ...source,
    files: files.map(({ file, text, shown }) => ({ file, name: shown ?? nameOf(source.name, file), text })),
  };
}

/** Frames on standard error; with --quiet only of errors. */
export function tellDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: DiagnosedText,
  request: Manners,
  streams: Streams,
): void {
  const told = request.quiet ? diagnostics.filter((one) => one.severity === 'error') : diagnostics;
  streams.say(renderDiagnostics(told, source, streams.paperOf('say', request.color)));
}

/** The plan and everything said about it, told. Throws a Stop for unreadable files and unknown variants. */
export function judgePlan(argument: string, request: Asked, streams: Streams): Judged {
  const { reading, source } = openPlanFile(argument, request);
  const { plan, diagnostics } = reading;
  tellDiagnostics(diagnostics, source, request, streams);
  return { plan, diagnostics, reading };
}

/** The variant asked for; a name the plan does not have is a slip of the command line, not of the plan. */
function chosen(written: PlanReading, { variant }: Asked): PlanReading {
  if (variant === undefined || isAsWritten(variant)) return written;
  const unknown = written.unknownIn(variant);
  if (unknown === null) return written.variant(variant);
  const { what, name, known } = unknown;
  const none = known.length === 0 ? 'the plan has none' : `there are ${known.slice(0, 12).join(', ')}`;
  throw usageStop(`the plan has no ${what} "${name.slice(0, 40)}"`, suggest(name, known) ?? none);
}

/** A file that the plan extends, called as it would be typed beside the plan. */
function nameOf(plan: string, file: string | null): string {
  return file === null ? plan : posix.join(posix.dirname(plan.replaceAll('\\', '/')), file);
}

/** A valid plan with its warnings; throws a Stop (exit 3, everything already told) for an invalid one. */
export function loadPlan(argument: string, request: Asked, streams: Streams): Judged & { plan: Plan } {
  const judged = judgePlan(argument, request, streams);
  const { plan, diagnostics } = judged;
  if (plan === null) throw new Stop(EXIT.input, diagnostics, { told: true });
  return { ...judged, plan };
}
