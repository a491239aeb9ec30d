// The one list every stage of reading appends to. Nothing here throws: a mistake is data with a place.
// Two stages may notice the same mistake; it is told once.
import { type Code, severityOf } from '../plan/codes.ts';
import type { Diagnostic } from '../plan/diagnostic.ts';
import { nearestNames } from '../plan/nearest-names.ts';
import type { Place } from './document.ts';
import type { TextLines } from './text-lines.ts';

interface Remark {
  hint?: string;
  /** Point at the key rather than at the value. */
  atKey?: boolean;
  related?: readonly { place: Place; message: string }[];
}

/** A stretch of the text that has to do with a mistake elsewhere, and what it is. */
interface Stretch {
  start: number;
  end: number;
  message: string;
}

export interface Complaints {
  add(code: Code, place: Place, message: string, remark?: Remark): void;
  /** A complaint that already has its range, or about a stretch of text no node stands for. */
  addAt(code: Code, start: number, end: number, message: string, hint?: string, related?: Stretch): void;
  /** Complaints that were found elsewhere, with their ranges. */
  adopt(diagnostics: readonly Diagnostic[]): void;
  /** The known name nearest to a mistyped one, if any is near. */
  near(word: string, candidates: Iterable<string>): string | undefined;
  /** `did you mean owner?`, or undefined when nothing is near. */
  guess(word: string, candidates: Iterable<string>): string | undefined;
  hasErrors(): boolean;
  /** Errors so far: two counts tell whether a reader complained. */
  errorCount(): number;
  /** In the order in which they were found. */
  list(): Diagnostic[];
}

/** Looking for near names costs names x length; a document with this many mistakes needs other help. */
const MOST_GUESSES = 100;

/** An empty list of complaints about the text these lines belong to; `base` is where the text of `addAt` begins among them. */
export function createComplaints(lines: TextLines, base = 0): Complaints {
  const found = new Map<string, Diagnostic>();
  let guesses = 0;
  let errors = 0;
  const keep = (diagnostic: Diagnostic): void => {
    const key = identityOf(diagnostic);
    if (found.has(key)) return;
    found.set(key, diagnostic);
    if (diagnostic.severity === 'error') errors += 1;
  };
  const near = (word: string, candidates: Iterable<string>): string | undefined => {
    guesses += 1;
    return guesses > MOST_GUESSES ? undefined : nearestNames(word, Array.from(candidates))[0];
  };
  return {
    add(code, place, message, remark = {}) {
      const { hint, atKey, related } = remark;
      const span = atKey ? place.key : place.node;
      keep({
        code,
        severity: severityOf(code),
        message,
        path: place.path,
        ...(atKey ? { atKey: true } : {}),
        range: lines.range(span.start, span.end),
        ...(hint === undefined ? {} : { hint }),
        ...(related === undefined
          ? {}
          : {
              related: related.map((other) => ({
                path: other.place.path,
                message: other.message,
                range: lines.range(other.place.key.start, other.place.key.end),
              })),
            }),
      });
    },
    addAt(code, start, end, message, hint, related) {
      const range = lines.range(base + start, base + end);
      keep({
        code,
        severity: severityOf(code),
        message,
        path: [],
        range,
        ...(hint === undefined ? {} : { hint }),
        ...(related === undefined
          ? {}
          : {
              related: [
                {
                  path: [],
                  message: related.message,
                  range: lines.range(base + related.start, base + related.end),
                },
              ],
            }),
      });
    },
    adopt(diagnostics) {
      for (const each of diagnostics) keep(each);
    },
    near,
    guess(word, candidates) {
      const name = near(word, candidates);
      return name === undefined ? undefined : `did you mean ${name}?`;
    },
    hasErrors: () => errors > 0,
    errorCount: () => errors,
    list: () => Array.from(found.values()),
  };
}

/** The same mistake has the same identity, whoever notices it. */
export function identityOf({ code, range, message }: Diagnostic): string {
  return `${code} ${range?.file ?? ''} ${range?.start.offset ?? 0} ${message}`;
}

/** The plan before the files it extends, then where it begins, then the code: the order in which a reader meets them. */
export function byPosition(a: Diagnostic, b: Diagnostic): number {
  const [fileA, fileB] = [a.range?.file ?? '', b.range?.file ?? ''];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  const apart = (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0);
  return apart !== 0 ? apart : a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
