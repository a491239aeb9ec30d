// The table of a search: the plan as it is, and for every number of changes the best found with so many. What a proposal says stands below
// its figures, since phrases are as long as they are.
import type { Figure } from '../plan/condition.ts';
import type { Optimization, Proposal } from '../planning/optimize/optimization.ts';
import { percent } from './forecast-words.ts';
import { changeCount } from './optimize-answer.ts';
import { numberedProposals } from './optimize-proposals.ts';
import { figureHead, figureOfObjective, type OptimizeWords } from './optimize-words.ts';
import type { Column } from './text-table.ts';

export interface ProposalRow {
  /** `as it is`, `1 · 2 changes`. */
  name: string;
  /** null = the plan as it is. */
  proposal: Proposal | null;
  /** Its phrases, as they can be typed; empty for the plan as it is. */
  phrases: string;
}

export const SCREENING_REMARK =
  'In screening: as the search saw it. The best of many looks better there than it is, so all other figures are of new futures.';

/** The plan as it is, then the front; all proposals where `all` is asked for. */
export function proposalRows(found: Optimization): ProposalRow[] {
  const rows = numberedProposals(found).filter(({ isOnFront, number }) => isOnFront || number === 1);
  return [
    { name: 'as it is', proposal: null, phrases: '' },
    ...rows.map(({ number, proposal }) => ({
      name: `${number} · ${changeCount(proposal)}`,
      proposal,
      phrases: proposal.phrases.join('; '),
    })),
  ];
}

export function proposalColumns(found: Optimization, words: OptimizeWords): Column<ProposalRow>[] {
  const figure = figureOfObjective(found.objective);
  const { base } = found;
  return [
    {
      head: figureHead(figure),
      cell: ({ proposal }) => words.valueCell(figure, (proposal?.figure ?? base.figure).fresh.value),
    },
    {
      head: 'change',
      right: true,
      cell: ({ proposal }) => (proposal === null ? '—' : words.change(figure, proposal.gain.difference)),
    },
    {
      head: '95 %',
      right: true,
      drop: 1,
      cell: ({ proposal }) => (proposal === null ? '' : words.interval(figure, proposal.gain.difference)),
    },
    {
      head: figure.measures === 'date' ? 'earlier in' : 'better in',
      right: true,
      drop: 2,
      cell: ({ proposal }) => (proposal === null ? '' : percent(proposal.gain.better)),
    },
    ...companion(found, figure, words),
    ...holding(found),
    {
      head: 'in screening',
      right: true,
      drop: 4,
      cell: ({ proposal }) => screened(figure, (proposal?.figure ?? base.figure).screening, words),
    },
  ];
}

function screened(figure: Figure, value: number | null, words: OptimizeWords): string {
  return value === null ? '' : words.valueCell(figure, value);
}

/** Beside a date the chance of its target, beside a chance the P80 of what it is about, where any proposal moves it. */
function companion(
  { proposals }: Optimization,
  { measures, name, argument }: Figure,
  words: OptimizeWords,
): Column<ProposalRow>[] {
  const id = argument?.id ?? 'finish';
  const kind = name === 'chance' ? 'date' : measures === 'date' ? 'chance' : null;
  const seen = ({ sideEffects }: Proposal) => sideEffects.find((each) => each.kind === kind && each.id === id);
  const known = proposals.map(seen).find((effect) => effect !== undefined);
  if (known === undefined || kind === null) return [];
  const shown = (value: number | null): string =>
    kind === 'date' ? words.dayCell(value) : value === null ? '' : percent(value);
  return [
    {
      head: kind === 'date' ? 'P80' : 'on time',
      right: kind !== 'date',
      drop: 3,
      cell: ({ proposal }) => {
        const effect = proposal === null ? undefined : seen(proposal);
        return shown(effect === undefined ? known.base : effect.under);
      },
    },
  ];
}

/** Only where some proposal leaves a condition unmet. */
function holding({ base, proposals }: Optimization): Column<ProposalRow>[] {
  if (base.conditions.length === 0 && proposals.every(({ conditions }) => conditions.length === 0)) return [];
  return [{ head: 'goal', cell: ({ proposal }) => ((proposal ?? base).holds ? 'holds' : 'not met'), drop: 3 }];
}
