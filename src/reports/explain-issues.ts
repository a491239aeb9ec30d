// How issues bear on a date, and the rest of a risk analysis: inversions of priority with the line that ends them, what is worth knowing
// beforehand, and what lateness from outside costs.
import type { AnalysisResult, Influence, Information, Lateness } from '../planning/analysis-result.ts';
import type { Inversion, InversionsResult } from '../planning/stories/inversions-result.ts';
import {
  barShares,
  type ExplainWords,
  futuresWords,
  listWords,
  nameOf,
  riskName,
  shortNameOf,
} from './explain-words.ts';
import { named, percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const MOST_ISSUES = 6;
const MOST_INVERSIONS = 3;
const MOST_INFORMATION = 5;
const MOST_DELIVERIES = 8;
/** On the driving chain, in days on average: less is not told. */
const LEAST_COST = 0.05;
/** Below this nobody would act on it. */
const LEAST_SHARE = 0.05;

export function issueSection({ influence }: AnalysisResult, words: ExplainWords): ReportSection | null {
  if (influence === null) return null;
  const weight = ({ ssi, criticality }: Influence): number => ssi ?? criticality;
  const rows = influence
    .filter(({ criticality, driving }) => Math.max(criticality, driving) >= LEAST_SHARE)
    .toSorted((a, b) => weight(b) - weight(a) || b.driving - a.driving);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_ISSUES);
  const shares = barShares(shown.map(weight));
  const hidden = rows.length - shown.length;
  const figure = (value: number | null): string => (value === null ? '—' : value.toFixed(2));
  return {
    title: 'Which issues bear on it',
    sentences: [],
    table: {
      of: 'issue',
      columns: [
        { head: 'critical', right: true },
        { head: 'driving', right: true, drop: 2 },
        { head: 'sd', right: true, drop: 4 },
        { head: 'SSI', right: true },
        { head: '', bar: true, drop: 3 },
        { head: 'cruciality', right: true, drop: 1 },
      ],
      rows: shown.map(({ id, title, criticality, driving, sdMinutes, ssi, cruciality }, k) => ({
        name: clean(named(id, title)),
        cells: [
          percent(criticality),
          percent(driving),
          words.span(sdMinutes),
          figure(ssi),
          shares[k],
          figure(cruciality),
        ],
      })),
    },
    remarks: [
      `${hidden > 0 ? `… and ${hidden} more (--json has them all). ` : ''}critical: on any tight chain; driving: on the one chain that drives it; SSI: critical × sd of its length / sd of ` +
        'the date; cruciality: rank correlation of its length with the date.',
    ],
  };
}

export function inversionSection(result: InversionsResult, words: ExplainWords): ReportSection | null {
  const { inversions, any, thresholdMinutes } = result;
  if (inversions.length === 0) return null;
  const left = inversions.filter(isHarmful);
  const others = inversions.filter((each) => !isHarmful(each));
  const shown = others
    .filter(({ driving, wait }) => driving * wait.meanMinutes >= LEAST_COST * thresholdMinutes)
    .slice(0, MOST_INVERSIONS);
  const hidden = others.length - shown.length;
  return {
    title: 'Where better work waits for worse',
    sentences: [
      `In ${percent(any)} of the futures somebody begins work because nothing better is ready, and better work then waits for more than ${words.span(thresholdMinutes)}${shown.length > 0 ? ':' : '.'}`,
    ],
    items: shown.map((each) => inversionWords(each, words)),
    lines: shown.flatMap(remedyLines),
    remarks: [
      ...(hidden > 0 ? [`… and ${hidden} more (--json has them all)`] : []),
      ...(left.length > 0 ? [leaveWords(left, words)] : []),
    ],
  };
}

/** `Tried and better left as it is: #7 behind #6 (else the finish comes 0.4 d later).` */
function leaveWords(left: readonly Inversion[], words: ExplainWords): string {
  const told = left.map(({ kept, ahead, remedy }) => {
    const moved =
      remedy?.proof == null ? '' : ` (else the finish comes ${words.moved(remedy.proof.finishMeanMinutes)})`;
    return `${shortNameOf(kept)} behind ${shortNameOf(ahead)}${moved}`;
  });
  return `Tried and better left as it is: ${listWords(told)}.`;
}

function inversionWords(each: Inversion, words: ExplainWords): string {
  const { ahead, kept, over, share, wait, driving, betterClass, remedy } = each;
  const rank = betterClass ? 'of a better class' : 'ranked before it';
  const text =
    `${nameOf(kept)}, ${rank}, waits ${words.span(wait.meanMinutes)} for ${shortNameOf(over)} at ${shortNameOf(ahead)} in ${percent(share)} ` +
    `(on the driving chain in ${percent(driving)}).`;
  if (remedy === null) return text;
  const { proof } = remedy;
  if (proof === null) return `${text} The line below lets it go first (not tried).`;
  const tried = `tried on ${futuresWords(proof.futures)}`;
  const mean = words.moved(proof.finishMeanMinutes);
  if (proof.earlier + proof.later === 0)
    return `${text} With the line below it goes first; the finish stays as it is (${tried}).`;
  return `${text} With the line below it goes first, and the finish comes ${mean} on average: earlier in ${percent(proof.earlier)}, later in ${percent(proof.later)} (${tried}).`;
}

/** Has it been tried, and made the plan later? */
function isHarmful({ remedy }: Inversion): boolean {
  return remedy?.proof != null && (remedy.proof.finishMeanMinutes.value ?? 0) < 0;
}

function remedyLines(each: Inversion): string[] {
  const { remedy } = each;
  return remedy === null ? [] : [`${clean(remedy.line)}   # at issue ${clean(remedy.issue)}`];
}

export function informationSection({ information }: AnalysisResult, words: ExplainWords): ReportSection | null {
  const rows = (information ?? [])
    .filter(({ promise: { value, low } }) => (value ?? 0) > 0 && (low === null || low > 0))
    .toSorted((a, b) => (b.promise.value ?? 0) - (a.promise.value ?? 0));
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_INFORMATION);
  const shares = barShares(shown.map(({ promise }) => promise.value));
  const withChoice = shown.some(({ choice }) => choice !== null);
  return {
    title: 'What is worth knowing now',
    sentences: ['How much earlier a date could be promised with 80 % on average, if one thing were known today.'],
    table: {
      of: 'how it turns out',
      columns: [
        { head: 'promise', right: true },
        { head: '95 %', right: true, drop: 1 },
        { head: '', bar: true, drop: 2 },
        ...(withChoice ? [{ head: 'with choice of option', right: true, drop: 3 }] : []),
      ],
      rows: shown.map((each, k) => ({
        name: informationName(each),
        cells: [
          words.change(each.promise),
          words.interval(each.promise),
          shares[k],
          ...(withChoice ? [choiceCell(each, words)] : []),
        ],
      })),
    },
  };
}

function informationName({ kind, id, title }: Information): string {
  return kind === 'risk' ? riskName(id, title) : `length of ${clean(named(id, title))}`;
}

function choiceCell({ choice }: Information, words: ExplainWords): string {
  if (choice === null || choice.changes < 0.005) return '—';
  return `${words.change(choice.saved)}, another option in ${percent(choice.changes)}`;
}

export function latenessSection(
  { lateness }: AnalysisResult,
  words: ExplainWords,
  minutesPerDay: number,
): ReportSection | null {
  // What is told in tenths of a day is looked at in tenths of a day.
  const least = minutesPerDay / 20;
  const rows = (lateness ?? []).filter(({ points }) =>
    points.some(({ around: { value } }) => value === null || Math.abs(value) >= least),
  );
  const harmless = (lateness ?? []).length - rows.length;
  if (rows.length === 0 && harmless === 0) return null;
  const lastDays = Number((lateness?.[0]?.points.at(-1)?.daysLate ?? 0).toFixed(1));
  const cost = ({ points }: Lateness): number => points.at(-1)?.around.value ?? 0;
  const remark =
    harmless === 0
      ? []
      : [
          `${harmless} ${rows.length === 0 ? '' : 'more '}${harmless === 1 ? 'delivery or date' : 'deliveries or dates'} may be ${lastDays} d late without moving the date around P80 by a tenth of a day.`,
        ];
  if (rows.length === 0) return { title: 'What lateness costs', sentences: remark };
  const days = (value: number | null): string => (value === null ? '—' : `${Number(value.toFixed(1))} d`);
  return {
    title: 'What lateness costs',
    sentences: [
      'By how much the date moves around P80 (mean of P75 to P85) when one thing comes so many working days late, against being on time.',
    ],
    table: {
      of: 'late',
      columns: [
        ...rows[0].points.slice(1).map(({ daysLate }, k, all) => ({
          head: `${Number(daysLate.toFixed(1))} d late`,
          right: true,
          // The last says most, then the first.
          drop: k === all.length - 1 ? 2 : k === 0 ? 3 : 4 + k,
        })),
        { head: 'slack', right: true, drop: 1 },
        { head: 'day for day from', right: true },
      ],
      rows: rows
        .toSorted((a, b) => cost(b) - cost(a))
        .slice(0, MOST_DELIVERIES)
        .map(({ id, title, points, slackDays, kneeDays }) => ({
          name: clean(named(id, title)),
          cells: [
            ...points
              .slice(1)
              .map(({ around }) =>
                around.value === null ? 'never' : words.change({ ...around, value: -around.value }),
              ),
            slackDays === null ? 'none' : days(slackDays),
            kneeDays === null ? '—' : days(kneeDays),
          ],
        })),
    },
    remarks: [
      `${remark.join('')} slack: late without moving it by a tenth of a day; day for day from: lateness from which a further day costs nearly a day (1 d = ${minutesPerDay / 60} h).`.trim(),
    ],
  };
}
