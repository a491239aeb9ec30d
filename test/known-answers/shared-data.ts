// Public instances with known answers are not ours to keep: they are read from the folder PLANCAST_DATA names, when it does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Empty = the data are not at hand. */
export const folder = process.env.PLANCAST_DATA ?? '';

export function readShared(path: string): Buffer {
  return readFileSync(join(folder, path));
}

/** Rows of a comma-separated table as records by column name. */
export function readTable(path: string): Record<string, string>[] {
  const [head, ...rows] = readShared(path)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  return rows.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i]])));
}

/** Name (without folder) and text of every file in a gzipped tar archive. */
export function readArchive(path: string): Map<string, string> {
  const tar = gunzipSync(readShared(path));
  const files = new Map<string, string>();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, to: number): string =>
      tar.toString('latin1', at + from, at + to).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 136), 8);
    if (field(156, 157) === '0' || field(156, 157) === '') {
      files.set(field(0, 100).replace(/^.*\//, ''), tar.toString('latin1', at + 512, at + 512 + size));
    }
    at += 512 + 512 * Math.ceil(size / 512);
  }
  return files;
}
