// Where the time to a date goes: the delay ledger by kinds of causes with the largest of each below, adding up to the date; then the
// chains it runs along, and what merging costs.

import type { AnalysisResult } from '../planning/analysis-result.ts';
import type { DelayKind, Ledger, LedgerRow, MergeBias } from '../planning/ledger/ledger-result.ts';
import { chainSection } from './explain-chains.ts';
import { allFutures, barShares, type ExplainWords } from './explain-words.ts';
import { grouped, named, percent } from './forecast-words.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { roundTogether } from './round-together.ts';
import { clean } from './text-sink.ts';

/** What a minute is charged to, as a planner says it. */
export const CAUSE_WORDS: Readonly<Record<DelayKind, string>> = {
  'likely-work': 'work, as likely',
  variation: 'work, longer or shorter than likely',
  risk: 'risks',
  'busy-person': 'waiting for busy people',
  'reduced-share': 'people with part of their time',
  resource: 'waiting for resources',
  gate: 'gates: reviews and their keepers',
  rework: 'gates: reworks and repeated reviews',
  delivery: 'deliveries until they are due',
  'late-delivery': 'deliveries that are late',
  lag: 'lags of links',
  date: 'waiting for a fixed start date',
  limit: 'limits of work in progress',
  window: 'windows',
  quota: 'quotas',
  policy: 'policies',
  workaround: 'working around what was missing',
  earlier: 'ahead of a fixed start date',
  meeting: 'meetings',
  absence: 'absences and days off of their own',
  'non-working': 'nights, weekends, holidays',
  other: 'other',
};

const MOST_INNER = 2;
/** Of a working day: less is no row of its own. */
const LEAST = 0.05;
/** Of the whole: less is not worth a name. */
const LEAST_SHARE = 0.01;
const MOST_MERGES = 4;
/** Said where a chain begins with a date. */
export const SPARE =
  'Ahead of a fixed start date: the chain begins with work that may not start before that date; what went before had time to spare.';

/** Those that were asked for. */
export function ledgerSections({ ledger, chains, mergeBias }: AnalysisResult, words: ExplainWords): ReportSection[] {
  return [
    ledger === null ? null : ledgerSection(ledger, words),
    chains === null ? null : chainSection(chains, words),
    mergeBias === null ? null : mergeSection(mergeBias, words),
  ].filter((section) => section !== null);
}

function ledgerSection(ledger: Ledger, words: ExplainWords): ReportSection | null {
  const { all, band, minutesPerDay, kinds, rows, never } = ledger;
  if (all.futures === 0) return null;
  const own = kinds.filter(({ kind }) => kind !== 'non-working');
  const [means, bands] = [({ mean }: LedgerRow) => mean, ({ band: at }: LedgerRow) => at].map((pick) =>
    roundTogether(
      own.map((row) => pick(row).workingMinutes / minutesPerDay),
      1,
    ),
  );
  const order = own
    .map((_, k) => k)
    .sort((a, b) => Math.abs(own[b].mean.workingMinutes) - Math.abs(own[a].mean.workingMinutes));
  // Where P80 is never, nothing is around it: that is not 0 days.
  const bandCell = band.futures === 0 ? (): string => '—' : dayCell;
  const worth = order.filter((k) => Math.max(Math.abs(means[k]), Math.abs(bands[k])) >= LEAST);
  const shares = barShares(worth.map((k) => means[k]));
  const body = worth.flatMap((k, place): SectionRow[] => [
    {
      name: CAUSE_WORDS[own[k].kind],
      cells: [dayCell(means[k]), shares[place], bandCell(bands[k]), percent(own[k].share)],
    },
    ...innerRows(own[k].kind, rows, minutesPerDay, Math.max(2 * LEAST, LEAST_SHARE * sum(means)), bandCell),
  ]);
  const from = ledger.origin.kind === 'data-date' ? 'from the data date' : 'from the start';
  const far =
    never === 0
      ? ''
      : ` ${grouped(never)} more never ${never === 1 ? 'gets' : 'get'} there and ${never === 1 ? 'is' : 'are'} left out.`;
  const spare = worth.some((k) => own[k].kind === 'earlier') ? [SPARE] : [];
  return {
    title: 'Where the time goes',
    sentences: [
      `${from[0].toUpperCase()}${from.slice(1)} to the date, along the chain that drives it, every working minute is charged to one cause: ` +
        `over ${allFutures(all.futures)}${bandWords(band)}.${far}`,
    ],
    table: {
      of: 'working days',
      columns: [
        { head: 'mean', right: true },
        { head: '', bar: true, drop: 2 },
        { head: 'around P80', right: true },
        { head: 'in futures', right: true, drop: 1 },
      ],
      rows: [
        ...body,
        { name: `together, ${from}`, cells: [dayCell(sum(means)), 0, bandCell(sum(bands)), ''], tone: 'strong' },
      ],
    },
    remarks: [
      `Nights and days off count nothing here. The mean date is ${words.day(all.meanMinute)}${band.futures === 0 ? '' : `, that of the futures around P80 ${words.day(band.meanMinute)}`}.`,
      ...spare,
    ],
  };
}

function bandWords({ futures, fromPercent, toPercent }: Ledger['band']): string {
  if (futures === 0) return '';
  return `, and over the ${grouped(futures)} that ${futures === 1 ? 'ends' : 'end'} around P80 (P${fromPercent}–P${toPercent})`;
}

/** The largest subjects of a kind, of at least so many days. */
function innerRows(
  kind: DelayKind,
  rows: readonly LedgerRow[],
  minutesPerDay: number,
  least: number,
  bandCell: (days: number) => string,
): SectionRow[] {
  const days = ({ workingMinutes }: LedgerRow['mean']): number => workingMinutes / minutesPerDay;
  return rows
    .filter((row) => row.kind === kind && row.id !== null)
    .filter(({ mean, band }) => Math.max(Math.abs(days(mean)), Math.abs(days(band))) >= least)
    .toSorted((a, b) => Math.abs(b.mean.workingMinutes) - Math.abs(a.mean.workingMinutes))
    .slice(0, MOST_INNER)
    .map(({ id, title, mean, band, share }) => ({
      name: clean(named(id ?? '', title ?? '')),
      cells: [dayCell(days(mean)), 0, bandCell(days(band)), percent(share)],
      tone: 'dim',
      inner: true,
    }));
}

function sum(list: readonly number[]): number {
  return list.reduce((whole, each) => whole + each, 0);
}

function dayCell(days: number): string {
  const text = Math.abs(days).toFixed(1);
  return `${days < 0 && text !== '0.0' ? '−' : ''}${text}`;
}

function mergeSection(merges: MergeBias, words: ExplainWords): ReportSection | null {
  const points = merges.points.filter(({ biasMinutes }) => words.span(biasMinutes) !== '<0.1 d' && biasMinutes > 0);
  if (points.length === 0) return null;
  const shown = points.slice(0, MOST_MERGES);
  const shares = barShares(shown.map(({ biasMinutes }) => biasMinutes));
  const more = points.length - shown.length;
  return {
    title: 'What merging costs',
    sentences: [
      'Where several things must all be there, the latest of them comes later on average than any one of them: by the bias.',
    ],
    table: {
      of: 'point',
      columns: [
        { head: 'bias', right: true },
        { head: '', bar: true, drop: 3 },
        { head: 'needs', right: true, drop: 1 },
        { head: 'latest on average', drop: 2 },
      ],
      rows: shown.map(({ id, title, needs, biasMinutes, largest }, k) => ({
        name: id === null ? 'the finish' : clean(named(id, title ?? '')),
        cells: [
          words.span(biasMinutes),
          shares[k],
          String(needs),
          `${clean(largest.id)} (last in ${percent(largest.share)})`,
        ],
      })),
    },
    ...(more > 0 ? { remarks: [`… and ${more} more (--json has them all)`] } : {}),
  };
}
