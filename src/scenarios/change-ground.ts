// What a change is laid over, what comes of it, and how it is refused.
import type { DocumentPath } from '../plan/diagnostic.ts';
import type { CivilDate, Plan } from '../plan/plan.ts';
import { scalarNode } from './change-nodes.ts';
import type { Complaints } from './complaints.ts';
import type { DocNode } from './document.ts';
import type { PhrasedChange, Span } from './phrased-change.ts';

export interface Ground {
  complaints: Complaints;
  /** The plan below the option: what its names mean and what is known of it. */
  plan: Plan;
  /** The document below this change. */
  root: DocNode;
}

/** A layer, and the things of the plan it speaks about: mistakes told there are mistakes of these words. */
export interface ChangeLayer {
  node: DocNode;
  about: readonly DocumentPath[];
  /** What else becomes of the document it has been laid over. */
  after?: (laid: DocNode) => DocNode;
}

/** E135 under some words of a change. */
export function cannot(
  { complaints }: Ground,
  { path }: PhrasedChange,
  span: Span,
  message: string,
  hint?: string,
): null {
  const place = { node: scalarNode('', span), path, key: span };
  complaints.add('E135', place, message, hint === undefined ? {} : { hint });
  return null;
}

/** Has that day come when the forecast begins? */
export function hasCome({ start, statusDate }: Plan, day: CivilDate | null): boolean {
  const today = statusDate === null || statusDate.slice(0, 10) < start ? start : statusDate.slice(0, 10);
  return day === null || day <= today;
}

/** Ids of issues that have begun, have finished or are out of the scope. */
export function begunIssues({ facts }: Plan): Set<string> {
  const begun = facts.filter(({ started, finished, dropped }) => (started ?? finished ?? dropped) !== null);
  return new Set(begun.flatMap(({ kind, id }) => (kind === 'issue' ? [id] : [])));
}

/** Ids of issues nothing is left to do on. */
export function endedIssues({ facts }: Plan): Set<string> {
  const ended = facts.filter(({ finished, dropped }) => (finished ?? dropped) !== null);
  return new Set(ended.flatMap(({ kind, id }) => (kind === 'issue' ? [id] : [])));
}
