// One future as a chart for the terminal: first what was promised (gates, milestones), then every issue under its phase,
// then who was at work when. Fits its width by giving a day more columns, or a column more days.
import type { ChalkInstance } from 'chalk';
import type { LogEvent } from '../engine/log/events.ts';
import { foldLog } from '../engine/log/evolve.ts';
import { timeline } from '../engine/log/views.ts';
import { minuteOfInstant } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import { instantText } from './dates.ts';
import { ganttHeader } from './replay-gantt-header.ts';
import { GLYPH, type RowContext } from './replay-gantt-rows.ts';
import { type GanttScale, ganttScale } from './replay-gantt-scale.ts';
import {
  barsById,
  type GanttRow,
  type Picture,
  peopleRows,
  phaseRows,
  pointRows,
  windowRows,
} from './replay-gantt-sections.ts';
import { type ReplayNames, replayNames } from './replay-names.ts';
import type { ReplayStyle } from './replay-style.ts';
import { clean, clip, displayWidth, fit as fitTo } from './text-sink.ts';
import { wrapWords } from './wrap-words.ts';

const MINUTES_PER_DAY = 1440;
/** From this width on a column of its own names who does an issue. */
const WHO_FROM = 110;
const NARROWEST_LABEL = 18;

/** The chart as text, up to `style.until`. */
export function renderReplayGantt(events: readonly LogEvent[], plan: Plan, style: ReplayStyle): string {
  const { width, until, chalk } = style;
  const shown = until === undefined ? events : events.filter(({ time }) => time <= until);
  const time = timeline(shown, plan);
  const names = replayNames(plan, events);
  const days = daysToShow(plan, events);
  const { labelWidth, whoWidth } = layOut(plan, names, width, days);
  const untilMinute = until === undefined ? undefined : minuteOfInstant(plan.start, until);
  const lastMinute = untilMinute ?? time.lastMinute;
  const scale = ganttScale(plan, days, Math.max(8, width - labelWidth - whoWidth - 1));
  const untilColumn = untilMinute === undefined ? -1 : scale.columnOf(untilMinute);
  const dataColumn = time.dataMinute === null ? -1 : scale.columnOf(time.dataMinute);
  const context: RowContext = { plan, scale, lastMinute, untilColumn, dataColumn };
  const picture: Picture = { plan, state: foldLog(plan, shown), names, context, bars: barsById(time), time };
  const rows = [...pointRows(picture), ...windowRows(picture), ...phaseRows(picture), ...peopleRows(picture)];
  const margin = ' '.repeat(labelWidth + whoWidth + 1);
  const { months, mondays } = ganttHeader(plan, scale);
  return `${[
    chalk.bold(clip([clean(plan.title), style.future].filter(Boolean).join(' · '), width)),
    ...(until === undefined ? [] : [`until ${instantText(until, 0)}`]),
    '',
    ...[months, mondays].filter(Boolean).map((line) => chalk.dim(margin + line)),
    ...rows.map((row) => drawRow(row, labelWidth, whoWidth, chalk)),
    '',
    ...legend(scale, rows, width).map((line) => chalk.dim(line)),
  ].join('\n')}\n`;
}

/** Labels take what they need, up to a third; less when that lets every day have a column of its own. */
function layOut(plan: Plan, names: ReplayNames, width: number, days: number): { labelWidth: number; whoWidth: number } {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));
  const labels = [
    'Gates and milestones',
    ...plan.issues.filter(({ implied }) => implied !== 'lag').map(({ id }) => names.issue(id)),
    ...plan.gates.map(({ id }) => names.gate(id)),
    ...plan.milestones.filter(({ implied }) => implied === undefined).map(({ id }) => names.milestone(id)),
    ...plan.windows.map(({ id }) => names.window(id)),
    ...plan.people.map(({ id }) => names.id(id)),
  ];
  const whoWidth = width < WHO_FROM ? 0 : Math.min(13, 1 + widest(plan.people.map(({ id }) => clean(id))));
  const wanted = Math.min(Math.max(12, 2 + widest(labels)), Math.floor(width * 0.3));
  const spare = width - whoWidth - 1 - days;
  return { whoWidth, labelWidth: spare < wanted && spare >= NARROWEST_LABEL ? spare : wanted };
}

/** Up to the last event of the whole future, and to the last target unless that is far beyond. */
function daysToShow(plan: Plan, events: readonly LogEvent[]): number {
  const dayOfEnd = (minute: number) => Math.floor(Math.max(0, minute - 1) / MINUTES_PER_DAY);
  const last = dayOfEnd(events.at(-1)?.minute ?? 0) + 1;
  const targets = [...plan.gates, ...plan.milestones, ...plan.phases].flatMap(({ target }) =>
    target === null ? [] : [dayOfEnd(minuteOfInstant(plan.start, target)) + 1],
  );
  return Math.max(last, ...targets.filter((day) => day <= 1.5 * last));
}

function drawRow(
  { label, who, isHeading, cells }: GanttRow,
  labelWidth: number,
  whoWidth: number,
  chalk: ChalkInstance,
): string {
  const name = fitTo(label, labelWidth);
  const second = whoWidth === 0 ? '' : fitTo(who === '' ? '' : ` ${who}`, whoWidth);
  const picture = cells.join('').trimEnd();
  const plain = `${name}${second} ${picture}`.trimEnd();
  // Colours go on last, and never on trailing blanks.
  const part = (from: number, to: number) => plain.slice(from, to);
  const end = name.length + second.length;
  const paintedName = isHeading ? chalk.bold(part(0, name.length)) : part(0, name.length);
  return paintedName + chalk.dim(part(name.length, end)) + paintCells(plain.slice(end), chalk);
}

function paintCells(picture: string, chalk: ChalkInstance): string {
  return picture
    .replace(/[█▓]+/gu, (run) => chalk.cyan(run))
    .replace(/[·─┄░×│┊]+/gu, (run) => chalk.dim(run))
    .replace(/[◆★]/gu, (run) => chalk.bold(run))
    .replace(/\d+ days? late|hours late/gu, (run) => chalk.red(run));
}

const MEANINGS: readonly (readonly [string, string])[] = [
  [GLYPH.work, 'work'],
  [GLYPH.otherWork, 'next issue'],
  [GLYPH.review, 'review'],
  [GLYPH.paused, 'paused'],
  [GLYPH.blocked, 'blocked'],
  [GLYPH.aside, 'set aside'],
  [GLYPH.held, 'done, finish waits'],
  [GLYPH.away, 'away'],
  [GLYPH.off, 'day off'],
  [GLYPH.gate, 'gate passed'],
  [GLYPH.milestone, 'milestone'],
  [GLYPH.target, 'target'],
  [GLYPH.window, 'window open'],
  [GLYPH.dataDate, 'data date'],
  [GLYPH.until, 'until here'],
];

function legend({ columnsPerDay, daysPerColumn }: GanttScale, rows: readonly GanttRow[], width: number): string[] {
  const used = new Set(rows.flatMap(({ cells }) => cells));
  const scale =
    daysPerColumn > 1
      ? `a column is ${daysPerColumn} days`
      : columnsPerDay > 1
        ? `a day is ${columnsPerDay} columns`
        : 'a column is a day';
  const meanings = MEANINGS.filter(([glyph]) => used.has(glyph)).map(([glyph, meaning]) => `${glyph} ${meaning}`);
  // Glued so that a line never breaks between a glyph and its meaning.
  const glued = [...meanings, scale].map((meaning) => meaning.replaceAll(' ', '\u00a0')).join('  ');
  return wrapWords(glued, width).map((line) => line.replaceAll('\u00a0', ' '));
}
