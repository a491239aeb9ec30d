// An explanation as sections, the answer first: what the date is, what it would be as written, and what makes the difference.
import type { Plan } from '../plan/plan.ts';
import type { AnalysisResult } from '../planning/analysis-result.ts';
import type { Explanation } from '../planning/explanation.ts';
import { shareError } from './error-words.ts';
import { informationSection, inversionSection, issueSection, latenessSection } from './explain-issues.ts';
import { ledgerSections } from './explain-ledger.ts';
import { storySections } from './explain-story.ts';
import { tornadoRows, tornadoSections } from './explain-tornado.ts';
import { type ExplainWords, explainWords, futuresWords, listWords } from './explain-words.ts';
import { grouped, named, percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

/** Bars named in the answer. */
const MOST_CAUSES = 3;
/** Of the largest: smaller ones are no part of the answer. */
const WORTH_NAMING = 0.25;

/** `why the finish is what it is`, `the story of #005`: what stands behind the title of the plan. */
export function explanationTitle({ about: { kind, id } }: Explanation): string {
  if (kind === 'finish') return 'why the finish is what it is';
  const word = kind === 'family' ? 'risk' : kind;
  if (kind === 'person') return `the story of ${clean(id)}`;
  const isDate = kind === 'gate' || kind === 'milestone' || kind === 'phase';
  return isDate ? `why ${word} ${clean(id)} is when it is` : `the story of ${word} ${clean(id)}`;
}

export function wordsFor(explanation: Explanation, plan: Plan): ExplainWords {
  return explainWords(plan, explanation.analysis.p80.high ?? explanation.analysis.p80.value);
}

/** Sections in their order; the first has no title: it is the answer. */
export function explanationSections(explanation: Explanation, plan: Plan, words: ExplainWords): ReportSection[] {
  const { analysis, inversions } = explanation;
  const story = storySections(explanation, plan, words);
  if (!explanation.isDate) return story;
  const sections = [
    answerSection(explanation, analysis, plan, words),
    ...story,
    ...ledgerSections(analysis, words),
    ...tornadoSections(analysis, plan, words),
    issueSection(analysis, words),
    inversions === null ? null : inversionSection(inversions, words),
    informationSection(analysis, words),
    latenessSection(analysis, words, plan.calendar.minutesPerDay),
  ];
  return sections.filter((section) => section !== null);
}

function answerSection(
  { likely, story }: Explanation,
  analysis: AnalysisResult,
  plan: Plan,
  words: ExplainWords,
): ReportSection {
  const { p80, p50, about, never, replications } = analysis;
  const what = about.kind === 'finish' ? 'The plan' : clean(named(about.id, about.title));
  const done = about.kind === 'gate' ? 'open' : about.kind === 'milestone' ? 'reached' : 'finished';
  if (p80.value === null) {
    const share = `${grouped(never)} of ${futuresWords(replications)}`;
    return { title: '', sentences: [`${what} has no P80: in ${share} it is never ${done}.`] };
  }
  const asWritten = likely === null ? '' : `; as written, without any risk, it would be by ${words.day(likely)}`;
  const target = targetWords(about.target, story, words);
  const late = never === 0 ? '' : ` In ${grouped(never)} of the futures it is never ${done}.`;
  return {
    title: '',
    sentences: [
      `${what} is ${done} by ${words.dated(p80)} in 80 % of ${futuresWords(replications)}, by ${words.dated(p50)} in half of them${asWritten}.${target}${late}`,
      ...causes(analysis, plan, words),
    ],
  };
}

/** `in 37 % ±3 % of the futures`, where the story knows. */
function targetWords(target: number | null, story: Explanation['story'], words: ExplainWords): string {
  if (target === null) return '';
  const onTime = story !== null && 'onTime' in story ? story.onTime : null;
  if (onTime === null || typeof onTime === 'number') return ` The target is ${words.day(target)}.`;
  return ` The target, ${words.day(target)}, is met in ${percent(onTime.share)} ${shareError(onTime)} of the futures.`;
}

/** What moves the date most when it is left out. */
function causes({ tornado }: AnalysisResult, plan: Plan, words: ExplainWords): string[] {
  if (tornado === null) return [];
  const rows = tornadoRows(tornado, plan).filter(({ bar }) => (bar.around.value ?? 0) > 0);
  const most = rows[0]?.bar.around.value ?? 0;
  const shown = rows.slice(0, MOST_CAUSES).filter(({ bar }) => (bar.around.value ?? 0) >= WORTH_NAMING * most);
  if (shown.length === 0) return ['Nothing that can be left out would make it earlier.'];
  const parts = shown.map(({ said, bar }) => `${words.span(bar.around.value ?? 0)} if ${said}`);
  return [`It would come earlier by ${listWords(parts)}.`];
}
