// The log to read: one line an event, a heading a week. On wide terminals in columns, on narrow ones as running text.
import type { ChalkInstance } from 'chalk';
import type { LogEvent } from '../engine/log/events.ts';
import { dayNumber, isoOfDay, weekdayOfDay } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import { dayText, instantColumn, instantText, yearOf } from './dates.ts';
import type { EventLine, Tone } from './replay-line.ts';
import { eventLines } from './replay-lines.ts';
import { replayNames } from './replay-names.ts';
import type { ReplayStyle } from './replay-style.ts';
import { clean, clip, displayWidth, fit as fitTo, padEnd } from './text-sink.ts';
import { wrapWords } from './wrap-words.ts';

const VERB_WIDTH = 9;
/** Below this width columns would leave no room for reasons. */
const COLUMNS_FROM = 110;

/** The log as text, with a heading, week by week, up to `style.until`. `everything` adds readiness, shares and resources. */
export function renderReplayLog(
  events: readonly LogEvent[],
  plan: Plan,
  style: ReplayStyle,
  everything = false,
): string {
  const { chalk, width, until } = style;
  const shown = until === undefined ? events : events.filter(({ time }) => time <= until);
  const lines = eventLines(shown, plan, replayNames(plan, events), everything);
  const layout = layOut(lines, width);
  const head = [clean(plan.title), dataDateText(plan), style.future].filter(Boolean).join(' · ');
  const text = [chalk.bold(clip(head, width))];
  let week = '';
  for (const line of lines) {
    const monday = mondayOf(line.event.time);
    if (monday !== week) text.push('', weekHeading(monday, plan, style));
    week = monday;
    text.push(...drawLine(line, layout, style));
  }
  text.push('', footer(shown, style));
  return `${text.join('\n')}\n`;
}

/** A data date that begins its day needs no time, and the line in the log says the day. */
function dataDateText({ statusDate, start }: Plan): string {
  if (statusDate === null || statusDate.endsWith('T00:00')) return '';
  return `data date ${instantText(statusDate, yearOf(start))}`;
}

function footer(shown: readonly LogEvent[], { chalk, until, width }: ReplayStyle): string {
  const count = `${shown.length} events`;
  const [said, plain] = outcomeText(shown.at(-1), until, chalk);
  if (plain === '') return count;
  // Where both do not fit on a line they get one each.
  return said + (displayWidth(`${plain} · ${count}`) <= width ? ' · ' : '\n') + count;
}

/** How it ends, coloured and plain. */
function outcomeText(last: LogEvent | undefined, until: string | undefined, chalk: ChalkInstance): [string, string] {
  if (last?.type === 'PlanFinished') {
    if (last.finish === null)
      return [`${last.unfinished} things never finish`, `${last.unfinished} things never finish`];
    const finish = instantColumn(last.finish, 0);
    return [`finish ${chalk.bold(finish)}`, `finish ${finish}`];
  }
  const stop = until === undefined ? '' : `replayed until ${instantColumn(until, 0)}`;
  return [stop, stop];
}

function mondayOf(time: string): string {
  const day = dayNumber(time.slice(0, 10));
  return isoOfDay(day - weekdayOfDay(day));
}

function weekHeading(monday: string, plan: Plan, { chalk, width }: ReplayStyle): string {
  const number = (dayNumber(monday) - dayNumber(mondayOf(plan.start))) / 7 + 1;
  const text = `── week ${number} · from ${dayText(monday, 0)} `;
  return chalk.dim(clip(text + '─'.repeat(Math.max(0, Math.min(width, 100) - displayWidth(text))), width));
}

interface Layout {
  inColumns: boolean;
  what: number;
  who: number;
}

function layOut(lines: readonly EventLine[], width: number): Layout {
  const widest = (texts: string[], most: number) => Math.min(most, Math.max(0, ...texts.map(displayWidth)));
  return {
    inColumns: width >= COLUMNS_FROM,
    what: widest(
      lines.map(({ what }) => what),
      Math.floor(width * 0.27),
    ),
    who: widest(
      lines.map(({ who }) => who),
      16,
    ),
  };
}

function drawLine(line: EventLine, layout: Layout, { chalk, width }: ReplayStyle): string[] {
  const verb = paint(chalk, line.tone)(padEnd(line.verb, VERB_WIDTH));
  const head = `${chalk.dim(instantColumn(line.event.time))}  ${verb}  `;
  const indent = displayWidth(head);
  if (!layout.inColumns) return flow(line, head, indent, chalk, width);
  const reasons = reasonsOf(line);
  const columns = `${head}${fitTo(line.what, layout.what)}  ${fitTo(line.who, layout.who)}  `;
  if (reasons === '') return [columns.trimEnd()];
  const left = displayWidth(columns);
  return wrapWords(reasons, width - left).map((part, n) => (n === 0 ? columns + part : ' '.repeat(left) + part));
}

/** Running text; reasons that do not fit behind it get a line of their own. */
function flow(line: EventLine, head: string, indent: number, chalk: ChalkInstance, width: number): string[] {
  const what = clip(line.who === '' ? line.what : `${line.what} · ${line.who}`, width - indent);
  const because = line.because.length === 0 ? [] : [`← ${line.because.join(' · ')}`];
  const reasons = [...because, ...line.notes].join('; ');
  if (reasons === '') return [head + what];
  if (indent + displayWidth(`${what}  ${reasons}`) <= width) return [`${head}${what}  ${chalk.dim(reasons)}`];
  return [
    head + what,
    ...wrapWords(reasons, width - indent - 2).map((part) => ' '.repeat(indent + 2) + chalk.dim(part)),
  ];
}

function reasonsOf({ because, notes }: EventLine): string {
  const reasons = because.length === 0 ? [] : [`because ${because.join(' · ')}`];
  return [...reasons, ...notes].join('; ');
}

function paint(chalk: ChalkInstance, tone: Tone): (text: string) => string {
  switch (tone) {
    case 'start':
      return chalk.green;
    case 'end':
      return chalk.bold;
    case 'stop':
      return chalk.yellow;
    case 'good':
      return chalk.cyan.bold;
    case 'bad':
      return chalk.red.bold;
    case 'quiet':
      return chalk.dim;
  }
}
