// Why an option moves the date: which causes of the delay ledger weigh more or less with it, in days that add up, and one future in which
// the first thing that happens differently can be read, with the commands that open it in both plans.
import type { LogEvent } from '../engine/log/events.ts';
import type { Plan } from '../plan/plan.ts';
import type { ComparedOption, Comparison, MovedCause, Parting } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { type CompareWords, saidOption } from './compare-words.ts';
import { instantText } from './dates.ts';
import { futuresWords } from './explain-words.ts';
import { named } from './forecast-words.ts';
import { nextCommand } from './next-command.ts';
import { eventLines } from './replay-lines.ts';
import { replayNames } from './replay-names.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { roundTogether } from './round-together.ts';
import { signedNumber } from './signed-days.ts';
import { clean } from './text-sink.ts';

/** Options explained in full; the others are in --json. */
const MOST_OPTIONS = 3;
const MOST_CAUSES = 5;
/** Of a working day: less is no row of its own. */
const LEAST_DAYS = 0.05;

/** For the options that move the date most surely, best first. */
export function whySections(
  comparison: Comparison,
  plan: Plan,
  words: CompareWords,
  context: CompareContext,
): ReportSection[] {
  const order = comparison.best?.ranks.map(({ id }) => id) ?? comparison.options.map(({ id }) => id);
  const explained = order
    .flatMap((id) => comparison.options.find((each) => each.id === id) ?? [])
    .filter(({ id, explanation, parting }) => (explanation !== null || parting !== null) && !context.sameAs.has(id));
  const shown = explained.slice(0, MOST_OPTIONS);
  return shown.flatMap((option) => {
    const isOnly = comparison.options.length === 1;
    return [
      movedSection(option, comparison, words, isOnly),
      option.parting === null ? null : partingSection(option, option.parting, plan, words, context, isOnly),
    ].filter((section) => section !== null);
  });
}

function movedSection(
  option: ComparedOption,
  { minutesPerDay }: Comparison,
  words: CompareWords,
  isOnly: boolean,
): ReportSection | null {
  const { explanation } = option;
  if (explanation === null || explanation.rows.length === 0) return null;
  const { rows, minutes, futures } = explanation;
  const days = rows.map((row) => row.minutes / minutesPerDay);
  const worth = rows.filter((_, k) => Math.abs(days[k] ?? 0) >= LEAST_DAYS).slice(0, MOST_CAUSES);
  if (worth.length === 0) return null;
  const rest = minutes - worth.reduce((sum, row) => sum + row.minutes, 0);
  const shown = [...worth.map((row) => row.minutes), rest].map((each) => each / minutesPerDay);
  const rounded = roundTogether(shown, 1);
  const others = rows.length - worth.length;
  const body = worth.map(
    (row, k): SectionRow => ({
      name: causeName(row),
      cells: [
        signedNumber(rounded[k] ?? 0, 1),
        `${signedNumber(row.low / minutesPerDay, 1)} to ${signedNumber(row.high / minutesPerDay, 1)}`,
        daysText(row.baseMinutes, minutesPerDay),
        daysText(row.optionMinutes, minutesPerDay),
      ],
    }),
  );
  const tail: SectionRow[] =
    others > 0 ? [{ name: `${others} more`, cells: [signedNumber(rounded.at(-1) ?? 0, 1)], tone: 'dim' }] : [];
  return {
    title: 'What moves',
    sentences: [
      `${isOnly ? 'On' : `${saidOption(option)}: on`} average over ${futuresWords(futures)} ${words.about} comes ${words.date.moved(minutes)}; along the chain that drives it, in working days:`,
    ],
    table: {
      of: 'cause',
      columns: [
        { head: 'moves', right: true },
        { head: '95 %', drop: 2 },
        { head: 'base', right: true, drop: 1 },
        { head: 'option', right: true, drop: 1 },
      ],
      rows: [
        ...body,
        ...tail,
        {
          name: 'together',
          cells: [
            signedNumber(
              rounded.reduce((sum, each) => sum + each, 0),
              1,
            ),
          ],
          tone: 'strong',
        },
      ],
    },
  };
}

function daysText(minutes: number, minutesPerDay: number): string {
  const text = Math.abs(minutes / minutesPerDay).toFixed(1);
  return `${minutes < 0 && text !== '0.0' ? '−' : ''}${text}`;
}

/** `waiting for Worker02`, `work on #012 API plugin`. */
function causeName({ kind, id, title }: MovedCause): string {
  const what = id === null ? '' : clean(named(id, title ?? ''));
  switch (kind) {
    case 'likely-work':
      return `work on ${what}, as likely`;
    case 'variation':
      return `${what}, longer or shorter`;
    case 'risk':
      return `risk ${what}`;
    case 'busy-person':
      return `waiting for ${what}`;
    case 'reduced-share':
      return `${what} with part of the time`;
    case 'resource':
      return `waiting for ${what}`;
    case 'gate':
      return `review at ${what}`;
    case 'rework':
      return `rework and reviews again at ${what}`;
    case 'delivery':
      return `delivery ${what} until due`;
    case 'late-delivery':
      return `delivery ${what} late`;
    case 'lag':
      return `lag before ${what}`;
    case 'date':
      return `fixed start of ${what}`;
    case 'earlier':
      return `ahead of the fixed start of ${what}`;
    case 'limit':
      return `work in progress of ${what}`;
    case 'window':
    case 'quota':
    case 'policy':
      return `${kind} ${what}`;
    case 'workaround':
      return `working around, ${what}`;
    case 'meeting':
      return `meetings of ${what}`;
    case 'absence':
      return `absences of ${what}`;
    case 'non-working':
      return 'nights and days off';
    case 'calendar':
      return 'other working days';
    case 'other':
      return 'other';
  }
}

function partingSection(
  option: ComparedOption,
  { replication, minutes, common, time, base, option: own }: Parting,
  plan: Plan,
  words: CompareWords,
  context: CompareContext,
  isOnly: boolean,
): ReportSection {
  const optionPlan = context.plans.get(option.id) ?? plan;
  const come =
    minutes === null ? `${words.about} comes in one of them only` : `${words.about} comes ${words.date.moved(minutes)}`;
  const alike =
    common === 0
      ? 'the plans part with the first event'
      : `both plans are alike for ${common === 1 ? 'one event' : `${common} events`}`;
  const told = (event: LogEvent | null, of: Plan): string =>
    event === null ? 'nothing at that minute' : eventWords(event, of);
  return {
    title: 'Where they part',
    sentences: [
      `${isOnly ? 'In' : `${saidOption(option)}: in`} replication ${replication} ${alike}, until ${instantText(time, 0)}; in the end ${come}.`,
    ],
    items: [`base: ${told(base, plan)}`, `${isOnly ? saidOption(option) : 'with it'}: ${told(own, optionPlan)}`],
    commands: [[], ...[context.wordsOf.get(option.id) ?? option.words]].map((more, k) =>
      nextCommand('replay', context, [
        ...(k === 0 ? context.variantWords : more),
        '--replication',
        String(replication),
      ]),
    ),
  };
}

/** `started #012 API plugin · Worker03, because ...`. */
function eventWords(event: LogEvent, plan: Plan): string {
  const [line] = eventLines([event], plan, replayNames(plan, []), true);
  if (line === undefined) return `${event.type} ${clean(event.subject)}`;
  const who = line.who === '' ? '' : ` · ${line.who}`;
  const because = line.because.length === 0 ? '' : `, because ${line.because.join(' · ')}`;
  return `${line.verb} ${line.what}${who}${because}`;
}
