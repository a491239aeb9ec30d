// What an option changes besides the figure that decides: other people's load, other dates, dates that come or go.
import type { ComparedOption, Comparison, LoadDifference } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { type CompareWords, optionName } from './compare-words.ts';
import { listWords } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

/** In a cell. */
const MOST_SHORT = 2;
/** Of each option: the others are in --json. */
const MOST_PEOPLE = 4;

/** `Worker03 +2.0 d, G2 +1.5 d`: the largest, for a cell. */
export function shortEffects(option: ComparedOption, words: CompareWords, _context: CompareContext): string {
  const people = bySize(option.loadChanges).map(
    ({ person, minutes }) => `${clean(person)} ${words.date.change(minutes)}`,
  );
  const dates = otherDates(option).map(
    ({ id, kind, p80 }) => `${kind === 'finish' ? 'finish' : clean(id)} ${words.date.change(p80)}`,
  );
  const all = [...people.slice(0, 1), ...dates, ...people.slice(1)];
  const rest = all.length - MOST_SHORT;
  return all.slice(0, MOST_SHORT).join(', ') + (rest > 0 ? ` … ${rest} more` : '');
}

/** All of them, in words; null when nothing else moves. */
export function effectsSection(comparison: Comparison, words: CompareWords): ReportSection | null {
  const items = comparison.options.flatMap((option) => {
    const effects = effectsOf(option, comparison, words);
    return effects.length === 0 ? [] : [`${optionName(option)}: ${effects.join('; ')}.`];
  });
  if (items.length === 0) return null;
  return { title: 'Side effects', sentences: [], items };
}

function effectsOf(option: ComparedOption, comparison: Comparison, words: CompareWords): string[] {
  const people = bySize(option.loadChanges);
  const told = people.slice(0, MOST_PEOPLE).map((each) => loadWords(each, comparison, words));
  const more = people.length - told.length;
  const list = (ids: readonly string[]): string => listWords(ids.map(clean));
  return [
    ...told,
    ...(more > 0 ? [`the load of ${more} more ${more === 1 ? 'person' : 'people'}`] : []),
    ...(option.datesGone.length > 0 ? [`without ${list(option.datesGone)}`] : []),
    ...(option.datesNew.length > 0 ? [`with ${list(option.datesNew)}`] : []),
  ];
}

/** `Worker03 works 2.0 days more, busy 90 % of the time`. */
function loadWords(
  { person, option, minutes, change }: LoadDifference,
  { minutesPerDay }: Comparison,
  words: CompareWords,
): string {
  const who = clean(person);
  if (change === 'gone') return `${who} is not there`;
  if (change === 'new') return `${who} joins and works ${words.days(option?.busyMinutes ?? null)}`;
  const size = Math.abs(minutes.value ?? 0);
  const amount = size < minutesPerDay / 20 ? 'a little' : words.days(size);
  // Of a time that may have become shorter or longer itself, so it is said only where it is very much or very little.
  const isTelling = (change === 'overloaded' || change === 'idle') && option?.share != null;
  const share = isTelling ? `, busy ${percent(option.share ?? 0)} of the time until the finish` : '';
  return `${who} works ${amount} ${(minutes.value ?? 0) < 0 ? 'less' : 'more'}${share}`;
}

function bySize(changes: readonly LoadDifference[]): LoadDifference[] {
  return changes.toSorted((a, b) => Math.abs(b.minutes.value ?? 0) - Math.abs(a.minutes.value ?? 0));
}

/** Dates that move by more than chance and indifference, and otherwise than the one asked about. */
function otherDates({ differences }: ComparedOption): ComparedOption['differences'] {
  const [about, ...others] = differences;
  return others.filter(({ matters, p80 }) => matters && p80.value !== 0 && p80.value !== about?.p80.value);
}
