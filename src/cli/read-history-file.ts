// A history as it lies on the disk: plain or packed with gzip, UTF-8 or what spreadsheets still write instead of it.
import { gunzipSync } from 'node:zlib';
import { MOST_BYTES, readBytes, type Source } from './read-source.ts';
import { inputStop, type Stop } from './stop.ts';

export interface HistorySource extends Source {
  /** The bytes were no UTF-8 and were taken for Latin-1 (ISO 8859-1). */
  isLatin: boolean;
}

/** Throws a Stop (E090, E091). */
export function readHistoryFile(argument: string): HistorySource {
  const name = argument === '-' ? '<stdin>' : argument;
  const bytes = unpacked(readBytes(argument), name);
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { name, text: bytes.subarray(2).toString('utf16le'), isLatin: false };
  if (bytes.includes(0)) throw notText(name, 'it holds NUL bytes');
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isLatin: false };
  } catch {
    return { name, text: bytes.toString('latin1'), isLatin: true };
  }
}

/** Known by its first two bytes, whatever the file is called. */
function unpacked(bytes: Buffer, name: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw notText(name, 'its packing is broken');
    throw inputStop('E090', `cannot read "${name}": unpacked it is larger than 64 MiB`);
  }
}

function notText(name: string, why: string): Stop {
  const shown = name === '<stdin>' ? 'standard input' : `"${name}"`;
  return inputStop(
    'E091',
    `${shown} is not text: ${why}`,
    'a history is a table with commas, semicolons or tabs (CSV)',
  );
}
