// The table of a comparison: base and options, the figure that decides, its difference with the interval, how often the date is earlier,
// the chance to keep the target, and in a few words what else moves. Then the same differences as a forest plot.
import type { ComparedOption, Comparison, PlanFigures } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { shortEffects } from './compare-effects.ts';
import { VERDICT_WORDS } from './compare-verdicts.ts';
import { type CompareWords, optionName } from './compare-words.ts';
import { percent } from './forecast-words.ts';
import { forestPlotLines } from './forest-plot.ts';
import type { ReportSection, SectionColumn, SectionRow } from './report-section.ts';
import { clean } from './text-sink.ts';

/** A column and what stands in it for the base and for an option. */
interface Figures {
  column: SectionColumn;
  base: string;
  of(option: ComparedOption): string;
}

export function tableSection(comparison: Comparison, words: CompareWords, context: CompareContext): ReportSection {
  const { options, best } = comparison;
  const figures = figuresShown(comparison, words, context);
  const first: SectionRow = { name: 'base', cells: figures.map((each) => each.base), tone: 'dim' };
  const rows = options.map((option): SectionRow => {
    const isBest = best !== null && best.id === option.id && options.length > 1;
    return {
      name: optionName(option),
      cells: figures.map((each) => each.of(option)),
      ...(isBest ? { tone: 'strong' } : {}),
    };
  });
  return {
    title: '',
    sentences: [],
    table: { of: 'option', columns: figures.map(({ column }) => column), rows: [first, ...rows] },
    picture: (width) => forestLines(comparison, words, context, width),
    remarks: [...intervalWords(comparison, words), ...baseWords(context)],
  };
}

function figuresShown(comparison: Comparison, words: CompareWords, context: CompareContext): Figures[] {
  const { base, options } = comparison;
  const { metric, share } = words;
  const isDate = comparison.metric.measures === 'date';
  const cell = isDate ? words.dayCell : metric.value;
  const figures: Figures[] = [
    {
      column: { head: words.metricHead, right: !isDate },
      base: cell(base.metric),
      of: ({ metric: own }) => cell(own),
    },
    { column: { head: 'vs base', right: true }, base: '—', of: ({ difference }) => metric.change(difference) },
    {
      column: { head: levelHead(comparison), drop: 2 },
      base: '',
      of: ({ difference }) => metric.interval(difference),
    },
    {
      column: { head: 'earlier in', right: true, drop: 4 },
      base: '—',
      of: ({ differences: [about] }) => (about === undefined ? '' : percent(about.earlier.share)),
    },
    {
      column: { head: onTimeHead(comparison, words), right: true, drop: 3 },
      base: onTime(base, share.value),
      of: (option) => onTime(option, share.value),
    },
    { column: { head: 'verdict', drop: 5 }, base: '', of: ({ verdict }) => VERDICT_WORDS[verdict] },
    { column: { head: 'side effects', drop: 6 }, base: '', of: (option) => shortEffects(option, words, context) },
  ];
  const isShown = ({ column: { head }, base: own, of }: Figures): boolean =>
    head !== '' && [own, ...options.map(of)].some((cell) => cell !== '' && cell !== '—');
  return figures.filter(isShown);
}

/** `95 %` where every interval is of that level, else `interval`. */
function levelHead({ level }: Comparison): string {
  return Math.abs(level - 0.95) < 1e-9 ? '95 %' : 'interval';
}

/** `by Fri 9 Jan` where all have the same target; nothing where none has one, or where it is the metric. */
function onTimeHead({ base, options, metric }: Comparison, words: CompareWords): string {
  if (metric.text.startsWith('chance(')) return '';
  const targets = new Set([base, ...options].map(({ dates: [about] }) => about?.target ?? null));
  const [target = null] = targets;
  if (targets.size > 1) return 'on time';
  return target === null ? '' : `by ${words.day(target)}`;
}

function onTime({ dates: [about] }: PlanFigures, value: (share: number | null) => string): string {
  return about?.onTime == null ? '—' : value(about.onTime.share);
}

function forestLines(comparison: Comparison, words: CompareWords, context: CompareContext, width: number): string[] {
  const { scaled, unit, less, more, change } = words.metric;
  const rows = comparison.options.map((option) => {
    const { value, low, high } = option.difference;
    return {
      name: optionName(option),
      shortName: clean(option.id),
      value: scaled(value),
      low: scaled(low),
      high: scaled(high),
      note: change(option.difference),
    };
  });
  return forestPlotLines({ rows, unit, left: less, right: more, ascii: context.ascii }, width);
}

/** How sure an interval is, and why it may be wider than one that stands alone. */
function intervalWords({ confidence, level, options, ended }: Comparison, { metric }: CompareWords): string[] {
  if (options.every(({ difference }) => metric.interval(difference) === '')) return [];
  const all = `${percentText(confidence)} %`;
  if (Math.abs(level - confidence) < 1e-9) return [`Every interval holds with ${all}.`];
  const decisions =
    options.length === 1
      ? 'the decision holds'
      : `${options.length === 2 ? 'both' : `all ${options.length}`} decisions together hold`;
  const looks = ended === 'settled' ? ', however early it was settled' : '';
  return [`Each interval holds with ${percentText(level)} %, so that ${decisions} with ${all}${looks}.`];
}

function percentText(share: number): string {
  return (100 * share).toFixed(2).replace(/\.?0+$/, '');
}

function baseWords({ variantWords, leftOut }: CompareContext): string[] {
  const base =
    variantWords.length === 0 ? [] : [`The base is the plan as chosen by ${variantWords.map(clean).join(' ')}.`];
  const out =
    leftOut.length === 0 ? [] : [`Left out, since they do not fit on the base: ${leftOut.map(clean).join(', ')}.`];
  return [...base, ...out];
}
