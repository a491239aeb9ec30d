// From a name on the command line to text, or to one line that says why not. Only this file reads plan files.
// Sizes are judged before anything is read in, so that a wrong name cannot cost memory.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { COMMAND_NAMES } from './flags.ts';
import { inputStop, type Stop } from './stop.ts';
import { suggest } from './suggest.ts';

export interface Source {
  /** As typed; `<stdin>` for `-`. */
  name: string;
  text: string;
}

/** The limit of a JSON plan, the largest there is; the reader knows the finer limits of each format. */
export const MOST_BYTES = 64 * 1024 * 1024;
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'a file name cannot hold NUL characters',
};

/** Reads the file, or standard input for `-`. Throws a Stop (E090, E091), and nothing else. Messages call it `shown`. */
export function readSource(argument: string, shown: string = argument): Source {
  const name = argument === '-' ? '<stdin>' : shown;
  const bytes = readBytes(argument, shown);
  if (bytes.includes(0)) throw notText(name, 'it holds NUL bytes');
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw notText(name, 'it is not UTF-8');
  }
}

/** The bytes of a file, or of standard input for `-`; at most 64 MiB. Throws a Stop (E090). */
export function readBytes(argument: string, shown: string = argument): Buffer {
  return argument === '-' ? readInput() : readFile(argument, shown);
}

function readFile(path: string, shown: string): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw unreadable(shown, 'EISDIR');
    if (status.size > MOST_BYTES) throw tooLarge(shown);
    return status.isFile() ? readFileSync(descriptor) : drain(descriptor, shown);
  } catch (error) {
    throw asStop(shown, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readInput(): Buffer {
  try {
    return drain(0, '<stdin>');
  } catch (error) {
    throw asStop('<stdin>', error);
  }
}

/** A pipe or device tells no size: read until it ends or has said more than a plan can hold. */
function drain(descriptor: number, name: string): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(1 << 16);
    const count = readSome(descriptor, piece);
    if (count === 0) return Buffer.concat(pieces);
    length += count;
    if (length > MOST_BYTES) throw tooLarge(name);
    pieces.push(piece.subarray(0, count));
  }
}

function readSome(descriptor: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, piece);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // A non-blocking terminal or pipe has nothing yet: sleep a little instead of spinning.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function asStop(name: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : unreadable(name, code);
}

function unreadable(name: string, code: string): Stop {
  const hint =
    code === 'EISDIR'
      ? 'name the plan file inside it'
      : code === 'ENOENT'
        ? suggest(name, COMMAND_NAMES, 'simulate ')
        : undefined;
  return inputStop('E090', `cannot read ${quote(name)}: ${REASONS[code] ?? code}`, hint);
}

function tooLarge(name: string): Stop {
  return inputStop('E090', `cannot read ${quote(name)}: it is larger than any plan may be (64 MiB)`);
}

function notText(name: string, why: string): Stop {
  return inputStop('E091', `${quote(name)} is not text: ${why}`, 'a plan is a YAML or JSON file in UTF-8');
}

function quote(name: string): string {
  return name === '<stdin>' ? 'standard input' : `"${name}"`;
}
