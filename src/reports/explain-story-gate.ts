// The story of one gate, milestone or phase: what came last, who had to look at it and how often, and what it opens.
import type { GateStory, GateStretchKind } from '../planning/stories/gate-story-result.ts';
import { shareError } from './error-words.ts';
import { needName } from './explain-story-issue.ts';
import { nextSection, spellColumns, spellRows } from './explain-story-parts.ts';
import { barShares, type ExplainWords, inFutures, shows } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const STRETCHES: Readonly<Record<GateStretchKind, string>> = {
  begin: 'until the review can begin',
  'first-review': 'the first review',
  rework: 'reworks after a failure',
  'later-reviews': 'later reviews',
  held: 'the verdict there, a link not met',
};
const MOST_NEEDS = 6;

export function gateStorySections(story: GateStory, words: ExplainWords): ReportSection[] {
  return [
    lastSection(story, words),
    reviewSection(story, words),
    nextSection(story.opens, story.kind === 'gate' ? 'What it opens' : 'What goes on from there'),
  ].filter((section) => section !== null);
}

function lastSection({ kind, lastWork, criteria }: GateStory, words: ExplainWords): ReportSection | null {
  const list = lastWork.length > 0 ? lastWork : criteria;
  const rows = list.filter(({ last }) => last >= 0.005).toSorted((a, b) => b.last - a.last);
  if (rows.length === 0) return null;
  const shares = barShares(rows.map(({ last }) => last));
  return {
    title: kind === 'gate' ? 'What holds it' : 'What comes last',
    sentences: [],
    table: {
      of: 'comes last',
      columns: [
        { head: 'in futures', right: true },
        { head: '', bar: true, drop: 2 },
        { head: 'after the others by', right: true, drop: 1 },
      ],
      rows: rows.slice(0, MOST_NEEDS).map((need, k) => ({
        name: needName(need),
        cells: [
          percent(need.last),
          shares[k],
          need.marginMinutes === null ? 'nothing else' : words.span(need.marginMinutes),
        ],
      })),
    },
    ...(rows.length > MOST_NEEDS ? { remarks: [`… and ${rows.length - MOST_NEEDS} more (--json has them all)`] } : {}),
  };
}

function reviewSection(
  { verdict, metToOpen, stretches, keepers }: GateStory,
  words: ExplainWords,
): ReportSection | null {
  if (verdict === null) return null;
  // Without a review and always passed: nothing to tell.
  if (verdict.chance === 1 && !shows(metToOpen)) return null;
  const { passedFirst, waived, meanAttempts, chance } = verdict;
  const passing =
    chance === 1
      ? 'It always passes at the first attempt, as stated.'
      : `It passes at the first attempt in ${percent(passedFirst.share)} ${shareError(passedFirst)} of the futures (stated: ${percent(chance)} for each attempt), after ` +
        `${meanAttempts.toFixed(2)} attempts on average${waived > 0 ? `; it is waived ${inFutures(waived)}` : ''}.`;
  const sentences = [
    passing,
    `From its criteria being met to its opening: ${words.span(metToOpen.meanMinutes)} on average, ${words.span(metToOpen.p80Minutes)} at P80.`,
  ];
  const rows = [
    ...stretches.filter(({ spell }) => shows(spell)).map(({ kind, spell }) => ({ name: STRETCHES[kind], spell })),
    ...keepers.flatMap(({ id, wait, review, last }) => [
      ...(shows(wait) ? [{ name: `${clean(id)}: called, not yet at it`, spell: wait, inner: true }] : []),
      ...(shows(review)
        ? [
            {
              name: `${clean(id)}: reviews${keepers.length > 1 ? ` (last in ${percent(last)})` : ''}`,
              spell: review,
              inner: true,
            },
          ]
        : []),
    ]),
  ];
  return {
    title: 'From its criteria to its opening',
    sentences,
    table: { of: '', columns: spellColumns(), rows: spellRows(rows, words) },
  };
}
