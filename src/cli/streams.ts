// The two streams and their manners: data goes out once, at the end; a reader that has gone away is no error.
// Nothing here ends the process: an exit code is set and Node leaves when everything is written.
import { lineWidth, wantsColor } from './color.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

interface Paper {
  color: boolean;
  /** Cells a line may take. */
  width: number;
}

export interface Streams {
  /** Data. Call it once. */
  out(text: string): void;
  /** Everything said to a person. */
  say(text: string): void;
  paperOf(stream: 'out' | 'say', typed: boolean | undefined): Paper;
  /** Sets the exit status; a reader that closed the pipe keeps it at 0. */
  finish(exitCode: ExitCode): void;
}

/** Streams of this process. A broken pipe silences the stream and makes the exit status 0. */
export function openStreams(): Streams {
  let abandoned = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    abandoned = true;
    if (error.code === 'EPIPE') process.exitCode = EXIT.done;
    else {
      process.exitCode = EXIT.input;
      process.stderr.write(`error[E095] cannot write the output: ${error.code ?? error.message}\n`);
    }
  });
  process.stderr.on('error', () => {});
  return {
    out: (text) => {
      if (!abandoned && text !== '') process.stdout.write(text);
    },
    say: (text) => {
      if (text !== '') process.stderr.write(text);
    },
    paperOf: (stream, typed) => {
      const target = stream === 'out' ? process.stdout : process.stderr;
      return {
        color: wantsColor(typed, process.env, target.isTTY === true),
        width: lineWidth(process.env, target.isTTY ? target.columns : undefined),
      };
    },
    finish: (exitCode) => {
      if (!abandoned) process.exitCode = exitCode;
    },
  };
}
