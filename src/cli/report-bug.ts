// A mistake of ours, told so that it can be mended: what went wrong and the command that shows it again.
// No stack trace: it means nothing to a planner, and the replay line is worth more to us.
import { cliDiagnostic } from './codes.ts';
import { EXIT } from './exit-codes.ts';
import type { Request } from './request.ts';
import { Stop } from './stop.ts';
import { VERSION } from './version.ts';

/** Turns any exception into a Stop (exit 1). An error that carries a `replication` is replayed as that one future. */
export function reportBug(error: unknown, words: readonly string[], request: Request | undefined): Stop {
  const message =
    error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : String(error);
  const line = replayLine(error, words, request);
  const said = `internal error: ${message.split('\n')[0]}`;
  const hint = `our mistake, not the plan's; replay with: ${line}   (plancast ${VERSION}, node ${process.version})`;
  return new Stop(EXIT.bug, [cliDiagnostic('E093', said, hint)]);
}

function replayLine(error: unknown, words: readonly string[], request: Request | undefined): string {
  const replication = (error as { replication?: unknown } | null)?.replication;
  if (request?.command !== 'forecast' || typeof replication !== 'number')
    return ['simulate', ...words].map(quoted).join(' ');
  const seed = request.seed === undefined ? [] : ['--seed', request.seed];
  return ['simulate', 'replay', request.plan, '--replication', String(replication), ...seed].map(quoted).join(' ');
}

/** As a shell would take it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
