// One step of a search: usually one change, sometimes two that only make sense together (a swap).
import type { Change } from '../../plan/change.ts';

export interface SearchMove {
  changes: readonly Change[];
  /** How much it promises, mean working minutes of waiting on the driving chain; decides only what is tried first. */
  promise: number;
}

/** What a change is about: a plan holds at most one change of each subject. */
export function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'owner':
    case 'class':
    case 'estimate':
    case 'defer':
      return `${change.kind} ${change.issue}`;
    case 'sequence':
      return `sequence ${[change.first, change.then].sort().join(' ')}`;
    case 'order':
    case 'dispatch':
      return 'order';
    case 'capacity':
      return `capacity ${change.person}`;
    case 'hire':
      return `hire ${change.like}`;
    case 'leave':
      return `leave ${change.who}`;
    case 'drop':
      return `drop ${change.what}`;
    case 'mitigate':
      return `mitigate ${change.risk}`;
    case 'target':
      return `target ${change.id}`;
    case 'decide':
      return `decide ${change.decision}`;
    case 'with':
      return `with ${change.option}`;
    case 'set':
      return 'set';
  }
}

/** Changes that nothing but a plan in memory is needed for. */
export function isFast({ kind }: Change): boolean {
  return (
    kind === 'owner' ||
    kind === 'sequence' ||
    kind === 'class' ||
    kind === 'order' ||
    kind === 'capacity' ||
    kind === 'dispatch'
  );
}

/** In an order of their own, so that the same set is the same candidate. */
export function canonical(changes: readonly Change[]): Change[] {
  return changes
    .map((change) => ({ change, key: keyOf(change) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ change }) => change);
}

/** One text for one set of changes. */
export function keyOfChanges(changes: readonly Change[]): string {
  return changes.map(keyOf).join('\n');
}

function keyOf(change: Change): string {
  return `${subjectOf(change)}\t${JSON.stringify(change)}`;
}

/** An order of work with its way of dispatch is one decision. */
export function countChanges(changes: readonly Change[]): number {
  return new Set(changes.map(subjectOf)).size;
}
