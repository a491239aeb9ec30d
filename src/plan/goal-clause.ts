// One clause of a goal: an objective, a condition, a name that is kept, a number of changes, an amount of work. Every refusal points at
// the piece of the clause that is meant.
import type { GoalCode } from './codes/goals.ts';
import { parseCondition } from './condition.ts';
import { FIGURE_NAMES } from './figures.ts';
import {
  type ChangesClause,
  type ConditionClause,
  type EffortClause,
  type GoalPlace,
  type GoalTrouble,
  KEEP_WORDS,
  type KeepClause,
  type KeepWord,
  type ObjectiveClause,
} from './goal.ts';
import type { Clause } from './goal-clauses.ts';
import { type FigureRefusal, refusedCondition, refusedFigure, refusedObjective } from './goal-figures.ts';
import { nearestNames } from './nearest-names.ts';
import { clip, parseFigure } from './parse-figure.ts';

export interface TroubleFound extends GoalTrouble {
  clause: 'trouble';
}
export type ClauseFound = ObjectiveClause | ConditionClause | KeepClause | ChangesClause | EffortClause | TroubleFound;

/** A search over more changes finds nothing that anybody would carry out at once. */
export const MOST_CHANGES = 20;

const WORDS = ['min', 'max', 'keep', 'max-changes', 'effort'];
const EFFORT = /^(\d{1,6}(?:\.\d{1,4})?) *(?:person[- ])?(days?|hours?|weeks?|d|h|w)$/;
const SMALL = /^(?:minimi[sz]e|minimum|minimal|least|earliest|less|lowest)$/i;
const GREAT = /^(?:maximi[sz]e|maximum|maximal|most|highest|more)$/i;

/** Reads one clause of text number `t`. */
export function readClause(clause: Clause, t: number): ClauseFound {
  const word = /^[\p{L}][\p{L}\p{N}-]*/u.exec(clause.text)?.[0] ?? '';
  const rest = clause.text.slice(word.length);
  const text = rest.trimStart();
  const behind: Clause = { text, at: clause.at + clause.text.length - text.length, joint: clause.joint };
  switch (word) {
    case 'min':
    case 'max':
      return readObjective(word, clause, behind, t);
    case 'keep':
      return readKeptName(behind, t);
    case 'max-changes':
      return readMaxChanges(behind, t);
    case 'effort':
      return readEffort(behind, t);
    default:
      return text.startsWith('(') ? readCondition(clause, t) : unknownClause(clause, word, t);
  }
}

/** `Developer07`, `"#012"`, `phase core`. */
export function readKeptName({ text, at }: Clause, t: number): ClauseFound {
  const [, word = '', name = text] = /^(\p{L}+) +(\S.*)$/u.exec(text) ?? [];
  const kind = (KEEP_WORDS as readonly string[]).includes(word) ? (word as KeepWord) : null;
  const written = kind === null ? text : name;
  const [, quoted] = /^"([^"]*)"$/.exec(written) ?? [];
  const found = (quoted ?? written).trim();
  const place = placeOf({ text: written, at: at + text.length - written.length }, t);
  if (found === '')
    return trouble('E401', 'keep needs a name of the plan', place, 'such as keep Developer07 or keep "#012"');
  if (quoted === undefined && found.includes('"'))
    return trouble('E401', `a quote in ${clip(found)} is never closed`, place);
  return { clause: 'keep', kind, name: found, place };
}

/** `3`. */
export function readMaxChanges(behind: Clause, t: number): ClauseFound {
  const place = placeOf(behind, t);
  const hint = `such as max-changes 3; 1 to ${MOST_CHANGES}`;
  if (behind.text === '') return trouble('E401', 'max-changes needs a number', place, hint);
  const count = /^\d{1,6}$/.test(behind.text) ? Number(behind.text) : Number.NaN;
  if (count >= 1 && count <= MOST_CHANGES) return { clause: 'max-changes', count, place };
  return trouble('E401', `max-changes is a whole number from 1 to ${MOST_CHANGES}, not ${clip(behind.text)}`, place);
}

function readEffort(behind: Clause, t: number): ClauseFound {
  const place = placeOf(behind, t);
  const hint = 'such as effort 10 person-days: the work that changes may add at most';
  if (behind.text === '') return trouble('E401', 'effort needs an amount of work', place, hint);
  const [, amount, unit] = EFFORT.exec(behind.text) ?? [];
  if (unit === undefined) return trouble('E401', `cannot read the effort ${clip(behind.text)}`, place, hint);
  return { clause: 'effort', amount: Number(amount), unit: unit[0] as 'h' | 'd' | 'w', place };
}

function readObjective(kind: 'min' | 'max', clause: Clause, behind: Clause, t: number): ClauseFound {
  const place = placeOf(behind, t);
  if (behind.text === '') return trouble('E401', `${kind} needs a figure`, place, `such as ${SAMPLES[kind]}`);
  const parsed = parseFigure(behind.text);
  if ('error' in parsed) {
    const { error, at, hint } = parsed;
    const told = hint?.startsWith('a condition reads') ? `such as ${SAMPLES[kind]}` : hint;
    return trouble('E401', error, pieceOf(behind, at, t), told);
  }
  const { figure, end } = parsed;
  const more = behind.text.slice(end).trimStart();
  if (more !== '') {
    const at = behind.text.length - more.length;
    return /^[<>=]/.test(more)
      ? trouble(
          'E401',
          `${kind} and a comparison exclude each other`,
          pieceOf(behind, at, t),
          `write ${clip2(behind.text)}, or ${kind} ${figure.text}`,
        )
      : trouble(
          'E401',
          `${clip(more)} is too much behind ${figure.text}`,
          pieceOf(behind, at, t),
          'clauses are joined by ; or with',
        );
  }
  const refusal = refusedFigure(figure) ?? refusedObjective(kind, figure);
  const whole = refusal?.code === 'E404' ? placeOf(clause, t) : place;
  return refusal === null ? { clause: 'objective', kind, figure, place } : refused(refusal, whole);
}

const SAMPLES = { min: 'min P80(finish)', max: 'max chance(G2)' } as const;

function readCondition(clause: Clause, t: number): ClauseFound {
  const place = placeOf(clause, t);
  const parsed = parseCondition(clause.text);
  if ('condition' in parsed) {
    const { condition } = parsed;
    const refusal = refusedFigure(condition.figure) ?? refusedCondition(condition);
    return refusal === null ? { clause: 'condition', condition, place } : refused(refusal, place);
  }
  const swapped = /=[<>]/.exec(clause.text);
  if (swapped !== null) {
    const [sign] = swapped;
    const meant = sign[1] + sign[0];
    return trouble(
      'E401',
      `no comparison is written ${sign}`,
      { text: t, at: clause.at + swapped.index, length: 2 },
      `did you mean ${meant}?`,
    );
  }
  const { error, at, hint } = parsed;
  const figure = parseFigure(clause.text);
  const isBare = 'figure' in figure && clause.text.slice(figure.end).trim() === '';
  const told = isBare ? `a condition goes on, as in ${clause.text} <= ...; an objective begins with min or max` : hint;
  return trouble('E401', error, pieceOf(clause, at, t), told);
}

function unknownClause(clause: Clause, word: string, t: number): TroubleFound {
  if (clause.text === '') {
    const [place, between] = [{ text: t, at: clause.at, length: 1 }, clause.joint === '' ? 'before' : 'between'];
    return trouble('E401', `a clause is missing ${between} the separators`, place, 'leave one of them out');
  }
  const place = { text: t, at: clause.at, length: Math.max(1, word.length) };
  if (SMALL.test(word) || GREAT.test(word))
    return trouble(
      'E401',
      `no clause of a goal begins with ${clip(word)}`,
      place,
      `did you mean ${SMALL.test(word) ? 'min' : 'max'}?`,
    );
  const [near] = nearestNames(word, [...WORDS, ...FIGURE_NAMES]);
  const isFigure = near !== undefined && !WORDS.includes(near);
  const form =
    'a goal reads like min P80(finish), chance(G2) >= 80%, keep NAME, max-changes 3 or effort 10 person-days';
  const hint =
    near === undefined ? form : isFigure ? `a figure has brackets, as in ${near}(finish)` : `did you mean ${near}?`;
  const said = word === '' ? clip(clause.text) : clip(word);
  return trouble('E401', `no clause of a goal begins with ${said}`, place, hint);
}

/** At most a line's worth, without quotes. */
function clip2(text: string): string {
  return clip(text).slice(1, -1);
}

function refused({ code, message, hint }: FigureRefusal, place: GoalPlace): TroubleFound {
  return trouble(code, message, place, hint);
}

/** A mistake of a clause. */
export function trouble(code: GoalCode, message: string, place: GoalPlace, hint?: string): TroubleFound {
  return { clause: 'trouble', code, message, place, ...(hint === undefined ? {} : { hint }) };
}

/** The place of a whole clause; nothing takes one column. */
export function placeOf({ text, at }: Pick<Clause, 'text' | 'at'>, t: number): GoalPlace {
  return { text: t, at, length: Math.max(1, text.length) };
}

/** From an offset of a clause: the word there, or the one column behind its end. */
function pieceOf({ text, at: from }: Clause, at: number, t: number): GoalPlace {
  const length = /^[\p{L}\p{N}_.#-]+/u.exec(text.slice(at))?.[0].length ?? 1;
  return { text: t, at: from + at, length };
}
