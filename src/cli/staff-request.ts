// The flags of `simulate staff`: whose number varies, and from how many to how many.
import { type RawFlags, shorten, single } from './flag-values.ts';
import type { Manners, Settings, StaffRequest, VariantRequest } from './request.ts';
import { usageStop } from './stop.ts';

/** More people than this nobody puts on one plan, and each is a simulation of every future. */
const MOST_PEOPLE = 60;
const KINDS = ['pool', 'role', 'like'] as const;

type Parts = Manners & Settings & VariantRequest & { report: string | undefined };

/** Throws a Stop (exit 2). */
export function staffOf(flags: RawFlags, parts: Parts): StaffRequest {
  const named = KINDS.flatMap((kind) => {
    const name = single(flags, kind)?.trim();
    if (name === '') throw usageStop(`--${kind} needs a name of the plan`);
    return name === undefined ? [] : [{ kind, name }];
  });
  const [who = null, another] = named;
  if (who !== null && another !== undefined)
    throw usageStop(`--${who.kind} and --${another.kind} exclude each other: one number varies at a time`);
  const from = countOf(flags, 'from') ?? 1;
  const upTo = countOf(flags, 'up-to');
  if (upTo !== undefined && upTo < from) throw usageStop(`--up-to ${upTo} is less than --from ${from}`);
  const markdown = flags.markdown === true;
  if (parts.json && markdown)
    throw usageStop('--json and --markdown exclude each other', '--report FOLDER writes both');
  return { ...parts, command: 'staff', plan: String(flags.plan), who, from, upTo, markdown };
}

function countOf(flags: RawFlags, name: string): number | undefined {
  const text = single(flags, name);
  if (text === undefined) return undefined;
  const count = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_PEOPLE) return count;
  throw usageStop(`--${name} must be a whole number from 1 to ${MOST_PEOPLE}, not "${shorten(text)}"`);
}
