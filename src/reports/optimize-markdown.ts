// What a search found, as Markdown: the parts of the terminal as headings and tables that can be pasted into a ticket or a wiki.
import type { Plan } from '../plan/plan.ts';
import type { Optimization } from '../planning/optimize/optimization.ts';
import { markdownSection } from './markdown-section.ts';
import { escaped, markdownTable } from './markdown-text.ts';
import { diffRow } from './optimize-diff.ts';
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
import { proposalColumns, proposalRows, SCREENING_REMARK } from './optimize-table.ts';
import { type OptimizeWords, optimizeWords } from './optimize-words.ts';

/** The whole document, ending with a line break. */
export function renderOptimizeMarkdown(found: Optimization, plan: Plan, context: OptimizeContext): string {
  const words = optimizeWords(plan, found);
  const shown = shownProposal(found, numberedProposals(found), context);
  const conditions = conditionSection(found, shown, words);
  const proven = provenSection(found, plan, words);
  const parts = [
    `# ${escaped(plan.title)}: goal ${escaped(found.goal)}`,
    markdownSection(answerSection(found, plan, words)),
    found.proposals.length === 0 ? '' : tablePart(found, words),
    shown === null ? '' : diffPart(shown, plan, context),
    shown === null ? '' : markdownSection(costSection(shown, words)),
    conditions === null ? '' : markdownSection(conditions),
    proven === null ? '' : markdownSection(proven),
    [extentLine(found), ...extentSentences(found)].map(escaped).join('\n\n'),
    `${escaped(reproducingLine(found, context))}\n\nNext: \`${nextAfterSearch(found, shown, context).replaceAll('`', "'")}\`\n\nWritten by Plancast.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function tablePart(found: Optimization, words: OptimizeWords): string {
  const columns = proposalColumns(found, words);
  const head = [
    'proposal',
    ...columns.map(({ head, right }) => `${escaped(head)}${right === true ? ':' : ''}`),
    'changes',
  ];
  const rows = proposalRows(found).map((row) =>
    [row.name, ...columns.map(({ cell }) => cell(row)), row.phrases].map(escaped),
  );
  return ['## the best for every number of changes', markdownTable(head, rows), escaped(SCREENING_REMARK)].join('\n\n');
}

function diffPart({ number, proposal }: Numbered, plan: Plan, { placeOf, written }: OptimizeContext): string {
  const rows = proposal.changes.map((change) => diffRow(change, plan));
  const told = written === null ? [] : [escaped(`Written to ${written}.`)];
  const table = markdownTable(
    ['', 'key', 'change', 'where'],
    rows.map(({ sign, key, what, path }) => [sign, key, what, placeOf(path)].map(escaped)),
  );
  return [`## proposal ${number} as a change of the plan`, table, ...told].join('\n\n');
}
