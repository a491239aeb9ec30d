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
  /** Begun, and kept from going on: by a block, a closed window, a need that is not met. */
  aside: Card[];
  /** Work that is done and not finished, or finished while its own review has not passed; and reviews in hand. */
  held: Card[];
  /** Latest first. */
  done: Card[];
  /** Out of the scope, in document order. */
  dropped: Card[];
}

/** Rows of people in document order, then of what nobody has taken yet. Rows without any card are left out unless they are people. */
export function boardAt(state: PlanState, plan: Plan): BoardRow[] {
  const rows = new Map<string | null, BoardRow>();
  const row = (who: string | null): BoardRow => {
    const known = rows.get(who);
    if (known !== undefined) return known;
    const person = who === null ? undefined : state.people.get(who);
    const away = person?.away ?? false;
    const cards = { fresh: [], inProgress: [], aside: [], held: [], done: [], dropped: [] };
    const made: BoardRow = { who, isPerson: person !== undefined, away, ...cards };
    rows.set(who, made);
    return made;
  };
  for (const id of state.people.keys()) row(id);
  const planned = new Map(plan.issues.map((issue) => [issue.id, issue]));
  const reviewOf = new Map(plan.gates.flatMap(({ id, reviewOf: of }) => (of == null ? [] : [[of, id] as const])));
  for (const [id, issue] of state.issues) {
    if (issue.role !== 'planned' && issue.status === 'waiting') continue;
    // Time that only passes is nobody's card.
    if (planned.get(id)?.implied === 'lag') continue;
    const column = columnOf(state, plan, issue, planned.get(id), reviewOf.get(id));
    place(row(issue.person ?? issue.movedTo ?? performerOf(id, issue, planned.get(id), plan)), column, id, issue);
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

type Column = 'fresh' | 'inProgress' | 'aside' | 'held' | 'done' | 'dropped';

/** `review`: the gate that is the issue's own review. */
function columnOf(
  state: PlanState,
  plan: Plan,
  issue: IssueState,
  planned: Issue | undefined,
  review: string | undefined,
): Column {
  if (issue.dropped !== null) return 'dropped';
  switch (issue.status) {
    case 'waiting':
    case 'ready':
      return 'fresh';
    case 'in-progress':
    case 'paused':
      return 'inProgress';
    case 'blocked':
      return 'aside';
    case 'aside':
      return issue.aside?.kind === 'recorded' && !isKept(state, plan, planned) ? 'inProgress' : 'aside';
    case 'held':
      return 'held';
    default: {
      const gate = review === undefined ? undefined : state.gates.get(review);
      return gate === undefined || gate.status === 'passed' || gate.status === 'waived' ? 'done' : 'held';
    }
  }
}

/** Does recorded work wait for more than its person's next minute: for a window, or for what it follows? */
function isKept(state: PlanState, { windows, progressLogic }: Plan, issue: Issue | undefined): boolean {
  if (issue === undefined) return false;
  const isClosed = windows.some(({ id, closes, only }) => {
    const isOpen = state.windows.get(id)?.isOpen ?? false;
    return isOpen ? closes.includes(issue.id) : only.includes(issue.id);
  });
  if (isClosed) return true;
  if (progressLogic === 'override') return false;
  return issue.after.some(({ on, type, donePercent, softFactor }) => {
    if (type !== 'FS' || donePercent !== null || softFactor !== null) return false;
    const issueBefore = on.kind === 'issue' ? state.issues.get(on.id) : undefined;
    const gateBefore = on.kind === 'gate' ? state.gates.get(on.id) : undefined;
    if (gateBefore !== undefined) return gateBefore.status !== 'passed' && gateBefore.status !== 'waived';
    return issueBefore !== undefined && issueBefore.status !== 'done';
  });
}

function place(row: BoardRow, column: Column, id: string, issue: IssueState): void {
  row[column].push({
    kind: 'issue',
    id,
    status:
      column === 'dropped'
        ? 'dropped'
        : column === 'inProgress' && issue.status === 'aside'
          ? 'in-progress'
          : issue.status,
    by: column === 'aside' ? (issue.aside?.by ?? null) : null,
    share: null,
    since: sinceOf(column, issue),
  });
}

function sinceOf(column: Column, issue: IssueState): CivilInstant | null {
  switch (column) {
    case 'fresh':
      return issue.ready;
    case 'inProgress':
      return issue.start;
    case 'aside':
      return issue.aside?.since ?? issue.start;
    case 'held':
      return issue.workEnd;
    case 'done':
      return issue.finish;
    case 'dropped':
      return issue.dropped;
  }
}
