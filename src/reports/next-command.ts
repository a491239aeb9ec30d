// The command suggested at the end of a report, as it can be typed.
import type { ForecastContext } from './forecast-screen.ts';
import { clean } from './text-sink.ts';

/** Another command about the same plan and futures; `more` are words behind the plan. */
export function nextCommand(
  command: string,
  { planArgument, typedFlags = [] }: Pick<ForecastContext, 'planArgument' | 'typedFlags'>,
  more: readonly string[] = [],
): string {
  return ['simulate', command, ...[planArgument, ...more, ...typedFlags].map(shellWord)].join(' ');
}

/** The word as a shell takes it. */
function shellWord(text: string): string {
  const word = clean(text);
  return /^[\w./@:+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
