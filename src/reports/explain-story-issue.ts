// The story of one issue: when, what it waited for, what held it while it was in hand, why the work was as long as it was, and what hangs
// on it.
import type { Plan } from '../plan/plan.ts';
import type { Bar } from '../planning/analysis-result.ts';
import type { IssueStory, LengthPart, PauseCause, WaitCause } from '../planning/stories/issue-story-result.ts';
import type { Need } from '../planning/stories/story-result.ts';
import { aloneWords, datesSection, nextSection, spellColumns, spellRows } from './explain-story-parts.ts';
import { barShares, type ExplainWords, inFutures, nameOf, shortNameOf, shows } from './explain-words.ts';
import { named, percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const WAITS: Readonly<Record<WaitCause, string>> = {
  busy: 'busy with other work',
  review: 'in a review',
  absence: 'away by a risk',
  calendar: 'off by calendar',
  resource: 'taken',
  window: 'closed',
  quota: 'used up',
  limit: 'has as much begun as allowed',
  other: 'nobody took it yet',
};

const PAUSES: Readonly<Record<PauseCause, string>> = {
  work: 'worked on',
  calendar: 'performer off by calendar',
  review: 'in a review',
  absence: 'performer away',
  block: 'blocked',
  aside: 'set aside',
  busy: 'performer busy again',
  delay: 'done, held back',
  link: 'done, link not met',
  verdict: 'done, in review',
};

const LENGTHS: Readonly<Record<LengthPart['kind'], string>> = {
  likely: 'as likely',
  estimate: 'longer or shorter',
  risk: '',
  without: 'without what was missing',
  capacity: 'part-time, efficiency',
};

const MOST_NEEDS = 8;
const MOST_BEHIND = 3;

export function issueStorySections(
  story: IssueStory,
  alone: Bar | null,
  _plan: Plan,
  words: ExplainWords,
): ReportSection[] {
  return [
    head(story, alone, words),
    needsSection(story, words),
    waitSection(story, words),
    handSection(story, words),
    lengthSection(story, words),
    nextSection(story.next, 'What goes on when it is done'),
  ].filter((section) => section !== null);
}

function head(story: IssueStory, alone: Bar | null, words: ExplainWords): ReportSection {
  const { id, title, owner, recordedDone, inProgress, criticality, driving, slack, totalFloatMinutes, dropped, never } =
    story;
  const who = owner === null ? '' : ` (${clean(owner)})`;
  const what = `${clean(named(id, title))}${who}`;
  if (recordedDone) return { title: '', sentences: [`${what} is done, as recorded: it has no story any more.`] };
  const parts = [
    `${words.span(story.openingToReady.meanMinutes)} until everything it needs is there`,
    `${words.span(story.readyToStart.meanMinutes)} until somebody begins`,
    `${words.span(story.startToDone.meanMinutes)} until it is done`,
  ];
  const shown = inProgress
    ? [`${words.span(story.startToDone.meanMinutes)} until it is done, being in progress`]
    : parts;
  const promise =
    story.due === null || story.onTime === null
      ? ''
      : ` It is due ${words.day(story.due)} and on time ${inFutures(story.onTime)}.`;
  const lost = [
    ...(dropped > 0 ? [`It leaves the scope ${inFutures(dropped)}.`] : []),
    ...(never > 0 ? [`It is never finished ${inFutures(never)}.`] : []),
  ];
  const room = shows(slack)
    ? `It could be done ${words.span(slack.meanMinutes)} later on average before anything else had to wait`
    : 'A minute later, and something else or the finish is later, too';
  const weight =
    `It lies on a tight chain to the finish ${inFutures(criticality)}, on the driving one in ${percent(driving)}. ${room} ` +
    `(float without people: ${words.span(totalFloatMinutes)}).`;
  const rows = [
    ...(inProgress
      ? []
      : [
          { name: 'ready', date: story.ready },
          { name: 'starts', date: story.start },
        ]),
    { name: 'done', date: story.finish },
  ];
  return datesSection(rows, words, [
    `${what}: on average ${shown.join(', ')}. As written it is done by ${words.day(story.likelyFinish)}.${promise}`,
    ...lost,
    weight,
    ...aloneWords(alone, 'If it took what is likely,', words),
  ]);
}

function needsSection({ needs, openingToReady }: IssueStory, words: ExplainWords): ReportSection | null {
  const rows = needs.filter(({ last }) => last >= 0.005);
  if (rows.length === 0) return null;
  const shares = barShares(rows.map(({ last }) => last));
  return {
    title: 'What it needs first',
    sentences: [
      `Everything is there after ${words.span(openingToReady.meanMinutes)} on average (P80 ${words.span(openingToReady.p80Minutes)}). What comes last:`,
    ],
    table: {
      of: 'need',
      columns: [
        { head: 'last in', right: true },
        { head: '', bar: true, drop: 3 },
        { head: 'after the others by', right: true, drop: 1 },
        { head: 'costs at most', right: true, drop: 2 },
      ],
      rows: rows.slice(0, MOST_NEEDS).map((need, k) => ({
        name: needName(need),
        cells: [
          percent(need.last),
          shares[k],
          need.marginMinutes === null ? 'nothing else' : words.span(need.marginMinutes),
          need.meanMinutes === null ? 'day for day' : words.span(need.meanMinutes),
        ],
      })),
    },
    ...(rows.length > MOST_NEEDS ? { remarks: [`… and ${rows.length - MOST_NEEDS} more (--json has them all)`] } : {}),
  };
}

/** `#003 Task type registration done`, `the date before which it may not start`. */
export function needName({ what, event }: Need): string {
  if (what !== null) return event === 'started' ? `${nameOf(what)} begun` : nameOf(what);
  return event === 'opening' ? 'the opening of the plan' : 'the date before which it may not start';
}

function waitSection({ readyToStart, waits, inProgress }: IssueStory, words: ExplainWords): ReportSection | null {
  if (inProgress || !shows(readyToStart)) return null;
  const rows = waits.filter(({ spell }) => shows(spell));
  return {
    title: 'Why it waits when it is ready',
    sentences: [
      `${words.span(readyToStart.meanMinutes)} on average, ${words.span(readyToStart.p80Minutes)} at P80, ${words.span(readyToStart.maxMinutes)} at most; it waits ${inFutures(readyToStart.share)}.`,
    ],
    table: {
      of: 'because',
      columns: spellColumns('behind'),
      rows: spellRows(
        rows.map(({ cause, what, spell, behind }) => ({
          name: what === null ? WAITS[cause] : `${nameOf(what)} ${WAITS[cause]}`,
          spell,
          behind: behind
            .slice(0, MOST_BEHIND)
            .map((each) => `${shortNameOf(each.what)} ${words.span(each.meanMinutes)}`)
            .join(', '),
        })),
        words,
      ),
    },
  };
}

function handSection({ startToDone, stretches }: IssueStory, words: ExplainWords): ReportSection | null {
  const rows = stretches.filter(({ spell }) => shows(spell));
  if (rows.length === 0) return null;
  return {
    title: 'While it is in hand',
    sentences: [
      `${words.span(startToDone.meanMinutes)} on average from its start until it is done, ${words.span(startToDone.p80Minutes)} at P80.`,
    ],
    table: {
      of: 'it is',
      columns: spellColumns(),
      rows: spellRows(
        rows.map(({ cause, what, spell }) => ({
          name: what === null ? PAUSES[cause] : `${PAUSES[cause]}: ${nameOf(what)}`,
          spell,
        })),
        words,
      ),
    },
  };
}

function lengthSection({ length }: IssueStory, words: ExplainWords): ReportSection | null {
  const rows = length.filter(({ meanMinutes, share }) => Math.abs(meanMinutes) >= 1 || share >= 0.005);
  if (rows.length < 2) return null;
  const shares = barShares(rows.map(({ meanMinutes }) => meanMinutes));
  return {
    title: 'Why the work is as long as it is',
    sentences: [],
    table: {
      of: 'work',
      columns: [
        { head: 'mean', right: true },
        { head: '', bar: true, drop: 2 },
        { head: 'P80', right: true, drop: 1 },
        { head: 'in futures', right: true },
      ],
      rows: rows.map(({ kind, what, meanMinutes, p80Minutes, share }, k) => ({
        name: what === null ? LENGTHS[kind] : `${LENGTHS[kind]} ${nameOf(what)}`.trim(),
        cells: [words.span(meanMinutes), shares[k], words.span(p80Minutes), percent(share)],
      })),
    },
  };
}
