// `simulate optimize PLAN`: what a search found, for a planner at a terminal. The answer, what each number of changes brings, the proposal as
// a diff of the plan, what it costs, how far it is from the best. 40 to 120 columns; colours repeat what the words already say.
import { Chalk } from 'chalk';
import type { Plan } from '../plan/plan.ts';
import type { Optimization } from '../planning/optimize/optimization.ts';
import { drawSection, type Paper } from './draw-section.ts';
import type { ForecastStyle } from './forecast-screen.ts';
import { diffLines, diffRow } from './optimize-diff.ts';
import {
  extentLine,
  extentSentences,
  nextAfterSearch,
  type OptimizeContext,
  reproducingLine,
  shownProposal,
} from './optimize-extent.ts';
import { type Numbered, numberedProposals } from './optimize-proposals.ts';
import { answerSection, conditionSection, costSection, provenSection } from './optimize-sections.ts';
import { type ProposalRow, proposalColumns, proposalRows, SCREENING_REMARK } from './optimize-table.ts';
import { type OptimizeWords, optimizeWords } from './optimize-words.ts';
import { clean, displayWidth } from './text-sink.ts';
import { tableLines } from './text-table.ts';
import { wrap } from './wrap.ts';

/** The whole screen, ending with a line break. */
export function renderOptimizeText(
  found: Optimization,
  plan: Plan,
  context: OptimizeContext,
  style: ForecastStyle,
): string {
  const width = Math.min(120, Math.max(40, style.width));
  const paper: Paper = { chalk: new Chalk({ level: style.color ? 1 : 0 }), width };
  const { chalk } = paper;
  const words = optimizeWords(plan, found);
  const shown = shownProposal(found, numberedProposals(found), context);
  const conditions = conditionSection(found, shown, words);
  const proven = provenSection(found, plan, words);
  const title = wrap(`${clean(plan.title)} · goal: ${clean(found.goal)}`, width).map((line) => chalk.bold(line));
  const blocks = [
    [...title, ...drawSection(answerSection(found, plan, words), paper)],
    found.proposals.length === 0 ? [] : tableBlock(found, words, paper),
    shown === null ? [] : diffBlock(shown, plan, context, paper),
    shown === null ? [] : drawSection(costSection(shown, words), paper),
    conditions === null ? [] : drawSection(conditions, paper),
    proven === null ? [] : drawSection(proven, paper),
    endLines(found, shown, context, paper),
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}

function tableBlock(found: Optimization, words: OptimizeWords, { chalk, width }: Paper): string[] {
  const rows = proposalRows(found);
  const [head, ...lines] = tableLines<ProposalRow>(rows, proposalColumns(found, words), {
    width,
    title: 'proposal',
    name: ({ name }) => name,
    paintTitle: chalk.dim,
    paintHead: chalk.dim,
    leastName: Math.max(...rows.map(({ name }) => displayWidth(name))),
  });
  const below = ({ phrases }: ProposalRow): string[] =>
    phrases === '' ? [] : wrap(clean(phrases), width - 6).map((line) => `      ${line}`);
  const remark = head.includes('in screening') ? wrap(SCREENING_REMARK, width - 2) : [];
  return [
    `  ${chalk.bold('THE BEST FOR EVERY NUMBER OF CHANGES')}`,
    head,
    ...rows.flatMap((row, r) => [lines[r], ...below(row)]),
    ...remark.map((line) => `  ${chalk.dim(line)}`),
  ];
}

function diffBlock(
  { number, proposal }: Numbered,
  plan: Plan,
  { placeOf, written }: OptimizeContext,
  paper: Paper,
): string[] {
  const rows = proposal.changes.map((change) => diffRow(change, plan));
  const told = written === null ? [] : wrap(`Written to ${clean(written)}.`, paper.width - 2);
  return [
    `  ${paper.chalk.bold(`PROPOSAL ${number} AS A CHANGE OF THE PLAN`)}`,
    ...diffLines(rows, placeOf, paper.width),
    ...told.map((line) => `  ${line}`),
  ];
}

function endLines(
  found: Optimization,
  shown: Numbered | null,
  context: OptimizeContext,
  { chalk, width }: Paper,
): string[] {
  return [
    ...wrap(extentLine(found), width),
    ...extentSentences(found)
      .flatMap((text) => wrap(text, width))
      .map((line) => chalk.dim(line)),
    ...wrap(reproducingLine(found, context), width),
    chalk.dim(`next: ${nextAfterSearch(found, shown, context)}`),
  ];
}
