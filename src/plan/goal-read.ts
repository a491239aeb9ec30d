// Reads the goal of a search from the texts of the command line, without a plan. All mistakes are told at once, each with its place.
import type { GoalDraft, GoalText, GoalTrouble } from './goal.ts';
import {
  type ClauseFound,
  placeOf,
  readClause,
  readKeptName,
  readMaxChanges,
  type TroubleFound,
  trouble,
} from './goal-clause.ts';
import { type Clause, splitClauses } from './goal-clauses.ts';
import { contradictionsIn } from './goal-contradictions.ts';

/** The clauses of all texts as one goal, or everything that is wrong with them. */
export function readGoal(texts: readonly GoalText[]): { draft: GoalDraft } | { troubles: GoalTrouble[] } {
  const found = texts.flatMap((text, t) => readText(text, t));
  const troubles = found.filter((each) => each.clause === 'trouble');
  const objectives = found.filter((each) => each.clause === 'objective');
  const counts = found.filter((each) => each.clause === 'max-changes');
  const efforts = found.filter((each) => each.clause === 'effort');
  const conditions = found.filter((each) => each.clause === 'condition');
  const keep = found.filter((each) => each.clause === 'keep');
  const all = [...troubles, ...contradictionsIn({ objectives, counts, efforts, conditions, keep })];
  if (all.length > 0) return { troubles: all.map(bare).toSorted(byPlace) };
  return {
    draft: {
      objective: objectives[0] ?? null,
      conditions,
      keep,
      maxChanges: counts[0] ?? null,
      effort: efforts[0] ?? null,
    },
  };
}

function readText({ flag, text }: GoalText, t: number): ClauseFound[] {
  const whole: Clause = { text: text.trim(), at: text.length - text.trimStart().length, joint: '' };
  if (flag === '--keep') return [readKeptName(whole, t)];
  if (flag === '--max-changes') return [readMaxChanges(whole, t)];
  if (whole.text === '') return [trouble('E401', 'a goal is missing', placeOf(whole, t), 'such as min P80(finish)')];
  let isKeeping = false;
  return splitClauses(text).map((clause) => {
    // `keep Ann, Bob and P0`: what follows a comma is another name, unless it begins like a clause.
    const more = isKeeping && (clause.joint === ',' || clause.joint === 'and') && !CLAUSE.test(clause.text);
    if (more && clause.text !== '') return readKeptName(clause, t);
    isKeeping = /^keep(\s|$)/.test(clause.text);
    return readClause(clause, t);
  });
}

function bare({ code, message, place, hint }: TroubleFound): GoalTrouble {
  return { code, message, place, ...(hint === undefined ? {} : { hint }) };
}

function byPlace({ place: a }: GoalTrouble, { place: b }: GoalTrouble): number {
  return a.text - b.text || a.at - b.at;
}

const CLAUSE = /^(?:min|max|keep|max-changes|effort)(?=\s|$)|^[A-Za-z][A-Za-z0-9]*\s*\(/;
