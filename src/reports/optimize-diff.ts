// A proposal as a diff of the plan: which key of which thing is written otherwise, from what to what. The path says where in the document it
// stands; whoever knows the text turns it into a file and a line.
import type { Change } from '../plan/change.ts';
import type { DocumentPath } from '../plan/diagnostic.ts';
import type { Issue, Plan } from '../plan/plan.ts';
import { selectIssues } from '../plan/select-issues.ts';
import { named } from './forecast-words.ts';
import { clean, displayWidth, padEnd } from './text-sink.ts';
import { wrap } from './wrap.ts';

export interface DiffRow {
  /** `~` written otherwise, `+` added, `-` taken away. */
  sign: '~' | '+' | '-';
  /** `issues["#005"].owner`. */
  key: string;
  /** `Developer02 → Developer03`. */
  what: string;
  path: DocumentPath;
}

/** Where a path stands: `plan.yaml:212`; empty = nowhere. */
export type PlaceOf = (path: DocumentPath) => string;

const ARROW = ' → ';

/** One row for what a change writes otherwise in the document behind `plan`, the plan without it. */
export function diffRow(change: Change, plan: Plan): DiffRow {
  switch (change.kind) {
    case 'owner':
      return ownerRow(change, plan);
    case 'capacity': {
      const person = plan.people.find(({ id }) => id === change.person);
      const before = person === undefined ? '' : `${person.capacityPercent} %${ARROW}`;
      return row('~', ['team', change.person, 'capacity'], `${before}${change.percent} %${spell(change)}`);
    }
    case 'hire':
      return row('+', sectionOf(change.like, plan), `${change.count} more like ${change.like}${spell(change)}`);
    case 'leave':
      return row('-', sectionOf(change.who, plan), `${change.count} less${spell(change)}`);
    case 'drop':
      return row('-', dropPath(change.what, plan), dropWords(change.what, plan));
    case 'defer':
      return issueRow('~', change.issue, 'notBefore', `not before ${change.from}`);
    case 'sequence':
      return issueRow('+', change.then, 'after', `${change.first} (only the order)`);
    case 'class': {
      const priority = issueOf(change.issue, plan)?.priority ?? null;
      const before = priority === null ? 'no class' : (plan.classes[priority] ?? '');
      return issueRow('~', change.issue, 'priority', `${before}${ARROW}${change.class}`);
    }
    case 'order':
      return row('+', ['order'], change.issues.join(', '));
    case 'dispatch':
      return row('~', ['dispatch'], `${plan.dispatch}${ARROW}${change.how}`);
    case 'estimate': {
      const before = issueOf(change.issue, plan)?.estimate.text ?? '';
      return issueRow('~', change.issue, 'effort', `${before}${ARROW}${change.text}`);
    }
    case 'mitigate':
      return row('~', ['risks', change.risk, 'mitigation'], change.active ? 'carried out' : 'not carried out');
    case 'target':
      return row('~', [targetSection(change.id, plan), change.id, 'target'], change.text);
    case 'set':
      return row('~', ['dependencies'], `in force: ${change.names.join(' + ')}`);
    case 'decide':
      return row('~', ['decisions', change.decision, 'take'], change.option);
    case 'with':
      return row('+', ['options', change.option], 'laid over the plan');
  }
}

/** `~ issues["#005"].owner   Developer02 → Developer03   plan.yaml:212`; on narrow lines one below the other. */
export function diffLines(rows: readonly DiffRow[], placeOf: PlaceOf, width: number): string[] {
  const shown = rows.map(({ sign, key, what, path }) => ({
    key: `${sign} ${clean(key)}`,
    what: clean(what),
    place: clean(placeOf(path)),
  }));
  const most = (cell: (each: (typeof shown)[number]) => string): number =>
    Math.max(0, ...shown.map((each) => displayWidth(cell(each))));
  const keys = most(({ key }) => key);
  const whats = most(({ what }) => what);
  const places = most(({ place }) => place);
  if (2 + keys + 3 + whats + 3 + places <= width)
    return shown.map(({ key, what, place }) => `  ${padEnd(key, keys)}   ${padEnd(what, whats)}   ${place}`.trimEnd());
  return shown.flatMap(({ key, what, place }) => [
    `  ${key}${2 + displayWidth(key) + 3 + displayWidth(place) <= width ? `   ${place}` : ''}`.trimEnd(),
    ...wrap(what, width - 4).map((line) => `    ${line}`),
    ...(2 + displayWidth(key) + 3 + displayWidth(place) <= width || place === '' ? [] : [`    ${place}`]),
  ]);
}

function ownerRow({ issue, to }: Extract<Change, { kind: 'owner' }>, plan: Plan): DiffRow {
  const who = issueOf(issue, plan)?.who;
  if (who === undefined || who.kind === 'nobody') return issueRow('~', issue, 'owner', `nobody${ARROW}${to}`);
  if (who.kind === 'owner') return issueRow('~', issue, 'owner', `${who.person}${ARROW}${to}`);
  return issueRow('~', issue, 'anyOf', `${who.pool ?? who.people.join(' or ')}${ARROW}${to}`);
}

function issueOf(id: string, plan: Plan): Issue | undefined {
  return plan.issues.find((issue) => issue.id === id || issue.aliases.includes(id));
}

function issueRow(sign: DiffRow['sign'], id: string, key: string, what: string): DiffRow {
  return row(sign, ['issues', id, key], what);
}

function row(sign: DiffRow['sign'], path: readonly string[], what: string): DiffRow {
  return { sign, key: keyText(path), what, path };
}

/** `issues["#005"].owner`, `team.Ann.capacity`. */
function keyText(path: readonly string[]): string {
  return path
    .map((part, p) => (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part) ? `${p === 0 ? '' : '.'}${part}` : `["${part}"]`))
    .join('');
}

/** Where somebody like this stands: a pool by its own name, anybody else in the team. */
function sectionOf(name: string, { pools, people }: Plan): readonly string[] {
  if (pools.some(({ id }) => id === name)) return ['pools', name];
  return people.some(({ id }) => id === name) ? ['team', name] : ['team'];
}

/** What leaves the scope may have its kind before its name: `class P2`. */
const KIND = /^(issue|class|phase|module) +(.+)$/s;

function dropPath(what: string, plan: Plan): readonly string[] {
  const [, kind = null, name = what] = KIND.exec(what) ?? [];
  const issue = kind === null || kind === 'issue' ? issueOf(name, plan) : undefined;
  if (issue !== undefined) return ['issues', issue.id];
  const isPhase = (kind === null || kind === 'phase') && plan.phases.some(({ id }) => id === name);
  return isPhase ? ['phases', name] : ['issues'];
}

function dropWords(what: string, plan: Plan): string {
  const [, id] = dropPath(what, plan);
  const issue = id === undefined ? undefined : issueOf(id, plan);
  if (issue !== undefined) return `${named(issue.id, issue.title)} is left out`;
  const many = selectIssues(plan, what)?.length ?? 0;
  return `everything of ${what} is left out${many === 0 ? '' : ` (${many} ${many === 1 ? 'issue' : 'issues'})`}`;
}

function targetSection(id: string, { gates, milestones }: Plan): string {
  if (gates.some((gate) => gate.id === id)) return 'gates';
  return milestones.some((milestone) => milestone.id === id) ? 'milestones' : 'phases';
}

/** ` from 2025-12-01 to 2025-12-05`. */
function spell(change: { from: string | null; to?: string | null }): string {
  const from = change.from === null ? '' : ` from ${change.from}`;
  return change.to === undefined || change.to === null ? from : `${from} to ${change.to}`;
}
