// One future as a chart for the terminal: first what was promised (gates, milestones), then every issue under its phase,
// then who was at work when. Fits its width by giving a day more columns, or a column more days.
import type { ChalkInstance } from 'chalk';
import type { LogEvent } from '../engine/log/events.ts';
import { foldLog } from '../engine/log/evolve.ts';
import type { PlanState } from '../engine/log/plan-state.ts';
import { type Bar, type Timeline, timeline } from '../engine/log/views.ts';
import { minuteOfInstant } from '../plan/civil-date.ts';
import type { CivilInstant, Plan } from '../plan/plan.ts';
import { instantText } from './dates.ts';
import { ganttHeader } from './replay-gantt-header.ts';
import { drawBars, drawPhase, drawPoint, emptyRow, GLYPH, type RowContext } from './replay-gantt-rows.ts';
import { type GanttScale, ganttScale } from './replay-gantt-scale.ts';
import { type ReplayNames, replayNames } from './replay-names.ts';
import type { ReplayStyle } from './replay-style.ts';
import { clean, clip, displayWidth, fit as fitTo } from './text-sink.ts';
import { wrapWords } from './wrap-words.ts';

const MINUTES_PER_DAY = 1440;
/** More rows than this of people say less than the issues above them. */
const MOST_PEOPLE = 60;
/** From this width on a column of its own names who does an issue. */
const WHO_FROM = 110;
const NARROWEST_LABEL = 18;

interface Row {
  label: string;
  who: string;
  isHeading: boolean;
  cells: string[];
}

interface Picture {
  plan: Plan;
  state: PlanState;
  names: ReplayNames;
  context: RowContext;
  bars: Map<string, Bar[]>;
  time: Timeline;
}

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
  const context: RowContext = { plan, scale, lastMinute, untilColumn };
  const picture: Picture = { plan, state: foldLog(plan, shown), names, context, bars: byId(time), time };
  const rows = [...pointRows(picture), ...phaseRows(picture), ...peopleRows(picture)];
  const margin = ' '.repeat(labelWidth + whoWidth + 1);
  const { months, mondays } = ganttHeader(plan, scale);
  return `${[
    chalk.bold(clip([clean(plan.title), style.future].filter(Boolean).join(' · '), width)),
    ...(until === undefined ? [] : [`until ${instantText(until, 0)}`]),
    '',
    ...[months, mondays].filter(Boolean).map((line) => chalk.dim(margin + line)),
    ...rows.map((row) => drawRow(row, labelWidth, whoWidth, chalk)),
    '',
    ...wrapWords(legend(scale, rows), width).map((line) => chalk.dim(line)),
  ].join('\n')}\n`;
}

/** Labels take what they need, up to a third; less when that lets every day have a column of its own. */
function layOut(plan: Plan, names: ReplayNames, width: number, days: number): { labelWidth: number; whoWidth: number } {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));
  const labels = [...plan.issues.map(({ id }) => names.issue(id)), ...plan.people.map(({ id }) => names.id(id))];
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

function byId({ rows }: Timeline): Map<string, Bar[]> {
  const bars = new Map<string, Bar[]>();
  for (const bar of rows.flatMap((row) => row.bars)) {
    const key = `${bar.kind} ${bar.id}`;
    bars.set(key, [...(bars.get(key) ?? []), bar]);
  }
  return bars;
}

function heading(label: string, cells: string[]): Row {
  return { label, who: '', isHeading: true, cells };
}

/** Gates and milestones in the order in which they were reached; those still to come last, by target. */
function pointRows({ plan, state, names, context, bars }: Picture): Row[] {
  const points: { at: CivilInstant | null; target: CivilInstant | null; row: Row }[] = [];
  for (const { id, target } of plan.gates) {
    const cells = emptyRow(context);
    const at = state.gates.get(id)?.finish ?? null;
    drawBars(cells, [...(bars.get(`review ${id}`) ?? []), ...(bars.get(`work ${id}/rework`) ?? [])], context);
    drawPoint(cells, GLYPH.gate, at, target, context);
    points.push({
      at,
      target,
      row: { label: `  ${names.gate(id)}`, who: gateNote(state, id), isHeading: false, cells },
    });
  }
  for (const { id, target } of plan.milestones) {
    const cells = emptyRow(context);
    const at = state.milestones.get(id)?.reached ?? null;
    drawPoint(cells, GLYPH.milestone, at, target, context);
    points.push({ at, target, row: { label: `  ${names.milestone(id)}`, who: '', isHeading: false, cells } });
  }
  if (points.length === 0) return [];
  const key = ({ at, target }: (typeof points)[number]) => at ?? `~${target ?? '~'}`;
  points.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return [heading('Gates and milestones', emptyRow(context)), ...points.map(({ row }) => row)];
}

function gateNote(state: PlanState, id: string): string {
  const gate = state.gates.get(id);
  if (gate?.status === 'waived') return 'waived';
  return gate !== undefined && gate.attempt > 1 ? `attempt ${gate.attempt}` : '';
}

function phaseRows(picture: Picture): Row[] {
  const { plan, state, names, context } = picture;
  const rows = plan.phases.flatMap(({ id, target }) => {
    const cells = emptyRow(context);
    const phase = state.phases.get(id);
    if (phase?.start != null) {
      const end = phase.finish === null ? context.lastMinute : minuteOfInstant(plan.start, phase.finish);
      drawPhase(cells, minuteOfInstant(plan.start, phase.start), end, context);
    }
    drawPoint(cells, null, phase?.finish ?? null, target, context);
    return [heading(names.phase(id), cells), ...issueRows(picture, id)];
  });
  const rest = issueRows(picture, null);
  if (rest.length === 0) return rows;
  return [...rows, heading(plan.phases.length === 0 ? 'Issues' : 'Without a phase', emptyRow(context)), ...rest];
}

function issueRows({ plan, state, names, context, bars }: Picture, phase: string | null): Row[] {
  return plan.issues
    .filter((issue) => issue.phase === phase)
    .map(({ id, who }) => {
      const cells = emptyRow(context);
      drawBars(cells, bars.get(`work ${id}`) ?? [], context);
      const person = state.issues.get(id)?.person ?? (who.kind === 'owner' ? who.person : null);
      return { label: `  ${names.issue(id)}`, who: person === null ? '' : names.id(person), isHeading: false, cells };
    });
}

/** One row a person; neighbouring issues differ in shade. */
function peopleRows({ plan, names, context, time }: Picture): Row[] {
  const rows = time.rows.filter(
    ({ person, bars }) => person !== null && (bars.length > 0 || plan.people.length <= MOST_PEOPLE),
  );
  if (rows.length === 0 || rows.length > MOST_PEOPLE) return [];
  return [
    heading('People', emptyRow(context)),
    ...rows.map(({ person, bars }): Row => {
      const cells = emptyRow(context);
      bars.forEach((bar, n) => {
        const ownOnly = { ...bar, finish: bar.workEnd };
        drawBars(cells, [ownOnly], context, n % 2 === 0 ? GLYPH.work : GLYPH.otherWork);
      });
      for (const { person: absent, from, to } of time.absences) {
        if (absent !== person) continue;
        const { scale, lastMinute } = context;
        for (let c = scale.columnOf(from); c <= scale.columnOfEnd(to ?? lastMinute); c++)
          if (!scale.isOff(c)) cells[c] = GLYPH.away;
      }
      return { label: `  ${names.id(person ?? '')}`, who: '', isHeading: false, cells };
    }),
  ];
}

function drawRow(
  { label, who, isHeading, cells }: Row,
  labelWidth: number,
  whoWidth: number,
  chalk: ChalkInstance,
): string {
  const name = fitTo(label, labelWidth);
  const second = whoWidth === 0 ? '' : chalk.dim(fitTo(who === '' ? '' : ` ${who}`, whoWidth));
  const picture = cells.join('').trimEnd();
  return `${isHeading ? chalk.bold(name) : name}${second} ${paintCells(picture, chalk)}`.trimEnd();
}

function paintCells(picture: string, chalk: ChalkInstance): string {
  return picture
    .replace(/[█▓]+/gu, (run) => chalk.cyan(run))
    .replace(/[·─┄░×│]+/gu, (run) => chalk.dim(run))
    .replace(/[◆★]/gu, (run) => chalk.bold(run))
    .replace(/\d+ days? late|hours late/gu, (run) => chalk.red(run));
}

const MEANINGS: readonly (readonly [string, string])[] = [
  [GLYPH.work, 'work'],
  [GLYPH.otherWork, 'next issue'],
  [GLYPH.review, 'review'],
  [GLYPH.paused, 'paused'],
  [GLYPH.held, 'done, finish waits'],
  [GLYPH.away, 'away'],
  [GLYPH.off, 'day off'],
  [GLYPH.gate, 'gate passed'],
  [GLYPH.milestone, 'milestone'],
  [GLYPH.target, 'target'],
  [GLYPH.until, 'until here'],
];

function legend({ columnsPerDay, daysPerColumn }: GanttScale, rows: readonly Row[]): string {
  const used = new Set(rows.flatMap(({ cells }) => cells));
  const scale =
    daysPerColumn > 1
      ? `a column is ${daysPerColumn} days`
      : columnsPerDay > 1
        ? `a day is ${columnsPerDay} columns`
        : 'a column is a day';
  const meanings = MEANINGS.filter(([glyph]) => used.has(glyph)).map(([glyph, meaning]) => `${glyph} ${meaning}`);
  return [...meanings, scale].join('   ');
}
