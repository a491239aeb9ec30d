// The kanban board of one moment: a row a person, columns new, in progress, blocked or set aside, held back or in review, and done.
import type { CivilInstant, Issue, Plan } from '../../plan/plan.ts';
import type { IssueState, PlanState } from './plan-state.ts';

export interface Card {
  kind: 'issue' | 'review' | 'support';
  /** Issue, or gate of a review. */
  id: string;
  status: IssueState['status'] | 'in-review';
  /** Of what is blocked or aside: the risk or window; null = recorded as begun. */
  by: string | null;
  /** Of a support: percent reserved. */
  share: number | null;
  /** When it got where it is; null for what waits. */
  since: CivilInstant | null;
}

export interface BoardRow {
  /** A person's id, a pool's id, `Ann or Bob`, an external keeper, or null for issues that need nobody. */
  who: string | null;
  isPerson: boolean;
  away: boolean;
  /** Ready ones first, each in document order. */
  fresh: Card[];
  /** Own work, then support given. */
  inProgress: Card[];
  /** Begun, and in nobody's hands. */
  aside: Card[];
  held: Card[];
  /** Latest first; what was dropped stands among it. */
  done: Card[];
}

/** Rows of people in document order, then of what nobody has taken yet. Rows without any card are left out unless they are people. */
export function boardAt(state: PlanState, plan: Plan): BoardRow[] {
  const rows = new Map<string | null, BoardRow>();
  const row = (who: string | null): BoardRow => {
    const known = rows.get(who);
    if (known !== undefined) return known;
    const person = who === null ? undefined : state.people.get(who);
    const away = person?.away ?? false;
    const cards = { fresh: [], inProgress: [], aside: [], held: [], done: [] };
    const made: BoardRow = { who, isPerson: person !== undefined, away, ...cards };
    rows.set(who, made);
    return made;
  };
  for (const id of state.people.keys()) row(id);
  const planned = new Map(plan.issues.map((issue) => [issue.id, issue]));
  for (const [id, issue] of state.issues) {
    if (issue.role !== 'planned' && issue.status === 'waiting') continue;
    // Time that only passes is nobody's card.
    if (planned.get(id)?.implied === 'lag') continue;
    place(row(issue.person ?? issue.movedTo ?? performerOf(id, issue, planned.get(id), plan)), id, issue);
  }
  for (const [id, gate] of state.gates)
    for (const keeper of gate.reviewing)
      row(keeper).held.push({ kind: 'review', id, status: 'in-review', by: null, share: null, since: gate.start });
  for (const [id, person] of state.people)
    for (const { issue, share } of person.supporting) {
      const { status, start } = state.issues.get(issue) ?? { status: 'in-progress', start: null };
      row(id).inProgress.push({ kind: 'support', id: issue, status, by: null, share, since: start });
    }
  for (const { fresh, done } of rows.values()) {
    fresh.sort((a, b) => Number(b.status === 'ready') - Number(a.status === 'ready'));
    done.reverse().sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? 1 : (a.since ?? '') > (b.since ?? '') ? -1 : 0));
  }
  return [...rows.values()];
}

/** Whose column an issue stands in before anybody has taken it. */
function performerOf(id: string, state: IssueState, issue: Issue | undefined, plan: Plan): string | null {
  if (issue === undefined) {
    const gate = plan.gates.find((one) => one.id === state.gate);
    return state.role === 'rework' ? (gate?.rework?.owner ?? null) : id.slice(`${state.gate}/review/`.length);
  }
  if (issue.who.kind === 'owner') return issue.who.person;
  if (issue.who.kind === 'nobody') return null;
  return issue.who.pool ?? issue.who.people.join(' or ');
}

function place(row: BoardRow, id: string, issue: IssueState): void {
  const card = { kind: 'issue', id, status: issue.status, by: null, share: null } as const;
  if (issue.dropped !== null) {
    row.done.push({ ...card, status: 'dropped', since: issue.dropped });
    return;
  }
  switch (issue.status) {
    case 'waiting':
    case 'ready':
      row.fresh.push({ ...card, since: issue.ready });
      return;
    case 'in-progress':
    case 'paused':
      row.inProgress.push({ ...card, since: issue.start });
      return;
    case 'blocked':
    case 'aside':
      row.aside.push({ ...card, by: issue.aside?.by ?? null, since: issue.aside?.since ?? issue.start });
      return;
    case 'held':
      row.held.push({ ...card, since: issue.workEnd });
      return;
    default:
      row.done.push({ ...card, since: issue.finish });
  }
}
