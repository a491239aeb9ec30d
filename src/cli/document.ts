// The one shape of everything --json writes: an envelope that says what made it, then the answer, then the diagnostics.
// No clock times, no paths, no worker counts: the same question gives the same bytes on any machine.
import type { Diagnostic } from '../plan/diagnostic.ts';
import { type Choice, isAsWritten } from '../scenarios/choice.ts';
import { VERSION } from './version.ts';

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
const FORMAT_VERSION = 1;

export interface PlanName {
  id: string;
  title: string;
  /** SHA-256 of the canonical plan, hexadecimal. */
  digest: string;
}

export interface VariantName {
  with: readonly string[];
  /** null = the sets of the plan (or of an option). */
  set: readonly string[] | null;
  decide: Readonly<Record<string, string>>;
  /** Option files as typed; left out when there are none. */
  option?: readonly string[];
  /** Changes in words; left out when there are none. */
  whatIf?: readonly string[];
}

/** How a document names the variant it is about: nothing to add for the plan as written. */
export function variantName(choice: Choice): { variant?: VariantName } {
  if (isAsWritten(choice)) return {};
  const { options, set, decide, layers } = choice;
  const option = layers.flatMap((layer) => (layer.kind === 'option' ? [layer.file] : []));
  const whatIf = layers.flatMap((layer) => (layer.kind === 'what-if' ? [layer.phrase] : []));
  const name = { with: options, set, decide: Object.fromEntries(decide) };
  return { variant: { ...name, ...(option.length > 0 && { option }), ...(whatIf.length > 0 && { whatIf }) } };
}

export interface Envelope {
  command: string;
  /** null when there is no valid plan (or more than one). */
  plan?: PlanName | null;
  /** The options, sets and decisions chosen; nothing for the plan as written. */
  variant?: VariantName;
  seed?: string | null;
  replications?: number | null;
  /** True when an interruption left less than was asked for. */
  partial?: boolean;
  diagnostics?: readonly Diagnostic[];
}

/** One JSON document with a line break at its end. `answer` holds the command's own fields. */
export function jsonDocument(envelope: Envelope, answer: Readonly<Record<string, unknown>> = {}): string {
  const {
    command,
    plan = null,
    variant,
    seed = null,
    replications = null,
    partial = false,
    diagnostics = [],
  } = envelope;
  const tool = { name: 'plancast', version: VERSION };
  const chosen = variant === undefined ? {} : { variant };
  const head = { formatVersion: FORMAT_VERSION, tool, command, plan, ...chosen, seed, replications, partial };
  return `${JSON.stringify({ ...head, ...answer, diagnostics }, null, 2)}\n`;
}
