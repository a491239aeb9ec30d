// Where in the document a thing stands, so that a finding has its line.
import type { DocumentPath } from '../../plan/diagnostic.ts';
import type { Issue, NodeRef } from '../../plan/plan.ts';

const SECTION = { phase: 'phases', gate: 'gates', milestone: 'milestones' } as const;

/** The place of an issue, or of one of its keys. */
export function pathOfIssue(issue: Issue, key?: string): DocumentPath {
  const section = issue.implied === 'delivery' ? 'deliveries' : 'issues';
  const place = issue.mitigates === null ? [section, issue.id] : ['risks', issue.mitigates, 'mitigation', 'issue'];
  return key === undefined || issue.mitigates !== null ? place : [...place, key];
}

/** The date of a node: `due` of an issue, `target` of anything else. */
export function pathOfDate(ref: NodeRef, issue: Issue | null): DocumentPath {
  if (ref.kind !== 'issue') return [SECTION[ref.kind], ref.id, 'target'];
  return issue === null ? ['issues', ref.id] : pathOfIssue(issue, 'due');
}
