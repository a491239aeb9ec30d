// A proposal as an option file: what `--option FILE` lays over the plan, with the words of what it brought. It names its plan by the way
// from where it lies, so both can move together.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Change } from '../plan/change.ts';
import { phraseOf } from '../plan/change-phrase.ts';
import type { Plan } from '../plan/plan.ts';
import type { Optimization } from '../planning/optimize/optimization.ts';
import { futuresWords } from '../reports/explain-words.ts';
import { changeCount } from '../reports/optimize-answer.ts';
import { answering, numberedProposals } from '../reports/optimize-proposals.ts';
import { figureName, figureOfObjective, optimizeWords } from '../reports/optimize-words.ts';
import type { Choice } from '../scenarios/choice.ts';
import { renderOptionFile } from '../scenarios/option-file-text.ts';
import { createPlanLoader } from './plan-folder.ts';
import { usageStop } from './stop.ts';
import { OPTION_SIGNATURE, prepareReports, writeReports } from './write-reports.ts';

/** Makes sure, before anything is searched, that the file may be written and could be read again. Throws a Stop (exit 2). */
export function prepareProposal(path: string, { plan: argument, variant }: { plan: string; variant: Choice }): void {
  const [file] = variant.layers.filter((layer) => layer.kind === 'option');
  if (file !== undefined)
    throw usageStop('--write and --option exclude each other', 'one option file changes one plan, not another option');
  prepareReports(dirname(path), [basename(path)]);
  const loader = createPlanLoader(path);
  const found = loader?.load(baseOf(path, argument), loader.self);
  if (found !== undefined && 'refused' in found)
    throw usageStop(
      `--write ${path}: an option file there cannot reach its plan, ${argument}`,
      'plans and their options lie in one project: write it beside the plan',
    );
}

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
  const note = `${words.moved(figure, proposal.gain.difference)} than the plan as it is, on ${futuresWords(found.replications)} of seed ${found.freshSeed}; goal ${found.goal}`;
  const text =
    OPTION_SIGNATURE +
    renderOptionFile({
      base: baseOf(path, argument),
      title,
      phrases: phrasesOf(variant),
      changes: proposal.changes,
      note,
    });
  return writeReports(dirname(path), [{ name: basename(path), text }])[0];
}

/** The way from the option file to the plan. */
function baseOf(path: string, argument: string): string {
  return relative(resolve(dirname(path)), resolve(argument))
    .split(sep)
    .join('/');
}

/** What was chosen beforehand is part of what is proposed. */
function phrasesOf({ options, set, decide, layers }: Choice): string[] {
  const changes: Change[] = [
    ...options.map((option): Change => ({ kind: 'with', option })),
    ...(set === null ? [] : [{ kind: 'set', names: set } as const]),
    ...Array.from(decide, ([decision, option]): Change => ({ kind: 'decide', decision, option })),
  ];
  return [...changes.map(phraseOf), ...layers.flatMap((layer) => (layer.kind === 'what-if' ? [layer.phrase] : []))];
}
