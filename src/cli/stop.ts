// The one way in which a command ends early: with diagnostics and an exit status, never with a bare exception.
// Everything else that is thrown is a mistake of ours and is reported as such.
import type { Diagnostic } from '../plan/diagnostic.ts';
import { type CliCode, cliDiagnostic } from './codes.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

export class Stop extends Error {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** The diagnostics already stand on standard error. */
  readonly told: boolean;

  constructor(exitCode: ExitCode, diagnostics: readonly Diagnostic[], { told = false } = {}) {
    super(diagnostics[0]?.message ?? 'stopped');
    this.exitCode = exitCode;
    this.diagnostics = diagnostics;
    this.told = told;
  }
}

/** The command line is wrong: exit 2. `message` is one line that stands alone. */
export function usageStop(message: string, hint?: string, code: CliCode = 'E092'): Stop {
  return new Stop(EXIT.usage, [cliDiagnostic(code, message, hint)]);
}

/** The input cannot be used: exit 3. */
export function inputStop(code: CliCode, message: string, hint?: string): Stop {
  return new Stop(EXIT.input, [cliDiagnostic(code, message, hint)]);
}
