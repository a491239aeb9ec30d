// What `simulate compare` compares: options of the plan by name, option files and phrases, each laid over the base by itself and judged
// like a plan. All mistakes of all options are told at once, before anything is simulated.
import type { Diagnostic } from '../plan/diagnostic.ts';
import { planDigest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import { AS_WRITTEN, type Choice, type ChosenLayer, onTopOf, wordsOfChoice } from '../scenarios/choice.ts';
import type { PlanReading } from '../scenarios/read-plan.ts';
import { EXIT } from './exit-codes.ts';
import { type OpenedFile, sourceOf, tellDiagnostics } from './load-plan.ts';
import type { CompareRequest } from './request.ts';
import { Stop, usageStop } from './stop.ts';
import type { Streams } from './streams.ts';
import { suggest } from './suggest.ts';

export interface OptionRead {
  id: string;
  title: string;
  /** What makes it of the base, as typed. */
  words: readonly string[];
  /** What makes it of the plan as written, for other commands. */
  allWords: readonly string[];
  plan: Plan;
}

export interface OptionsRead {
  options: OptionRead[];
  /** Options of the plan that nobody named and that do not fit on the base. */
  leftOut: string[];
  /** Said about options and not about the base. */
  diagnostics: Diagnostic[];
}

interface Candidate {
  id: string;
  title: string;
  choice: Choice;
  isNamed: boolean;
}

/** Throws a Stop: exit 2 when there is nothing to compare or a name is unknown, exit 3 for an invalid option (all of them told). */
export function readOptions(
  request: CompareRequest,
  base: Plan,
  { reading, source }: OpenedFile,
  streams: Streams,
): OptionsRead {
  const known = new Set(reading.diagnostics.map(keyOf));
  const diagnostics: Diagnostic[] = [];
  const options: OptionRead[] = [];
  const leftOut: string[] = [];
  let isBroken = false;
  for (const { id, title, choice, isNamed } of candidates(request, base)) {
    const whole = onTopOf(request.variant, choice);
    const variant = reading.variant(whole);
    if (variant.plan === null && !isNamed) {
      leftOut.push(id);
      continue;
    }
    const news = variant.diagnostics.filter((each) => !known.has(keyOf(each)));
    for (const each of news) known.add(keyOf(each));
    // What the reader says of an option that nobody named is no news for whoever compares.
    if (isNamed) {
      diagnostics.push(...news);
      tellDiagnostics(news, sourceOf(source, variant), request, streams);
    }
    if (variant.plan === null) isBroken = true;
    else
      options.push({
        id,
        title: titleOf(title, variant),
        words: wordsOf(choice),
        allWords: wordsOfChoice(whole),
        plan: variant.plan,
      });
  }
  if (isBroken) throw new Stop(EXIT.input, [...reading.diagnostics, ...diagnostics], { told: true });
  if (options.length === 0) throw usageStop('nothing to compare: no option of the plan fits on the base', HOW);
  return { options, leftOut, diagnostics };
}

/** Of an option file as it says itself; a phrase says what it is. */
function titleOf(title: string, { layers }: PlanReading): string {
  const last = layers.at(-1);
  return last?.layer?.kind === 'option' && title === '' ? last.title : title;
}

/** An option that is the base again, or one before it: its id and that one's. */
export function sameAs(base: { id: string; plan: Plan }, options: readonly OptionRead[]): Map<string, string> {
  const seen = new Map([[planDigest(base.plan), base.id]]);
  const same = new Map<string, string>();
  for (const { id, plan } of options) {
    const digest = planDigest(plan);
    const twin = seen.get(digest);
    if (twin === undefined) seen.set(digest, id);
    else same.set(id, twin);
  }
  return same;
}

const HOW = "name one: --what-if '#012 -> Worker03', --option FILE, or --against an option of the plan";

function candidates({ against, layers, variant }: CompareRequest, plan: Plan): Candidate[] {
  const known = plan.options.map(({ id }) => id);
  const unknown = against.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const hint = known.length === 0 ? 'the plan has none' : `there are ${known.slice(0, 12).join(', ')}`;
    throw usageStop(`the plan has no option "${unknown.slice(0, 40)}"`, suggest(unknown, known) ?? hint);
  }
  const isOpen = against.length + layers.length === 0;
  const left = known.filter((id) => !variant.options.includes(id));
  if (isOpen && left.length === 0)
    throw usageStop(
      known.length === 0
        ? 'nothing to compare: no option is given, and the plan lists none'
        : 'nothing to compare: no option is given, and all of the plan are in the base',
      HOW,
    );
  const listed = (isOpen ? left : against).map((id): Candidate => {
    const title = plan.options.find((each) => each.id === id)?.title ?? '';
    return { id, title, choice: { ...AS_WRITTEN, options: [id] }, isNamed: !isOpen };
  });
  return withOwnIds([...listed, ...layers.map(layerCandidate)]);
}

function layerCandidate(layer: ChosenLayer): Candidate {
  const choice = { ...AS_WRITTEN, layers: [layer] };
  if (layer.kind === 'what-if') return { id: layer.phrase, title: '', choice, isNamed: true };
  const stem = layer.file.replace(/^.*[\\/]/, '').replace(/\.(ya?ml|json)$/i, '');
  return { id: stem === '' ? layer.file : stem, title: '', choice, isNamed: true };
}

/** A file called like another option is named as typed. */
function withOwnIds(list: readonly Candidate[]): Candidate[] {
  return list.map((each) => {
    const isTaken = each.id === 'base' || list.some((other) => other !== each && other.id === each.id);
    return isTaken ? { ...each, id: wordsOf(each.choice).join(' ') } : each;
  });
}

/** As `compare` takes them: an option of the plan is named by --against. */
function wordsOf(choice: Choice): string[] {
  return wordsOfChoice(choice).map((word) => (word === '--with' ? '--against' : word));
}

function keyOf({ code, message, path, range }: Diagnostic): string {
  return JSON.stringify([code, message, path, range?.file ?? null, range?.start.offset ?? null]);
}
