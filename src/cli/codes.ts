// Diagnostics about everything around a document: files, the command line, ourselves. Codes E090-E099 belong to this room;
// what can be said about the text of a document stands in src/plan/codes.ts.
import type { CodeEntry } from '../plan/codes/code-entry.ts';
import type { Diagnostic } from '../plan/diagnostic.ts';

export const CLI_CODES = {
  E090: {
    title: 'input cannot be read',
    explanation:
      'The plan file does not exist, is a folder, may not be read, or is larger than any plan (4 MiB of YAML, 64 MiB of JSON). `-` reads the plan from standard input.',
    wrong: 'simulate plans/',
    right: 'simulate plans/sprint.yaml',
  },
  E091: {
    title: 'input is not text',
    explanation:
      'A plan is UTF-8 text. The file holds bytes that are not: it may be a spreadsheet, an archive, or text in another encoding.',
    wrong: 'simulate plan.xlsx',
    right: 'simulate plan.yaml',
  },
  E092: {
    title: 'command line not understood',
    explanation:
      'A flag is unknown, lacks its value, or has a value it cannot have. `simulate --help` lists the commands, `simulate COMMAND --help` their flags.',
    wrong: 'simulate plan.yaml --replicatons 1000',
    right: 'simulate plan.yaml --replications 1000',
  },
  E093: {
    title: 'internal error',
    explanation:
      'The plan is not to blame: Plancast broke one of its own rules. The message names the command that shows the mistake again; please report it together with the plan.',
    wrong: '-',
    right: '-',
  },
  E094: {
    title: 'condition that cannot be judged',
    explanation:
      'A condition of `--fail-on` cannot be read, or names something the plan does not have. It is refused, because a condition that means nothing would otherwise always hold.',
    wrong: "--fail-on 'P80(G9) <= 2025-12-12'   # there is no G9",
    right: "--fail-on 'P80(G2) <= 2025-12-12'",
  },
  E095: {
    title: 'output cannot be written',
    explanation: 'The folder of `--report` cannot be made or written to, or the disk is full.',
    wrong: 'simulate plan.yaml --report=/proc',
    right: 'simulate plan.yaml --report=reports',
  },
  E096: {
    title: 'history that is no table',
    explanation:
      'The history of `simulate calibrate` is empty, has more than a million rows, or cannot be read as a table of cells: most often a quote is opened and never closed. Cells are parted by commas, semicolons, tabs or bars; the first line names the columns.',
    wrong: 'Task,Estimate,Actual\n"Login,3,5',
    right: 'Task,Estimate,Actual\n"Login",3,5',
  },
  E097: {
    title: 'column of a history that is not there',
    explanation:
      'A column named on the command line is not in the first line of the history (or stands there twice), none was named, or its dates could mean two things.',
    wrong: 'simulate calibrate done.csv --estimate Estimat --actual Spent',
    right: 'simulate calibrate done.csv --estimate Estimate --actual Spent',
  },
  E098: {
    title: 'history without enough to learn from',
    explanation:
      'Too few rows have an estimate and an actual above zero, or most of a column holds something other than amounts. A spread of ten tasks is the least worth writing down.',
    wrong: 'simulate calibrate done.csv --estimate Title --actual Spent',
    right: 'simulate calibrate done.csv --estimate Estimate --actual Spent',
  },
} as const satisfies Record<string, CodeEntry>;

export type CliCode = keyof typeof CLI_CODES;

/** A diagnostic without a place in any document. */
export function cliDiagnostic(code: CliCode, message: string, hint?: string): Diagnostic {
  return { code, severity: 'error', message, path: [], ...(hint === undefined ? {} : { hint }) };
}
