// Report files: each is written beside its place and then renamed into it, so nobody ever reads half a report.
// A file that simulate did not write is never replaced; that is found out before anything is simulated.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { FRAGMENT_SIGNATURE } from '../reports/calibrate-fragment.ts';
import { cliDiagnostic } from './codes.ts';
import { EXIT } from './exit-codes.ts';
import { Stop } from './stop.ts';

export interface ReportFile {
  name: string;
  text: string;
}

/** The mark by which a Markdown report is known as ours; JSON reports name the tool in their first lines. */
export const MARKDOWN_SIGNATURE = '\n<!-- written by plancast -->\n';

/** The first line of an option file that a search proposed. */
export const OPTION_SIGNATURE =
  '# Written by simulate optimize, which replaces it when it is asked to write here again.\n';

/** Makes the folder and makes sure that these files may be written there. Throws a Stop (E095). */
export function prepareReports(folder: string, names: readonly string[]): void {
  attempt(folder, () => makeFolder(folder));
  for (const name of names) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const ours = attempt(path, () => statSync(path).isFile() && isOurs(readFileSync(path, 'utf8')));
    if (!ours)
      throw refused(`"${path}" exists and was not written by simulate`, 'choose another place, or move the file away');
  }
}

/** Level by level: where a file system refuses with ENOENT below a folder that exists, as /proc does, Node's own recursion never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw refused(`"${folder}" is a file, not a folder to write reports into`, 'choose another place to write to');
  }
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

function isOurs(text: string): boolean {
  if (text.endsWith(MARKDOWN_SIGNATURE) || text.startsWith(FRAGMENT_SIGNATURE)) return true;
  if (text.startsWith(OPTION_SIGNATURE)) return true;
  return text.slice(0, 200).includes('"name": "plancast"');
}

/** Writes the files; an existing report is replaced in one step. Returns their paths. Throws a Stop (E095). */
export function writeReports(folder: string, files: readonly ReportFile[]): string[] {
  return files.map(({ name, text }) => {
    const path = join(folder, name);
    attempt(path, () => replaceFile(path, text));
    return path;
  });
}

function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  const descriptor = openSync(draft, 'wx');
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function attempt<Result>(path: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw refused(`cannot write "${path}": ${code}`, 'choose another place to write to');
  }
}

function refused(message: string, hint: string): Stop {
  return new Stop(EXIT.usage, [cliDiagnostic('E095', message, hint)]);
}
