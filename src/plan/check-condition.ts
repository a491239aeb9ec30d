// Does every name of a condition mean something in this plan? One answer for the reader, the command line and the judge, so that
// a slip is told before anything is simulated and never counts as kept.
import { COUNTED_WORDS, type Condition, isWord } from './condition.ts';
import type { ArgumentKind } from './figures.ts';
import { nearestNames } from './nearest-names.ts';
import type { Figure } from './parse-figure.ts';
import type { Plan } from './plan.ts';
import { selectIssues, selectorNames } from './select-issues.ts';

export interface ConditionTrouble {
  /** The name as written; empty when there is none. */
  name: string;
  /** `name`: nothing is called so; `target`: it has no target (for `late`: no due date). */
  reason: 'name' | 'target';
  /** Nearest first. */
  suggestions: string[];
  /** One line that stands alone. */
  message: string;
  /** Offset of the name in the condition's text. */
  at: number;
}

const NOUNS: Readonly<Record<ArgumentKind, string>> = {
  node: 'issue, gate, milestone or phase',
  target: 'issue, gate, milestone or phase',
  person: 'person',
  work: 'issue or gate',
  driver: 'issue, gate or person',
  risk: 'risk',
  team: 'person',
  selector: 'issue, phase, class, module, track or owner',
  things: 'issue, phase, class, module, track or owner',
  stretch: 'phase or issue',
  policy: 'policy',
  none: 'name',
};

/** Null when all is well. */
export function troubleWith({ figure }: Pick<Condition, 'figure'>, plan: Plan): ConditionTrouble | null {
  const { argument, asks } = figure;
  if (argument === null) return null;
  const { id, at } = argument;
  if (isWord(argument, asks)) {
    const isEmpty = id === 'all' && asks === 'target' && !hasTargets(plan);
    return isEmpty
      ? { name: id, reason: 'target', suggestions: [], message: 'nothing in the plan has a target', at }
      : null;
  }
  if (!isKnown(figure, id, plan)) {
    const suggestions = nearestNames(id, namesFor(asks, plan));
    const hint = suggestions.length > 0 ? `: did you mean ${suggestions[0]}?` : '';
    return { name: id, reason: 'name', suggestions, message: `no ${NOUNS[asks]} is called "${id}"${hint}`, at };
  }
  return lacksTarget(figure, id, plan) ? withoutTarget(figure, id, at) : null;
}

/** Ids a name of this kind may be, for suggestions. */
export function namesFor(asks: ArgumentKind, plan: Plan): string[] {
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  const people = ids(plan.people);
  switch (asks) {
    case 'person':
      return people;
    case 'team':
      return ['all', ...people];
    case 'risk':
      return [...ids(plan.risks), ...plan.risks.flatMap(({ family }) => (family === null ? [] : [family]))];
    case 'work':
      return [...ids(plan.issues), ...ids(plan.gates)];
    case 'driver':
      return [...ids(plan.issues), ...ids(plan.gates), ...people];
    case 'policy':
      return ids(plan.policies);
    case 'selector':
      return selectorNames(plan);
    case 'things':
      return [...COUNTED_WORDS, ...selectorNames(plan)];
    case 'stretch':
      return ['finish', ...ids(plan.phases), ...ids(plan.issues)];
    case 'none':
      return [];
    default:
      return [
        asks === 'node' ? 'finish' : 'all',
        ...ids(plan.gates.filter(({ reviewOf }) => reviewOf === null)),
        ...ids(plan.milestones.filter(({ implied }) => implied === undefined)),
        ...ids(plan.phases),
        ...ids(plan.issues),
      ];
  }
}

function isKnown({ asks }: Figure, id: string, plan: Plan): boolean {
  if (asks === 'selector' || asks === 'things') return selectIssues(plan, id) !== null;
  const names = namesFor(asks, plan);
  // The words that stand first in some lists are words only when bare, and bare words never come here.
  return (names[0] === 'finish' || names[0] === 'all' ? names.slice(1) : names).includes(id);
}

function hasTargets({ gates, milestones, phases }: Plan): boolean {
  return [...gates, ...milestones, ...phases].some(({ target }) => target !== null);
}

/** Phases without a target are not sampled, so not even their quantiles are known. */
function lacksTarget({ name, asks }: Figure, id: string, plan: Plan): boolean {
  const dated = [...plan.gates, ...plan.milestones].find((each) => each.id === id);
  if (asks === 'target') {
    const own = dated ?? plan.phases.find((each) => each.id === id);
    const target = own === undefined ? plan.issues.find((each) => each.id === id)?.due : own.target;
    return (target ?? null) === null;
  }
  if (name === 'late') return !(selectIssues(plan, id) ?? []).some((i) => plan.issues[i].due !== null);
  if (asks !== 'node' || dated !== undefined || plan.issues.some((each) => each.id === id)) return false;
  return plan.phases.some((phase) => phase.id === id && phase.target === null);
}

function withoutTarget({ name, percentile }: Figure, id: string, at: number): ConditionTrouble {
  const called = name === 'P<n>' ? `P${percentile}` : name;
  const what = name === 'late' ? 'has no issue with a due date' : 'has no target';
  return { name: id, reason: 'target', suggestions: [], message: `"${id}" ${what}, so ${called} says nothing`, at };
}
