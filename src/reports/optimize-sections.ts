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

const MOST_COSTS = 8;
const MOST_GAINS = 5;

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
  const under = shown === null ? [] : [{ head: `proposal ${shown.number}`, right: true }];
  return {
    title: 'what the goal asks',
    sentences: [],
    table: {
      of: 'condition',
      columns: [{ head: 'as it is', right: true, drop: 1 }, ...under, { head: 'verdict' }],
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
  const byImportance = sideEffects.toSorted((a, b) => RANKS[a.kind] - RANKS[b.kind]);
  const worse = effectLines(byImportance.filter(isWorse), words);
  const better = effectLines(
    byImportance.filter((effect) => !isWorse(effect)),
    words,
  );
  const work =
    Math.abs(effortMinutes) < 1
      ? []
      : [`${words.effort(effortMinutes)} of work ${effortMinutes > 0 ? 'more' : 'left out'}`];
  const costs = listed([...work, ...worse], MOST_COSTS);
  const none = `Nothing ${better.length === 0 ? 'else moves' : 'gets worse'} by more than a quarter of a day, or two points of load.`;
  return {
    title: `what proposal ${number} costs`,
    sentences: costs.length > 0 ? [] : [none],
    items: costs,
    ...(better.length === 0
      ? {}
      : {
          remarks: [
            `Better besides: ${listed(better, MOST_GAINS)
              .map((line) => line.replace(': ', ' '))
              .join('; ')}.`,
          ],
        }),
  };
}

/** Dates and their chances before loads. */
const RANKS: Readonly<Record<SideEffect['kind'], number>> = { date: 0, chance: 1, load: 2 };

function listed(list: readonly string[], most: number): string[] {
  return list.length > most ? [...list.slice(0, most - 1), `and ${list.length - most + 1} more`] : [...list];
}

function isWorse({ kind, base, under, differenceMinutes }: SideEffect): boolean {
  if (kind === 'date') return under === null || (differenceMinutes ?? 0) > 0;
  return kind === 'load' ? (under ?? 0) > (base ?? 0) : (under ?? 0) < (base ?? 0);
}

/** What is said of one thing stands together: `G2: P80 Fri 12 Dec → Mon 15 Dec (+1 d), on time 81 % → 74 %`, `Bob: load 61 % → 78 %`. */
function effectLines(effects: readonly SideEffect[], words: OptimizeWords): string[] {
  const said = new Map<string, string[]>();
  for (const effect of effects) {
    const name = effect.id === 'finish' && effect.kind !== 'load' ? 'the finish' : clean(effect.id);
    said.set(name, [...(said.get(name) ?? []), effectWords(effect, words)]);
  }
  return Array.from(said, ([name, parts]) => `${name}: ${parts.join(', ')}`);
}

function effectWords({ kind, base, under, differenceMinutes }: SideEffect, words: OptimizeWords): string {
  if (kind === 'date') {
    const moved = differenceMinutes === null ? '' : ` (${words.signedDays(differenceMinutes)})`;
    return `P80 ${words.day(base)} → ${words.day(under)}${moved}`;
  }
  const [before, after] = [base, under].map((share) => (share === null ? 'unknown' : percent(share)));
  return kind === 'load' ? `load ${before} → ${after}` : `on time ${before} → ${after}`;
}

/** How far from the best, and how sure the choice is; null where there is nothing to say. */
export function provenSection(found: Optimization, plan: Plan, words: OptimizeWords): ReportSection | null {
  const items = provenSentences(found, plan, words).map(clean);
  return items.length === 0 ? null : { title: 'how good this is', sentences: [], items };
}
