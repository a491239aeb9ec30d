// Which variant of a plan is meant: options, decisions and dependency sets by name, option files and what-if phrases, as a value
// and as the words that say it again on a command line.
import type { Change } from '../plan/change.ts';
import { phraseOf } from '../plan/change-phrase.ts';
import type { Complaints } from './complaints.ts';
import type { Place } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { CHOICE_KEYS } from './keys-of-documents.ts';
import { readIds } from './names.ts';
import { readText } from './scalars.ts';

/** What is laid over a plan from outside it: an option file as typed, or changes in words. */
export type ChosenLayer = { kind: 'option'; file: string } | { kind: 'what-if'; phrase: string };

export interface Choice {
  /** Options, laid over the plan in this order. */
  options: readonly string[];
  /** Dependency sets in force; null = those the plan (or the last option that says so) uses. */
  set: readonly string[] | null;
  /** Decision -> option taken; what is not named stays as the plan has it. */
  decide: ReadonlyMap<string, string>;
  /** Laid over all that, in this order: option files, then phrases, since a command line cannot say it otherwise. */
  layers: readonly ChosenLayer[];
}

export const AS_WRITTEN: Choice = { options: [], set: null, decide: new Map(), layers: [] };

/** Does it choose nothing? */
export function isAsWritten({ options, set, decide, layers }: Choice): boolean {
  return options.length === 0 && set === null && decide.size === 0 && layers.length === 0;
}

/** `--with parallel --set barrier --decide expand=later --what-if 'drop P2'`; nothing for the plan as written. */
export function wordsOfChoice({ options, set, decide, layers }: Choice): string[] {
  return [
    ...options.flatMap((id) => ['--with', id]),
    ...(set ?? []).flatMap((name) => ['--set', name]),
    ...Array.from(decide).flatMap(([id, option]) => ['--decide', `${id}=${option}`]),
    ...layers.flatMap((layer) => (layer.kind === 'option' ? ['--option', layer.file] : ['--what-if', layer.phrase])),
  ];
}

/** What a claim's `under` names: an option by its id, or the words above in one text. */
export function choiceUnder(under: string | null): Choice {
  if (under === null) return AS_WRITTEN;
  if (!under.includes(' ')) return { ...AS_WRITTEN, options: [under] };
  const words = under.split(' ');
  const after = (flag: string): string[] => words.filter((_, i) => i > 0 && words[i - 1] === flag);
  const sets = after('--set');
  const decide = new Map(after('--decide').map((pair): [string, string] => halves(pair)));
  return { ...AS_WRITTEN, options: after('--with'), set: sets.length === 0 ? null : sets, decide };
}

/** Layers in the order in which they are laid, each once. */
export function layersOf(files: readonly string[], phrases: readonly string[]): ChosenLayer[] {
  return [
    ...Array.from(new Set(files), (file) => ({ kind: 'option', file }) as const),
    ...Array.from(new Set(phrases), (phrase) => ({ kind: 'what-if', phrase }) as const),
  ];
}

/** The choice of nothing but these changes, in words as a command line would say them. */
export function choiceOfChanges(changes: readonly Change[]): Choice {
  return changes.length === 0
    ? AS_WRITTEN
    : { ...AS_WRITTEN, layers: layersOf([], [changes.map(phraseOf).join('; ')]) };
}

/** What is chosen already, with more laid on top of it; an option, file or phrase that is chosen already keeps its place. */
export function onTopOf(chosen: Choice, more: Choice): Choice {
  const both = [...chosen.layers, ...more.layers];
  return {
    options: [...new Set([...chosen.options, ...more.options])],
    set: more.set ?? chosen.set,
    decide: new Map([...chosen.decide, ...more.decide]),
    layers: layersOf(filesOf(both), phrasesOf(both)),
  };
}

function filesOf(layers: readonly ChosenLayer[]): string[] {
  return layers.flatMap((layer) => (layer.kind === 'option' ? [layer.file] : []));
}

function phrasesOf(layers: readonly ChosenLayer[]): string[] {
  return layers.flatMap((layer) => (layer.kind === 'what-if' ? [layer.phrase] : []));
}

/** One text for one choice. */
export function keyOfChoice(choice: Choice): string {
  return JSON.stringify(wordsOfChoice(choice));
}

/** A name of a choice that the document does not have. */
export interface UnknownName {
  what: string;
  name: string;
  /** What it may have meant. */
  known: string[];
}

interface KnownNames {
  options: ReadonlyMap<string, unknown>;
  decisions: ReadonlyMap<string, { options: ReadonlyMap<string, unknown> }>;
}

/** The first unknown name of a choice; null when all are known. */
export function unknownIn(
  { options, set, decide }: Choice,
  known: KnownNames,
  sets: readonly string[],
): UnknownName | null {
  const missing = (what: string, names: Iterable<string>, among: readonly string[]): UnknownName[] =>
    Array.from(names)
      .filter((name) => !among.includes(name))
      .map((name) => ({ what, name, known: [...among] }));
  const decided = Array.from(decide).flatMap(([id, option]) => {
    const among = known.decisions.get(id)?.options.keys();
    return among === undefined ? [] : missing(`option of ${id} called`, [option], Array.from(among));
  });
  const [first] = [
    ...missing('option', options, Array.from(known.options.keys())),
    ...missing('decision', decide.keys(), Array.from(known.decisions.keys())),
    ...decided,
    ...missing('dependency set', set ?? [], sets),
  ];
  return first ?? null;
}

/** `expand=later` as its two names; ids hold no `=`. */
export function halves(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** A choice written as a mapping `{ with, set, decide }`. */
export function readChoice(complaints: Complaints, place: Place): Choice {
  const fields = openFields(complaints, place, CHOICE_KEYS, 'under');
  if (fields === null) return AS_WRITTEN;
  const options = readIds(complaints, fields.at('with'), 'with').map(({ id }) => id);
  const set = fields.at('set') === undefined ? null : readIds(complaints, fields.at('set'), 'set').map(({ id }) => id);
  return { ...AS_WRITTEN, options, set, decide: readDecide(complaints, fields.at('decide')) };
}

/** Decisions and the option each takes. */
export function readDecide(complaints: Complaints, place: Place | undefined): Map<string, string> {
  const taken = new Map<string, string>();
  for (const [id, value] of openNamed(complaints, place, 'decide')) {
    const option = readText(complaints, value, 'decide');
    if (option !== null) taken.set(id, option);
  }
  return taken;
}
