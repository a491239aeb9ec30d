// The command suggested at the end of a report, as it can be typed.
import type { Plan } from '../plan/plan.ts';
import type { ForecastContext } from './forecast-screen.ts';
import { clean } from './text-sink.ts';

/** Another command about the same plan and futures; `more` are words behind the plan. */
export function nextCommand(
  command: string,
  { planArgument, typedFlags = [] }: Pick<ForecastContext, 'planArgument' | 'typedFlags'>,
  more: readonly string[] = [],
): string {
  return ['simulate', command, ...[planArgument, ...more, ...typedFlags].map(shellWord)].join(' ');
}

/** What `simulate explain` may be asked for. */
export interface Asked {
  kind: 'risk' | 'person' | 'issue';
  id: string;
}

/** Is there anything of that kind under its id? A family of implied risks has no story. */
export function isNamed({ kind, id }: Asked, { risks, people, issues }: Plan): boolean {
  if (kind === 'person') return people.some((each) => each.id === id);
  if (kind === 'issue') return issues.some((each) => each.id === id && each.implied === null);
  return risks.some((each) => each.id === id || (each.family === id && id !== 'late' && id !== 'rework'));
}

/** Its id; with its kind before it where something else in the plan has the same one: `risk:core`. */
export function askWord({ kind, id }: Asked, plan: Plan): string {
  const { gates, milestones, phases, issues, people, risks } = plan;
  const same = [
    gates.some((each) => each.id === id) ||
      milestones.some((each) => each.id === id) ||
      phases.some((each) => each.id === id),
    kind !== 'issue' && issues.some((each) => each.id === id || each.aliases.includes(id)),
    kind !== 'person' && people.some((each) => each.id === id),
    kind !== 'risk' && risks.some((each) => each.id === id || each.family === id),
    id === 'finish',
  ];
  return same.includes(true) ? `${kind}:${id}` : id;
}

/** The word as a shell takes it: as it stands, or quoted. */
export function shellWord(text: string): string {
  const word = clean(text);
  return /^[\w./@:+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
