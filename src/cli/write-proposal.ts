// A proposal as an option file: what `--option FILE` lays over the plan, with the words of what it brought. It names its plan by the way
// from where it lies, so both can move together.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Change } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import type { Optimization } from '../planning/optimize/optimization.ts';
import { changeCount } from '../reports/optimize-answer.ts';
import { answering, numberedProposals } from '../reports/optimize-proposals.ts';
import { figureName, figureOfObjective, optimizeWords } from '../reports/optimize-words.ts';
import type { Choice } from '../scenarios/choice.ts';
import { renderOptionFile } from '../scenarios/option-file-text.ts';
import { OPTION_SIGNATURE, writeReports } from './write-reports.ts';

/** Writes the proposal of that number, or the answer. The path as given; null when there is no such proposal. */
export function writeProposal(
  path: string,
  { plan: argument, variant }: { plan: string; variant: Choice },
  found: Optimization,
  plan: Plan,
  number: number | null,
): string | null {
  const chosen = number === null ? answering(found) : numberedProposals(found).find((each) => each.number === number);
  if (chosen === null || chosen === undefined) return null;
  const { proposal } = chosen;
  const words = optimizeWords(plan, found);
  const figure = figureOfObjective(found.objective);
  const title = `${changeCount(proposal)}: ${figureName(figure)} ${words.valued(figure, proposal.figure.fresh)}`;
  const note = `${words.moved(figure, proposal.gain.difference)} than the plan as it is, on ${found.replications} futures of seed ${found.freshSeed}; goal ${found.goal}`;
  const changes = [...changesOf(variant), ...proposal.changes];
  const base = relative(resolve(dirname(path)), resolve(argument))
    .split(sep)
    .join('/');
  const text = OPTION_SIGNATURE + renderOptionFile({ base, title, changes, note });
  return writeReports(dirname(path), [{ name: basename(path), text }])[0];
}

/** What was chosen beforehand is part of what is proposed. */
function changesOf({ options, set, decide }: Choice): Change[] {
  return [
    ...options.map((option): Change => ({ kind: 'with', option })),
    ...(set === null ? [] : [{ kind: 'set', names: set } as const]),
    ...Array.from(decide, ([decision, option]): Change => ({ kind: 'decide', decision, option })),
  ];
}
