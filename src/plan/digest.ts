// A plan has one name: the SHA-256 of what it means. Comments, key order, line ends, and where things stand in the document do not count.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Plan } from './plan.ts';

/** SHA-256 of the canonical JSON of the resolved plan, hexadecimal. Paths into the document (`Link.path`, `expect[].path`) are left out. */
export function planDigest(plan: Plan): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(withoutPaths(plan)))));
}

/** No other property of a Plan is called `path`, and none of its keys come from the document. */
function withoutPaths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPaths);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (k === 'path' ? [] : [[k, withoutPaths(v)]])));
}
