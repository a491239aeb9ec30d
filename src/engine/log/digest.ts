// A log has one name: the SHA-256 of its JSONL. Same plan, same seed, same replication: same digest on every machine.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../plan/canonical-json.ts';
import type { LogEvent } from './events.ts';

/** The log as JSON Lines: one event a line, canonical JSON, a line feed after each. */
export function logLines(events: readonly LogEvent[]): string {
  return events.map((event) => `${canonicalJson(event)}\n`).join('');
}

/** SHA-256 of the JSONL, hexadecimal. */
export function logDigest(events: readonly LogEvent[]): string {
  return bytesToHex(sha256(utf8ToBytes(logLines(events))));
}
