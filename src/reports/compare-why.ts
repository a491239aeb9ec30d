// Why an option moves the date: what the difference is made of, and one future in which
// the first thing that happens differently can be read, with the commands that open it in both plans.
import type { LogEvent } from '../engine/log/events.ts';
import type { Plan } from '../plan/plan.ts';
import type { ComparedOption, Comparison, Parting } from '../planning/compare/comparison.ts';
import type { CompareContext } from './compare-context.ts';
import { movedSection } from './compare-moved.ts';
import { type CompareWords, optionName } from './compare-words.ts';
import { instantText } from './dates.ts';
import { nextCommand } from './next-command.ts';
import { eventLines } from './replay-lines.ts';
import { replayNames } from './replay-names.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

/** So many are all explained in full; of more only the best. */
const MOST_OPTIONS = 3;
/** Where to find the rest. */
const REST: ReportSection = {
  title: '',
  sentences: [],
  remarks: ['Why of the others: compare one of them alone, or --json.'],
};
/** Among several, only these are worth a story. */
const SETTLED: readonly ComparedOption['verdict'][] = ['better', 'worse', 'different'];

/** For the options that move the date most surely, best first. */
export function whySections(
  comparison: Comparison,
  plan: Plan,
  words: CompareWords,
  context: CompareContext,
): ReportSection[] {
  const isOnly = comparison.options.length === 1;
  const order = comparison.best?.ranks.map(({ id }) => id) ?? comparison.options.map(({ id }) => id);
  const explained = order
    .flatMap((id) => comparison.options.find((each) => each.id === id) ?? [])
    .filter(({ id, verdict }) => !context.sameAs.has(id) && (isOnly || SETTLED.includes(verdict)));
  const shown = explained.slice(0, comparison.options.length > MOST_OPTIONS ? 1 : MOST_OPTIONS);
  const sections = shown.flatMap((option) => [
    movedSection(option, comparison, words, isOnly),
    option.parting === null ? null : partingSection(option, option.parting, plan, words, context, isOnly),
  ]);
  const told = remarkedOnce(sections.filter((section) => section !== null));
  return shown.length < explained.length ? [...told, REST] : told;
}

/** What is explained in small print is explained where it is met first. */
function remarkedOnce(sections: readonly ReportSection[]): ReportSection[] {
  const said = new Set<string>();
  return sections.map(({ remarks = [], ...section }) => {
    const news = remarks.filter((remark) => !said.has(remark));
    for (const remark of news) said.add(remark);
    return { ...section, remarks: news };
  });
}

function partingSection(
  option: ComparedOption,
  { replication, minutes, common, time, base, option: own, counterpart }: Parting,
  plan: Plan,
  words: CompareWords,
  context: CompareContext,
  isOnly: boolean,
): ReportSection {
  const come =
    minutes === null ? `${words.about} comes in one of them only` : `${words.about} comes ${words.date.moved(minutes)}`;
  const alike =
    common === 0
      ? 'the plans part with the first event'
      : `both plans are alike for ${common === 1 ? 'one event' : `${common} events`}`;
  const name = isOnly ? optionName(option) : 'with it';
  const planOf = { base: plan, option: context.plans.get(option.id) ?? plan };
  const told = (side: 'base' | 'option'): string => {
    const event = { base, option: own }[side];
    if (event !== null) return eventWords(event, planOf[side]);
    return counterpart === null
      ? 'that never happens'
      : `only ${instantText(counterpart.time)}: ${eventWords(counterpart, planOf[side])}`;
  };
  return {
    title: 'Where they part',
    sentences: [
      `${isOnly ? 'In' : `${optionName(option)}: in`} replication ${replication} ${alike}, until ${instantText(time, 0)}; in the end ${come}.`,
    ],
    items: [`base: ${told('base')}`, `${name}: ${told('option')}`],
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
  // The log behind it is not here: whatever its causes name has happened.
  const names = { ...replayNames(plan, []), event: () => ({ ...event, type: 'IssueFinished' }) as LogEvent };
  const [line] = eventLines([event], plan, names, true);
  if (line === undefined) return `${event.type} ${clean(event.subject)}`;
  const who = line.who === '' ? '' : ` · ${line.who}`;
  const because = line.because.length === 0 ? '' : `, because ${line.because.join(' · ')}`;
  return `${line.verb} ${line.what}${who}${because}`;
}
