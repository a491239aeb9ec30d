// What all stories tell in the same way: dates in a table, spells as rows, what comes next.
import type { Bar } from '../planning/analysis-result.ts';
import type { Next, Spell, StoryDate } from '../planning/stories/story-result.ts';
import { barShares, type ExplainWords, futuresWords, nameOf } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import type { ReportSection, SectionColumn, SectionRow } from './report-section.ts';

/** Rows of a table of dates. */
export interface DatedRow {
  name: string;
  date: StoryDate;
}

/** P10, P50 and P80 of several dates. */
export function datesSection(
  rows: readonly DatedRow[],
  words: ExplainWords,
  sentences: readonly string[],
): ReportSection {
  return {
    title: '',
    sentences,
    table: {
      of: '',
      columns: [{ head: 'P10', drop: 2 }, { head: 'P50', drop: 1 }, { head: 'P80' }],
      rows: rows.map(({ name, date: { p10, p50, p80 } }) => ({ name, cells: [p10, p50, p80].map(words.dated) })),
    },
  };
}

/** Columns of a table of spells: mean, its bar, P80, share; then what stands behind them. */
export function spellColumns(behind?: string): SectionColumn[] {
  return [
    { head: 'mean', right: true },
    { head: '', bar: true, drop: 3 },
    { head: 'P80', right: true, drop: 2 },
    { head: 'in futures', right: true },
    ...(behind === undefined ? [] : [{ head: behind, drop: 1 }]),
  ];
}

export interface SpellRow {
  name: string;
  spell: Spell;
  behind?: string;
  inner?: boolean;
}

/** Rows for `spellColumns`, bars to the largest mean. */
export function spellRows(rows: readonly SpellRow[], words: ExplainWords): SectionRow[] {
  const shares = barShares(rows.map(({ spell }) => spell.meanMinutes));
  return rows.map(({ name, spell, behind, inner }, k) => ({
    name,
    cells: [words.span(spell.meanMinutes), shares[k], words.span(spell.p80Minutes), percent(spell.share), behind ?? ''],
    ...(inner === true ? { inner } : {}),
  }));
}

const TIES: Readonly<Record<Next['by'], string>> = {
  link: 'waits for it',
  person: 'same person',
  resource: 'same resource',
  limit: 'room under a limit',
};
const MOST_NEXT = 6;

/** What begins because of it; null = nothing does. */
export function nextSection(next: readonly Next[], title: string): ReportSection | null {
  if (next.length === 0) return null;
  const rows = [...byName(next)];
  const hidden = rows.length - MOST_NEXT;
  return {
    title,
    sentences: [],
    table: {
      of: 'begins at once',
      columns: [{ head: 'in futures', right: true }, { head: 'because' }],
      rows: rows.slice(0, MOST_NEXT).map(([name, ties]) => ({
        name,
        cells: [
          percent(Math.max(...ties.map(({ share }) => share))),
          ties.map((each) => tieText(each, ties)).join(', '),
        ],
      })),
    },
    ...(hidden > 0 ? { remarks: [`… and ${hidden} more (--json has them all)`] } : {}),
  };
}

/** What begins, with all it waited for: by its name, in the order given. */
function byName(next: readonly Next[]): Map<string, Next[]> {
  const found = new Map<string, Next[]>();
  for (const each of next) {
    const name = nameOf(each.what);
    found.set(name, [...(found.get(name) ?? []), each]);
  }
  return found;
}

/** `waits for it`; a rarer one of several with its share: `same person in 12 %`. */
function tieText({ by, share }: Next, ties: readonly Next[]): string {
  return share === Math.max(...ties.map((each) => each.share)) ? TIES[by] : `${TIES[by]} in ${percent(share)}`;
}

/** `Without it the finish would come 1.2 d earlier around P80 (95 %: −1.4 to −1) and 0.8 d earlier on average; ...` */
export function aloneWords(bar: Bar | null, without: string, words: ExplainWords): string[] {
  if (bar === null || bar.around.value === null) return [];
  if (bar.changed === 0) return [`${without} the finish would be the same in each of ${futuresWords(bar.futures)}.`];
  const interval = words.interval(bar.around);
  return [
    `${without} the finish would come ${words.moved(bar.around)} around P80${interval === '' ? '' : ` (95 %: ${interval} d)`} and ` +
      `${words.moved(bar.mean)} on average; it moves at all in ${percent(bar.changed / bar.futures)} of ${futuresWords(bar.futures)}.`,
  ];
}
