// The goal of a search from the texts of the command line, checked against its plan before anything is simulated. Mistakes are shown as those
// of a document: the text that was typed, marked where it is wrong.
import type { Diagnostic, SourceRange } from '../plan/diagnostic.ts';
import type { Goal, GoalPlace, GoalText, GoalTrouble } from '../plan/goal.ts';
import { readGoal } from '../plan/goal-read.ts';
import { settleGoal } from '../plan/goal-settle.ts';
import type { Plan } from '../plan/plan.ts';
import type { Move } from '../planning/optimize/optimization.ts';
import { renderDiagnostics } from '../reports/diagnostic-text.ts';
import { EXIT } from './exit-codes.ts';
import type { Manners } from './request.ts';
import { Stop } from './stop.ts';
import type { Streams } from './streams.ts';

/** More than anybody carries out in a week is no proposal. */
const USUAL_CHANGES = 3;
const OF_ISSUES: readonly Move[] = ['people', 'order', 'scope'];

interface Asked extends Manners {
  goals: readonly GoalText[];
  moves: readonly Move[];
}

/** Throws a Stop (exit 2, everything told) for goals that cannot be meant. */
export function goalOfPlan(asked: Asked, plan: Plan, streams: Streams): Goal {
  const read = readGoal(asked.goals);
  const movesIssuesOnly = asked.moves.every((move) => OF_ISSUES.includes(move));
  const settled =
    'troubles' in read ? read : settleGoal(read.draft, plan, { maxChanges: USUAL_CHANGES, movesIssuesOnly });
  if ('goal' in settled) return settled.goal;
  const diagnostics = settled.troubles.map((trouble) => diagnosticOf(trouble, asked.goals));
  const flags = [...new Set(asked.goals.map(({ flag }) => flag))];
  const files = flags.map((flag) => ({ file: flag, name: flag, text: textOf(flag, asked.goals) }));
  const source = { name: 'goal', text: '', files };
  streams.say(renderDiagnostics(diagnostics, source, streams.paperOf('say', asked.color)));
  throw new Stop(EXIT.usage, diagnostics, { told: true });
}

function diagnosticOf({ code, message, place, hint }: GoalTrouble, texts: readonly GoalText[]): Diagnostic {
  const range = rangeOf(place, texts);
  return { code, severity: 'error', message, path: [], range, ...(hint === undefined ? {} : { hint }) };
}

/** All texts of one flag, one below the other. */
function textOf(flag: string, texts: readonly GoalText[]): string {
  return texts
    .filter((each) => each.flag === flag)
    .map(({ text }) => text)
    .join('\n');
}

function rangeOf({ text, at, length }: GoalPlace, texts: readonly GoalText[]): SourceRange {
  const { flag } = texts[text];
  const before = texts.slice(0, text).filter((each) => each.flag === flag);
  const offset = before.reduce((sum, each) => sum + each.text.length + 1, 0) + at;
  const whole = textOf(flag, texts);
  const point = (to: number): SourceRange['start'] => {
    const lines = whole.slice(0, to).split('\n');
    return { offset: to, line: lines.length, column: lines[lines.length - 1].length + 1 };
  };
  return { file: flag, start: point(offset), end: point(offset + length) };
}
