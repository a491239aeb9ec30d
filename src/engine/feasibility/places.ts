// Where in the document a thing stands, so that a finding has its line.
import type { DocumentPath } from '../../plan/diagnostic.ts';
import type { Issue, NodeRef } from '../../plan/plan.ts';

const SECTION = { phase: 'phases', gate: 'gates', milestone: 'milestones' } as const;

/** The place of an issue, or of one of its keys; the reader knows which issues stand inside a risk. */
export function pathOfIssue({ id, implied }: Issue, key?: string): DocumentPath {
  const place = [implied === 'delivery' ? 'deliveries' : 'issues', id];
  return key === undefined ? place : [...place, key];
}

/** The date of a node: `due` of an issue, `target` of anything else. */
export function pathOfDate(ref: NodeRef, issue: Issue | null): DocumentPath {
  if (ref.kind !== 'issue') return [SECTION[ref.kind], ref.id, 'target'];
  return issue === null ? ['issues', ref.id] : pathOfIssue(issue, 'due');
}
