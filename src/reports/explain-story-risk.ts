// The story of one risk, of a family of risks, or of a delivery: how often, when, what it hits, and how the futures differ that it strikes.
import type { Bar } from '../planning/analysis-result.ts';
import type { RiskStory } from '../planning/stories/risk-story-result.ts';
import { shareError } from './error-words.ts';
import { aloneWords, nextSection, spellColumns, spellRows } from './explain-story-parts.ts';
import { type ExplainWords, inFutures, nameOf, shows, storyDate } from './explain-words.ts';
import { grouped, named, percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const MOST_HITS = 10;

export function riskStorySections(story: RiskStory, alone: Bar | null, words: ExplainWords): ReportSection[] {
  return [
    head(story, alone, words),
    deliverySection(story, words),
    hitSection(story, words),
    futuresSection(story, words),
    nextSection(story.delivery?.opens ?? [], 'What begins when it is there'),
  ].filter((section) => section !== null);
}

function head(story: RiskStory, alone: Bar | null, words: ExplainWords): ReportSection {
  const { kind, id, title, owner, risks, fired, changed, residual, tight, when, mitigation } = story;
  const isDelivery = kind === 'delivery';
  const name = `${isDelivery ? 'Delivery' : 'Risk'} ${clean(named(id, title))}${owner === null ? '' : ` (${clean(owner)})`}`;
  const many = risks > 1 ? ` (any of its ${grouped(risks)} risks)` : '';
  const verb = isDelivery ? 'is late' : 'strikes';
  const sentences = [
    `${name} ${verb} in ${percent(fired.share)} ${shareError(fired)} of the futures${many}, changes something in ${percent(changed)}, and hits something on a tight chain to the finish in ${percent(tight)}.`,
  ];
  if (when !== null && fired.share > 0) sentences.push(`When it does: ${storyDate(when, words)}.`);
  if (mitigation !== null) {
    const after = residual > 0 ? ` It strikes after the mitigation was finished in ${percent(residual)}.` : '';
    sentences.push(
      `Its mitigation ${nameOf(mitigation.issue)} is finished ${storyDate(mitigation.finish, words)}, in time ${inFutures(mitigation.inTime)}.${after}`,
    );
  }
  sentences.push(...aloneWords(alone, isDelivery ? 'If it were never late,' : 'Without it', words));
  return { title: '', sentences };
}

function deliverySection({ delivery }: RiskStory, words: ExplainWords): ReportSection | null {
  if (delivery === null) return null;
  const { due, arrival, onTime, late } = delivery;
  const promised =
    due === null
      ? 'It has no due date'
      : `It is due ${words.day(due)}, and on time in ${percent(onTime.share)} ${shareError(onTime)}`;
  const lateWords = shows(late)
    ? ` Late by ${words.span(late.meanMinutes)} on average, ${words.span(late.p80Minutes)} at P80.`
    : '';
  return { title: 'When it arrives', sentences: [`${promised}; it arrives ${storyDate(arrival, words)}.${lateWords}`] };
}

function hitSection({ hits }: RiskStory, words: ExplainWords): ReportSection | null {
  if (hits.length === 0) return null;
  const hidden = hits.length - MOST_HITS;
  return {
    title: 'What it hits',
    sentences: [],
    table: {
      of: 'issue or gate',
      columns: [{ head: 'hit in', right: true }, ...spellColumns().slice(0, 3)],
      rows: hits.slice(0, MOST_HITS).map(({ what, share, extra }) => {
        const [row] = spellRows([{ name: nameOf(what), spell: extra }], words);
        const most = Math.max(...hits.map((hit) => hit.extra.meanMinutes), 1e-9);
        return { ...row, cells: [percent(share), row.cells[0], extra.meanMinutes / most, row.cells[2]] };
      }),
    },
    remarks: [
      `${hidden > 0 ? `… and ${hidden} more (--json has them all). ` : ''}mean and P80: longer than drawn, where it hits.`,
    ],
  };
}

function futuresSection({ struck, spared, differenceMinutes }: RiskStory, words: ExplainWords): ReportSection | null {
  if (struck.futures === 0 || spared.futures === 0) return null;
  const row = (name: string, { futures, p50, p80, mean }: typeof struck) => ({
    name,
    cells: [grouped(futures), words.day(p50), words.day(p80), words.day(mean)],
  });
  const gap =
    differenceMinutes === null || differenceMinutes.value === null
      ? ''
      : ` Where it changed something the mean finish is ${apart(differenceMinutes.value, words)}${intervalWords(differenceMinutes, words)}.`;
  return {
    title: 'Futures with and without it',
    sentences: [`What goes together, not what it causes.${gap}`],
    table: {
      of: 'finish where it',
      columns: [
        { head: 'futures', right: true, drop: 1 },
        { head: 'P50', drop: 2 },
        { head: 'P80' },
        { head: 'mean', drop: 3 },
      ],
      rows: [row('changed something', struck), row('changed nothing', spared)],
    },
  };
}

/** Struck less spared: `4.4 d later`, `the same`. */
function apart(minutes: number, words: ExplainWords): string {
  if (minutes === 0) return 'the same';
  return `${words.span(Math.abs(minutes))} ${minutes > 0 ? 'later' : 'earlier'}`;
}

function intervalWords({ low, high }: { low: number | null; high: number | null }, words: ExplainWords): string {
  return low === null || high === null ? '' : ` (95 %: ${signedSpan(low, words)} to ${signedSpan(high, words)})`;
}

function signedSpan(minutes: number, words: ExplainWords): string {
  return `${minutes > 0 ? '+' : ''}${words.span(minutes)}`;
}
