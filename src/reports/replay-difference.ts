// Two futures of one plan beside each other: where they part, and what begins and ends at another time, in working days.
import { Chalk } from 'chalk';
import { buildPlanProfile } from '../engine/calendar/build-profile.ts';
import type { LogEvent } from '../engine/log/events.ts';
import { type Parting, partWays, type Span, type SpanPair, spansOf } from '../engine/log/part-ways.ts';
import { minuteOfInstant } from '../plan/civil-date.ts';
import type { CivilInstant, Plan } from '../plan/plan.ts';
import { instantColumn, instantText } from './dates.ts';
import { drawSection } from './draw-section.ts';
import { forecastWords } from './forecast-words.ts';
import { eventLines } from './replay-lines.ts';
import { type ReplayNames, replayNames } from './replay-names.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { signedDays } from './signed-days.ts';
import { clean } from './text-sink.ts';
import { wrap } from './wrap.ts';

export interface FuturePair {
  plan: Plan;
  /** What each is called: `replication 3`, `the likely future`. */
  names: readonly [string, string];
  logs: readonly [readonly LogEvent[], readonly LogEvent[]];
}

/** Finish of the plan in a log; null = never. */
function finishOf(log: readonly LogEvent[]): CivilInstant | null {
  const last = log.at(-1);
  return last?.type === 'PlanFinished' ? last.finish : null;
}

/** Working minutes from one instant to another of the plan's calendar; null = one of them never comes. */
type Later = (from: CivilInstant | null, to: CivilInstant | null) => number | null;

function laterIn(plan: Plan): Later {
  const profile = buildPlanProfile(plan);
  const worked = (instant: CivilInstant): number => profile.minutesAt(minuteOfInstant(plan.start, instant));
  return (from, to) => (from === null || to === null ? null : worked(to) - worked(from));
}

/** The screen, ending with a line break. */
export function renderReplayDifference(
  pair: FuturePair,
  { color, width }: { color: boolean; width: number },
  of: string,
): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const { plan, names } = pair;
  const title = wrap(`${clean(plan.title)} · ${names[0]} beside ${names[1]}${of}`, width).map((line) =>
    chalk.bold(line),
  );
  const sections = differenceSections(pair).map((section) => drawSection(section, { chalk, width }));
  const [first = [], ...rest] = sections;
  return `${[[...title, ...first], ...rest].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function differenceSections(pair: FuturePair): ReportSection[] {
  const { plan, logs } = pair;
  const parting = partWays(...logs);
  if (parting === null) return [{ title: '', sentences: ['They are the same future, event by event.'] }];
  const later = laterIn(plan);
  return [endSection(pair, later), partingSection(pair, parting, later), ...spanSections(pair, later)];
}

function endSection({ plan, names, logs }: FuturePair, later: Later): ReportSection {
  const [a, b] = logs.map(finishOf);
  const day = (finish: CivilInstant | null): string => (finish === null ? 'never' : instantText(finish, 0));
  const moved = later(a, b);
  const how = moved === null ? '' : `, ${movedText(moved, plan)}`;
  return { title: '', sentences: [`Finish: ${day(a)} in ${names[0]}, ${day(b)} in ${names[1]}${how}.`] };
}

function movedText(minutes: number, plan: Plan): string {
  if (minutes === 0) return 'the same working minute';
  const size = forecastWords(plan, null).days(Math.max(Math.abs(minutes), plan.calendar.minutesPerDay / 10));
  return `${size} ${minutes > 0 ? 'later' : 'earlier'}`;
}

function partingSection(
  { plan, names, logs }: FuturePair,
  { alike, first, there }: Parting,
  later: Later,
): ReportSection {
  const [here, other] = first.log === 0 ? names : [names[1], names[0]];
  const words = logs.map((log) => replayNames(plan, log));
  const sentence =
    alike === 0
      ? 'They part with the first event.'
      : `They are alike for ${alike === 1 ? 'one event' : `${alike} events`}.`;
  const told = lineOf(first.event, plan, words[first.log]);
  if (there === null)
    return { title: 'Where they part', sentences: [sentence], items: [`${here}: ${told}`, `${other}: never`] };
  const behind = later(first.event.time, there.time);
  const how = behind === null || first.event.time === there.time ? '' : ` (${movedText(behind, plan)})`;
  const elsewhere = lineOf(there, plan, words[1 - first.log]);
  return {
    title: 'Where they part',
    sentences: [sentence],
    items: [`${here}: ${told}`, `${other}: ${elsewhere}${how}`],
  };
}

/** An event as running text: `Tue 18 Nov 15:56 finished #001 API foundation · Developer02, because ...`. */
function lineOf(event: LogEvent, plan: Plan, names: ReplayNames): string {
  const when = instantText(event.time);
  const [line] = eventLines([event], plan, names, true);
  if (line === undefined) return `${when} ${event.type} ${clean(event.subject)}`;
  const who = line.who === '' ? '' : ` · ${line.who}`;
  const because = line.because.length === 0 ? '' : `, because ${line.because.join(' · ')}`;
  return `${when} ${line.verb} ${line.what}${who}${because}`;
}

function spanSections({ plan, names, logs }: FuturePair, later: Later): ReportSection[] {
  const all = spansOf(plan, ...logs);
  const differs = all.filter(({ one, other }) => one.start !== other.start || one.finish !== other.finish);
  const words = replayNames(plan, logs[0]);
  const title = 'What begins and ends at another time';
  const same = all.length - differs.length;
  const section: ReportSection = {
    title,
    sentences: [
      `Times are those of ${names[0]}; the differences are how much later it is in ${names[1]}, in working days.`,
    ],
    table: {
      of: 'what',
      columns: [
        { head: 'starts', drop: 3 },
        { head: 'later', right: true, drop: 1 },
        { head: 'ends', drop: 2 },
        { head: 'later', right: true },
        { head: 'by', drop: 4 },
      ],
      rows: differs.toSorted(byTime).map((pair) => rowOf(pair, words, plan, later)),
    },
    ...(same === 0
      ? {}
      : { remarks: [`${same} more ${same === 1 ? 'begins and ends' : 'begin and end'} at the same time.`] }),
  };
  return differs.length === 0 ? [] : [section];
}

function byTime(a: SpanPair, b: SpanPair): number {
  const [one, other] = [a, b].map((pair) => firstTime(pair.one) ?? firstTime(pair.other) ?? '');
  return one < other ? -1 : one > other ? 1 : 0;
}

function firstTime({ start, finish }: Span): CivilInstant | null {
  return start ?? finish;
}

function rowOf({ kind, id, one, other }: SpanPair, words: ReplayNames, plan: Plan, later: Later): SectionRow {
  const name = { issue: words.issue, gate: words.gate, milestone: words.milestone, phase: words.phase }[kind](id);
  const mark = { issue: '', gate: '◆ ', milestone: '★ ', phase: '▸ ' }[kind];
  const at = (instant: CivilInstant | null): string => (instant === null ? '' : instantColumn(instant));
  const moved = (from: CivilInstant | null, to: CivilInstant | null): string => {
    if (from === null || to === null) return from === to ? '' : to === null ? 'not there' : 'only there';
    return signedDays(later(from, to) ?? 0, plan.calendar.minutesPerDay);
  };
  const who =
    one.person === other.person ? '' : `${clean(one.person ?? 'nobody')} → ${clean(other.person ?? 'nobody')}`;
  const cells = [at(one.start), moved(one.start, other.start), at(one.finish), moved(one.finish, other.finish), who];
  return { name: mark + name, cells };
}

/** The command's own fields of `replay --diff-replications --json`. Instants are civil strings or null; spans working minutes. */
export function replayDifferenceAnswer({ plan, logs }: FuturePair): Record<string, unknown> {
  const parting = partWays(...logs);
  const later = laterIn(plan);
  const [one, other] = logs.map(finishOf);
  return {
    alike: parting?.alike ?? logs[0].length,
    part: parting === null ? null : { in: parting.first.log, event: parting.first.event, there: parting.there },
    finish: { one, other, laterMinutes: later(one, other) },
    spans: spansOf(plan, ...logs).map((pair) => ({
      ...pair,
      startLaterMinutes: later(pair.one.start, pair.other.start),
      finishLaterMinutes: later(pair.one.finish, pair.other.finish),
    })),
  };
}
