// A choice laid over a document: decisions and options of the plan, then option files and phrases. Every layer is judged against the
// plan as it is below it, so a phrase may speak of what an option before it brought.
import type { Change } from '../plan/change.ts';
import type { DocumentPath } from '../plan/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { checkConflicts, droppedBy } from './change-conflicts.ts';
import { layerOfChange } from './change-layer.ts';
import type { Choice, ChosenLayer } from './choice.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, isMap, shorten } from './document.ts';
import { checkLeft } from './leave-layer.ts';
import { type OpenedLayer, phrasesIn } from './open-layers.ts';
import { type OnMissing, overlay } from './overlay.ts';
import { phraseNames } from './phrase-names.ts';
import type { PhraseText } from './phrase-wording.ts';
import type { PhrasedChange, Span } from './phrased-change.ts';
import { readPhrase, type Wanted } from './read-phrase.ts';
import type { Texts } from './texts.ts';
import { type Variant, type Variants, variantOf } from './variants.ts';

/** Words of a layer, and the thing of the plan they speak about. */
export interface Spot {
  path: DocumentPath;
  span: Span;
}

/** A text of layers: everything in it is theirs, and what no words of it bring is told at its head. */
export interface Home {
  span: Span;
  head: Span;
}

/** A layer that was laid, and what it changes. */
export interface LaidLayer {
  layer: ChosenLayer | null;
  title: string;
  /** null = part of a plan, which no list of changes says. */
  changes: readonly Change[] | null;
}

export interface LaidChoice {
  variant: Variant;
  layers: readonly LaidLayer[];
  spots: readonly Spot[];
  homes: readonly Home[];
}

export interface Laying {
  texts: Texts;
  variants: Variants;
  root: DocNode;
  onMissing: OnMissing;
  complaints: Complaints;
  /** The plan of a variant; null when it is not sound, which is told elsewhere. */
  planOf(variant: Variant): Plan | null;
}

/** The variant of a choice with these layers over it; what is wrong with a layer is complained about. */
export function layChoice(laying: Laying, choice: Choice, layers: readonly OpenedLayer[]): LaidChoice {
  const spots: Spot[] = [];
  const homes: Home[] = layers.map(({ home, changes }) => ({ span: home, head: changes?.key ?? home }));
  const below = (chosen: Pick<Choice, 'options' | 'set' | 'decide'>): Variant =>
    variantOf(laying.variants, laying.root, chosen, laying.onMissing, (variant, list) => {
      const phrases = phrasesIn(laying.texts, laying.complaints, list);
      return layPhrases(laying, variant, phrases, spots, 'own').root;
    });
  for (const { diagnostics } of layers) laying.complaints.adopt(diagnostics);
  let chosen: Pick<Choice, 'options' | 'set' | 'decide'> = choice;
  const choices: PhrasedChange[][] = [];
  let use: Variant['use'] | undefined;
  for (const layer of layers) {
    const said = readAll(laying, below(chosen), layer.phrases, 'choices');
    choices.push(said);
    chosen = withChoices(laying, chosen, layer, said);
    use = setsOf(layer, said) ?? use;
  }
  let variant = below(chosen);
  if (use !== undefined) variant = { ...variant, use };
  const laid = layers.map((layer, k): LaidLayer => {
    const { root, changes } = layOne(laying, variant, layer, choices[k], spots);
    variant = { ...variant, root };
    return { layer: layer.layer, title: layer.title, changes };
  });
  return { variant, layers: laid, spots, homes };
}

/** What a layer says about options and decisions of the plan, on top of what is chosen. */
function withChoices(
  laying: Laying,
  chosen: Pick<Choice, 'options' | 'set' | 'decide'>,
  layer: OpenedLayer,
  said: readonly PhrasedChange[],
): Pick<Choice, 'options' | 'set' | 'decide'> {
  const { complaints, variants } = laying;
  const decide = new Map(chosen.decide);
  for (const { decision, option, place } of layer.decide) {
    const known = variants.decisions.get(decision);
    if (known?.options.has(option)) decide.set(decision, option);
    else {
      const among = known === undefined ? variants.decisions.keys() : known.options.keys();
      const hint = complaints.guess(known === undefined ? decision : option, among);
      const message =
        known === undefined
          ? `there is no decision ${shorten(decision)}`
          : `${decision} has no option ${shorten(option)}`;
      const remark = { atKey: known === undefined, ...(hint === undefined ? {} : { hint }) };
      complaints.add('E076', place, message, remark);
    }
  }
  const options = new Set(chosen.options);
  for (const { change } of said) {
    if (change.kind === 'decide') decide.set(change.decision, change.option);
    if (change.kind === 'with') options.add(change.option);
  }
  return { ...chosen, options: [...options], decide };
}

function setsOf({ set }: OpenedLayer, said: readonly PhrasedChange[]): Variant['use'] | undefined {
  const named = said.flatMap(({ change }) => (change.kind === 'set' ? [change] : []));
  const last = named[named.length - 1];
  if (last !== undefined) return last.names.map((id) => ({ id, place: null }));
  return set ?? undefined;
}

function layOne(
  laying: Laying,
  below: Variant,
  layer: OpenedLayer,
  choices: readonly PhrasedChange[],
  spots: Spot[],
): { root: DocNode; changes: readonly Change[] | null } {
  if (layer.changes === null) return layPhrases(laying, below, layer.phrases, spots, choices);
  const { node } = layer.changes;
  const sections = isMap(layer.changes) ? Array.from(layer.changes.node.entries) : [];
  for (const [name, { key, node: section }] of sections) {
    spots.push({ path: [name], span: key });
    if (section.kind !== 'map') continue;
    for (const [id, entry] of section.entries) spots.push({ path: [name, id], span: entry.key });
  }
  return { root: overlay(below.root, node, laying.onMissing), changes: null };
}

/** Phrases over a variant: read, held against each other, and laid one after the other. `own` = they stand in the plan itself. */
function layPhrases(
  laying: Laying,
  below: Variant,
  phrases: readonly PhraseText[],
  spots: Spot[],
  choices: readonly PhrasedChange[] | 'own',
): { root: DocNode; changes: readonly Change[] } {
  const { complaints } = laying;
  const plan = phrases.length === 0 ? null : laying.planOf(below);
  if (plan === null) return { root: below.root, changes: [] };
  const errors = complaints.errorCount();
  if (choices === 'own') refuseChoices(laying, below, phrases);
  const read = readAll(laying, below, phrases, 'changes');
  const said = [...(choices === 'own' ? [] : choices), ...read].sort((a, b) => a.clause.start - b.clause.start);
  const changes = said.map(({ change }) => change);
  checkConflicts(complaints, plan, said);
  let { root } = below;
  // What cannot be read or contradicts itself would only bring mistakes that are none.
  if (complaints.errorCount() > errors) return { root, changes };
  const dropped = new Set<string>();
  for (const phrased of read) {
    const layer = layerOfChange({ complaints, plan, root }, phrased);
    if (layer === null) continue;
    root = overlay(root, layer.node, laying.onMissing);
    root = layer.after?.(root) ?? root;
    spots.push(...layer.about.map((path) => ({ path, span: phrased.clause })));
    if (phrased.change.kind === 'drop') for (const id of droppedBy(plan, phrased.change)) dropped.add(id);
  }
  if (complaints.errorCount() === errors) checkLeft({ complaints, plan, root }, read, dropped);
  return { root, changes };
}

/** An option of the plan says set and decide beside its changes: which variants there are must not hang on a variant. */
function refuseChoices(laying: Laying, below: Variant, phrases: readonly PhraseText[]): void {
  for (const { path, clause, words } of readAll(laying, below, phrases, 'choices')) {
    const place = { node: { kind: 'scalar', value: words, source: words, ...clause } as const, path, key: clause };
    laying.complaints.add('E077', place, `changes of the plan cannot hold "${shorten(words)}"`, {
      hint: 'write set or decide beside changes',
    });
  }
}

function readAll(
  { complaints, planOf }: Laying,
  below: Variant,
  phrases: readonly PhraseText[],
  wanted: Wanted,
): PhrasedChange[] {
  const plan = phrases.length === 0 ? null : planOf(below);
  if (plan === null) return [];
  const names = phraseNames(plan);
  return phrases.flatMap((phrase) => readPhrase(complaints, phrase, plan, wanted, names));
}
