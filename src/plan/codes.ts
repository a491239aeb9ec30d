// The closed list of what can be said about a document: code -> severity, title and the long text behind `explain CODE`.
// A code is never reused. Every one has a plan in test/plans that provokes it, so no explanation can rot unseen.
import type { CodeEntry } from './codes/code-entry.ts';
import { DOCUMENT_CODES } from './codes/documents.ts';
import { FINDING_CODES, type FindingCode } from './codes/findings.ts';
import { GOAL_CODES, type GoalCode } from './codes/goals.ts';
import { MEANING_CODES } from './codes/meaning.ts';
import { NAME_CODES } from './codes/names.ts';
import { OPTION_CODES } from './codes/options.ts';
import { PEOPLE_CODES } from './codes/people.ts';
import { STEERING_CODES } from './codes/steering.ts';
import { SUPPLY_CODES } from './codes/supply.ts';
import { TEXT_CODES } from './codes/text.ts';
import { TROUBLE_CODES } from './codes/trouble.ts';
import { UNUSED_CODES } from './codes/unused.ts';
import { VALUE_CODES } from './codes/values.ts';
import { WARNING_CODES } from './codes/warnings.ts';
import type { Severity } from './diagnostic.ts';

export const CODES = {
  ...TEXT_CODES,
  ...VALUE_CODES,
  ...NAME_CODES,
  ...MEANING_CODES,
  ...PEOPLE_CODES,
  ...SUPPLY_CODES,
  ...TROUBLE_CODES,
  ...STEERING_CODES,
  ...DOCUMENT_CODES,
  ...OPTION_CODES,
  ...WARNING_CODES,
  ...UNUSED_CODES,
} as const satisfies Record<string, CodeEntry>;

/** Every code of the reader. */
export type Code = keyof typeof CODES;

/** Everything `explain` knows: the reader's codes, those of `check`, which looks at the compiled plan, and those of goals. */
const EXPLAINED = { ...CODES, ...FINDING_CODES, ...GOAL_CODES };

/** E = error, W = warning: the letter is the severity. */
export function severityOf(code: Code | FindingCode | GoalCode): Severity {
  return code.startsWith('W') ? 'warning' : 'error';
}

/** The entry of a code as a user may type it (`e014`), or null. */
export function codeEntry(
  text: string,
): (CodeEntry & { code: Code | FindingCode | GoalCode; severity: Severity }) | null {
  const code = text.trim().toUpperCase();
  if (!Object.hasOwn(EXPLAINED, code)) return null;
  const known = code as Code | FindingCode | GoalCode;
  return { ...EXPLAINED[known], code: known, severity: severityOf(known) };
}
