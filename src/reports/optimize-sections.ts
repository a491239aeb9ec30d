// The parts of a search's report that are sections: what the goal asks and what the proposal costs. Drawn for the terminal and as Markdown alike.

import { parseCondition } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import type { ConditionSeen, Optimization, SideEffect } from '../planning/optimize/optimization.ts';
import { percent } from './forecast-words.ts';
import { answerSentences, provenSentences } from './optimize-answer.ts';
import type { Numbered } from './optimize-proposals.ts';
import type { OptimizeWords } from './optimize-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const MOST_EFFECTS = 8;

export function answerSection(found: Optimization, plan: Plan, words: OptimizeWords): ReportSection {
  return { title: '', sentences: answerSentences(found, plan, words).map(clean) };
}

/** Every condition as it is and under the proposal; null when the goal has none. */
export function conditionSection(
  { base }: Optimization,
  shown: Numbered | null,
  words: OptimizeWords,
): ReportSection | null {
  const listed = shown?.proposal.conditions ?? base.conditions;
  if (listed.length === 0) return null;
  const rows = listed.map((seen, c) => {
    const before = base.conditions[c];
    return {
      name: clean(seen.text),
      cells: [
        before === undefined ? '' : shownValue(before, words),
        ...(shown === null ? [] : [shownValue(seen, words)]),
        `${seen.holds ? 'holds' : 'does not hold'}${seen.sure ? '' : ', not for certain'}`,
      ],
    };
  });
  const under = shown === null ? [] : [{ head: `PROPOSAL ${shown.number}`, right: true }];
  return {
    title: 'what the goal asks',
    sentences: [],
    table: {
      of: 'CONDITION',
      columns: [{ head: 'AS IT IS', right: true, drop: 1 }, ...under, { head: 'VERDICT' }],
      rows,
    },
  };
}

function shownValue({ text, fresh }: ConditionSeen, words: OptimizeWords): string {
  const parsed = parseCondition(text);
  if ('error' in parsed) return fresh.value === null ? 'never' : words.day(fresh.value);
  return words.valued(parsed.condition.figure, fresh);
}

/** Side effects, worse first, and the work that the changes add. */
export function costSection({ number, proposal }: Numbered, words: OptimizeWords): ReportSection {
  const { sideEffects, effortMinutes } = proposal;
  const worse = sideEffects.filter(isWorse).map((effect) => effectWords(effect, words));
  const better = sideEffects.filter((effect) => !isWorse(effect)).map((effect) => effectWords(effect, words));
  const work =
    Math.abs(effortMinutes) < 1
      ? []
      : [`${words.effort(effortMinutes)} of work ${effortMinutes > 0 ? 'more' : 'less'}`];
  const listed = (list: readonly string[]): string[] =>
    list.length > MOST_EFFECTS
      ? [...list.slice(0, MOST_EFFECTS - 1), `and ${list.length - MOST_EFFECTS + 1} more`]
      : [...list];
  const costs = listed([...work, ...worse]);
  const gains = listed(better);
  const none = 'Nothing else moves by more than a quarter of a day, or two points of load.';
  return {
    title: `what proposal ${number} costs`,
    sentences:
      costs.length > 0
        ? []
        : [gains.length === 0 ? none : 'Nothing gets worse by more than a quarter of a day, or two points of load.'],
    items: costs,
    ...(gains.length === 0 ? {} : { remarks: [`Besides: ${gains.join('; ')}.`] }),
  };
}

function isWorse({ kind, base, under, differenceMinutes }: SideEffect): boolean {
  if (kind === 'date') return under === null || (differenceMinutes ?? 0) > 0;
  return kind === 'load' ? (under ?? 0) > (base ?? 0) : (under ?? 0) < (base ?? 0);
}

/** `Developer03: load 61 % → 78 %`, `P80 of G2: Fri 12 Dec → Mon 15 Dec (+1 d)`, `G2 on time: 81 % → 74 %`. */
function effectWords({ kind, id, base, under, differenceMinutes }: SideEffect, words: OptimizeWords): string {
  const name = clean(id);
  if (kind === 'date') {
    const moved = differenceMinutes === null ? '' : ` (${words.signedDays(differenceMinutes)})`;
    return `P80 of ${id === 'finish' ? 'the finish' : name}: ${words.day(base)} → ${words.day(under)}${moved}`;
  }
  const [before, after] = [base, under].map((share) => (share === null ? 'unknown' : percent(share)));
  return kind === 'load' ? `${name}: load ${before} → ${after}` : `${name} on time: ${before} → ${after}`;
}

/** How far from the best, and how sure the choice is; null where there is nothing to say. */
export function provenSection(found: Optimization, plan: Plan, words: OptimizeWords): ReportSection | null {
  const items = provenSentences(found, plan, words).map(clean);
  return items.length === 0 ? null : { title: 'how good this is', sentences: [], items };
}
