// One run of the command: read the command line, do the work, write the answer once, set the exit status.
// Whatever is thrown below ends here, so --json has its one document on every path.
import { commandOf, parseCommandLine } from './command-line.ts';
import { jsonDocument } from './document.ts';
import { EXIT } from './exit-codes.ts';
import { abandonRunning, listenForInterrupt, releaseInterrupt } from './interrupt.ts';
import type { Outcome } from './outcome.ts';
import { reportBug } from './report-bug.ts';
import type { Request } from './request.ts';
import { manners } from './request-of.ts';
import { Stop } from './stop.ts';
import { openStreams, type Streams } from './streams.ts';
import { VERSION } from './version.ts';

/** Runs `simulate` with these words and sets process.exitCode. */
export async function run(words: readonly string[]): Promise<void> {
  const streams = openStreams();
  const { json } = manners(words);
  listenForInterrupt(json ? jsonDocument({ command: commandOf(words), partial: true }) : '');
  const outcome = await answer(words, streams);
  releaseInterrupt();
  streams.out(outcome.data);
  streams.say(outcome.farewell ?? '');
  streams.finish(outcome.exitCode);
}

async function answer(words: readonly string[], streams: Streams): Promise<Outcome> {
  let request: Request | undefined;
  try {
    request = parseCommandLine(words, VERSION, streams.paperOf('out', false).width);
    return await Promise.race([perform(request, streams), strayException()]);
  } catch (error) {
    const { json, color } = request ?? manners(words);
    const command = request?.command ?? commandOf(words);
    const stop = error instanceof Stop ? error : reportBug(error, words, request);
    if (!stop.told) {
      const { renderDiagnostics } = await import('../reports/diagnostic-text.ts');
      streams.say(renderDiagnostics(stop.diagnostics, null, streams.paperOf('say', color)));
    }
    const data = json ? jsonDocument({ command, diagnostics: stop.diagnostics }) : '';
    return { exitCode: stop.exitCode, data };
  }
}

/** Rejects with what is thrown outside of every promise (a library's own callback), so that it, too, is told as our mistake. */
function strayException(): Promise<never> {
  return new Promise((_resolve, reject) => {
    process.on('uncaughtException', (error) => {
      abandonRunning();
      reject(error);
    });
  });
}

/** Each command's rooms are loaded only when it is asked for. */
async function perform(request: Request, streams: Streams): Promise<Outcome> {
  switch (request.command) {
    case 'help':
    case 'version': {
      const { command, text } = request;
      return { exitCode: EXIT.done, data: request.json ? jsonDocument({ command }, { text }) : text };
    }
    case 'forecast':
      return (await import('./commands/forecast.ts')).forecastCommand(request, streams);
    case 'check':
      return (await import('./commands/check.ts')).checkCommand(request, streams);
    case 'replay':
      return (await import('./commands/replay.ts')).replayCommand(request, streams);
    case 'claims':
      return (await import('./commands/claims.ts')).claimsCommand(request, streams);
    case 'explain':
      return (await import('./commands/explain.ts')).explainCommand(request, streams);
    case 'compare':
      return (await import('./commands/compare.ts')).compareCommand(request, streams);
    case 'optimize':
      return (await import('./commands/optimize.ts')).optimizeCommand(request, streams);
    case 'staff':
      return (await import('./commands/staff.ts')).staffCommand(request, streams);
    case 'calibrate':
      return (await import('./commands/calibrate.ts')).calibrateCommand(request, streams);
    case 'schema':
      return (await import('./commands/schema.ts')).schemaCommand(request);
  }
}
