// The story of one person: how loaded they are week by week, who waits for them, and what they wait for.
import type { Bar } from '../planning/analysis-result.ts';
import type { Idle, PersonStory } from '../planning/stories/person-story-result.ts';
import { aloneWords, spellColumns, spellRows } from './explain-story-parts.ts';
import { type ExplainWords, inFutures, nameOf, shortNameOf, shows } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const MOST_WAITERS = 6;
const MOST_IDLE = 5;
const MOST_WEEKS = 14;
const MOST_TARGETS = 6;

export function personStorySections(story: PersonStory, alone: Bar | null, words: ExplainWords): ReportSection[] {
  return [
    head(story, alone, words),
    weekSection(story, words),
    waiterSection(story, words),
    idleSection(story, words),
    reviewSection(story, words),
    targetSection(story, words),
  ].filter((section) => section !== null);
}

function head(story: PersonStory, alone: Bar | null, words: ExplainWords): ReportSection {
  const { id, role, driving, contention, available, work, reviews, absent, idle, waiting } = story;
  const name = `${clean(id)}${role === null ? '' : ` (${clean(role)})`}`;
  const parts = [
    `${words.span(work.meanMinutes)} at work`,
    ...(shows(reviews) ? [`${words.span(reviews.meanMinutes)} in reviews`] : []),
    ...(shows(absent) ? [`${words.span(absent.meanMinutes)} away by risks`] : []),
    `${words.span(idle.meanMinutes)} without anything to do`,
  ];
  const waited = shows(waiting)
    ? `Issues wait for them ${words.span(waiting.meanMinutes)} on average, all together (P80 ${words.span(waiting.p80Minutes)}).`
    : 'Nothing waits for them.';
  return {
    title: '',
    sentences: [
      `${name}: of ${words.span(available.meanMinutes)} of their own working time until the finish ${parts.join(', ')}.`,
      `${waited} Their work lies on the driving chain ${inFutures(driving)}, and something on it waited for them in ${percent(contention)}.`,
      ...aloneWords(alone, `If nothing had to wait for ${clean(id)},`, words),
    ],
  };
}

function weekSection({ weeks }: PersonStory, words: ExplainWords): ReportSection | null {
  const open = weeks.filter(({ open: share, availableMinutes }) => share >= 0.05 && availableMinutes > 0);
  if (open.length === 0) return null;
  const shown = open.slice(0, MOST_WEEKS);
  const reviewed = shown.some(({ reviewMinutes }) => reviewMinutes > 0);
  const hidden = open.length - shown.length;
  return {
    title: 'Week by week',
    sentences: [],
    table: {
      of: 'week',
      columns: [
        { head: 'load', right: true },
        { head: '', bar: true, drop: 2 },
        { head: 'work', right: true, drop: 3 },
        ...(reviewed ? [{ head: 'reviews', right: true, drop: 5 }] : []),
        { head: 'idle', right: true, drop: 4 },
        { head: 'waiting, mean', right: true },
        { head: 'P80', right: true, drop: 1 },
        { head: 'most', right: true, drop: 1 },
      ],
      rows: shown.map((week) => ({
        name: String(week.week),
        cells: [
          week.load === null ? '—' : percent(week.load),
          week.load ?? 0,
          words.span(week.workMinutes),
          ...(reviewed ? [words.span(week.reviewMinutes)] : []),
          words.span(week.idleMinutes),
          week.queueMean.toFixed(1),
          String(week.queueP80),
          String(week.queueMax),
        ],
      })),
    },
    remarks: [
      `${hidden > 0 ? `… and ${hidden} more weeks (--json has them all). ` : ''}waiting: ready issues that nobody else may take.`,
    ],
  };
}

function waiterSection({ waiters }: PersonStory, words: ExplainWords): ReportSection | null {
  const rows = waiters.filter(({ spell }) => shows(spell));
  if (rows.length === 0) return null;
  const hidden = rows.length - MOST_WAITERS;
  return {
    title: 'Who waits for them',
    sentences: [],
    table: {
      of: 'ready, and waiting',
      columns: [...spellColumns().slice(0, 4), { head: 'driving', right: true, drop: 2 }, { head: 'behind', drop: 1 }],
      rows: spellRows(
        rows.slice(0, MOST_WAITERS).map(({ what, spell }) => ({ name: nameOf(what), spell })),
        words,
      ).map((row, k) => ({
        ...row,
        cells: [
          ...row.cells.slice(0, 4),
          percent(rows[k].driving),
          rows[k].behind
            .slice(0, 2)
            .map(({ what, meanMinutes }) => `${shortNameOf(what)} ${words.span(meanMinutes)}`)
            .join(', '),
        ],
      })),
    },
    ...(hidden > 0 ? { remarks: [`… and ${hidden} more (--json has them all)`] } : {}),
  };
}

function idleName({ reason, what, who }: Idle): string {
  if (reason === 'nothing-left') return 'nothing more comes for them';
  const by = who === null ? '' : ` (${clean(who)})`;
  if (what === null)
    return reason === 'need' ? 'their next work waits for a date' : 'their next work is held elsewhere';
  return reason === 'need' ? `next work waits for ${nameOf(what)}${by}` : `next work held by ${nameOf(what)}`;
}

function idleSection({ idle, idleBecause }: PersonStory, words: ExplainWords): ReportSection | null {
  const rows = idleBecause.filter(({ meanMinutes }) => meanMinutes >= 1);
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ meanMinutes }) => meanMinutes));
  const hidden = rows.length - MOST_IDLE;
  return {
    title: 'What they wait for',
    sentences: [`Nothing to do for ${words.span(idle.meanMinutes)} on average:`],
    table: {
      of: 'because',
      columns: [
        { head: 'mean', right: true },
        { head: '', bar: true, drop: 1 },
        { head: 'in futures', right: true },
      ],
      rows: rows.slice(0, MOST_IDLE).map((each) => ({
        name: idleName(each),
        cells: [words.span(each.meanMinutes), each.meanMinutes / most, percent(each.share)],
      })),
    },
    ...(hidden > 0 ? { remarks: [`… and ${hidden} more (--json has them all)`] } : {}),
  };
}

function reviewSection({ reviewsOf, absences }: PersonStory, words: ExplainWords): ReportSection | null {
  const rows = [...reviewsOf, ...absences].filter(({ spell }) => shows(spell));
  if (rows.length === 0) return null;
  return {
    title: 'Reviews and absences',
    sentences: [],
    table: {
      of: '',
      columns: spellColumns(),
      rows: spellRows(
        rows.map(({ what, spell }) => ({ name: nameOf(what), spell })),
        words,
      ),
    },
  };
}

function targetSection({ beyondTargets }: PersonStory, words: ExplainWords): ReportSection | null {
  const rows = beyondTargets.filter(({ beyond }) => shows(beyond)).toSorted((a, b) => a.target - b.target);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_TARGETS);
  const hidden = rows.length - shown.length;
  return {
    title: 'Work left after a promised date',
    sentences: [
      'Own work that leads to it and comes after its target: the overtime it would take if nothing else held them up.',
    ],
    table: {
      of: 'promise',
      columns: [{ head: 'target', drop: 1 }, ...spellColumns()],
      rows: spellRows(
        shown.map(({ id, title, kind, beyond }) => ({ name: nameOf({ kind, id, title }), spell: beyond })),
        words,
      ).map((row, k) => ({ ...row, cells: [words.day(shown[k].target), ...row.cells] })),
    },
    ...(hidden > 0 ? { remarks: [`… and ${hidden} more (--json has them all)`] } : {}),
  };
}
